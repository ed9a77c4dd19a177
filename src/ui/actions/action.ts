// What an action is. Buttons, menus, the palette and keys are all views of the same list of them.
import { type PageState, pageStore } from '../store/store.ts';

/** The headings under which the palette and the list of keys show actions. */
export type ActionGroup = 'Time' | 'Servers' | 'Network' | 'Clients' | 'Page';

/** One thing that the reader can do. */
export interface Action {
  readonly id: string;
  readonly group: ActionGroup;
  /** What it does, as a button or a menu says it. */
  readonly label: string;
  /** Keys in tinykeys' notation, the one to be shown first. */
  readonly keys: readonly string[];
  /** True, or the reason why it cannot be done now, as a sentence without its full stop. */
  readonly enabled: (state: PageState) => true | string;
  readonly run: (state: PageState) => void;
}

/** For actions that can be done at any time. */
export const always = () => true as const;

/** Does it, where it can be done now; returns the reason where it cannot. */
export function runAction(action: Action): true | string {
  const state = pageStore.getState();
  const enabled = action.enabled(state);
  if (enabled === true) action.run(state);
  return enabled;
}

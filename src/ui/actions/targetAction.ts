// What a person can do to something on the stage: one command with its label, its key and the reason why not now.
// Menus, the inspector's buttons and the palette show the same list.
import type { Command, Selector } from '../../model/command.ts';
import type { NodeId } from '../../model/ids.ts';

/** One thing that can be done to a target. */
export interface TargetAction {
  /** Unique within a target: `crash`, `cut-both`. Keys are bound to these. */
  readonly id: string;
  /** Whole, as the palette shows it: `Crash n3`. */
  readonly label: string;
  /** Where the target is named beside it already: `Crash`. */
  readonly short: string;
  /** What it does, in a sentence, for whom the label is not enough. */
  readonly about: string;
  readonly command: Command;
  /** Why it cannot be done now, as a clause that fits after the label: `n3 is down`. Null: it can. */
  readonly refusal: string | null;
}

/** Actions that belong together: a part of a menu between two lines. `title` null: it needs no heading. */
export interface ActionGroup {
  readonly title: string | null;
  readonly actions: readonly TargetAction[];
}

/** The selector of one process. */
export function only(id: NodeId): Selector {
  return { kind: 'id', id };
}

/** The action of this id in some groups, or undefined. */
export function findAction(groups: readonly ActionGroup[], id: string): TargetAction | undefined {
  for (const group of groups) {
    const found = group.actions.find((action) => action.id === id);
    if (found) return found;
  }
  return undefined;
}

// A button that is a view of an action of the registry: its label, its key, and its reason when it cannot be pressed.
import type { ReactNode } from 'react';
import { type PageState, usePage } from '../store/store.ts';
import { type Action, runAction } from './action.ts';
import { keyText } from './keyText.ts';

/** `children` is what is seen (an icon); without it the button says the action's label. */
export function PageButton(props: {
  readonly action: Action;
  readonly className?: string;
  readonly label?: string;
  readonly children?: ReactNode;
}) {
  const { action, className = 'button', label = action.label, children } = props;
  const enabled = usePage((state: PageState) => action.enabled(state));
  const [key] = action.keys;
  const hint = key === undefined ? label : `${label} (${keyText(key)})`;
  return (
    <button
      type="button"
      className={className}
      aria-label={children ? label : undefined}
      aria-disabled={enabled !== true}
      aria-keyshortcuts={key?.replace('$mod', 'Control')}
      title={enabled === true ? hint : `${hint}: ${enabled.charAt(0).toLowerCase()}${enabled.slice(1)}`}
      onClick={() => void runAction(action)}
    >
      {children ?? label}
    </button>
  );
}

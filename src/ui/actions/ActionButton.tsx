// An action of a target as a button. Where it cannot be done it stays in its place, says why, and does nothing.
import { perform } from '../engine/playground.ts';
import type { TargetAction } from './targetAction.ts';

/** A small button that performs an action's command, or tells `onRefused` why it cannot. */
export function ActionButton(props: {
  readonly action: TargetAction;
  /** The key that does the same, as `keyText` writes it; told by the tooltip. */
  readonly keyName?: string | null;
  readonly onRefused?: (reason: string | null) => void;
}) {
  const { action, keyName = null, onRefused } = props;
  const { refusal } = action;
  return (
    <button
      type="button"
      className="button small"
      aria-disabled={refusal !== null}
      title={`${refusal === null ? action.about : `Not now: ${refusal}.`}${keyName ? `  ${keyName}` : ''}`}
      onClick={() => {
        onRefused?.(refusal);
        if (refusal === null) void perform(action.command);
      }}
    >
      {action.short}
    </button>
  );
}

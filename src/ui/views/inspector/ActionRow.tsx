// The few actions one wants most for what is selected, and the menu of all others.
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { findAction } from '../../actions/targetAction.ts';
import { actionsFor, type Target, targetName } from '../../actions/targetActions.ts';
import { targetKey } from '../../actions/targetKey.ts';
import { useReading } from '../../store/reading.ts';
import { selectWorld } from '../../store/selectors.ts';
import { showMenu } from '../menu/showMenu.ts';

/** Buttons for the actions of these ids, in this order. */
export function ActionRow({ target, ids }: { readonly target: Target; readonly ids: readonly string[] }) {
  const world = useReading('inspector', selectWorld);
  const [refusal, setRefusal] = useState<string | null>(null);
  if (!world) return null;
  const groups = actionsFor(world, target);
  return (
    <div className="action-row">
      {ids.map((id, place) => {
        const action = findAction(groups, id);
        return action ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: Restart takes the place of Crash, and keeps the focus that is there
          <ActionButton key={place} action={action} keyName={targetKey(target, id)} onRefused={setRefusal} />
        ) : null;
      })}
      {groups.length > 1 ? <MoreButton target={target} /> : null}
      <p className="refusal" role="status">
        {refusal === null ? '' : `Not now: ${refusal}.`}
      </p>
    </div>
  );
}

function MoreButton({ target }: { readonly target: Target }) {
  const open = ({ currentTarget }: { readonly currentTarget: HTMLElement }) => {
    const { left, bottom } = currentTarget.getBoundingClientRect();
    void showMenu(target, { x: left, y: bottom + 4 });
  };
  return (
    <button
      type="button"
      className="button small icon"
      aria-haspopup="menu"
      aria-label={`Everything that can be done to ${targetName(target)}`}
      title="More"
      onClick={open}
    >
      <Ellipsis aria-hidden="true" />
    </button>
  );
}

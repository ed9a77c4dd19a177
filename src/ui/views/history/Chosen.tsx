// The call that has been picked, and the ways from it into the cluster: its moment, its entry, the server that answered.
import { opPhrase } from '../../../describe/op.ts';
import { at } from '../../../model/list.ts';
import type { World } from '../../../model/world.ts';
import { seek } from '../../engine/playground.ts';
import type { Selection } from '../../store/store.ts';
import { entryOf } from './text.ts';

interface ChosenProps {
  /** Of world.operations. */
  readonly offset: number;
  readonly world: World;
  /** Picks what the call leads to. */
  readonly onLead: (to: Selection) => void;
}

/** What can be done with the call. */
export function Chosen({ offset, world, onLead }: ChosenProps) {
  const operation = at(world.operations, offset);
  if (!operation) return null;
  const { clerk, op, calledStep, returnedStep, server } = operation;
  const entry = entryOf(world, operation);
  const noEntry =
    op.type === 'get'
      ? 'No log has an entry of it: it may have been read without one, or compacted'
      : 'No log has an entry of it now';
  return (
    <div className="story-chosen" role="toolbar" aria-label="The call that is selected">
      <p>
        <b>{clerk}</b> <code>{opPhrase(op)}</code>
      </p>
      <button type="button" className="button small" onClick={() => void seek({ step: returnedStep ?? calledStep })}>
        Its moment
      </button>
      <button
        type="button"
        className="button small"
        aria-disabled={entry === null}
        title={entry === null ? noEntry : `Index ${entry.index} in the log of ${entry.node}`}
        onClick={() => entry && onLead({ kind: 'entry', ...entry })}
      >
        Its log entry
      </button>
      <button
        type="button"
        className="button small"
        aria-disabled={server === null}
        title={server === null ? 'Nobody has answered it' : 'The server that answered'}
        onClick={() => server && onLead({ kind: 'node', id: server })}
      >
        {server ?? 'No answer'}
      </button>
    </div>
  );
}

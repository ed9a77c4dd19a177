// Through whom the shard controller is called, and what is asked of it as a whole; what concerns one group stands in its row.
import type { ControlCall } from '../../../model/command.ts';
import type { NodeId } from '../../../model/ids.ts';
import { clerksOf, type World } from '../../../model/world.ts';
import { controlCommand } from '../../actions/groupCommands.ts';
import { perform } from '../../engine/playground.ts';
import type { GroupRow } from './facts.ts';

interface Props {
  readonly world: World;
  readonly rows: readonly GroupRow[];
  /** null: no clerk is up. */
  readonly clerk: NodeId | null;
  readonly onClerk: (clerk: NodeId) => void;
}

/** The bar in the corner of the table. */
export function Controls({ world, rows, clerk, onClerk }: Props) {
  if (clerk === null) return <p className="aside shards-bar">No clerk is up that could call the shard controller.</p>;
  const call = (asked: ControlCall) => () => void perform(controlCommand(clerk, asked));
  const out = rows.filter(({ isIn }) => !isIn).map(({ gid }) => ({ gid, servers: null }));
  return (
    <div className="shards-bar" role="toolbar" aria-label="Shard controller">
      <label>
        Ask{' '}
        <select
          className="field"
          title="The client through whom the controller is asked"
          value={clerk}
          onChange={(event) => onClerk(event.target.value)}
        >
          {clerksOf(world).map(({ id, health }) => (
            <option key={id} disabled={health !== 'up'}>
              {id}
            </option>
          ))}
        </select>
      </label>
      {out.length > 1 && (
        <button type="button" className="button small" onClick={call({ type: 'join', groups: out })}>
          Join all
        </button>
      )}
      <button
        type="button"
        className="button small"
        title="Asks for the newest configuration; the answer stands in the clients' tab"
        onClick={call({ type: 'query', num: -1 })}
      >
        Query
      </button>
      {world.setup.handover === 'clerk' && (
        <button
          type="button"
          className="button small"
          title="Ends the change that another client has begun, if there is one"
          onClick={call({ type: 'recover' })}
        >
          Recover
        </button>
      )}
    </div>
  );
}

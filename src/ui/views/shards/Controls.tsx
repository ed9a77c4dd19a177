// Joining, leaving and asking, through a clerk.
import { useState } from 'react';
import type { ControlCall } from '../../../model/command.ts';
import type { NodeId } from '../../../model/ids.ts';
import { gidsOf, type ShardConfig } from '../../../model/shard.ts';
import { clerksOf, type World } from '../../../model/world.ts';
import { adminOf, controlCommand } from '../../actions/groupCommands.ts';
import { perform } from '../../engine/playground.ts';
import type { GroupRow } from './facts.ts';

interface Props {
  readonly world: World;
  readonly config: ShardConfig;
  readonly rows: readonly GroupRow[];
}

/** The bar above the table. */
export function Controls({ world, config, rows }: Props) {
  const [picked, setPicked] = useState<NodeId | null>(null);
  const clerks = clerksOf(world);
  const clerk = clerks.find(({ id, health }) => id === picked && health === 'up')?.id ?? adminOf(world);
  if (clerk === null) return <p className="aside">No clerk is up that could call the shard controller.</p>;
  const call = (asked: ControlCall) => () => void perform(controlCommand(clerk, asked));
  const out = rows.filter(({ isIn }) => !isIn);
  return (
    <div className="shards-bar" role="toolbar" aria-label="Shard controller">
      <label>
        through{' '}
        <select className="field" value={clerk} onChange={(event) => setPicked(event.target.value)}>
          {clerks.map(({ id, health }) => (
            <option key={id} disabled={health !== 'up'}>
              {id}
            </option>
          ))}
        </select>
      </label>
      {out.map(({ gid }) => (
        <button
          key={gid}
          type="button"
          className="button small"
          onClick={call({ type: 'join', groups: [{ gid, servers: null }] })}
        >
          Join {gid}
        </button>
      ))}
      {out.length > 1 && (
        <button
          type="button"
          className="button small"
          onClick={call({ type: 'join', groups: out.map(({ gid }) => ({ gid, servers: null })) })}
        >
          Join all
        </button>
      )}
      {gidsOf(config).map((gid) => (
        <button key={gid} type="button" className="button small quiet" onClick={call({ type: 'leave', gids: [gid] })}>
          Leave {gid}
        </button>
      ))}
      <button type="button" className="button small quiet" onClick={call({ type: 'query', num: -1 })}>
        Query
      </button>
    </div>
  );
}

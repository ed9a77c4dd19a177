// A group at the head of its row: who leads it, how far it has come, and what can be done to it as a whole. What is moved to it is
// moved in the column of the shard.
import { Power, RotateCcw } from 'lucide-react';
import type { ControlCall } from '../../../model/command.ts';
import type { NodeId } from '../../../model/ids.ts';
import type { ShardConfig } from '../../../model/shard.ts';
import { controlCommand, groupCommand } from '../../actions/groupCommands.ts';
import { perform } from '../../engine/playground.ts';
import type { GroupRow } from './facts.ts';

interface Props {
  readonly row: GroupRow;
  /** Through whom the shard controller is called; null: no clerk is up. */
  readonly clerk: NodeId | null;
  readonly config: ShardConfig;
}

/** The head of a row. */
export function RowHead({ row, clerk, config }: Props) {
  const { gid, num, leader, up, servers, isIn } = row;
  const isDead = up === 0;
  const ask = (call: ControlCall) => () => {
    if (clerk !== null) void perform(controlCommand(clerk, call));
  };
  const change: ControlCall = isIn
    ? { type: 'leave', gids: [gid] }
    : { type: 'join', groups: [{ gid, servers: null }] };
  return (
    <th scope="row">
      <div className="shards-facts">
        <span className="shards-tag">{gid}</span>
        <span className="muted" title={`${up} of ${servers} servers are up`}>
          {isDead ? 'down' : (leader ?? 'no leader')}
        </span>
        {num !== null && (
          <span className={num < config.num ? 'shards-behind' : 'faint'} title={`It has come to configuration ${num}`}>
            {num < config.num ? `config ${num} of ${config.num}` : `config ${num}`}
          </span>
        )}
      </div>
      <div className="shards-row-acts">
        <button
          type="button"
          className="button small quiet"
          aria-disabled={clerk === null}
          title={clerk === null ? 'Not now: no clerk is up.' : undefined}
          aria-label={`${isIn ? 'Leave' : 'Join'} ${gid}`}
          onClick={ask(change)}
        >
          {isIn ? 'Leave' : 'Join'}
        </button>
        <button
          type="button"
          className="button icon small quiet"
          aria-label={`${isDead ? 'Restart' : 'Crash'} group ${gid}`}
          title={`${isDead ? 'Restart' : 'Crash'} all servers of group ${gid}`}
          onClick={() => void perform(groupCommand(isDead ? 'restart' : 'crash', gid))}
        >
          {isDead ? <RotateCcw aria-hidden="true" /> : <Power aria-hidden="true" />}
        </button>
      </div>
    </th>
  );
}

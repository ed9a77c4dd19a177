// A group at the head of its row: who leads it, how far it has come, and what can be done to it as a whole.
import { Power, RotateCcw } from 'lucide-react';
import type { ControlCall } from '../../../model/command.ts';
import type { NodeId } from '../../../model/ids.ts';
import type { ShardConfig, ShardId } from '../../../model/shard.ts';
import { controlCommand, groupCommand } from '../../actions/groupCommands.ts';
import { perform } from '../../engine/playground.ts';
import { type GroupRow, moveRefusal } from './facts.ts';

interface Props {
  readonly row: GroupRow;
  /** Through whom the shard controller is called; null: no clerk is up. */
  readonly clerk: NodeId | null;
  readonly config: ShardConfig;
  readonly chosen: ShardId | null;
}

/** The head of a row. */
export function RowHead({ row, clerk, config, chosen }: Props) {
  const { gid, num, leader, up, servers, isIn } = row;
  const isDead = up === 0;
  const ask = (call: ControlCall) => () => {
    if (clerk !== null) void perform(controlCommand(clerk, call));
  };
  const canMove = chosen !== null && moveRefusal(config, chosen, gid) === null;
  const change: ControlCall = isIn
    ? { type: 'leave', gids: [gid] }
    : { type: 'join', groups: [{ gid, servers: null }] };
  return (
    <th scope="row">
      <div className="shards-group">
        <span className="shards-tag">{gid}</span>
        <span className="muted">{isDead ? 'down' : (leader ?? 'no leader')}</span>
        {num !== null && (
          <span className={num < config.num ? 'shards-behind' : 'faint'} title={`It has come to configuration ${num}`}>
            {num < config.num ? `config ${num} of ${config.num}` : `config ${num}`}
          </span>
        )}
        {up < servers && !isDead && <span className="muted">{`${up}/${servers} up`}</span>}
        <span className="shards-row-acts">
          {canMove ? (
            <button
              type="button"
              className="button small"
              aria-disabled={clerk === null}
              aria-label={`Move ${chosen} here, to group ${gid}`}
              onClick={ask({ type: 'move', shard: chosen, gid })}
            >
              Move {chosen} here
            </button>
          ) : (
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
          )}
          <button
            type="button"
            className="button icon small quiet"
            aria-label={`${isDead ? 'Restart' : 'Crash'} group ${gid}`}
            title={`${isDead ? 'Restart' : 'Crash'} all servers of group ${gid}`}
            onClick={() => void perform(groupCommand(isDead ? 'restart' : 'crash', gid))}
          >
            {isDead ? <RotateCcw aria-hidden="true" /> : <Power aria-hidden="true" />}
          </button>
        </span>
      </div>
    </th>
  );
}

// A group at the head of its row: who leads it, how far it has come, and what can be done to it as a whole.
import { Power, RotateCcw } from 'lucide-react';
import type { ShardConfig, ShardId } from '../../../model/shard.ts';
import type { World } from '../../../model/world.ts';
import { adminOf, controlCommand, groupCommand } from '../../actions/groupCommands.ts';
import { perform } from '../../engine/playground.ts';
import type { GroupRow } from './facts.ts';

interface Props {
  readonly row: GroupRow;
  readonly world: World;
  /** The number of the newest configuration. */
  readonly newest: number;
  readonly config: ShardConfig;
  readonly chosen: ShardId | null;
}

/** The head of a row. */
export function RowHead({ row, world, newest, config, chosen }: Props) {
  const { gid, num, leader, up, servers, isIn } = row;
  const isDead = up === 0;
  const clerk = adminOf(world);
  const canMove = chosen !== null && clerk !== null && isIn && config.shards[chosen] !== gid;
  return (
    <th scope="row" className="shards-group">
      <span className="shards-swatch" aria-hidden="true" />
      <b>{gid}</b>
      <span className="muted">{isDead ? 'down' : (leader ?? 'no leader')}</span>
      <span className={num < newest ? 'shards-behind' : 'faint'} title={`It has come to configuration ${num}`}>
        #{num}
      </span>
      {up < servers && !isDead && <span className="muted">{`${up}/${servers} up`}</span>}
      <span className="shards-row-acts">
        {canMove && (
          <button
            type="button"
            className="button small"
            onClick={() => void perform(controlCommand(clerk, { type: 'move', shard: chosen, gid }))}
          >
            Move {chosen} here
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
    </th>
  );
}

// One shard in words: whose it is, where its data are, whose requests it remembers.
import { groupMachine } from '../../../model/group.ts';
import type { KvState } from '../../../model/kv.ts';
import { NOBODY, type ShardConfig, type ShardId } from '../../../model/shard.ts';
import type { World } from '../../../model/world.ts';
import { bytes, count, listed } from '../../lib/figures.ts';
import type { GroupRow, ShardCell } from './facts.ts';

interface Props {
  readonly world: World;
  readonly rows: readonly GroupRow[];
  readonly config: ShardConfig;
  readonly chosen: ShardId;
}

const PHASES = {
  serving: 'serves it',
  arriving: 'waits for it',
  leaving: 'has it frozen until the new owner has it',
  deleting: 'is about to delete it',
} as const;

/** The line below the table. */
export function ChosenShard({ world, rows, config, chosen }: Props) {
  const owner = config.shards[chosen] ?? NOBODY;
  const having = rows.flatMap(({ gid, cells }) => {
    const cell = cells[chosen]?.cell;
    return cell ? [{ gid, cell, kv: kvOf(world, gid, chosen) }] : [];
  });
  return (
    <p className="shards-chosen" role="status">
      <b>Shard {chosen}</b>{' '}
      {owner === NOBODY ? 'belongs to nobody' : `belongs to group ${owner} by configuration ${config.num}`}.
      {having.map(({ gid, cell, kv }) => (
        <span key={gid}>
          {' '}
          Group {gid} {PHASES[cell.phase]}
          {cell.phase === 'arriving' ? '.' : <Content cell={cell} kv={kv} />}
        </span>
      ))}
    </p>
  );
}

/** What is in the shard, as the end of the sentence. */
function Content({ cell, kv }: { readonly cell: ShardCell; readonly kv: KvState | undefined }) {
  const keys = Object.keys(kv?.data ?? {}).sort();
  const clerks = Object.keys(kv?.sessions ?? {}).sort();
  return (
    <span className="muted">
      : {count(cell.keys, 'key')}, {bytes(cell.bytes)}
      {keys.length > 0 && (
        <>
          {' '}
          (<code>{keys.slice(0, 12).join(' ')}</code>
          {keys.length > 12 ? ' …' : ''})
        </>
      )}
      {clerks.length > 0 && `, sessions of ${listed(clerks)}`}.
    </span>
  );
}

function kvOf(world: World, gid: number, shard: ShardId) {
  const machine = groupMachine(world, gid);
  return machine?.kind === 'shardKv' ? machine.shards[shard]?.kv : undefined;
}

// What there is to see of a sharded store: what each group has, and which shards change hands. Captions and pictures are made
// of it. Groups are taken as far as their logs have been carried out, whether their servers run or not.
import { configsOf, groupConfig, groupMachine, leaderOf } from '../model/group.ts';
import type { GroupId } from '../model/ids.ts';
import type { KvState } from '../model/kv.ts';
import { at } from '../model/list.ts';
import { groupIds } from '../model/setup.ts';
import { NOBODY, type ShardConfig, type ShardId, type ShardPhase } from '../model/shard.ts';
import type { ClerkNode, ServerNode, World } from '../model/world.ts';

/** A shard as a group has it. `deleting`: its new owner has it, and the order to delete it waits in the log. */
export interface Holding {
  readonly shard: ShardId;
  readonly phase: ShardPhase | 'deleting';
  readonly kv: KvState;
}

/** The part of a world that is looked at. */
type Seen = Pick<World, 'nodes' | 'ghost' | 'setup'>;

/** What a group has, serving or not, in the order of the shards; the shard controller has none. */
export function holdingsOf(world: Seen, gid: GroupId): Holding[] {
  const machine = groupMachine(world, gid);
  if (machine?.kind !== 'shardKv') return [];
  const ordered = deletionsIn(leaderOf(world, gid));
  return Object.entries(machine.shards).map(([id, { phase, kv }]) => {
    const shard = Number(id);
    return { shard, phase: phase === 'leaving' && ordered.has(shard) ? 'deleting' : phase, kv };
  });
}

/** The shards that a leader's log tells to delete in entries that it has not applied yet. */
function deletionsIn(leader: ServerNode | undefined): ReadonlySet<ShardId> {
  const found = new Set<ShardId>();
  if (!leader) return found;
  const { log, lastApplied } = leader.raft;
  for (let offset = Math.max(0, lastApplied - log.base); offset < log.entries.size; offset++) {
    const op = at(log.entries, offset)?.op;
    if (op?.type === 'deleteShard') found.add(op.shard);
  }
  return found;
}

/** A shard that changes hands. `arrived`: its new owner serves it already, and the former one has yet to delete its copy. */
export interface Move {
  readonly shard: ShardId;
  readonly from: GroupId;
  readonly to: GroupId;
  readonly arrived: boolean;
}

/** The shards that change hands, in order. */
export function movesIn(world: Seen): Move[] {
  const configs = configsOf(world);
  const moves = new Map<ShardId, Move>();
  for (const gid of groupIds(world.setup)) {
    const machine = groupMachine(world, gid);
    if (machine?.kind !== 'shardKv') continue;
    const { num, shards } = groupConfig(world, machine);
    for (const { shard, phase } of holdingsOf(world, gid)) {
      if (phase === 'serving') continue;
      const to = shards[shard] ?? NOBODY;
      const move =
        phase === 'arriving'
          ? { shard, from: configs[num - 1]?.shards[shard] ?? NOBODY, to: gid, arrived: false }
          : { shard, from: gid, to, arrived: serves(world, to, shard) };
      // Either end tells of the same move; that a shard has arrived is known at the new owner's.
      if (!moves.get(shard)?.arrived) moves.set(shard, move);
    }
  }
  return [...moves.values()].sort((a, b) => a.shard - b.shard);
}

function serves(world: Seen, gid: GroupId, shard: ShardId): boolean {
  const machine = groupMachine(world, gid);
  return machine?.kind === 'shardKv' && machine.shards[shard]?.phase === 'serving';
}

/** The clerks that carry out this announced configuration, in order. */
export function carriersOf({ nodes }: Pick<World, 'nodes'>, { num }: ShardConfig): ClerkNode[] {
  return nodes.filter(
    (node): node is ClerkNode =>
      node.kind === 'clerk' && node.health === 'up' && node.pending?.errand?.next?.num === num,
  );
}

/** The shards that a group owns by a configuration, in order. */
export function ownedBy(owners: readonly GroupId[], gid: GroupId): ShardId[] {
  return owners.flatMap((owner, shard) => (owner === gid ? [shard] : []));
}

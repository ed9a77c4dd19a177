// What the Shards tab shows, computed from a world: who has which shard in which phase, how large it is, what has changed from
// configuration to configuration.
import { type Holding, holdingsOf } from '../../../describe/shardSight.ts';
import type { Violation } from '../../../model/ghost.ts';
import {
  announcedConfig,
  comingConfig,
  groupMachine,
  groupMembers,
  leaderOf,
  newestConfig,
} from '../../../model/group.ts';
import type { GroupId, NodeId } from '../../../model/ids.ts';
import { kvBytes } from '../../../model/kv.ts';
import { groupIds } from '../../../model/setup.ts';
import { firstConfig, gidsOf, NOBODY, type ShardConfig, type ShardId } from '../../../model/shard.ts';
import type { World } from '../../../model/world.ts';

/** A shard as a group stands to it: what it has of it, or nothing. */
export interface Standing {
  readonly shard: ShardId;
  readonly cell: ShardCell | null;
}

/** A shard as a group has it. */
export interface ShardCell {
  readonly phase: Holding['phase'];
  readonly keys: number;
  readonly bytes: number;
}

/** A group in the table. */
export interface GroupRow {
  readonly gid: GroupId;
  /** The configuration that it has come to; null: clerks hand shards over, and it knows none. */
  readonly num: number | null;
  /** The newest configuration knows it, or the one that is announced. */
  readonly isIn: boolean;
  readonly leader: NodeId | null;
  readonly up: number;
  readonly servers: number;
  /** In the order of the shards. */
  readonly cells: readonly Standing[];
}

/** Who owns each shard, in order. */
export function ownersOf(config: ShardConfig): { readonly shard: ShardId; readonly owner: GroupId }[] {
  return config.shards.map((owner, shard) => ({ shard, owner }));
}

/** The groups of the store, in order. */
export function groupRows(world: World): GroupRow[] {
  const { groups } = comingConfig(world);
  return groupIds(world.setup).flatMap((gid) => {
    const machine = groupMachine(world, gid);
    if (machine?.kind !== 'shardKv') return [];
    const members = groupMembers(world, gid);
    const leader = leaderOf(world, gid) ?? null;
    const held = new Map(holdingsOf(world, gid).map((holding) => [holding.shard, holding]));
    const cells = Array.from({ length: world.setup.shards }, (_, shard) => ({ shard, cell: cellOf(held.get(shard)) }));
    return {
      gid,
      num: machine.nums ? null : machine.config.num,
      isIn: Object.hasOwn(groups, gid),
      leader: leader?.id ?? null,
      up: members.filter(({ health }) => health === 'up').length,
      servers: members.length,
      cells,
    };
  });
}

function cellOf(holding: Holding | undefined): ShardCell | null {
  if (!holding) return null;
  const { phase, kv } = holding;
  return { phase, keys: Object.keys(kv.data).length, bytes: kvBytes(kv) };
}

/** The invariants that are about one shard. The key of a violation names it, after the group: `101/3`. */
const OF_A_SHARD: readonly string[] = ['I34', 'I35'];

/** The shards that two groups served at once, or that got lost: for each the first alarm. */
export function shardAlarms({ ghost }: Pick<World, 'ghost'>): ReadonlyMap<ShardId, Violation> {
  const alarms = new Map<ShardId, Violation>();
  for (const violation of ghost.violations) {
    const shard = Number(violation.key.split('/')[1]);
    if (OF_A_SHARD.includes(violation.invariant) && !alarms.has(shard)) alarms.set(shard, violation);
  }
  return alarms;
}

/** What one configuration changed. */
export interface ConfigDiff {
  readonly config: ShardConfig;
  readonly joined: readonly GroupId[];
  readonly left: readonly GroupId[];
  /** Shards that have another owner, those with the same way together. */
  readonly moved: readonly { readonly from: GroupId; readonly to: GroupId; readonly shards: readonly ShardId[] }[];
  /** The groups that have come to just this configuration. */
  readonly here: readonly GroupId[];
}

/** The configurations with what each changed, the newest first. */
export function configDiffs(
  configs: readonly ShardConfig[],
  rows: readonly Pick<GroupRow, 'gid' | 'num'>[],
): ConfigDiff[] {
  const diffs = configs.map((config, i): ConfigDiff => {
    // The first that is known, when earlier ones are not kept, is compared with itself.
    const before = configs[i - 1] ?? (config.num <= 1 ? firstConfig(config.shards.length) : config);
    const [was, is] = [gidsOf(before), gidsOf(config)];
    return {
      config,
      joined: is.filter((gid) => !was.includes(gid)),
      left: was.filter((gid) => !is.includes(gid)),
      moved: movesBetween(before, config),
      here: rows.filter(({ num }) => num === config.num).map(({ gid }) => gid),
    };
  });
  return diffs.reverse();
}

function movesBetween(before: ShardConfig, after: ShardConfig): ConfigDiff['moved'] {
  const ways = new Map<string, { from: GroupId; to: GroupId; shards: ShardId[] }>();
  after.shards.forEach((to, shard) => {
    const from = before.shards[shard] ?? NOBODY;
    if (from === to) return;
    const way = ways.get(`${from} ${to}`) ?? { from, to, shards: [] };
    way.shards.push(shard);
    ways.set(`${from} ${to}`, way);
  });
  return [...ways.values()];
}

/** A shard on its way: the latest message that carries it. */
export interface Flight {
  readonly shard: ShardId;
  readonly from: GroupId;
  readonly to: GroupId;
  readonly sentAt: number;
  readonly deliverAt: number;
  /** Which part of the way this message takes it, 0 to 1: a clerk that carries it has it in between. */
  readonly part: readonly [number, number];
}

/** The shards in flight. */
export function flightsIn(world: Pick<World, 'bus' | 'nodes' | 'places' | 'ghost' | 'setup'>): Flight[] {
  const { bus, nodes, places } = world;
  const groupOf = (id: NodeId) => {
    const node = nodes[places[id] ?? -1];
    return node?.kind === 'server' ? node.group : NOBODY;
  };
  return bus.flatMap(({ message, from, to, sentAt, deliverAt }): Flight[] => {
    const times = { sentAt, deliverAt };
    if (message.type === 'InstallShard')
      return [{ shard: message.shard, from: groupOf(from), to: groupOf(to), ...times, part: [0, 1] }];
    if (message.type === 'ClerkReply' && message.result?.shard && message.result.ok) {
      const { id } = message.result.shard;
      const owner = announcedConfig(world)?.shards[id] ?? NOBODY;
      return owner === NOBODY ? [] : [{ shard: id, from: groupOf(from), to: owner, ...times, part: [0, 0.5] }];
    }
    if (message.type !== 'ClerkRequest' || message.op.type !== 'installShard') return [];
    const { shard } = message.op;
    const had = newestConfig(world).shards[shard] ?? NOBODY;
    return had === NOBODY ? [] : [{ shard, from: had, to: groupOf(to), ...times, part: [0.5, 1] }];
  });
}

/** Numbers as runs: `0–4, 7`. */
export function runsText(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const n of numbers) {
    const run = runs.at(-1);
    if (run && run[1] === n - 1) run[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

/** Why the shard controller would not move a shard to a group, as a clause; null: it would. */
export function moveRefusal(config: ShardConfig, shard: ShardId, gid: GroupId): string | null {
  if (!Object.hasOwn(config.groups, gid)) return `group ${gid} has not joined`;
  return config.shards[shard] === gid ? `group ${gid} owns it already` : null;
}

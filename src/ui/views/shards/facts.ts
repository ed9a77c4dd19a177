// What the Shards tab shows, computed from a world: who has which shard in which phase, how large it is, what has changed from
// configuration to configuration.
import type { GroupId, NodeId } from '../../../model/ids.ts';
import { kvBytes } from '../../../model/kv.ts';
import { at } from '../../../model/list.ts';
import { groupIds } from '../../../model/setup.ts';
import {
  CONTROLLER_GROUP,
  firstConfig,
  gidsOf,
  NOBODY,
  type ShardConfig,
  type ShardId,
  type ShardKvState,
  type ShardPhase,
} from '../../../model/shard.ts';
import { newestMachine, type ServerNode, serversOf, type World } from '../../../model/world.ts';

/** A shard as a group stands to it: what it has of it, or nothing. */
export interface Standing {
  readonly shard: ShardId;
  readonly cell: ShardCell | null;
}

/** A shard as a group has it; `deleting`: the new owner has it, and the order to delete it is in the log. */
export interface ShardCell {
  readonly phase: ShardPhase | 'deleting';
  readonly keys: number;
  readonly bytes: number;
}

/** A group in the table. */
export interface GroupRow {
  readonly gid: GroupId;
  /** The configuration that it has come to. */
  readonly num: number;
  /** The newest configuration knows it. */
  readonly isIn: boolean;
  readonly leader: NodeId | null;
  readonly up: number;
  readonly servers: number;
  /** In the order of the shards. */
  readonly cells: readonly Standing[];
}

/** The configurations so far, as far as any server of the shard controller knows. */
export function configsOf(world: World): readonly ShardConfig[] {
  const machine = newestMachine(world, CONTROLLER_GROUP);
  return machine?.kind === 'shardController' ? machine.configs : [firstConfig(world.setup.shards)];
}

/** The groups of the store, in order. */
export function groupRows(world: World): GroupRow[] {
  const newest = configsOf(world).at(-1);
  return groupIds(world.setup).flatMap((gid) => {
    const machine = newestMachine(world, gid);
    if (machine?.kind !== 'shardKv') return [];
    const members = serversOf(world).filter((server) => server.group === gid);
    const leader = leaderAmong(members);
    const cells = Array.from({ length: world.setup.shards }, (_, shard) => ({
      shard,
      cell: cellOf(machine, shard, leader),
    }));
    return {
      gid,
      num: machine.config.num,
      isIn: newest !== undefined && Object.hasOwn(newest.groups, gid),
      leader: leader?.id ?? null,
      up: members.filter(({ health }) => health === 'up').length,
      servers: members.length,
      cells,
    };
  });
}

function leaderAmong(members: readonly ServerNode[]): ServerNode | null {
  const leaders = members.filter(({ health, raft }) => health !== 'down' && raft.role.kind === 'leader');
  return leaders.sort((a, b) => b.raft.currentTerm - a.raft.currentTerm)[0] ?? null;
}

function cellOf({ shards }: ShardKvState, shard: ShardId, leader: ServerNode | null): ShardCell | null {
  const held = shards[shard];
  if (!held) return null;
  const phase = held.phase === 'leaving' && leader && isBeingDeleted(leader, shard) ? 'deleting' : held.phase;
  return { phase, keys: Object.keys(held.kv.data).length, bytes: kvBytes(held.kv) };
}

/** Does the order to delete the shard wait in the leader's log? */
function isBeingDeleted({ raft }: ServerNode, shard: ShardId): boolean {
  const { log, lastApplied } = raft;
  for (let offset = lastApplied - log.base; offset < log.entries.size; offset++) {
    const op = at(log.entries, offset)?.op;
    if (op?.type === 'deleteShard' && op.shard === shard) return true;
  }
  return false;
}

/** Who owns each shard, in order. */
export function ownersOf(config: ShardConfig): { readonly shard: ShardId; readonly owner: GroupId }[] {
  return config.shards.map((owner, shard) => ({ shard, owner }));
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
    const before = configs[i - 1] ?? firstConfig(config.shards.length);
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
}

/** The shards in flight. */
export function flightsIn({ bus, nodes, places }: Pick<World, 'bus' | 'nodes' | 'places'>): Flight[] {
  const groupOf = (id: NodeId) => {
    const node = nodes[places[id] ?? -1];
    return node?.kind === 'server' ? node.group : NOBODY;
  };
  return bus.flatMap(({ message, from, to, sentAt, deliverAt }) =>
    message.type === 'InstallShard'
      ? [{ shard: message.shard, from: groupOf(from), to: groupOf(to), sentAt, deliverAt }]
      : [],
  );
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

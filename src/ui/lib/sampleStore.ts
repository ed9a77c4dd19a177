// For tests of the views: a small sharded store made by hand, in the middle of a hand-over.
import { DEFAULT_SETUP, memberIds, type Setup } from '../../model/setup.ts';
import { firstConfig, type Shard, type ShardConfig, type ShardKvState } from '../../model/shard.ts';
import type { Node, ServerNode, World } from '../../model/world.ts';
import { clerk, server, worldOf } from './sampleWorld.ts';

/** Two groups of two servers each, a shard controller of one, four shards, two clerks. */
export const STORE_SETUP: Setup = { ...DEFAULT_SETUP, shards: 4, groups: 2, servers: 2, controllers: 1, clerks: 2 };

/** Its configurations: nobody, then group 100 with everything, then shards 2 and 3 for group 101. */
export const CONFIGS: readonly ShardConfig[] = [
  firstConfig(4),
  { num: 1, shards: [100, 100, 100, 100], groups: { 100: ['n1', 'n2'] } },
  { num: 2, shards: [100, 100, 101, 101], groups: { 100: ['n1', 'n2'], 101: ['n3', 'n4'] } },
];

const kv = (key: string) =>
  ({
    kind: 'kv',
    data: { [key]: 'a' },
    sessions: { c1: { requestId: 2, result: { ok: true, value: null } } },
  }) as const;
const shard = (phase: Shard['phase'], key: string): Shard => ({ phase, kv: kv(key) });

/** Group 100 in configuration 2: it serves shards 0 and 1, and hands 2 and 3 over. */
export const FORMER: ShardKvState = {
  kind: 'shardKv',
  gid: 100,
  config: CONFIGS[2] as ShardConfig,
  shards: {
    0: shard('serving', 'k0'),
    1: shard('serving', 'k1'),
    2: shard('leaving', 'k2'),
    3: shard('leaving', 'k3'),
  },
};

/** Group 101 in configuration 2: it waits for both of its shards. */
export const NEXT: ShardKvState = {
  kind: 'shardKv',
  gid: 101,
  config: CONFIGS[2] as ShardConfig,
  shards: { 2: { phase: 'arriving', kv: kv('k9') }, 3: { phase: 'arriving', kv: kv('k9') } },
};

/** The servers of a group, the first of them its leader in term 1; what is given is put in the place of that. */
export function members(group: number, machine: ServerNode['machine'], rest: Partial<ServerNode> = {}): ServerNode[] {
  return memberIds(STORE_SETUP, group).map((id, i, ids) => {
    const role = i === 0 ? { kind: 'leader', peers: [] } : { kind: 'follower', leaderId: ids[0] ?? null };
    const raft = { currentTerm: 1, lastApplied: 5, commitIndex: 5, role: role as ServerNode['raft']['role'] };
    return server(id, raft, { group, machine, ...rest });
  });
}

/** The store in the middle of its second hand-over; groups that are given are put in the place of theirs. */
export function storeWorld(rest: Partial<World> = {}, groups: { readonly [gid: number]: readonly Node[] } = {}): World {
  const nodes = [
    ...(groups[100] ?? members(100, FORMER)),
    ...(groups[101] ?? members(101, NEXT)),
    ...(groups[0] ?? members(0, { kind: 'shardController', configs: CONFIGS, sessions: {} })),
    clerk('c1'),
    clerk('c2'),
  ];
  return worldOf(nodes, { setup: STORE_SETUP, ...rest });
}

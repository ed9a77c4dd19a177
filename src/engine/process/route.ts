// Whom a clerk asks: which group, and which of its servers. In a cluster that is not sharded there is one group. In a sharded
// store the configuration tells, and the shard controller tells the configuration.
import type { GroupId, NodeId } from '../../model/ids.ts';
import { type ClientOp, isKvOp, type KvOp, type OpResult } from '../../model/kv.ts';
import { CLUSTER } from '../../model/setup.ts';
import { CONFIG_KEY, CONTROLLER_GROUP, NOBODY, readConfig, type ShardConfig, shardOf } from '../../model/shard.ts';
import type { ClerkNode } from '../../model/world.ts';
import { rand } from '../prim/rand.ts';
import { membersOf, type Turn } from './turn.ts';

/** The group that an op belongs to, as far as the clerk knows; the shard controller when it does not. */
export function groupFor({ config }: ClerkNode, turn: Turn, op: ClientOp): GroupId {
  if (turn.setup.shards === 0) return CLUSTER;
  return config !== null && isKvOp(op) ? ownerOf(turn, config, op.key) : CONTROLLER_GROUP;
}

/** The group that owns a key by a configuration, if it has servers here; otherwise the shard controller, for another may be known there. */
export function ownerOf(turn: Turn, config: ShardConfig, key: string): GroupId {
  const gid = config.shards[shardOf(key, config.shards.length)] ?? NOBODY;
  const members = membersOf(turn, gid);
  return config.groups[gid]?.some((id) => members.includes(id)) ? gid : CONTROLLER_GROUP;
}

/** The group of a server. */
export function groupOf({ setup, groups }: Turn, server: NodeId): GroupId {
  if (setup.shards > 0) for (const group in groups) if (groups[group]?.includes(server)) return Number(group);
  return CLUSTER;
}

/** Where a clerk begins in a group: with the server that answered last, else anywhere. */
export function firstServer({ id, leaders }: ClerkNode, turn: Turn, group: GroupId): NodeId {
  const members = membersOf(turn, group);
  return leaders[group] ?? (members[rand(turn.setup.seed, 'first server', id) % members.length] as NodeId);
}

/** Whom to ask after a refusal or a silence: the leader named, else the next server in line. */
export function successor(turn: Turn, group: GroupId, asked: NodeId, leaderId: NodeId | null): NodeId {
  if (leaderId && leaderId !== asked) return leaderId;
  const members = membersOf(turn, group);
  return members[(members.indexOf(asked) + 1) % members.length] as NodeId;
}

/** What a clerk asks the shard controller when it does not know who owns a key. */
export function whoOwns({ setup }: Turn, { clientId, requestId }: KvOp): ClientOp {
  if (setup.handover === 'groups') return { type: 'query', num: -1, clientId, requestId };
  return { type: 'get', key: CONFIG_KEY, value: '', expected: null, clientId, requestId };
}

/** The configuration that the shard controller has told. */
export function configTold({ setup }: Turn, { config, value }: OpResult): ShardConfig {
  return config ?? readConfig(value, setup.shards);
}

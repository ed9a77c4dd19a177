// The machine of one group of the sharded store (lab 4B). All that decides who serves a shard goes through the group's log:
// the next configuration, a shard that has arrived, one that the new owner has. So all replicas change at the same place,
// and an op is judged by what holds where it stands in the log, not where it was asked.
import { isKvOp, type KvOp, type KvState, kvBytes, type OpResult } from '../../model/kv.ts';
import {
  configBytes,
  firstConfig,
  NOBODY,
  type Shard,
  type ShardConfig,
  type ShardId,
  type ShardKvState,
  type ShardOp,
  shardOf,
  WRONG_GROUP,
} from '../../model/shard.ts';
import { applyKv, EMPTY_KV } from './kv.ts';
import type { MachineRules } from './machineRules.ts';

/** A group before its first configuration, of a store of so many shards: it serves nothing. */
export function emptyGroup(gid: number, shards: number): ShardKvState {
  return { kind: 'shardKv', gid, config: firstConfig(shards), shards: {} };
}

/** The same where clerks hand shards over. */
export function fencedGroup(gid: number, shards: number): ShardKvState {
  return { ...emptyGroup(gid, shards), nums: {} };
}

/** Applies an op of a clerk, or of the hand-over. A result of `WRONG_GROUP`: nothing has run, and no session has noted it. */
export function applyShardKv(
  state: ShardKvState,
  op: KvOp | ShardOp,
  rules: MachineRules,
): { state: ShardKvState; result: OpResult; repeated: boolean } {
  if (isKvOp(op)) return applyToShard(state, op, rules);
  const next = handOver(state, op, rules);
  return { state: next, result: { ok: next !== state, value: null }, repeated: false };
}

function applyToShard(state: ShardKvState, op: KvOp, rules: MachineRules) {
  const id = shardOf(op.key, state.config.shards.length);
  const shard = state.shards[id];
  if (!rules.servesShard(shard, state)) return { state, result: WRONG_GROUP, repeated: false };
  const { kv = EMPTY_KV, phase = 'leaving' } = shard ?? {};
  const applied = applyKv(kv, op, rules.applyOnce());
  const changed = shard !== undefined && applied.state !== kv;
  return {
    state: changed ? withShard(state, id, { phase, kv: applied.state }) : state,
    result: applied.result,
    repeated: applied.repeated,
  };
}

/** What an op of the hand-over makes of the state; the state itself when the op comes too late or too early. */
function handOver(state: ShardKvState, op: ShardOp, rules: MachineRules): ShardKvState {
  switch (op.type) {
    case 'reconfigure':
      return rules.acceptConfig(state, op.config) ? reconfigured(state, op.config) : state;
    case 'installShard':
      if (!rules.acceptShard(state, op)) return state;
      return withShard(state, op.shard, { phase: 'serving', kv: rules.moveSessions() ? op.kv : forgetful(op.kv) });
    case 'freezeShard':
      return state; // groups that hand shards over among themselves freeze them when they reconfigure
    case 'deleteShard': {
      if (op.num !== state.config.num || state.shards[op.shard]?.phase !== 'leaving') return state;
      const { [op.shard]: _gone, ...shards } = state.shards;
      return { ...state, shards };
    }
  }
}

/** The group under the next configuration: what it loses is frozen until the new owner has it, what it gains is awaited. */
function reconfigured(state: ShardKvState, config: ShardConfig): ShardKvState {
  const shards: Record<ShardId, Shard> = {};
  config.shards.forEach((owner, id) => {
    const had = state.shards[id];
    if (owner === state.gid) {
      // A shard that nobody owned before is empty: there is nobody to wait for.
      const isNew = (state.config.shards[id] ?? NOBODY) === NOBODY;
      shards[id] = had ?? { phase: isNew ? 'serving' : 'arriving', kv: EMPTY_KV };
    } else if (had && owner !== NOBODY) shards[id] = { phase: 'leaving', kv: had.kv };
    // What nobody owns any more is gone: the last group has left, and with it the store.
  });
  return { kind: 'shardKv', gid: state.gid, config, shards };
}

function withShard(state: ShardKvState, id: ShardId, shard: Shard): ShardKvState {
  const { kind, gid, config, nums } = state;
  const shards = { ...state.shards, [id]: shard };
  return nums === undefined ? { kind, gid, config, shards } : { kind, gid, config, shards, nums };
}

/** What is in a shard, without its sessions. */
export function forgetful(kv: KvState): KvState {
  return { ...kv, sessions: {} };
}

/** Canonical size of the state in bytes: the configuration, 9 for each shard with its data and sessions, 8 for each number. */
export function shardKvBytes({ config, shards, nums = {} }: ShardKvState): number {
  const head = 8 + configBytes(config) + 8 * Object.keys(nums).length;
  return Object.values(shards).reduce((sum, { kv }) => sum + 9 + kvBytes(kv), head);
}

// What a group does for a clerk that hands shards over (6.5840 of 2025, lab 5). A clerk can die in the midst of it, or be cut off
// and come back when another has gone on in its place. So every request names its configuration, and a group remembers of each
// shard the newest one that it was asked for.
import type { OpResult } from '../../model/kv.ts';
import type { AdminOp, Shard, ShardId, ShardKvState } from '../../model/shard.ts';
import { EMPTY_KV } from './kv.ts';
import type { MachineRules } from './machineRules.ts';
import { forgetful } from './shardKv.ts';

/**
 * Applies a clerk's request about a shard. What has been done before for the same configuration is confirmed without being
 * done again; what is out of date is refused, and then another clerk has taken over.
 */
export function applyFenced(
  state: ShardKvState,
  op: AdminOp,
  rules: MachineRules,
): { state: ShardKvState; result: OpResult; repeated: boolean } {
  const { num, shard } = op;
  const seen = state.nums?.[shard] ?? 0;
  const held = state.shards[shard];
  if (!rules.fenceShard(op, seen))
    return { state, result: answer(op, num === seen, undefined), repeated: num === seen };
  const nums = { ...state.nums, [shard]: Math.max(num, seen) };
  return {
    state: { ...state, shards: shardsAfter(state, op, rules), nums },
    result: answer(op, true, held),
    repeated: false,
  };
}

function shardsAfter({ shards }: ShardKvState, op: AdminOp, rules: MachineRules): Readonly<Record<ShardId, Shard>> {
  const held = shards[op.shard];
  switch (op.type) {
    case 'freezeShard':
      return held ? { ...shards, [op.shard]: { phase: 'leaving', kv: held.kv } } : shards;
    case 'installShard':
      return { ...shards, [op.shard]: { phase: 'serving', kv: rules.moveSessions() ? op.kv : forgetful(op.kv) } };
    case 'deleteShard': {
      if (!rules.deleteMoved()) return shards;
      const { [op.shard]: _gone, ...rest } = shards;
      return rest;
    }
  }
}

/** What a clerk is told; of a shard that it freezes, what is in it: nothing, when it has been deleted since. */
function answer({ type, shard }: AdminOp, ok: boolean, held: Shard | undefined): OpResult {
  const result = { ok, value: null };
  return type === 'freezeShard' ? { ...result, shard: { id: shard, kv: held?.kv ?? EMPTY_KV } } : result;
}

// The replicated machine, whatever its kind: deterministic, and a value.
import type { GroupId } from '../../model/ids.ts';
import { isKvOp, kvBytes, type MachineState, type Op, type OpResult } from '../../model/kv.ts';
import type { Setup } from '../../model/setup.ts';
import { CONTROLLER_GROUP } from '../../model/shard.ts';
import { applyJob, EMPTY_TABLE, tableBytes } from './jobTable.ts';
import { applyKv, EMPTY_KV } from './kv.ts';
import type { MachineRules } from './machineRules.ts';
import { applyControl, controllerBytes, emptyController } from './shardController.ts';
import { applyFenced } from './shardFence.ts';
import { applyShardKv, emptyGroup, fencedGroup, shardKvBytes } from './shardKv.ts';

/** What applying an op yields. `result` is null for entries that the machine ignores; `repeated`: it had run already. */
export interface Applied {
  readonly state: MachineState;
  readonly result: OpResult | null;
  readonly repeated: boolean;
}

const starts = new Map<string, MachineState>();

/** The state of a group's machine before the first entry. The same object for all its servers, whoever asks. */
export function initialMachine({ shards, handover, job }: Setup, group: GroupId): MachineState {
  if (shards === 0) return job?.coordinator === 'replicated' ? EMPTY_TABLE : EMPTY_KV;
  const byClerk = handover === 'clerk';
  if (byClerk && group === CONTROLLER_GROUP) return EMPTY_KV;
  const name = `${group} ${shards} ${handover}`;
  let start = starts.get(name);
  if (!start) {
    if (group === CONTROLLER_GROUP) start = emptyController(shards);
    else start = byClerk ? fencedGroup(group, shards) : emptyGroup(group, shards);
    starts.set(name, start);
  }
  return start;
}

interface Application {
  readonly from: MachineState;
  readonly op: Op;
  readonly rules: MachineRules;
  readonly applied: Applied;
}

/** The latest applications, newest overwriting oldest: enough for the servers of a group to meet again. */
const REMEMBERED = 16;
const remembered: Application[] = [];
let newest = -1;

/**
 * Applies a committed op. Pure; the latest applications are remembered, so that the second to fifth server which apply
 * the same entry to the same state get the very same object and pay nothing for it. An op that is none of the machine's
 * changes nothing.
 */
export function applyOp(state: MachineState, op: Op, rules: MachineRules): Applied {
  if (op.type === 'noop' || op.type === 'config' || op.type === 'value') return ignored(state);
  for (let back = 0; back < remembered.length; back++) {
    const known = remembered[(newest + REMEMBERED - back) % REMEMBERED] as Application;
    if (known.op === op && known.from === state && known.rules === rules) return known.applied;
  }
  const applied = applyTo(state, op, rules);
  newest = (newest + 1) % REMEMBERED;
  remembered[newest] = { from: state, op, rules, applied };
  return applied;
}

function applyTo(state: MachineState, op: Op, rules: MachineRules): Applied {
  switch (op.type) {
    case 'join':
    case 'leave':
    case 'move':
    case 'recover':
    case 'query':
      return state.kind === 'shardController' ? applyControl(state, op, rules) : ignored(state);
    case 'reconfigure':
    case 'freezeShard':
    case 'installShard':
    case 'deleteShard':
      if (state.kind !== 'shardKv') return ignored(state);
      return 'requestId' in op ? applyFenced(state, op, rules) : applyShardKv(state, op, rules);
    case 'beginJob':
    case 'askTask':
    case 'endTask':
    case 'giveUpTask': {
      if (state.kind !== 'coordinator') return ignored(state);
      const { state: next, result: job } = applyJob(state, op, rules.ofJob);
      return { state: next, result: { ok: true, value: null, job }, repeated: false };
    }
    default:
      if (!isKvOp(op) || (state.kind !== 'kv' && state.kind !== 'shardKv')) return ignored(state);
      return state.kind === 'kv' ? applyKv(state, op, rules.applyOnce()) : applyShardKv(state, op, rules);
  }
}

function ignored(state: MachineState): Applied {
  return { state, result: null, repeated: false };
}

/** Canonical size of a machine's state, in bytes: the size of its snapshot. */
export function machineBytes(state: MachineState): number {
  switch (state.kind) {
    case 'kv':
      return kvBytes(state);
    case 'shardController':
      return controllerBytes(state);
    case 'shardKv':
      return shardKvBytes(state);
    case 'coordinator':
      return tableBytes(state);
  }
}

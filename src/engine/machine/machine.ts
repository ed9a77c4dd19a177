// The replicated machine, whatever its kind: deterministic, and a value.
import type { MachineState, Op, OpResult } from '../../model/kv.ts';
import { applyKv, EMPTY_KV, kvBytes } from './kv.ts';

/** What applying an op yields. `result` is null for entries that the machine ignores; `repeated`: it had run already. */
export interface Applied {
  readonly state: MachineState;
  readonly result: OpResult | null;
  readonly repeated: boolean;
}

/** The state before the first entry. */
export function initialMachine(): MachineState {
  return EMPTY_KV;
}

interface Application {
  readonly from: MachineState;
  readonly op: Op;
  readonly once: boolean;
  readonly applied: Applied;
}

/** The latest applications, newest overwriting oldest: enough for the servers of a group to meet again. */
const REMEMBERED = 16;
const remembered: Application[] = [];
let newest = -1;

/**
 * Applies a committed op. Pure; the latest applications are remembered, so that the second to fifth server which apply
 * the same entry to the same state get the very same object and pay nothing for it.
 */
export function applyOp(state: MachineState, op: Op, once = true): Applied {
  if (op.type === 'noop' || op.type === 'config' || op.type === 'value') {
    return { state, result: null, repeated: false };
  }
  for (const known of remembered) {
    if (known.op === op && known.from === state && known.once === once) return known.applied;
  }
  const applied = applyKv(state, op, once);
  newest = (newest + 1) % REMEMBERED;
  remembered[newest] = { from: state, op, once, applied };
  return applied;
}

/** Canonical size of a machine's state, in bytes: the size of its snapshot. */
export function machineBytes(state: MachineState): number {
  return kvBytes(state);
}

// The key/value machine with sessions: a request that is retried runs once and gets its first answer (dissertation §6.3).
import { type KvOp, type KvState, type OpResult, utf8Length } from '../../model/kv.ts';

/** The machine before its first op. One object, so that all servers start from the very same state. */
export const EMPTY_KV: KvState = { kind: 'kv', data: {}, sessions: {} };

/** An op that can change the data. */
type KvWrite = KvOp & { readonly type: Exclude<KvOp['type'], 'get'> };

/** What a write does to the data, sessions aside. */
function execute(data: KvState['data'], op: KvWrite): { data: KvState['data']; result: OpResult } {
  const old = Object.hasOwn(data, op.key) ? (data[op.key] as string) : null;
  switch (op.type) {
    case 'put':
      return { data: { ...data, [op.key]: op.value }, result: { ok: true, value: null } };
    case 'append':
      return { data: { ...data, [op.key]: (old ?? '') + op.value }, result: { ok: true, value: old } };
    case 'cas':
      if (old !== op.expected) return { data, result: { ok: false, value: old } };
      return { data: { ...data, [op.key]: op.value }, result: { ok: true, value: old } };
  }
}

/** Can the op change the data? */
function isWrite(op: KvOp): op is KvWrite {
  return op.type !== 'get';
}

/**
 * Applies an op. A write the session has already seen changes nothing and is answered as the first time; one older than
 * that belongs to a call the clerk has given up, and its answer reaches nobody. `once` off: no sessions are kept (a bug).
 */
export function applyKv(
  state: KvState,
  op: KvOp,
  once: boolean,
): { state: KvState; result: OpResult; repeated: boolean } {
  if (!isWrite(op)) return { state, result: readKv(state, op.key), repeated: false };
  const session = Object.hasOwn(state.sessions, op.clientId) ? state.sessions[op.clientId] : undefined;
  if (once && session && session.requestId >= op.requestId) return { state, result: session.result, repeated: true };
  const { data, result } = execute(state.data, op);
  const sessions = { ...state.sessions, [op.clientId]: { requestId: op.requestId, result } };
  return { state: { kind: 'kv', data, sessions }, result, repeated: false };
}

/** Reads a key as the machine has it now, without an op. */
export function readKv(state: KvState, key: string): OpResult {
  const value = Object.hasOwn(state.data, key) ? (state.data[key] as string) : null;
  return { ok: value !== null, value };
}

/** Canonical size of the state in bytes: texts at their UTF-8 length, 8 for each request id, 1 for each verdict. */
export function kvBytes(state: KvState): number {
  let bytes = 0;
  for (const [key, value] of Object.entries(state.data)) bytes += utf8Length(key) + utf8Length(value);
  for (const [clerk, { result }] of Object.entries(state.sessions)) {
    bytes += clerk.length + 9 + (result.value === null ? 0 : utf8Length(result.value));
  }
  return bytes;
}

// The key/value machine with sessions: a request that is retried runs once and gets its first answer (dissertation §6.3).
// A versioned put needs no session: whoever asks twice is told by the version (6.5840 of 2025).
import type { KvOp, KvState, OpResult, Refusal } from '../../model/kv.ts';

/** The machine before its first op. One object, so that all servers start from the very same state. */
export const EMPTY_KV: KvState = { kind: 'kv', data: {}, sessions: {} };

/** An op that must not run twice. */
type KvWrite = KvOp & { readonly type: 'put' | 'append' | 'cas' };

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

function isWrite(op: KvOp): op is KvWrite {
  return op.type !== 'get' && op.type !== 'vput';
}

/** Writes if the key has the version that is asked for, which is then one higher. */
function putVersion(state: KvState, op: KvOp): { state: KvState; result: OpResult } {
  const { key, value, version = 0 } = op;
  const current = state.versions && Object.hasOwn(state.versions, key) ? (state.versions[key] as number) : 0;
  const refuse = (why: Refusal) => ({ state, result: { ok: false, value: why } });
  if (version > 0 && !Object.hasOwn(state.data, key)) return refuse('nokey');
  if (version !== current) return refuse('version');
  const data = { ...state.data, [key]: value };
  return {
    state: { ...state, data, versions: { ...state.versions, [key]: current + 1 } },
    result: { ok: true, value: null },
  };
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
  if (op.type === 'vput') return { ...putVersion(state, op), repeated: false };
  if (!isWrite(op)) return { state, result: readKv(state, op.key), repeated: false };
  const session = Object.hasOwn(state.sessions, op.clientId) ? state.sessions[op.clientId] : undefined;
  if (once && session && session.requestId >= op.requestId) return { state, result: session.result, repeated: true };
  const { data, result } = execute(state.data, op);
  const sessions = { ...state.sessions, [op.clientId]: { requestId: op.requestId, result } };
  return { state: withSessions(state, data, sessions), result, repeated: false };
}

/** A state with other data and sessions. Field by field: every write comes this way, and a spread takes several times as long. */
function withSessions({ kind, versions }: KvState, data: KvState['data'], sessions: KvState['sessions']): KvState {
  return versions === undefined ? { kind, data, sessions } : { kind, data, sessions, versions };
}

/** Reads a key as the machine has it now, without an op. */
export function readKv(state: KvState, key: string): OpResult {
  const value = Object.hasOwn(state.data, key) ? (state.data[key] as string) : null;
  return { ok: value !== null, value };
}

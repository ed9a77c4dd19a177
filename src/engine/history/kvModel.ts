// One key of the key/value store, called by one client after another: what every answer must be.
import type { KvOp, OpResult } from '../../model/kv.ts';
import { createValues, type Value, type Values } from './kvValues.ts';
import { type Call, type Hints, type Model, OPEN } from './linearize.ts';
import { versionedModel } from './versionedModel.ts';

const REFUSED = -1;

/**
 * The model of one key under the given calls, beginning with a value; undefined: with any. Answers of gets, appends and cas
 * tell the value that was there; a put tells nothing. A call without an answer does what its op does, but only where somebody
 * can have noticed: where nobody has, it is as if it had not taken effect. A key that versioned puts write has a model of its
 * own.
 */
export function kvModel(calls: readonly Call[], start: Value, withHints = true): Model {
  if (calls.some((call) => call.operation.op.type === 'vput')) return versionedModel(calls, start);
  const ops = calls.map((call) => call.operation.op);
  const answers = calls.map((call) => (call.returned === OPEN ? null : call.operation.result));
  const values = createValues();
  const { UNKNOWN, UNSEEN } = values;
  const seen = Int32Array.from(ops, (op, i) => {
    const answer = answers[i] ?? null;
    return answer === null || op.type === 'put' ? -1 : values.place(answer.value);
  });
  const isNoticed = noticed(ops, seen, values);
  const appended = new Map<number, number>();

  /** The state of a new value: all that nobody can tell of are one. */
  function become(value: string): number {
    const state = values.place(value);
    return isNoticed(state) ? state : UNSEEN;
  }

  function append(state: number, call: number, text: string): number {
    if (state === UNKNOWN || state === UNSEEN) return state;
    const way = state * calls.length + call;
    let next = appended.get(way);
    if (next === undefined) {
      next = become((values.at(state) ?? '') + text);
      appended.set(way, next);
    }
    return next;
  }

  /** The state with its value known, if the answer may be given in it; otherwise negative. */
  function told(state: number, call: number): number {
    const value = seen[call] as number;
    return state === UNKNOWN || state === value ? value : REFUSED;
  }

  function answered(state: number, call: number, op: KvOp, result: OpResult): number {
    if (op.type === 'put') return become(op.value);
    const from = told(state, call);
    if (from < 0) return REFUSED;
    if (op.type === 'append') return append(from, call, op.value);
    if (op.type === 'get') return result.ok === (result.value !== null) ? from : REFUSED;
    if (result.ok !== (result.value === op.expected)) return REFUSED;
    return result.ok ? become(op.value) : from;
  }

  /** While any value may be there, that of an unanswered call may be as well, and the call can wait. */
  function unanswered(state: number, call: number, op: KvOp): number {
    if (state === UNKNOWN) return REFUSED;
    if (op.type === 'append') return append(state, call, op.value);
    if (op.type === 'cas' && (state === UNSEEN || values.at(state) !== op.expected)) return REFUSED;
    return become(op.value);
  }

  function step(state: number, call: number): number {
    const op = ops[call] as KvOp;
    const answer = answers[call];
    if (answer) return answered(state, call, op, answer);
    const next = unanswered(state, call, op);
    return next === UNSEEN ? REFUSED : next;
  }

  function hints(): Hints {
    const once = start === undefined ? null : standingOnce(ops, seen, values);
    const open = ops.map((_, call) => call).filter((call) => answers[call] === null && ops[call]?.type !== 'put');
    return {
      seen: (call) => seen[call] as number,
      isOnce: (state) => once?.has(state) ?? false,
      isRead: (call) => ops[call]?.type === 'get' || (ops[call]?.type === 'cas' && answers[call]?.ok === false),
      isUnseen: (call) => ops[call]?.type === 'put' && answers[call] !== null && step(UNSEEN, call) === UNSEEN,
      isSpent: (state) => state !== UNKNOWN && open.every((call) => step(state, call) < 0),
    };
  }

  return { init: start === undefined ? UNKNOWN : values.place(start), step, hints: withHints ? hints() : null };
}

/** Those of the values that answers tell of to which at most one call can lead, so that once gone they do not come back. */
function standingOnce(ops: readonly KvOp[], seen: Int32Array, values: Values): ReadonlySet<number> {
  const written = new Map<number, number>();
  const appended = new Map<string, number>();
  const lengths = new Set<number>();
  for (const { type, value } of ops) {
    if (type === 'append') {
      appended.set(value, (appended.get(value) ?? 0) + 1);
      lengths.add(value.length);
    } else if (type !== 'get') {
      const place = values.place(value);
      written.set(place, (written.get(place) ?? 0) + 1);
    }
  }
  const once = new Set<number>();
  for (const place of new Set(seen)) {
    if (place < 0) continue;
    const value = values.at(place) ?? null;
    let sources = written.get(place) ?? 0;
    if (value !== null) for (const length of lengths) sources += appended.get(value.slice(-length)) ?? 0;
    if (sources <= 1) once.add(place);
  }
  return once;
}

/** Tells whether an answer (or a cas that compares) speaks of a value, or of one that appends can have made of it. */
function noticed(ops: readonly KvOp[], seen: Int32Array, values: Values): (state: number) => boolean {
  const known = new Map<number, boolean>();
  for (const place of seen) if (place >= 0) known.set(place, true);
  for (const op of ops) if (op.type === 'cas') known.set(values.place(op.expected), true);
  if (!ops.some((op) => op.type === 'append')) return (state) => known.has(state);
  const texts = [...known.keys()].map((state) => values.at(state) ?? '').sort(byCodeUnits);
  return (state) => {
    let answer = known.get(state);
    if (answer === undefined) {
      const value = values.at(state) ?? '';
      answer = firstFrom(texts, value)?.startsWith(value) ?? false;
      known.set(state, answer);
    }
    return answer;
  };
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The first of sorted texts that is not before a text: where those that begin with it would be. */
function firstFrom(texts: readonly string[], text: string): string | undefined {
  let [low, high] = [0, texts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((texts[middle] as string) < text) low = middle + 1;
    else high = middle;
  }
  return texts[low];
}

// One key that versioned puts write (6.5840 of 2025): what every answer must be. A put that asks for the version that is there
// writes, and the version grows by one; any other put does nothing.
import type { KvOp, OpResult } from '../../model/kv.ts';
import type { Value } from './kvValues.ts';
import { type Call, type Model, OPEN } from './linearize.ts';

/** The value and how often versioned puts have written it; undefined: not known. */
interface State {
  readonly value: Value;
  readonly version: number | undefined;
}

const REFUSED = -1;

/**
 * The model of one key under the given calls, beginning with a value that no versioned put has written; undefined: with any,
 * of any version. An answer `maybe` is right for a put that has written and for one that has found another version.
 */
export function versionedModel(calls: readonly Call[], start: Value): Model {
  const ops = calls.map((call) => call.operation.op);
  const answers = calls.map((call) => (call.returned === OPEN ? null : call.operation.result));
  const { at, place } = createStates();

  function step(number: number, call: number): number {
    const before = at(number);
    const after = next(before, ops[call] as KvOp, answers[call] ?? null);
    return after === null ? REFUSED : after === before ? number : place(after);
  }

  return {
    init: place({ value: start, version: start === undefined ? undefined : 0 }),
    step,
    hints: {
      seen: () => -1,
      isOnce: () => false,
      isRead: (call) =>
        ops[call]?.type === 'get' || answers[call]?.value === 'version' || answers[call]?.value === 'nokey',
      isUnseen: () => false,
      isSpent: () => false,
    },
  };
}

/** The state after an op, or null if it would not have been answered so; unanswered (null) it counts only where it writes. */
function next(state: State, op: KvOp, answer: OpResult | null): State | null {
  const { value, version } = state;
  if (op.type === 'vput') return putVersion(state, op, answer);
  if (op.type === 'put') return { value: op.value, version };
  const told = answer === null ? value : answer.value;
  if (value !== undefined && told !== value) return null;
  if (op.type === 'get') return { value: told, version };
  if (op.type === 'append') return { value: told === undefined ? undefined : (told ?? '') + op.value, version };
  const isSwapped = answer === null || answer.ok;
  if (told !== undefined && isSwapped !== (told === op.expected)) return null;
  return { value: isSwapped ? op.value : told, version };
}

function putVersion(state: State, op: KvOp, answer: OpResult | null): State | null {
  const { value, version } = state;
  const { version: asked = 0 } = op;
  const canWrite = (version === undefined || version === asked) && !(value === null && asked > 0);
  const canMiss = version === undefined || version !== asked;
  const written = { value: op.value, version: asked + 1 };
  if (answer === null || answer.ok) return canWrite ? written : null;
  if (answer.value === 'nokey') return asked > 0 && (value ?? null) === null ? { value: null, version: 0 } : null;
  if (answer.value === 'version') return canMiss ? state : null;
  if (version === undefined) return { value: undefined, version: undefined }; // it has written, or not
  return canWrite ? written : state;
}

/** States by number, equal ones by the same. */
function createStates() {
  const states: State[] = [];
  const places = new Map<string, number>();
  return {
    at: (number: number) => states[number] as State,
    place(state: State): number {
      const name = `${state.version ?? '?'} ${state.value === undefined ? '?' : JSON.stringify(state.value)}`;
      let number = places.get(name);
      if (number === undefined) {
        number = states.push(state) - 1;
        places.set(name, number);
      }
      return number;
    },
  };
}

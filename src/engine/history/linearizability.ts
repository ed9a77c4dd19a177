// Linearizability (Herlihy and Wing 1990) of what the clients saw: is there one order of all calls, each at a moment between
// its call and its return, in which a single store would have given the same answers? Decided key by key, which is enough.
import { isStoreOperation, type Operation, type StoreOperation } from '../../model/world.ts';
import { smallestPiece } from './contradiction.ts';
import { kvModel } from './kvModel.ts';
import { type Budget, type Call, linearize, OPEN } from './linearize.ts';

/** One key's calls in an order that explains all answers: offsets in the history. Unanswered calls without effect are left out. */
export interface KeyOrder {
  readonly key: string;
  readonly order: readonly number[];
}

/**
 * What is found about a history. Illegal: `longest` is the longest order of the key's calls that explains their answers, and
 * `piece` a few operations that no order explains, whatever the others did. Unknown: the search
 * has been given up, for the reason told.
 */
export type HistoryVerdict =
  | { readonly verdict: 'linearizable'; readonly orders: readonly KeyOrder[] }
  | {
      readonly verdict: 'illegal';
      readonly key: string;
      readonly longest: readonly StoreOperation[];
      readonly piece: readonly StoreOperation[];
    }
  | { readonly verdict: 'unknown'; readonly key: string; readonly reason: string };

/** Candidates that one judgement looks at before it gives up; about a second of work. */
export const SEARCH_BUDGET = 10_000_000;

/**
 * Judges a history. The operations of all clients, in the order in which they were called; one without `returnedStep` may
 * have taken effect or not. Deterministic: `budget` counts what is looked at and not the time.
 */
export function judgeHistory(operations: readonly Operation[], budget = SEARCH_BUDGET): HistoryVerdict {
  const remaining: Budget = { left: budget };
  const orders: KeyOrder[] = [];
  let undecided: string | null = null;
  for (const [key, calls] of callsByKey(operations)) {
    const result = linearize(calls, kvModel(calls, null), remaining);
    if (result.found) {
      orders.push({ key, order: result.order.map((i) => (calls[i] as Call).offset) });
    } else if (result.found === null) {
      if (undecided !== null) break;
      undecided = key; // another key may still be decided, and an illegal one decides all
      remaining.left = budget >> 2;
    } else {
      const piece = smallestPiece(calls, result.reached, budget >> 2).map((c) => c.operation);
      return { verdict: 'illegal', key, longest: longestOrder(calls, budget >> 4), piece };
    }
  }
  if (undecided === null) return { verdict: 'linearizable', orders };
  const reason = `The calls of ${undecided} can be ordered in too many ways: the search was given up after ${budget} candidates.`;
  return { verdict: 'unknown', key: undecided, reason };
}

/** The longest order that a search finds which takes no short cuts, for they skip what cannot lead to the end. */
function longestOrder(calls: readonly Call[], budget: number): StoreOperation[] {
  const result = linearize(calls, kvModel(calls, null, false), { left: budget });
  const order = result.found ? result.order : result.longest;
  return order.map((i) => (calls[i] as Call).operation);
}

/** The calls of each key, in the order in which they were called. Reads that were not answered say nothing and are left out. */
function callsByKey(operations: readonly Operation[]): Map<string, Call[]> {
  const keys = new Map<string, Call[]>();
  operations.forEach((operation, offset) => {
    if (!isStoreOperation(operation)) return;
    const { op, calledStep, returnedStep } = operation;
    if (returnedStep === null && op.type === 'get') return;
    const returned = returnedStep === null ? OPEN : Math.max(returnedStep, calledStep + 1);
    const call: Call = { operation, offset, called: calledStep, returned };
    const calls = keys.get(op.key);
    if (calls) calls.push(call);
    else keys.set(op.key, [call]);
  });
  for (const calls of keys.values()) calls.sort((a, b) => a.called - b.called || a.offset - b.offset);
  return keys;
}

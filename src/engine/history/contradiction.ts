// Why a history is not linearizable, in as few operations as possible. Only what keeps the proof sound is left out: a read
// always may be, a write only in so far as it may then have happened at any time or never, and all that was over by some
// moment if the key may have held anything then.
import { kvModel } from './kvModel.ts';
import { type Budget, type Call, linearize, OPEN } from './linearize.ts';

/**
 * The smallest part found of one key's illegal calls that no order explains, and the writes that its answers speak of.
 * `reached`: how far the search for an order has come. The search for the part has a budget of its own.
 */
export function smallestPiece(calls: readonly Call[], reached: number, budget: number): readonly Call[] {
  const spare: Budget = { left: budget };
  const prefix = shortestPrefix(calls, reached, spare);
  const { piece, start } = latestSuffix(prefix, spare);
  return withSources(weaken(piece, start, spare), prefix);
}

function isIllegal(calls: readonly Call[], start: null | undefined, spare: Budget): boolean {
  if (spare.left <= 0) return false;
  // No single question may use up what is left for the others.
  const share: Budget = { left: spare.left >> 2 };
  const { left } = share;
  const { found } = linearize(calls, kvModel(calls, start), share);
  spare.left -= left - share.left + 1;
  return found === false;
}

/** The least number from `low` to `high` for which a fact holds that holds for `high` and, once it holds, goes on to hold. */
function least(low: number, high: number, holds: (n: number) => boolean): number {
  let below = low; // the fact does not hold for any number before
  let above = low;
  for (let stride = 1; above < high && !holds(above); stride *= 2) {
    below = above + 1;
    above = Math.min(high, above + stride);
  }
  while (below < above) {
    const middle = (below + above) >> 1;
    if (holds(middle)) above = middle;
    else below = middle + 1;
  }
  return above;
}

/** What had happened when the contradiction was complete: later answers are as if not given yet, later calls gone. */
function shortestPrefix(calls: readonly Call[], reached: number, spare: Budget): readonly Call[] {
  const returns = calls
    .map((c) => c.returned)
    .filter((step) => step !== OPEN)
    .sort((a, b) => a - b);
  const upTo = (end: number): Call[] =>
    calls.filter((c) => c.called < end).flatMap((c) => (c.returned > end ? unanswered(c) : c));
  const first = Math.max(0, returns.indexOf(reached));
  const place = least(first, returns.length - 1, (n) => isIllegal(upTo(returns[n] as number), null, spare));
  return upTo(returns[place] as number);
}

/**
 * The part after the latest moment from which it contradicts itself, whatever the key held then (`start` undefined): without
 * what was over by then, and with what was under way as if it had not been answered. If there is no such moment all of it,
 * beginning with no value.
 */
function latestSuffix(calls: readonly Call[], spare: Budget): { piece: readonly Call[]; start: null | undefined } {
  const from = (place: number): Call[] => {
    const { called } = calls[place] as Call;
    return calls.flatMap((c, i) => (i >= place ? c : c.returned > called ? unanswered(c) : []));
  };
  const { length } = calls;
  const back = least(1, length + 1, (n) => n > length || isIllegal(from(length - n), undefined, spare));
  return back > length ? { piece: calls, start: null } : { piece: from(length - back), start: undefined };
}

/** Takes away, in ever smaller groups, what the contradiction does not need. */
function weaken(calls: readonly Call[], start: null | undefined, spare: Budget): readonly Call[] {
  let piece = calls;
  for (let size = Math.max(1, calls.length >> 1); size >= 1; size >>= 1) {
    let from = 0;
    while (from < piece.length) {
      const group = piece.slice(from, from + size);
      const rest = group.flatMap(unanswered);
      const less = [...piece.slice(0, from), ...rest, ...piece.slice(from + size)];
      const isLess = group.some((c) => c.returned !== OPEN);
      if (isLess && isIllegal(less, start, spare)) {
        piece = less;
        from += rest.length;
      } else from += size;
    }
  }
  return piece;
}

/** With the writes of the values that the answers speak of, and without other writes that may have happened at any time. */
function withSources(piece: readonly Call[], calls: readonly Call[]): readonly Call[] {
  const answered = piece.filter((c) => c.returned !== OPEN);
  const shown = new Set(answered.map((c) => c.offset));
  for (const { operation, returned } of answered) {
    const value = operation.result?.value;
    if (operation.op.type === 'put' || !value) continue;
    const source = calls.findLast((c) => c.operation !== operation && c.called < returned && writes(c, value));
    if (source) shown.add(source.offset);
  }
  return calls.filter((c) => shown.has(c.offset));
}

/** Whether the key could have this value once the call has taken effect. */
function writes({ operation: { op } }: Call, value: string): boolean {
  if (op.type === 'append') return value.endsWith(op.value);
  return op.type !== 'get' && op.value === value;
}

/** A call as if it had not been answered; of a read nothing is left then. */
function unanswered(call: Call): readonly Call[] {
  return call.operation.op.type === 'get' ? [] : [{ ...call, returned: OPEN }];
}

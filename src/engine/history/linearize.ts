// The search behind linearizability: Wing and Gong's, with Lowe's memory of where it has been ("Testing for
// linearizability", 2017). It looks for an order of the calls of one object in which every answer is right.
import type { StoreOperation } from '../../model/world.ts';

/** Where calls end that have not been answered. Later than every step. */
export const OPEN = 0x7fffffff;

/** A call of an object as the search sees it. One that is open may take effect at any time after its call, or never. */
export interface Call {
  readonly operation: StoreOperation;
  /** Its offset in the whole history. */
  readonly offset: number;
  /** Steps. A call that ends at the step at which another begins comes before it. */
  readonly called: number;
  readonly returned: number;
}

/** What an object does if its calls come one after another. States are numbers the model gives out: equal numbers, equal states. */
export interface Model {
  readonly init: number;
  /** The state after a call (by its offset in the list searched) in a state; negative if it would not be answered as it was. */
  readonly step: (state: number, call: number) => number;
  readonly hints: Hints | null;
}

/** What a model knows that spares the search detours. Without hints the same is found, later. */
export interface Hints {
  /** The state that a call's answer tells of; negative if it tells of none. */
  readonly seen: (call: number) => number;
  /** Whether a state, once left, never comes back: then every call that has seen it must come before that. */
  readonly isOnce: (state: number) => boolean;
  /** Whether a call, going by its answer, has changed nothing: then it may as well take effect as soon as it can. */
  readonly isRead: (call: number) => boolean;
  /** Whether a call leads to one and the same state from any other, and no answer can tell of that one. */
  readonly isUnseen: (call: number) => boolean;
  /** Whether, apart from the calls that have seen a state, none depends on it: after those it may as well be overwritten. */
  readonly isSpent: (state: number) => boolean;
}

/** How many candidates the searches of one judgement may still look at. Counted, not timed: the same everywhere. */
export interface Budget {
  left: number;
}

/** What a search has come to. Calls by their offset in the list searched. */
export type Linearization =
  | { readonly found: true; readonly order: readonly number[] }
  /** `reached`: the latest return before which all that had returned earlier could be ordered. */
  | { readonly found: false | null; readonly longest: readonly number[]; readonly reached: number };

/**
 * Orders calls (given in the order in which they were called) so that the model agrees with every answer. A call may come
 * next if it was called before the first return that is still to come; those candidates and the state are all that the rest
 * depends on, so each such place is entered once. `found` null: the budget is spent.
 */
export function linearize(calls: readonly Call[], { init, step, hints }: Model, budget: Budget): Linearization {
  const end = calls.length;
  const ends = calls.map((_, i) => i).sort((a, b) => returnedOf(calls, a) - returnedOf(calls, b) || a - b);
  const left = { calls: chain(calls.map((_, i) => i)), returns: chain(ends) };
  const called = Int32Array.from(calls, (c) => c.called);
  const returned = Int32Array.from(calls, (c) => c.returned);
  const rank = new Int32Array(end);
  ends.forEach((call, place) => {
    rank[call] = place;
  });
  const sights = countSights(end, hints);
  const places = createPlaces();
  const node: number[] = [];
  const cursor: number[] = [];
  const chosen: number[] = [];
  const longest: number[] = [];
  let same = 0; // so far the longest order agrees with the present one
  let reached = 0;

  /** Enters the place that a state and the calls that are left make. -1: the search has been there. */
  function enter(state: number): number {
    const first = left.returns.next[end] as number;
    const limit = first === end ? OPEN : (returned[first] as number);
    places.begin(state);
    for (let i = left.calls.next[end] as number; i !== end && (called[i] as number) < limit; ) {
      places.insert(i, rank);
      i = left.calls.next[i] as number;
    }
    budget.left -= places.count();
    return places.commit();
  }

  /** The one candidate that may be taken without a thought for the others; -1: there is none. */
  function obvious(here: number): number {
    if (!hints) return -1;
    const state = places.state(here);
    const isOver = sights.left(state) === 0 && hints.isSpent(state);
    for (let i = 0; i < places.size(here); i++) {
      const call = places.candidate(here, i);
      if (hints.isRead(call) ? step(state, call) === state : isOver && hints.isUnseen(call)) return call;
    }
    return -1;
  }

  /** Takes a call, and enters the place it leads to. False: it cannot come next, or the search has been there. */
  function attempt(here: number, call: number): boolean {
    const state = places.state(here);
    const next = step(state, call);
    if (next < 0 || (next !== state && sights.isMissed(state, call))) return false;
    take(left.calls, call);
    take(left.returns, call);
    sights.take(call);
    const fresh = enter(next);
    if (fresh < 0) {
      putBack(call);
      return false;
    }
    chosen.push(call);
    node[chosen.length] = fresh;
    cursor[chosen.length] = 0;
    return true;
  }

  function putBack(call: number): void {
    sights.putBack(call);
    restore(left.returns, call);
    restore(left.calls, call);
  }

  /** Goes on from the present place. False: it is a dead end. */
  function advance(): boolean {
    const depth = chosen.length;
    const here = node[depth] as number;
    const size = places.size(here);
    const only = cursor[depth] === 0 ? obvious(here) : -1;
    if (only >= 0) {
      cursor[depth] = size;
      return attempt(here, only);
    }
    for (let i = cursor[depth] as number; i < size; i++) {
      cursor[depth] = i + 1;
      if (attempt(here, places.candidate(here, i))) return true;
    }
    return false;
  }

  node[0] = enter(init);
  cursor[0] = 0;
  for (;;) {
    const first = left.returns.next[end] as number;
    if (first === end || returned[first] === OPEN) return { found: true, order: chosen };
    reached = Math.max(reached, returned[first] as number);
    if (budget.left < 0) return { found: null, longest, reached };
    if (advance()) continue;
    const depth = chosen.length;
    if (depth > longest.length) {
      for (let i = same; i < depth; i++) longest[i] = chosen[i] as number;
      same = depth;
    }
    const call = chosen.pop();
    if (call === undefined) return { found: false, longest, reached };
    same = Math.min(same, depth - 1);
    putBack(call);
  }
}

/** How many of the calls that are left have seen each state. */
function countSights(calls: number, hints: Hints | null) {
  const counts: number[] = [];
  const add = (call: number, change: number) => {
    const state = hints ? hints.seen(call) : -1;
    if (state >= 0) counts[state] = (counts[state] as number) + change;
  };
  for (let call = 0; call < calls; call++) {
    const state = hints ? hints.seen(call) : -1;
    while (counts.length <= state) counts.push(0);
    add(call, 1);
  }
  return {
    left: (state: number) => counts[state] ?? 0,
    take: (call: number) => add(call, -1),
    putBack: (call: number) => add(call, 1),
    /** Whether others than this call must still come while the state lasts. */
    isMissed(state: number, call: number): boolean {
      if (!hints) return false;
      const others = (counts[state] ?? 0) - (hints.seen(call) === state ? 1 : 0);
      return others > 0 && hints.isOnce(state);
    },
  };
}

function returnedOf(calls: readonly Call[], offset: number): number {
  return (calls[offset] as Call).returned;
}

/** A list from which elements are taken and put back in the reverse order. Its end is the number of elements. */
interface Chain {
  readonly next: Int32Array;
  readonly previous: Int32Array;
}

function chain(order: readonly number[]): Chain {
  const end = order.length;
  const next = new Int32Array(end + 1);
  const previous = new Int32Array(end + 1);
  let before = end;
  for (const i of order) {
    next[before] = i;
    previous[i] = before;
    before = i;
  }
  next[before] = end;
  previous[end] = before;
  return { next, previous };
}

function take({ next, previous }: Chain, i: number): void {
  next[previous[i] as number] = next[i] as number;
  previous[next[i] as number] = previous[i] as number;
}

function restore({ next, previous }: Chain, i: number): void {
  next[previous[i] as number] = i;
  previous[next[i] as number] = i;
}

/**
 * The places a search has been to, each a state and its candidates, those that return first tried first (the order in which
 * a real system mostly did them). They lie one after another in a pool, as count, state, candidates; a table finds them.
 */
function createPlaces() {
  let pool = new Int32Array(1 << 12);
  let table = new Int32Array(1 << 10).fill(-1);
  let known = 0;
  let end = 0;
  let top = 0;

  function hashAt(place: number): number {
    let h = pool[place] as number;
    const last = place + 1 + (pool[place] as number);
    for (let i = place + 1; i <= last; i++) {
      h = Math.imul(h ^ (pool[i] as number), 0x9e3779b1);
      h ^= h >>> 15;
    }
    return h;
  }

  function isSame(a: number, b: number): boolean {
    const length = (pool[a] as number) + 2;
    for (let i = 0; i < length; i++) if (pool[a + i] !== pool[b + i]) return false;
    return true;
  }

  function slotOf(place: number): number {
    const mask = table.length - 1;
    let slot = hashAt(place) & mask;
    while (table[slot] !== -1 && !isSame(table[slot] as number, place)) slot = (slot + 1) & mask;
    return slot;
  }

  function growTable(): void {
    const old = table;
    table = new Int32Array(old.length * 2).fill(-1);
    for (const place of old) if (place !== -1) table[slotOf(place)] = place;
  }

  return {
    begin(state: number): void {
      top = end + 2;
      if (top >= pool.length) growPool();
      pool[end + 1] = state;
    },
    insert(call: number, rank: Int32Array): void {
      if (top >= pool.length) growPool();
      let i = top++;
      for (; i > end + 2 && (rank[pool[i - 1] as number] as number) > (rank[call] as number); i--) {
        pool[i] = pool[i - 1] as number;
      }
      pool[i] = call;
    },
    count: () => top - end - 2,
    /** The place just described, unless it is known: then -1. */
    commit(): number {
      pool[end] = top - end - 2;
      const slot = slotOf(end);
      if (table[slot] !== -1) return -1;
      table[slot] = end;
      const place = end;
      end = top;
      if (++known * 2 > table.length) growTable();
      return place;
    },
    size: (place: number) => pool[place] as number,
    state: (place: number) => pool[place + 1] as number,
    candidate: (place: number, i: number) => pool[place + 2 + i] as number,
  };

  function growPool(): void {
    const larger = new Int32Array(pool.length * 2);
    larger.set(pool);
    pool = larger;
  }
}

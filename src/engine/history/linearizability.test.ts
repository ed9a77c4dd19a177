// Linearizability, judged against a slow twin that tries every order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KvOp, OpResult } from '../../model/kv.ts';
import type { StoreOperation } from '../../model/world.ts';
import { legalHistory } from './legalHistory.ts';
import { judgeHistory } from './linearizability.ts';

type Seen = readonly [
  clerk: string,
  type: KvOp['type'],
  value: string,
  called: number,
  returned: number | null,
  result?: OpResult,
];

/** Operations on the key x. For a cas the value is `expected>new`. */
function history(...seen: Seen[]): StoreOperation[] {
  return seen.map(([clerk, type, text, calledStep, returnedStep, result], i) => {
    const [expected, value] = type === 'cas' ? (text.split('>') as [string, string]) : [null, text];
    const op: KvOp = {
      type,
      key: 'x',
      value,
      expected: expected === 'none' ? null : expected,
      clientId: clerk,
      requestId: i,
    };
    return {
      clerk,
      op,
      calledAt: calledStep,
      calledStep,
      returnedAt: returnedStep,
      returnedStep,
      result: result ?? (returnedStep === null ? null : { ok: true, value: null }),
      server: null,
    };
  });
}

const read = (value: string | null): OpResult => ({ ok: value !== null, value });

/** What a store with one key would do. */
function apply(state: string | null, op: KvOp): { state: string | null; result: OpResult } {
  if (op.type === 'get') return { state, result: read(state) };
  if (op.type === 'put') return { state: op.value, result: { ok: true, value: null } };
  if (op.type === 'append') return { state: (state ?? '') + op.value, result: { ok: true, value: state } };
  const ok = state === op.expected;
  return { state: ok ? op.value : state, result: { ok, value: state } };
}

/** Tries all orders that keep to real time, with each open operation taking effect or not. */
function bruteForce(left: readonly StoreOperation[], state: string | null = null): boolean {
  if (left.every((o) => o.returnedStep === null)) return true;
  return left.some((o) => {
    const isFirst = left.every((other) => other === o || (other.returnedStep ?? Infinity) > o.calledStep);
    if (!isFirst) return false;
    const next = apply(state, o.op);
    const { result } = o;
    if (o.returnedStep !== null && o.op.type !== 'put') {
      if (result?.ok !== next.result.ok || result.value !== next.result.value) return false;
    }
    return bruteForce(
      left.filter((other) => other !== o),
      next.state,
    );
  });
}

/** Small histories of a few clerks whose answers are often, and not always, those of some order. */
const smallHistory = fc
  .array(
    fc.record({
      clerk: fc.constantFrom('c1', 'c2', 'c3'),
      type: fc.constantFrom('get' as const, 'put' as const, 'append' as const, 'cas' as const),
      value: fc.constantFrom('a', 'b'),
      expected: fc.constantFrom(null, 'a', 'b', 'ab'),
      called: fc.nat(9),
      length: fc.integer({ min: 1, max: 8 }),
      isOpen: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
      result: fc.constantFrom(null, 'a', 'b', 'ab', 'ba', 'aa'),
      isTrue: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
    }),
    { maxLength: 6 },
  )
  .map((drafts) => {
    const drawn = drafts.slice().sort((a, b) => a.called - b.called);
    let state: string | null = null;
    return drawn.map((d, i): StoreOperation => {
      const op: KvOp = {
        type: d.type,
        key: 'x',
        value: d.type === 'get' ? '' : d.value,
        expected: d.type === 'cas' ? d.expected : null,
        clientId: d.clerk,
        requestId: i,
      };
      const applied = apply(state, op);
      state = applied.state;
      const lie =
        d.type === 'cas'
          ? { ok: d.result === d.expected, value: d.result }
          : d.type === 'get'
            ? read(d.result)
            : { ok: true, value: d.result };
      return {
        clerk: d.clerk,
        op,
        calledAt: d.called,
        calledStep: d.called,
        returnedAt: d.isOpen ? null : d.called + d.length,
        returnedStep: d.isOpen ? null : d.called + d.length,
        result: d.isOpen ? null : d.isTrue ? applied.result : lie,
        server: null,
      };
    });
  });

describe('linearizability', () => {
  it('holds when a read sees the write before it', () => {
    const verdict = judgeHistory(history(['c1', 'put', '1', 1, 2], ['c2', 'get', '', 3, 4, read('1')]));
    expect(verdict).toEqual({ verdict: 'linearizable', orders: [{ key: 'x', order: [0, 1] }] });
  });

  it('lets operations that overlap take effect in either order', () => {
    const overlapping = (first: string, then: string) =>
      judgeHistory(
        history(
          ['c1', 'put', '1', 1, 10],
          ['c2', 'put', '2', 2, 9],
          ['c3', 'get', '', 3, 4, read(first)],
          ['c3', 'get', '', 5, 6, read(then)],
        ),
      ).verdict;
    expect([overlapping('1', '2'), overlapping('2', '1'), overlapping('1', '1')]).toEqual(
      Array(3).fill('linearizable'),
    );
  });

  it('lets a call without an answer take effect late, or never', () => {
    const open: Seen = ['c1', 'put', '2', 3, null];
    const stale: Seen[] = [['c2', 'put', '1', 1, 2], open, ['c3', 'get', '', 4, 5, read('1')]];
    expect(judgeHistory(history(...stale)).verdict).toBe('linearizable');
    expect(judgeHistory(history(...stale, ['c3', 'get', '', 6, 7, read('2')])).verdict).toBe('linearizable');
    expect(
      judgeHistory(history(...stale, ['c3', 'get', '', 6, 7, read('2')], ['c3', 'get', '', 8, 9, read('1')])).verdict,
    ).toBe('illegal');
  });

  it('is broken by a read that goes back, and says by which operations', () => {
    const operations = history(
      ['c1', 'put', '1', 1, 2],
      ['c4', 'put', '9', 1, 40],
      ['c2', 'get', '', 3, 4, read('1')],
      ['c1', 'put', '2', 5, 6],
      ['c2', 'get', '', 7, 8, read('2')],
      ['c3', 'get', '', 9, 10, read('1')],
      ['c3', 'get', '', 11, 12, read('2')],
      ['c1', 'put', '3', 13, 14],
    );
    const verdict = judgeHistory(operations);
    if (verdict.verdict !== 'illegal') throw new Error(verdict.verdict);
    expect(verdict.key).toBe('x');
    expect(verdict.piece.map((o) => operations.indexOf(o))).toEqual([0, 3, 4, 5]);
    expect(verdict.longest.map((o) => operations.indexOf(o))).toEqual([0, 2, 3, 4, 1]);
  });

  it('is broken by an append that runs twice', () => {
    const verdict = judgeHistory(
      history(['c1', 'append', 'a', 1, 2, { ok: true, value: null }], ['c2', 'get', '', 3, 4, read('aa')]),
    );
    expect(verdict.verdict).toBe('illegal');
  });

  it('is judged key by key', () => {
    const good = history(['c1', 'put', '1', 1, 2], ['c2', 'get', '', 3, 4, read('1')]);
    const bad = history(['c1', 'put', '1', 1, 2], ['c2', 'get', '', 3, 4, read(null)]).map((o) => ({
      ...o,
      op: { ...o.op, key: '__proto__' },
    }));
    expect(judgeHistory([...good, ...bad])).toMatchObject({ verdict: 'illegal', key: '__proto__', piece: bad });
    expect(judgeHistory([])).toEqual({ verdict: 'linearizable', orders: [] });
  });

  it('is what trying every order finds', () => {
    let illegal = 0;
    fc.assert(
      fc.property(smallHistory, (operations) => {
        const verdict = judgeHistory(operations);
        const holds = bruteForce(operations);
        expect(verdict.verdict).toBe(holds ? 'linearizable' : 'illegal');
        if (!holds) illegal++;
      }),
      { seed: 4, numRuns: 3000 },
    );
    expect(illegal).toBeGreaterThan(500);
  });

  it('gives an order that keeps to real time and to the answers', () => {
    fc.assert(
      fc.property(smallHistory, (operations) => {
        const verdict = judgeHistory(operations);
        if (verdict.verdict !== 'linearizable') return;
        const order = verdict.orders.flatMap((o) => o.order).map((i) => operations[i] as StoreOperation);
        let state: string | null = null;
        order.forEach((o, i) => {
          for (const later of order.slice(i + 1)) {
            expect(later.returnedStep ?? Infinity).toBeGreaterThan(o.calledStep);
          }
          const next = apply(state, o.op);
          state = next.state;
          if (o.returnedStep !== null && o.op.type !== 'put') expect(o.result).toEqual(next.result);
        });
        for (const o of operations) if (o.returnedStep !== null) expect(order).toContain(o);
      }),
      { seed: 5, numRuns: 1000 },
    );
  });

  it('shows a piece that is illegal by itself, whatever the key held before', () => {
    fc.assert(
      fc.property(smallHistory, (operations) => {
        const verdict = judgeHistory(operations);
        if (verdict.verdict !== 'illegal') return;
        expect(verdict.piece.length).toBeGreaterThan(0);
        expect(bruteForce(verdict.piece)).toBe(false);
        expect(judgeHistory(verdict.piece).verdict).toBe('illegal');
      }),
      { seed: 6, numRuns: 1000 },
    );
  });

  it('holds for a long history that was made by one store, and not when one answer of it is changed', () => {
    const operations = legalHistory({ seed: 1, operations: 4000, clients: 20, keys: 10 });
    const verdict = judgeHistory(operations);
    expect(verdict.verdict).toBe('linearizable');
    const place = operations.findIndex((o, i) => i > 3000 && o.op.type === 'get' && o.returnedStep !== null);
    const changed = operations.with(place, { ...(operations[place] as StoreOperation), result: read('never written') });
    const broken = judgeHistory(changed);
    if (broken.verdict !== 'illegal') throw new Error(broken.verdict);
    expect(broken.piece).toContain(changed[place]);
    expect(broken.piece.length).toBeLessThan(20);
  });

  it('gives up, and says so, when there are too many orders', () => {
    const operations = legalHistory({ seed: 1, operations: 2000, clients: 20, keys: 2 });
    expect(judgeHistory(operations, 100)).toMatchObject({ verdict: 'unknown', key: 'k0' });
  });
});

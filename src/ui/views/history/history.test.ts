import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KvOp } from '../../../model/kv.ts';
import { listOf } from '../../../model/list.ts';
import type { Operation } from '../../../model/world.ts';
import type { Judgement } from '../../../wire/protocol.ts';
import { standingVerdict } from '../../engine/verdict.ts';
import { entry, logOf, server, worldOf } from '../../lib/sampleWorld.ts';
import { effectPoints, layoutHistory, neighbour, visibleBars } from './layout.ts';
import { around, aroundText, barText, callText, entryOf, orderWith, verdictText } from './text.ts';

/** A call of `clerk` from one step to another; a step stands for ten ms. */
function call(
  clerk: string,
  calledStep: number,
  returnedStep: number | null,
  rest: Partial<Operation> = {},
): Operation {
  return {
    clerk,
    op: { type: 'put', key: 'x', value: String(calledStep), expected: null, clientId: clerk, requestId: calledStep },
    calledAt: calledStep * 10,
    calledStep,
    returnedAt: returnedStep === null ? null : returnedStep * 10,
    returnedStep,
    result: returnedStep === null ? null : { ok: true, value: null },
    server: returnedStep === null ? null : 'n1',
    ...rest,
  };
}
const op = (type: 'get' | 'put' | 'append' | 'cas', value = '', expected: string | null = null): Operation['op'] => ({
  type,
  key: 'x',
  value,
  expected,
  clientId: 'c1',
  requestId: 1,
});

/** Histories as clerks make them: each waits for its answer before it calls again, unless it has crashed meanwhile. */
const histories = fc
  .array(
    fc.record({
      clerk: fc.integer({ min: 1, max: 4 }),
      gap: fc.nat(3),
      took: fc.option(fc.integer({ min: 1, max: 9 })),
    }),
    {
      maxLength: 40,
    },
  )
  .map((drawn) => {
    const free = new Map<number, number>();
    const calls = drawn.map(({ clerk, gap, took }) => {
      const begins = (free.get(clerk) ?? 1) + gap;
      free.set(clerk, begins + (took ?? 1));
      return call(`c${clerk}`, begins, took === null ? null : begins + took);
    });
    return calls.sort((a, b) => a.calledStep - b.calledStep);
  });

describe('the picture of a history', () => {
  it('keeps calls and answers in their order along the axis, whatever it stretches', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { bars } = layoutHistory(history);
        history.forEach((a, i) => {
          const first = bars[i];
          if (!first) throw new Error('a call without a bar');
          history.forEach((b, j) => {
            const second = bars[j];
            if (!second) throw new Error('a call without a bar');
            if (a.calledStep < b.calledStep) expect(first.x).toBeLessThan(second.x);
            if (a.calledStep === b.calledStep) expect(first.x).toBe(second.x);
            if (a.returnedStep === null) return;
            // An answer at the step of another call comes before that call.
            if (a.returnedStep <= b.calledStep) expect(first.end).toBeLessThan(second.x);
            else expect(first.end).toBeGreaterThan(second.x);
            if (b.returnedStep !== null && a.returnedStep < b.returnedStep) expect(first.end).toBeLessThan(second.end);
          });
        });
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it('gives every bar room for its text, and no two bars of a lane the same place', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { bars, lanes, width } = layoutHistory(history);
        const last = lanes.map(() => -1);
        for (const bar of bars) {
          expect(bar.end - bar.x).toBeGreaterThan((bar.text.op.length + bar.text.answer.length) * 6);
          expect(bar.x).toBeGreaterThan(last[bar.lane] ?? 0);
          expect(bar.end).toBeLessThanOrEqual(width);
          last[bar.lane] = bar.end;
        }
      }),
      { seed: 6, numRuns: 200 },
    );
  });

  it('leaves what is drawn where it is when more happens', () => {
    fc.assert(
      fc.property(histories, fc.nat(40), (history, step) => {
        const then = history
          .filter(({ calledStep }) => calledStep <= step)
          .map((o) =>
            o.returnedStep !== null && o.returnedStep <= step ? o : { ...o, returnedStep: null, result: null },
          );
        const now = layoutHistory(history).bars;
        layoutHistory(then).bars.forEach((bar, i) => {
          expect(bar.x).toBe(now[i]?.x);
          if (!bar.isOpen) expect(bar.end).toBe(now[i]?.end);
        });
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('draws exactly the bars that are in sight', () => {
    fc.assert(
      fc.property(histories, fc.nat(3000), fc.nat(800), (history, from, wide) => {
        const layout = layoutHistory(history);
        const expected = layout.bars.filter(({ x, end }) => end >= from && x <= from + wide);
        expect(visibleBars(layout, from, from + wide)).toEqual(expected);
      }),
      { seed: 8, numRuns: 200 },
    );
  });

  it('has its lanes in the order of the clerks, and a tone for each key', () => {
    const { lanes, bars } = layoutHistory([
      call('c10', 1, 2),
      call('c2', 1, 3, { op: { ...(op('get') as KvOp), key: 'y' } }),
      call('c2', 4, 5),
    ]);
    expect(lanes).toEqual(['c2', 'c10']);
    expect(bars.map(({ lane, tone }) => [lane, tone])).toEqual([
      [1, 0],
      [0, 1],
      [0, 0],
    ]);
  });

  it('marks where calls take effect: in the order found, and within their bars', () => {
    const layout = layoutHistory([call('c1', 1, 9), call('c2', 2, 3), call('c3', 4, 8)]);
    const order = [1, 2, 0];
    const points = effectPoints(layout, { verdict: 'linearizable', orders: [{ key: 'x', order }] });
    const xs = order.map((offset) => points.get(offset) ?? -1);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    for (const { offset, x, end } of layout.bars) {
      expect(points.get(offset)).toBeGreaterThan(x);
      expect(points.get(offset)).toBeLessThan(end);
    }
  });

  it('is walked by arrow keys along a lane and across', () => {
    const layout = layoutHistory([call('c1', 1, 4), call('c2', 2, 3), call('c1', 5, 6), call('c2', 5, 7)]);
    const to = (from: number, key: string) => neighbour(layout, from, key)?.offset ?? null;
    expect([to(0, 'ArrowRight'), to(2, 'ArrowLeft'), to(2, 'ArrowRight')]).toEqual([2, 0, null]);
    expect([to(0, 'ArrowDown'), to(3, 'ArrowUp'), to(0, 'ArrowUp')]).toEqual([1, 2, null]);
    expect([to(2, 'Home'), to(0, 'End'), to(0, 'a')]).toEqual([0, 3, null]);
  });
});

describe('a call in words', () => {
  it('has its answer in its bar where there is one to tell', () => {
    const answered = (what: Operation['op'], value: string | null, ok = true) =>
      barText(call('c1', 1, 2, { op: what, result: { ok, value } }));
    expect(answered(op('get'), 'old')).toEqual({ op: 'get x', answer: ' → old' });
    expect(answered(op('put', '1'), null)).toEqual({ op: 'put x 1', answer: '' });
    expect(answered(op('cas', '2', '1'), '3', false)).toEqual({ op: 'cas x 1 2', answer: ' → no, 3' });
    expect(barText(call('c1', 1, null, { op: op('put', 'v'.repeat(40)) })).op).toHaveLength(18);
  });

  it('is a sentence for those who do not see the bar', () => {
    expect(callText(call('c1', 5, 9, { op: op('get'), result: { ok: true, value: 'old' } }))).toBe(
      'c1: get x, called at 0.050 s, answered old by n1 after 40 ms',
    );
    expect(callText(call('c1', 5, null))).toBe('c1: put x 5, called at 0.050 s, not answered');
  });

  it('tells what its key held before and after, in the order that was found', () => {
    const operations = listOf([
      call('c1', 1, 2, { op: op('put', 'a') }),
      call('c2', 1, 3, { op: op('append', 'b') }),
      call('c3', 4, 5, { op: op('cas', 'c', 'nothing'), result: { ok: false, value: 'ab' } }),
      call('c3', 6, null, { op: op('cas', 'c', 'ab') }),
      call('c3', 7, 8, { op: op('get'), result: { ok: true, value: 'c' } }),
    ]);
    const values = [0, 1, 2, 3, 4].map((offset) => around(operations, [0, 1, 2, 3, 4], offset));
    expect(values.map((v) => [v?.before, v?.after])).toEqual([
      [null, 'a'],
      ['a', 'ab'],
      ['ab', 'ab'],
      ['ab', 'c'],
      ['c', 'c'],
    ]);
    expect(around(operations, [0, 1], 2)).toBeNull();
    expect(aroundText('x', { before: null, after: 'a' })).toBe('x: none → a');
    expect(aroundText('x', { before: 'c', after: 'c' })).toBe('x stays c');
  });

  it('leads to its entry: in the leader’s log rather than in another', () => {
    const log = { ...logOf(), entries: listOf([entry(4, 1), entry(5, 1, op('put', '9'))]), base: 3 };
    const operation = call('c1', 1, null, { op: op('put', '9') });
    const nodes = [server('n1', { log }), server('n2', { log, role: { kind: 'leader', peers: [] } })];
    expect(entryOf(worldOf(nodes), operation)).toEqual({ node: 'n2', index: 5 });
    expect(entryOf(worldOf(nodes), call('c2', 1, null))).toBeNull();
  });
});

describe('the verdict', () => {
  const illegal: Judgement = { verdict: 'illegal', key: 'x', at: 4, longest: [0], piece: [0, 1] };
  it('is a sentence', () => {
    expect(verdictText(null, 0)).toBe('No call has been made.');
    expect(verdictText({ verdict: 'linearizable', orders: [] }, 12)).toContain('all 12 calls');
    expect(verdictText({ verdict: 'linearizable', orders: [] }, 2)).toContain('of both calls.');
    expect(verdictText(illegal, 12)).toBe('Not linearizable: these 2 calls contradict one another.');
    const alone: Judgement = { ...illegal, piece: [0] };
    expect(verdictText(alone, 12)).toBe('Not linearizable: no order explains the answer of this call.');
  });

  it('has an order for each call: all calls of its key, or as many as can be explained', () => {
    const orders = [
      { key: 'x', order: [2, 0] },
      { key: 'y', order: [1] },
    ];
    const legal: Judgement = { verdict: 'linearizable', orders };
    expect([0, 1, 3].map((offset) => orderWith(legal, offset))).toEqual([[2, 0], [1], null]);
    expect([0, 1].map((offset) => orderWith(illegal, offset))).toEqual([[0], null]);
    expect(orderWith(null, 0)).toBeNull();
  });

  it('stands for another history as long as the calls that contradict one another are in it', () => {
    const of = listOf([call('c1', 1, 2), call('c2', 3, 4)]);
    const longer = listOf([call('c1', 1, 2), call('c2', 3, 4), call('c2', 5, null)]);
    const shorter = listOf([call('c1', 1, 2), call('c2', 3, null)]);
    expect(standingVerdict({ of, judgement: illegal }, longer)).toBe(illegal);
    expect(standingVerdict({ of, judgement: illegal }, shorter)).toBeNull();
    const legal: Judgement = { verdict: 'linearizable', orders: [] };
    expect(standingVerdict({ of, judgement: legal }, shorter)).toBe(legal);
    expect(standingVerdict({ of, judgement: legal }, listOf([]))).toBeNull();
  });
});

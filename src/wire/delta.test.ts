import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDelta, diff } from './delta.ts';

const SETTINGS = { seed: 20140618, numRuns: 400 };

/** What the delta would be without any cleverness: the whole value, copied. */
function slowTwin(after: unknown): unknown {
  return structuredClone(after);
}

/** The delta as the page gets it: through a port, which copies everything. */
function sent(before: unknown, after: unknown) {
  return structuredClone(diff(before, after));
}

const plain = fc.letrec<{ value: unknown; record: unknown; list: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.integer({ min: 0, max: 9 }),
    fc.constantFrom('a', 'b', null, true),
    tie('list'),
    tie('record'),
  ),
  list: fc.array(tie('value'), { maxLength: 6 }),
  record: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'id', '__proto__', '1'), tie('value'), { maxKeys: 5 }),
})).value;

/** A value and a successor that shares most of it, as a world and its next step do. */
const related = fc
  .tuple(plain, plain, fc.array(fc.nat(99), { minLength: 8, maxLength: 8 }))
  .map(([value, other, dice]) => {
    let thrown = 0;
    const die = (sides: number) => (dice[thrown++ % dice.length] as number) % sides;
    const change = (old: unknown, depth: number): unknown => {
      if (depth > 6 || die(3) === 0) return old;
      if (Array.isArray(old)) {
        const next = old.slice();
        const at = die(next.length + 1);
        if (die(3) === 0) next.shift();
        if (die(3) === 0) next.splice(at, 0, other);
        else if (at < next.length) next[at] = change(next[at], depth + 1);
        return next;
      }
      if (typeof old === 'object' && old !== null) {
        const entries = Object.entries(old);
        const at = die(entries.length + 1);
        if (at === entries.length) return Object.fromEntries([...entries, ['c', other]]);
        if (die(4) === 0) return Object.fromEntries(entries.filter((_, i) => i !== at));
        return Object.fromEntries(entries.map(([k, v], i) => [k, i === at ? change(v, depth + 1) : v]));
      }
      return other;
    };
    return [value, change(value, 0)] as const;
  });

describe('the delta of two values', () => {
  it('turns any value into any other', () => {
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        expect(applyDelta(a, sent(a, b))).toEqual(slowTwin(b));
      }),
      SETTINGS,
    );
  });

  it('turns a value into its successor, over many frames', () => {
    fc.assert(
      fc.property(related, ([a, b]) => {
        expect(applyDelta(a, sent(a, b))).toEqual(slowTwin(b));
        expect(applyDelta(b, sent(b, a))).toEqual(slowTwin(a));
      }),
      SETTINGS,
    );
  });

  it('is nothing for equal values, be they the same object or not', () => {
    fc.assert(
      fc.property(plain, (a) => {
        expect(diff(a, a)).toEqual({ kind: 'same' });
        const twin = structuredClone(a);
        expect(applyDelta(a, sent(a, twin))).toBe(a);
      }),
      SETTINGS,
    );
  });
});

describe('what did not change', () => {
  const entry = (index: number) => ({ index, term: 1, op: { type: 'value', value: `v${index}` } });
  const node = (id: string, beat: number) => ({
    id,
    kind: 'server',
    health: 'up',
    log: { chunks: [[entry(1), entry(2)]] },
    beat,
  });

  it('is the same object on the other side', () => {
    const before = { now: 5, nodes: [node('n1', 0), node('n2', 0), node('n3', 0)], places: { n1: 0 }, links: {} };
    const n2 = before.nodes[1] as (typeof before.nodes)[0];
    const after = { ...before, now: 6, nodes: [before.nodes[0], { ...n2, beat: 1 }, before.nodes[2]] };
    const page = structuredClone(before);
    const next = applyDelta(page, sent(before, after)) as typeof page;
    expect(next).toEqual(after);
    expect(next.places).toBe(page.places);
    expect(next.links).toBe(page.links);
    expect(next.nodes[0]).toBe(page.nodes[0]);
    expect(next.nodes[2]).toBe(page.nodes[2]);
    expect(next.nodes[1]).not.toBe(page.nodes[1]);
    expect(next.nodes[1]?.log).toBe(page.nodes[1]?.log);
  });

  it('stays in a queue whose head left and into whose middle something came', () => {
    const letters = ['a', 'b', 'c', 'd', 'e'].map((from, deliverAt) => ({ from, deliverAt }));
    const [, b, c, d, e] = letters;
    const fresh = { from: 'x', deliverAt: 2.5 };
    const page = structuredClone(letters);
    const delta = sent(letters, [b, c, fresh, d, e]);
    const next = applyDelta(page, delta) as typeof page;
    expect(next).toEqual([b, c, fresh, d, e]);
    expect([next[0], next[1], next[3], next[4]].every((x, i) => x === page[i + 1])).toBe(true);
    expect(delta).toMatchObject({
      parts: [
        { kind: 'keep', offset: 1, count: 2 },
        { kind: 'new', values: [fresh] },
        { kind: 'keep', offset: 3, count: 2 },
      ],
    });
  });

  it('is not sent again when a list grows in its last chunk', () => {
    const chunks = [[entry(1), entry(2)], [entry(3)]];
    const last = chunks[1] as (typeof chunks)[0];
    const delta = sent(chunks, [chunks[0], [...last, entry(4)]]);
    expect(JSON.stringify(delta)).not.toContain('v3');
    const page = structuredClone(chunks);
    const next = applyDelta(page, delta) as typeof chunks;
    expect(next[0]).toBe(page[0]);
    expect(next[1]?.[0]).toBe(page[1]?.[0]);
  });
});

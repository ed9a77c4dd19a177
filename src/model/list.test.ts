import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, at, emptyList, last, listOf, replaceAt, samePrefix, slice, take, toArray } from './list.ts';

describe('a list', () => {
  it('behaves as an array does, whatever is done to it', () => {
    const change = fc.oneof(
      fc.record({ do: fc.constant('append' as const), n: fc.nat(999) }),
      fc.record({ do: fc.constant('take' as const), n: fc.nat(250) }),
      fc.record({ do: fc.constant('replace' as const), n: fc.nat(250) }),
    );
    fc.assert(
      fc.property(fc.array(fc.nat(999), { maxLength: 200 }), fc.array(change, { maxLength: 60 }), (start, changes) => {
        let list = listOf(start);
        let array = start;
        for (const { do: what, n } of changes) {
          const [oldList, oldArray] = [list, array];
          if (what === 'append') [list, array] = [append(list, n), [...array, n]];
          if (what === 'take') [list, array] = [take(list, n), array.slice(0, n)];
          if (what === 'replace' && n < array.length) [list, array] = [replaceAt(list, n, -1), array.with(n, -1)];
          expect(toArray(oldList)).toEqual(oldArray); // the one before is untouched
        }
        expect(toArray(list)).toEqual(array);
        expect(list.size).toBe(array.length);
        expect(last(list)).toBe(array.at(-1));
        expect(slice(list, 3, 40)).toEqual(array.slice(3, 40));
        expect(at(list, array.length)).toBeUndefined();
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('is canonical: equal elements make equal data, however they came there', () => {
    for (const size of [0, 1, 32, 33, 64, 1024, 1025, 3000]) {
      const items = Array.from({ length: size }, (_, i) => i);
      let grown = emptyList<number>();
      for (const i of items) grown = append(grown, i);
      expect(grown).toEqual(listOf(items));
      expect(take(listOf([...items, 7, 8, 9]), size)).toEqual(grown);
    }
  });

  it('shares all but one path with the list it came from', () => {
    const list = listOf(Array.from({ length: 200 }, (_, i) => i));
    const more = append(list, 200);
    expect(more.root[0]).toBe(list.root[0]);
    expect(more.root[6]).not.toBe(list.root[6]);
  });

  it('knows how far it agrees with another from the start', () => {
    const items = fc.array(fc.nat(1), { maxLength: 2200 });
    fc.assert(
      fc.property(items, items, fc.nat(2200), (start, end, kept) => {
        const a = listOf([...start, ...end]);
        let b = take(a, kept);
        for (const n of start) b = append(b, n);
        const [left, right] = [toArray(a), toArray(b)];
        const differs = left.findIndex((n, i) => n !== right[i]);
        expect(samePrefix(a, b)).toBe(differs < 0 ? a.size : differs);
        expect(samePrefix(b, a)).toBe(samePrefix(a, b));
      }),
      { seed: 2, numRuns: 200 },
    );
    const long = listOf(Array.from({ length: 1024 }, (_, i) => i));
    expect(samePrefix(long, append(long, 1))).toBe(1024);
    expect(samePrefix(replaceAt(long, 500, -1), long)).toBe(500);
    expect(samePrefix(emptyList(), long)).toBe(0);
  });

  it('refuses to replace what is not there', () => {
    expect(() => replaceAt(listOf([1]), 1, 2)).toThrow('no element at offset 1');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, at, emptyList, last, listOf, replaceAt, slice, take, toArray } from './list.ts';

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

  it('shares full chunks with the list it came from', () => {
    let list = emptyList<number>();
    for (let i = 0; i < 200; i++) list = append(list, i);
    const more = append(list, 200);
    expect(more.chunks[0]).toBe(list.chunks[0]);
    expect(more.chunks[3]).not.toBe(list.chunks[3]);
  });

  it('refuses to replace what is not there', () => {
    expect(() => replaceAt(listOf([1]), 1, 2)).toThrow('no element at offset 1');
  });
});

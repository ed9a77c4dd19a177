import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';

describe('a fingerprint', () => {
  it('is the same for equal data, whatever the order of keys and whether it was seen before', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const again = JSON.parse(JSON.stringify(value)) as unknown;
        const print = fingerprint(value);
        expect(fingerprint(value)).toBe(print);
        // JSON has no -0, and neither has a world.
        if (!Object.is(JSON.stringify(value), JSON.stringify(again))) return;
        expect(fingerprint(again)).toBe(print);
        if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
          expect(fingerprint(Object.fromEntries(Object.entries(value).reverse()))).toBe(print);
        }
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it('differs for different data', () => {
    const values = [
      0,
      1,
      -1,
      1.5,
      '',
      '0',
      '1',
      null,
      true,
      false,
      [],
      {},
      [0],
      [[0]],
      { a: 0 },
      { b: 0 },
      { a: [0] },
      [1, 2],
      [2, 1],
      ['12'],
      ['1', '2'],
    ];
    expect(new Set(values.map(fingerprint)).size).toBe(values.length);
    const long = Array.from({ length: 40 }, (_, i) => i);
    expect(fingerprint(long)).not.toBe(fingerprint(long.with(39, 40)));
  });

  it('is pinned: a link made today is recognised for ever', () => {
    expect(fingerprint({ now: 1200, nodes: [{ id: 'n1', term: 3 }], text: 'é' })).toMatchInlineSnapshot(
      `"e97c2d8e61c15905"`,
    );
  });
});

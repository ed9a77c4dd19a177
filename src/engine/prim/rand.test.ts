import { describe, expect, it } from 'vitest';
import { between, chance, rand } from './rand.ts';

describe('randomness by coordinates', () => {
  it('is pinned: a link made today draws the same numbers for ever', () => {
    expect([
      rand(42, 'latency', 'n1', 'n3', 1000, 1),
      rand(0, ''),
      rand(1, 'election', 'n2', 2 ** 33),
      rand(2 ** 31, 'election', 'n1', 10),
      rand(2 ** 32 - 1, 'election', 'n1', 10),
    ]).toMatchInlineSnapshot(`
      [
        2213461131,
        1323877112,
        2859398223,
        3406329951,
        538877199,
      ]
    `);
  });

  it('changes with the seed, the purpose and each coordinate', () => {
    const draws = [
      rand(1, 'a', 1),
      rand(2, 'a', 1),
      rand(1, 'b', 1),
      rand(1, 'a', 2),
      rand(1, 'a', 1, 1),
      rand(1, 'a', '1'),
    ];
    expect(new Set(draws).size).toBe(draws.length);
  });

  it('does not depend on what was drawn before', () => {
    const alone = [rand(5, 'election', 'n1', 10), rand(2 ** 32 - 1, 'election', 'n1', 10)];
    rand(5, 'latency', 'n1', 'n2', 10, 1);
    expect([rand(5, 'election', 'n1', 10), rand(2 ** 32 - 1, 'election', 'n1', 10)]).toEqual(alone);
    expect(rand(42, 'latency', 'n1', 'n3', 1000, 1)).toBe(2213461131);
  });

  it('spreads evenly', () => {
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) counts[between(rand(7, 'spread', i), 0, 9)]! += 1;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
    let hits = 0;
    for (let i = 0; i < 10_000; i++) if (chance(rand(7, 'chance', i), 250)) hits++;
    expect(Math.abs(hits - 2500)).toBeLessThan(150);
  });

  it('folds into a range with both ends', () => {
    const seen = new Set(Array.from({ length: 100 }, (_, i) => between(rand(3, 'range', i), 5, 7)));
    expect([...seen].sort()).toEqual([5, 6, 7]);
    expect(between(123, 4, 4)).toBe(4);
  });
});

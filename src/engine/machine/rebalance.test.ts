import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupId } from '../../model/ids.ts';
import { NOBODY } from '../../model/shard.ts';
import { dealAnew, rebalance } from './rebalance.ts';

function countOf(owners: readonly GroupId[], gid: GroupId): number {
  return owners.filter((owner) => owner === gid).length;
}

function moved(before: readonly GroupId[], after: readonly GroupId[]): number {
  return before.filter((owner, shard) => after[shard] !== owner).length;
}

function isEven(owners: readonly GroupId[], groups: readonly GroupId[]): boolean {
  const counts = groups.map((gid) => countOf(owners, gid));
  return owners.every((owner) => groups.includes(owner)) && Math.max(...counts) - Math.min(...counts) <= 1;
}

/** All ways to fill so many places with these values. */
function fillings<T>(places: number, values: readonly T[]): T[][] {
  if (places === 0) return [[]];
  return fillings(places - 1, values).flatMap((rest) => values.map((value) => [value, ...rest]));
}

const GIDS = [1, 2, 3, 4];
const SETS = [[1], [2], [1, 2], [2, 3], [1, 2, 3], [2, 3, 4], [1, 2, 3, 4]];

/** Owners so far: any of the groups, nobody, or a group that has gone. */
const cases = fc.record({
  owners: fc.array(fc.constantFrom(NOBODY, 9, ...GIDS), { minLength: 1, maxLength: 24 }),
  groups: fc.uniqueArray(fc.constantFrom(...GIDS, 11, 105), { minLength: 1, maxLength: 6 }),
});

describe('rebalancing', () => {
  it.each(SETS.map((groups) => ({ groups })))(
    'moves as few shards as any even assignment, among $groups',
    ({ groups }) => {
      const even = fillings(5, groups).filter((owners) => isEven(owners, groups));
      for (const owners of fillings(5, [NOBODY, 1, 2, 3])) {
        const next = rebalance(owners, groups);
        expect(isEven(next, groups)).toBe(true);
        expect(moved(owners, next)).toBe(Math.min(...even.map((other) => moved(owners, other))));
      }
    },
  );

  it('is even with any number of shards and groups', () => {
    fc.assert(fc.property(cases, ({ owners, groups }) => isEven(rebalance(owners, groups), groups)));
  });

  it('leaves a shard where it is unless its group has too many, or has gone', () => {
    fc.assert(
      fc.property(cases, ({ owners, groups }) => {
        const next = rebalance(owners, groups);
        const least = Math.floor(owners.length / groups.length);
        for (const gid of groups) {
          const lost = owners.filter((owner, shard) => owner === gid && next[shard] !== gid).length;
          if (lost > 0) expect(countOf(next, gid)).toBeGreaterThanOrEqual(least);
          if (lost > 0) expect(countOf(owners, gid) - lost).toBe(countOf(next, gid));
        }
      }),
    );
  });

  it('comes to the same whatever order the groups are named in', () => {
    const shuffled = cases.chain(({ owners, groups }) =>
      fc.record({
        owners: fc.constant(owners),
        groups: fc.constant(groups),
        other: fc.shuffledSubarray(groups, { minLength: groups.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ owners, groups, other }) => {
        expect(rebalance(owners, other)).toEqual(rebalance(owners, groups));
      }),
    );
  });

  it('has nothing to do the second time', () => {
    fc.assert(
      fc.property(cases, ({ owners, groups }) => {
        const next = rebalance(owners, groups);
        expect(rebalance(next, groups)).toEqual(next);
      }),
    );
  });

  it('leaves what it is given as it was', () => {
    const owners = Object.freeze([1, 1, 1, NOBODY]);
    const groups = Object.freeze([3, 1]);
    expect(rebalance(owners, groups)).toEqual([1, 1, 3, 3]);
  });

  it('gives nobody anything without groups', () => {
    expect(rebalance([1, 2, NOBODY], [])).toEqual([NOBODY, NOBODY, NOBODY]);
  });

  it('leaves groups without a shard when there are more of them than shards', () => {
    expect(rebalance([NOBODY, NOBODY], [3, 1, 2])).toEqual([1, 2]);
  });
});

describe('dealing anew, which is a bug,', () => {
  it('is even, too, and moves twice as many', () => {
    const two = dealAnew(new Array<GroupId>(10).fill(NOBODY), [1, 2]);
    const three = dealAnew(two, [1, 2, 3]);
    expect(isEven(three, [1, 2, 3])).toBe(true);
    expect(moved(two, three)).toBe(6);
    expect(moved(two, rebalance(two, [1, 2, 3]))).toBe(3);
    expect(dealAnew(three, [])).toEqual(new Array<GroupId>(10).fill(NOBODY));
  });
});

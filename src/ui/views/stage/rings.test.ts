import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clerkIds, DEFAULT_SETUP, groupIds, memberIds } from '../../../model/setup.ts';
import { distance } from '../../lib/geometry.ts';
import { channel, layoutStage } from './layout.ts';

function storeOf(groups: number, servers: number, clerks: number, width: number, height: number) {
  const setup = { ...DEFAULT_SETUP, shards: 10, groups, servers, clerks };
  const all = groupIds(setup).map((group) => ({ group, ids: memberIds(setup, group) }));
  return layoutStage(all, clerkIds(setup), { width, height });
}

describe('the rings of a sharded store', () => {
  it('keep every server on the stage and apart from all others, whatever the groups', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 800, max: 2200 }),
        fc.integer({ min: 380, max: 1200 }),
        (groups, count, clerks, width, height) => {
          const { servers, rings } = storeOf(groups, count, clerks, width, height);
          const outside = servers.filter(
            ({ centre: { x, y }, radius }) => x < radius || y < radius || x + radius > width || y + radius > height,
          );
          const touching = servers.filter((a, i) =>
            servers.slice(i + 1).some((b) => distance(a.centre, b.centre) < 1.9 * a.radius),
          );
          const unnamed = rings.filter(({ title }) => !title || title.y < 8 || title.x < 40 || title.x > width - 40);
          expect([outside, touching, unnamed]).toEqual([[], [], []]);
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });

  it('stand apart from one another', () => {
    const { rings, radius } = storeOf(5, 5, 4, 964, 400);
    const meet = rings.flatMap((a, i) =>
      rings.slice(i + 1).filter((b) => {
        const across = Math.abs(a.centre.x - b.centre.x) < a.rx + b.rx + 2 * radius;
        return across && Math.abs(a.centre.y - b.centre.y) < a.ry + b.ry + 2 * radius;
      }),
    );
    expect(rings).toHaveLength(6);
    expect(meet).toEqual([]);
  });

  it('leave the words at the upper left alone', () => {
    for (const { centre, radius } of storeOf(3, 3, 3, 964, 400).servers) {
      if (centre.x - radius < 370) expect(centre.y - radius).toBeGreaterThan(158);
    }
  });

  it('let messages fly from group to group', () => {
    const layout = storeOf(3, 3, 1, 964, 400);
    expect(channel(layout, 'n1', 'n7')).not.toBeNull();
    expect(channel(layout, 'n1', 's2')).not.toBeNull();
    expect(channel(layout, 'c1', 's1')).not.toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clerkIds, DEFAULT_SETUP, groupIds, LIMITS, memberIds } from '../../../model/setup.ts';
import { distance, onCubic } from '../../lib/geometry.ts';
import { channel, layoutStage } from './layout.ts';
import { type Box, orbitPath } from './rings.ts';
import { isNumbered, squaresOn } from './shelf.ts';

function storeOf(
  groups: number,
  servers: number,
  clerks: number,
  width: number,
  height: number,
  focus: number | null = null,
) {
  const setup = { ...DEFAULT_SETUP, shards: 10, groups, servers, clerks };
  const all = groupIds(setup).map((group) => ({ group, ids: memberIds(setup, group) }));
  return layoutStage(all, clerkIds(setup), { width, height }, focus);
}

type Stage = ReturnType<typeof storeOf>;

/** Groups and servers of a world that there can be, on a desk or on a phone. */
const STAGES = fc
  .record({
    groups: fc.integer({ min: 1, max: LIMITS.groups[1] }),
    count: fc.integer({ min: 1, max: 9 }),
    clerks: fc.integer({ min: 0, max: 6 }),
    focus: fc.oneof(fc.constant(null), fc.constant(0), fc.integer({ min: 100, max: 104 })),
    size: fc.oneof(
      fc.tuple(fc.integer({ min: 800, max: 2200 }), fc.integer({ min: 330, max: 1200 })),
      fc.tuple(fc.integer({ min: 340, max: 430 }), fc.integer({ min: 350, max: 560 })),
    ),
  })
  .filter(({ groups, count }) => groups * count <= LIMITS.allServers)
  .map(({ groups, count, clerks, focus, size: [width, height] }) =>
    storeOf(groups, count, clerks, width, height, focus),
  );

function onEvery(check: (stage: Stage) => unknown) {
  fc.assert(
    // One expectation for each stage: it is their number that would make this test slow.
    fc.property(STAGES, (stage) => {
      expect(check(stage)).toEqual([]);
    }),
    { seed: 3, numRuns: 300 },
  );
}

const landsOf = ({ rings }: Stage) => rings.flatMap(({ land }) => (land ? [land] : []));
const meets = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('the lands of a sharded store', () => {
  it('are one for each group and one for the shard controller, and lie apart within the stage', () => {
    onEvery((stage) => {
      const lands = landsOf(stage);
      const { width, height } = stage.size;
      const over = lands.filter(({ box: b }) => b.x < 0 || b.y < 0 || b.x + b.width > width || b.y + b.height > height);
      const meeting = lands.filter((a, i) => lands.slice(i + 1).some((b) => meets(a.box, b.box)));
      return [...over, ...meeting, ...(lands.length === stage.rings.length ? [] : ['a ring without land'])];
    });
  });

  it('bear their own servers, apart from one another and below their shards', () => {
    onEvery(({ servers, rings }) => {
      const touching = servers.filter((a, i) =>
        servers.slice(i + 1).some((b) => distance(a.centre, b.centre) < 1.4 * a.radius),
      );
      const astray = servers.filter(({ ring, centre: { x, y }, radius }) => {
        const land = rings[ring]?.land;
        if (!land) return true;
        const { box, shelf } = land;
        const isInside = x - radius > box.x && x + radius < box.x + box.width && y + radius < box.y + box.height;
        return !isInside || y - radius < shelf.y + shelf.height;
      });
      return [...touching, ...astray];
    });
  });

  it('are as large as one another, or on a narrow stage one of them, which has the focus, is larger', () => {
    const sizes = (focus: number | null, width: number) =>
      storeOf(3, 3, 2, width, 356, focus).rings.map(({ group, radius, land }) => ({
        group,
        radius,
        area: (land?.box.width ?? 0) * (land?.box.height ?? 0),
      }));
    const [focused, ...others] = [...sizes(101, 375)].sort((a, b) => b.area - a.area);
    expect(focused?.group).toBe(101);
    const alike = sizes(null, 375)[0]?.radius ?? 0;
    for (const { radius } of [focused, ...others].flatMap((ring) => ring ?? [])) expect(radius).toBeGreaterThan(alike);
    expect(sizes(101, 1200)).toEqual(sizes(null, 1200));
  });

  it('cover no card and none of the words', () => {
    onEvery((stage) => {
      return landsOf(stage).filter(({ box }) => [...stage.cards, stage.words].some((other) => meets(box, other)));
    });
  });

  it('have their shelves within them', () => {
    onEvery((stage) =>
      landsOf(stage).filter(
        ({ box, shelf }) =>
          shelf.x < box.x || shelf.x + shelf.width > box.x + box.width || shelf.y + shelf.height > box.y + box.height,
      ),
    );
  });
});

describe('a shelf', () => {
  const shelf = { x: 10, y: 20, width: 160, height: 20 };

  it('holds as many squares as there are shards, within its bounds and apart', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: LIMITS.shards[1] }),
        fc.integer({ min: 50, max: 400 }),
        fc.integer({ min: 12, max: 24 }),
        (count, width, height) => {
          const { side, at } = squaresOn({ ...shelf, width, height }, count);
          const over = at.filter(({ x, y }) => x + side > 10 + width + 0.01 || y + side > 20 + height + 0.01);
          const meeting = at.filter((a, i) => at.slice(i + 1).some((b) => distance(a, b) < side));
          expect([at.length, over, meeting]).toEqual([count, [], []]);
        },
      ),
      { seed: 4 },
    );
  });

  it('has few squares as high as itself, and many in several lines', () => {
    expect(squaresOn(shelf, 3)).toMatchObject({ side: 20, at: [{ x: 10 }, { x: 32 }, { x: 54 }] });
    const many = squaresOn(shelf, 64);
    expect(new Set(many.at.map(({ y }) => y)).size).toBeGreaterThan(1);
    expect([isNumbered(20), isNumbered(many.side)]).toEqual([true, false]);
  });
});

describe('the line on which servers stand', () => {
  const centre = { x: 0, y: 0 };
  const of = (ids: readonly string[]) => orbitPath({ ids, centre, rx: 10, ry: 10 });

  it('goes all round when somebody stands at the bottom, and is open there otherwise', () => {
    expect(of(['n1', 'n2'])).toBe('M0 10A10 10 0 0 1 0-10A10 10 0 0 1 0 10Z'.replace('0-10', '0 -10'));
    expect(of(['n1', 'n2', 'n3'])).toMatch(/^M-8\.66? 5A10 10 0 1 1 8\.66? 5$/);
  });

  it('leaves its land nowhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 2, max: 7 }), (groups, each) => {
        for (const { land, ids, centre: middle, ry } of storeOf(Math.min(groups, 7), each, 2, 1200, 420).rings) {
          const lowest = ids.length % 2 === 1 ? ry * Math.cos(Math.PI / ids.length) : ry;
          if (land) expect(middle.y + lowest).toBeLessThanOrEqual(land.box.y + land.box.height);
        }
      }),
      { seed: 5, numRuns: 40 },
    );
  });
});

describe('what flies between lands', () => {
  it('goes in a bow, and comes back on another way', () => {
    const layout = storeOf(3, 3, 1, 964, 400);
    const [there, back] = [channel(layout, 'n1', 'n4'), channel(layout, 'n4', 'n1')];
    if (!there || !back) throw new Error('no way');
    const [up, down] = [onCubic(there, 0.5), onCubic(back, 0.5)];
    expect(up.y).toBeLessThan(Math.min(there.a.y, there.d.y));
    expect(distance(up, down)).toBeGreaterThan(20);
  });

  it('let messages fly from group to group', () => {
    const layout = storeOf(3, 3, 1, 964, 400);
    expect(channel(layout, 'n1', 'n7')).not.toBeNull();
    expect(channel(layout, 'n1', 's2')).not.toBeNull();
    expect(channel(layout, 'c1', 's1')).not.toBeNull();
  });
});

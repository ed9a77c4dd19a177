import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clerkIds, DEFAULT_SETUP, serverIds } from '../../../model/setup.ts';
import { distance, onCubic } from '../../lib/geometry.ts';
import { channel, layoutStage, serverPlace } from './layout.ts';

function stageOf(servers: number, clerks: number, width: number, height: number) {
  const setup = { ...DEFAULT_SETUP, servers, clerks };
  return layoutStage([{ group: 1, ids: serverIds(setup) }], clerkIds(setup), { width, height });
}

describe('the ring', () => {
  it('begins at 12 o’clock and goes clockwise', () => {
    const { servers, rings } = stageOf(5, 0, 960, 480);
    const centre = rings[0]?.centre ?? { x: 0, y: 0 };
    const [n1, n2, n3, n4, n5] = servers.map((place) => place.centre);
    expect(n1?.x).toBeCloseTo(centre.x);
    expect(n1?.y).toBeLessThan(centre.y);
    expect(n2?.x).toBeGreaterThan(centre.x);
    expect(n3?.x).toBeGreaterThan(centre.x);
    expect(n3?.y).toBeGreaterThan(n2?.y ?? 0);
    expect(n4?.x).toBeLessThan(centre.x);
    expect(n5?.x).toBeLessThan(n4?.x ?? 0);
  });

  it('keeps every server within the stage and apart from the others, from one server to 25', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 25 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 360, max: 2200 }),
        fc.integer({ min: 330, max: 1200 }),
        (count, clerks, width, height) => {
          const { servers } = stageOf(count, clerks, width, height);
          // One expectation for all: it is their number that would make this test slow.
          const outside = servers.filter(
            ({ centre: { x, y }, radius }) => x < radius || y < radius || x + radius > width || y + radius > height,
          );
          const touching = servers.filter((a, i) =>
            servers.slice(i + 1).some((b) => distance(a.centre, b.centre) < 1.4 * a.radius),
          );
          expect([outside, touching]).toEqual([[], []]);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });

  it('keeps clear of the clerks’ cards', () => {
    for (const [servers, clerks] of [
      [5, 1],
      [5, 6],
      [9, 3],
      [3, 20],
    ] as const) {
      const layout = stageOf(servers, clerks, 964, 400);
      const right = Math.max(...layout.cards.map((card) => card.x + card.width));
      for (const { centre, radius } of layout.servers) expect(centre.x - radius).toBeGreaterThan(right);
    }
  });

  it('stands beside the words at the upper left, where there is room for both', () => {
    for (const [width, height] of [
      [946, 334],
      [1083, 480],
      [1400, 560],
    ] as const) {
      for (const { centre, radius, label } of stageOf(5, 1, width, height).servers) {
        const left = centre.x - radius - (label === 'left' ? 70 : 0);
        if (centre.y - radius < 150) expect(left).toBeGreaterThan(20 + Math.min(352, 0.4 * width));
      }
    }
  });

  it('on a narrow stage has the clerks below and the labels above and below', () => {
    const layout = stageOf(5, 2, 390, 420);
    const lowest = Math.max(...layout.servers.map(({ centre, radius }) => centre.y + radius));
    for (const card of layout.cards) {
      expect(card.y).toBeGreaterThan(lowest);
      expect(card.x + card.width).toBeLessThanOrEqual(390);
      expect(card.y + card.height).toBeLessThanOrEqual(420);
    }
    expect(new Set(layout.servers.map(({ label }) => label))).toEqual(new Set(['above', 'below']));
  });

  it('draws more than nine servers densely', () => {
    expect(stageOf(9, 1, 964, 400).dense).toBe(false);
    const dense = stageOf(25, 1, 964, 400);
    expect(dense.dense).toBe(true);
    expect(dense.radius).toBeLessThan(stageOf(5, 1, 964, 400).radius);
  });

  it('survives a stage that has hardly any room', () => {
    const { servers } = stageOf(5, 3, 40, 30);
    for (const { centre } of servers) expect(Number.isFinite(centre.x + centre.y)).toBe(true);
  });
});

describe('the way of a message', () => {
  const layout = stageOf(5, 2, 964, 400);

  it('runs from the edge of one server to the edge of the other', () => {
    const way = channel(layout, 'n1', 'n3');
    const [n1, n3] = [serverPlace(layout, 'n1'), serverPlace(layout, 'n3')];
    if (!way || !n1 || !n3) throw new Error('no way');
    for (const [end, place] of [
      [way.a, n1],
      [way.d, n3],
    ] as const) {
      const gap = distance(end, place.centre) - place.radius;
      expect(gap).toBeGreaterThan(0);
      expect(gap).toBeLessThan(12);
    }
  });

  it('keeps the two directions apart', () => {
    const [out, back] = [channel(layout, 'n1', 'n3'), channel(layout, 'n3', 'n1')];
    if (!out || !back) throw new Error('no way');
    for (const share of [0.1, 0.5, 0.9]) {
      expect(distance(onCubic(out, share), onCubic(back, 1 - share))).toBeGreaterThan(layout.radius * 0.3);
    }
  });

  it('between a clerk and a server leaves the card and comes back to it', () => {
    const [out, back] = [channel(layout, 'c1', 'n2'), channel(layout, 'n2', 'c1')];
    const card = layout.cards[0];
    expect(out?.a.x).toBe(card && card.x + card.width);
    expect(back?.d.x).toBe(card && card.x + card.width);
    expect(distance(out?.a ?? { x: 0, y: 0 }, back?.d ?? { x: 0, y: 0 })).toBeGreaterThan(0);
  });

  it('does not exist where a process does not', () => {
    expect(channel(layout, 'n1', 'n9')).toBeNull();
    expect(channel(layout, 'c1', 'c2')).toBeNull();
  });
});

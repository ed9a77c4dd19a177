import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clerkIds, DEFAULT_SETUP, serverIds } from '../../../model/setup.ts';
import { distance, onCubic } from '../../lib/geometry.ts';
import { extent } from './labels.ts';
import { channel, layoutStage, type StageLayout, serverPlace } from './layout.ts';

function stageOf(servers: number, clerks: number, width: number, height: number) {
  const setup = { ...DEFAULT_SETUP, servers, clerks };
  return layoutStage([{ group: 1, ids: serverIds(setup) }], clerkIds(setup), { width, height });
}

/** What the servers reach with their labels. */
function boundsOf({ servers, dense }: StageLayout) {
  const reach = servers.map(({ centre: { x, y }, radius, label }) => {
    const { left, right, up, down } = extent(label, radius, dense);
    return { left: x - left, right: x + right, top: y - up, bottom: y + down };
  });
  return {
    left: Math.min(...reach.map(({ left }) => left)),
    right: Math.max(...reach.map(({ right }) => right)),
    top: Math.min(...reach.map(({ top }) => top)),
    bottom: Math.max(...reach.map(({ bottom }) => bottom)),
  };
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

  it('stands beside the words, labels included, and they stand above the cards', () => {
    for (const [width, height] of [
      [559, 263],
      [757, 321],
      [946, 367],
      [1194, 488],
    ] as const) {
      for (const clerks of [0, 1, 3]) {
        const layout = stageOf(5, clerks, width, height);
        const { words, cards } = layout;
        expect(boundsOf(layout).left).toBeGreaterThan(words.x + words.width);
        for (const card of cards) expect(words.y + words.height).toBeLessThan(card.y);
      }
    }
  });

  it('stands in the middle between the words and the edge, and fills the height', () => {
    for (const [width, height] of [
      [946, 367],
      [1194, 488],
    ] as const) {
      const layout = stageOf(5, 1, width, height);
      const { left, right, top, bottom } = boundsOf(layout);
      const free = layout.words.x + layout.words.width;
      expect(Math.abs(left - free - (width - right))).toBeLessThan(10);
      expect([Math.round(top), Math.round(height - bottom)]).toEqual([8, 8]);
      expect(layout.radius).toBeGreaterThan(height * 0.09);
    }
  });

  it('on a low stage stands beside the words, however narrow it is, and on a high one below them', () => {
    expect([stageOf(5, 1, 559, 263).narrow, stageOf(5, 1, 559, 400).narrow]).toEqual([false, true]);
    const phone = stageOf(5, 1, 390, 357);
    expect(boundsOf(phone).top).toBeGreaterThanOrEqual(phone.words.y + phone.words.height);
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

  it('keeps many servers evenly apart', () => {
    const { servers } = stageOf(25, 1, 946, 367);
    const gaps = servers.map(({ centre }, i) => distance(centre, servers[(i + 1) % 25]?.centre ?? centre));
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThan(1);
    expect(servers[0]?.radius).toBeGreaterThan(14);
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

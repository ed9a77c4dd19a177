import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, onCubic } from '../../lib/geometry.ts';
import { type JobCast, layoutJob } from './jobLayout.ts';
import { jobChannel } from './jobWays.ts';
import { type CardPlace, centreOf, channel, type StageLayout } from './layout.ts';

const ids = (letter: string, count: number) => Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);

function jobOf(workers: number, width: number, height: number, cast: Partial<JobCast> = {}): StageLayout {
  const whole = { coordinator: 'm1', workers: ids('w', workers), store: 'f1', servers: [], clerks: [], ...cast };
  return layoutJob(whole, { width, height });
}

const cardOf = (layout: StageLayout, id: string) => layout.cards[layout.cardAt[id] ?? -1] as CardPlace;
const bottom = ({ y, height }: CardPlace) => y + height;
const right = ({ x, width }: CardPlace) => x + width;
const overlap = (a: CardPlace, b: CardPlace) => a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);

describe('the stage of a job', () => {
  it('has the coordinator above, the workers beneath it and the store under all', () => {
    const layout = jobOf(3, 946, 334);
    const [m1, w1, w3, f1] = ['m1', 'w1', 'w3', 'f1'].map((id) => cardOf(layout, id)) as [
      CardPlace,
      CardPlace,
      CardPlace,
      CardPlace,
    ];
    expect(w1.y - bottom(m1)).toBeGreaterThan(40);
    expect(f1.y - bottom(w1)).toBeGreaterThan(40);
    expect(w3.y).toBe(w1.y);
    const middles = [m1, f1].map(({ x, width }) => x + width / 2);
    expect(middles[0]).toBeCloseTo((w1.x + right(w3)) / 2);
    expect(middles[1]).toBeCloseTo((w1.x + right(w3)) / 2);
  });

  it('lets nothing overlap or leave the stage, from no worker to 60', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 360, max: 2200 }),
        fc.integer({ min: 330, max: 1200 }),
        fc.constantFrom(0, 0, 3, 5),
        (workers, width, height, servers) => {
          const cast = servers > 0 ? { coordinator: null, servers: ids('n', servers) } : {};
          const { cards, servers: ring } = jobOf(workers, width, height, cast);
          const outside = [
            ...cards.filter((c) => c.x < 0 || c.y < 0 || right(c) > width + 0.01 || bottom(c) > height),
            ...ring.filter(({ centre: { x, y }, radius }) => x < radius || y < radius || x + radius > width),
          ];
          const touching = cards.filter((a, i) => cards.slice(i + 1).some((b) => overlap(a, b)));
          const under = ring.filter(({ centre, radius }) => cards.some((c) => centre.y + radius > c.y));
          expect([outside, touching, under]).toEqual([[], [], []]);
        },
      ),
      { seed: 1, numRuns: 400 },
    );
  });

  it('keeps clear of the words: beside them, or under them when the whole width is needed', () => {
    for (const workers of [1, 3, 6, 12, 30]) {
      for (const [width, height] of [
        [946, 334],
        [1180, 480],
        [1400, 560],
      ] as const) {
        const { cards, words } = jobOf(workers, width, height);
        expect(words.width).toBeGreaterThan(300);
        expect(words.height).toBeGreaterThan(150);
        for (const card of cards) {
          expect(
            card.x < words.x + words.width && card.y < words.y + words.height,
            `${card.id} of ${workers} at ${width}`,
          ).toBe(false);
        }
      }
    }
  });

  it('has roomy cards for a few workers and small ones for many', () => {
    expect(cardOf(jobOf(3, 946, 334), 'w1').width).toBeGreaterThan(150);
    expect(cardOf(jobOf(24, 946, 334), 'w1').width).toBeLessThan(100);
  });

  it('on a narrow stage leaves room for the words above everything', () => {
    const { cards } = jobOf(3, 390, 380);
    expect(Math.min(...cards.map(({ y }) => y))).toBeGreaterThanOrEqual(84);
  });

  it('has the replicas of the coordinator where the coordinator would be', () => {
    const layout = jobOf(3, 946, 334, { coordinator: null, servers: ids('n', 3) });
    expect(layout.servers.map(({ id }) => id)).toEqual(['n1', 'n2', 'n3']);
    const w1 = cardOf(layout, 'w1');
    for (const { centre, radius } of layout.servers) expect(centre.y + radius).toBeLessThan(w1.y - 20);
  });

  it('has room for a cluster and clerks that are there besides', () => {
    const layout = jobOf(3, 1280, 520, { servers: ids('n', 3), clerks: ['c1', 'c2'] });
    const m1 = cardOf(layout, 'm1');
    for (const { centre, radius } of layout.servers) expect(centre.x + radius).toBeLessThan(m1.x);
    expect(bottom(cardOf(layout, 'c1'))).toBeLessThan(cardOf(layout, 'c2').y);
  });

  it('survives a stage that has hardly any room', () => {
    for (const { x, y } of jobOf(9, 40, 30).cards) expect(Number.isFinite(x + y)).toBe(true);
  });
});

describe('the ways of a job', () => {
  const layout = jobOf(5, 946, 334);
  const replicated = jobOf(3, 946, 334, { coordinator: null, servers: ids('n', 3) });

  it('lead from a worker up to the coordinator and down to the store', () => {
    const [up, down] = [channel(layout, 'w2', 'm1'), channel(layout, 'w2', 'f1')];
    const [w2, m1, f1] = ['w2', 'm1', 'f1'].map((id) => cardOf(layout, id)) as [CardPlace, CardPlace, CardPlace];
    expect(up?.a.y).toBeLessThan(w2.y);
    expect(up?.d.y).toBeGreaterThan(bottom(m1));
    expect(down?.a.y).toBeGreaterThan(bottom(w2));
    expect(down?.d.y).toBeLessThan(f1.y);
    for (const way of [up, down]) expect(Math.abs((way?.a.x ?? 0) - (centreOf(layout, 'w2')?.x ?? 0))).toBeLessThan(6);
  });

  it('keep their two directions apart, and come back where they began', () => {
    for (const other of ['m1', 'f1']) {
      const [out, back] = [channel(layout, 'w1', other), channel(layout, other, 'w1')];
      if (!out || !back) throw new Error('no way');
      for (const share of [0.1, 0.5, 0.9]) {
        const apart = distance(onCubic(out, share), onCubic(back, 1 - share));
        expect(apart).toBeGreaterThan(5);
        expect(apart).toBeLessThan(12);
      }
    }
  });

  it('do not cross one another on their way up', () => {
    const fromLeft = ids('w', 5).toSorted((a, b) => cardOf(layout, a).x - cardOf(layout, b).x);
    const doors = fromLeft.map((id) => channel(layout, id, 'm1')?.d.x ?? 0);
    expect(doors).toEqual(doors.toSorted((a, b) => a - b));
  });

  it('lead to every replica of a coordinator', () => {
    for (const { id, centre, radius } of replicated.servers) {
      const way = channel(replicated, 'w3', id);
      const gap = distance(way?.d ?? centre, centre) - radius;
      expect(gap).toBeGreaterThan(0);
      expect(gap).toBeLessThan(14);
    }
    expect(channel(replicated, 'n1', 'n2')).not.toBeNull();
  });

  it('do not exist between two that never speak to one another', () => {
    expect(channel(layout, 'w1', 'w2')).toBeNull();
    expect(channel(layout, 'm1', 'f1')).toBeNull();
    expect(jobChannel(layout, 'w1', 'n1')).toBeNull();
  });
});

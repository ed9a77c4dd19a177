// The timeline's promise: however the cursor came to a place, the world there is the one that a run from zero comes to.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../model/command.ts';
import { NEVER } from '../../model/ids.ts';
import type { Cursor, Scenario, Statement } from '../../model/scenario.ts';
import { DEFAULT_SETUP, type Setup } from '../../model/setup.ts';
import type { World } from '../../model/world.ts';
import { worldFingerprint } from '../prim/fingerprint.ts';
import { createWorld } from '../world/create.ts';
import { nextAt } from '../world/step.ts';
import { branchInfo } from './branch.ts';
import { canRedo, MOST_BRANCHES, performByHand, redo, switchTo, undo } from './hands.ts';
import { regrow } from './regrow.ts';
import { BARE } from './steppers.ts';
import { createTimeline, seek, type Timeline } from './timeline.ts';
import { advance, nextTick } from './walk.ts';

const command = (c: Command): Statement => ({ line: 1, when: null, action: { do: 'command', command: c } });

/** Two clerks that never rest on a lossy network, with a fault now and then. */
const BUSY: readonly Statement[] = [
  command({
    type: 'workload',
    clerks: [{ kind: 'clerks' }],
    load: { keys: 3, gap: [5, 40], mix: { get: 1, put: 1, append: 1, cas: 0 }, until: null },
  }),
  command({
    type: 'nemesis',
    nemesis: { every: [300, 900], kinds: ['crash', 'restart', 'partition', 'heal'], until: null },
  }),
];

const scenario = (setup: Partial<Setup> = {}): Scenario => ({
  version: 1,
  title: '',
  setup: { ...DEFAULT_SETUP, clerks: 2, loss: 20, snapshot: 4000, ...setup },
  script: BUSY,
  hands: [],
});

/** The slow twin: the scenario with the branch's hands, run from zero to a step. */
function fromZero(base: Scenario, timeline: Timeline): World {
  const { hands } = timeline.branch;
  let place = { world: createWorld({ ...base, hands }), done: 0 };
  while (place.world.step < timeline.place.world.step) place = advance(place, hands, BARE);
  return place.world;
}

const crash = (id: string): Command => ({ type: 'crash', nodes: [{ kind: 'id', id }] });
const restart = (id: string): Command => ({ type: 'restart', nodes: [{ kind: 'id', id }] });
const printOf = (timeline: Timeline) => worldFingerprint(timeline.place.world);

describe('seek', () => {
  it('comes to an exact world by its step, from wherever the cursor was', () => {
    const base = scenario();
    const timeline = createTimeline(base, BARE);
    seek(timeline, { step: 12_000 });
    for (const target of [11_999, 3_000, 3_001, 9_500, 0, 12_345, 1, 8_192, 8_191]) {
      expect(seek(timeline, { step: target })).toBe(true);
      expect(timeline.place.world.step).toBe(target);
      expect(printOf(timeline)).toBe(worldFingerprint(fromZero(base, timeline)));
    }
  });

  it('comes to an instant when everything due by then has happened', () => {
    const timeline = createTimeline(scenario(), BARE);
    for (const tick of [2_000, 1_999, 500, 0, 700, 701, 4_000, 3_999]) {
      seek(timeline, { tick });
      expect(timeline.tick).toBe(tick);
      expect(timeline.place.world.now).toBeLessThanOrEqual(tick);
      expect(nextTick(timeline.place, timeline.branch.hands)).toBeGreaterThan(tick);
    }
  });

  it('is over when nothing is pending any more', () => {
    const timeline = createTimeline({ ...scenario({ servers: 1, clerks: 0 }), script: [] }, BARE);
    performByHand(timeline, crash('n1'), 10);
    expect(seek(timeline, { step: 1_000 })).toBe(true);
    expect(nextAt(timeline.place.world)).toBe(NEVER);
    expect(seek(timeline, { tick: 5_000 })).toBe(true);
    expect(timeline.tick).toBe(5_000);
  });

  it('stops where it may run no further, and goes on when asked again', () => {
    const timeline = createTimeline(scenario(), BARE);
    let rounds = 0;
    while (!seek(timeline, { step: 1_000 }, () => false)) rounds++;
    expect(rounds).toBe(Math.floor(999 / 64));
    expect(timeline.place.world.step).toBe(1_000);
  });

  it('has the last events at hand, the same whether it came from before or from behind', () => {
    const there = createTimeline(scenario(), BARE);
    seek(there, { step: 5_000 });
    const back = createTimeline(scenario(), BARE);
    seek(back, { step: 9_000 });
    seek(back, { step: 5_000 });
    const last = (t: Timeline) => t.window.events.slice(-300);
    expect(last(there)).toHaveLength(300);
    expect(last(back)).toEqual(last(there));
    seek(back, { step: 5_050 });
    seek(there, { step: 5_050 });
    expect(last(back)).toEqual(last(there));
  });
});

describe('branches', () => {
  it('fork when a command is given in the past, and leave the old future as it was', () => {
    const timeline = createTimeline(scenario(), BARE);
    seek(timeline, { tick: 3_000 });
    const old = printOf(timeline);
    seek(timeline, { tick: 1_000 });
    expect(performByHand(timeline, crash('n1'), 1_000)).toBe(null);
    expect(timeline.branches).toHaveLength(2);
    seek(timeline, { tick: 3_000 });
    expect(printOf(timeline)).not.toBe(old);
    switchTo(timeline, 0, { tick: 3_000 });
    expect(printOf(timeline)).toBe(old);
  });

  it('go on when a command is given at their end', () => {
    const timeline = createTimeline(scenario(), BARE);
    seek(timeline, { tick: 1_000 });
    performByHand(timeline, crash('n1'), 1_000);
    performByHand(timeline, crash('n2'), 1_000);
    seek(timeline, { tick: 1_500 });
    performByHand(timeline, restart('n1'), 1_500);
    expect(timeline.branches).toHaveLength(1);
    expect(timeline.branch.hands.map((h) => h.tick)).toEqual([1_000, 1_000, 1_500]);
  });

  it('do not come from a command that makes no sense', () => {
    const timeline = createTimeline(scenario(), BARE);
    seek(timeline, { tick: 1_000 });
    seek(timeline, { tick: 500 });
    const was = printOf(timeline);
    expect(performByHand(timeline, { type: 'resume', nodes: [{ kind: 'id', id: 'n1' }] }, 500)).toEqual(
      expect.any(String),
    );
    expect(timeline.branches).toHaveLength(1);
    expect(printOf(timeline)).toBe(was);
  });

  it('are dropped when there are too many, and what grew from a dropped one keeps a parent', () => {
    const timeline = createTimeline(scenario(), BARE);
    seek(timeline, { tick: 1_000 });
    for (let i = 0; i < 2 * MOST_BRANCHES; i++) {
      const newest = timeline.branches.at(-1)?.id ?? 0;
      switchTo(timeline, i % 3 === 0 ? newest : 0, { tick: 500 + i });
      seek(timeline, { tick: 400 + i });
      performByHand(timeline, { type: 'heal' }, 400 + i);
      seek(timeline, { tick: 500 + i });
    }
    expect(timeline.branches).toHaveLength(MOST_BRANCHES);
    const ids = timeline.branches.map((b) => b.id);
    expect(ids).toContain(timeline.branch.id);
    for (const b of timeline.branches) if (b.parent !== null) expect(ids).toContain(b.parent);
  });
});

describe('undo and redo', () => {
  it('go back to the world before the command, and to the one after it', () => {
    const timeline = createTimeline(scenario(), BARE);
    seek(timeline, { tick: 1_000 });
    const before = printOf(timeline);
    performByHand(timeline, crash('n1'), 1_000);
    const after = printOf(timeline);
    seek(timeline, { tick: 1_200 });
    expect(undo(timeline)).toBe(true);
    expect([printOf(timeline), timeline.tick]).toEqual([before, 1_000]);
    expect(canRedo(timeline)).toBe(true);
    expect(redo(timeline)).toBe(true);
    expect(printOf(timeline)).toBe(after);
    expect(undo(timeline)).toBe(true);
    expect(timeline.branches).toHaveLength(2);
    expect(undo(timeline)).toBe(false);
  });

  it('lead through several commands and back', () => {
    const timeline = createTimeline(scenario(), BARE);
    const prints: string[] = [];
    for (const [tick, id] of [
      [300, 'n1'],
      [600, 'n2'],
      [900, 'n3'],
    ] as const) {
      seek(timeline, { tick });
      prints.push(printOf(timeline));
      performByHand(timeline, crash(id), tick);
    }
    for (const print of prints.toReversed()) {
      undo(timeline);
      expect(printOf(timeline)).toBe(print);
    }
    for (const id of ['n1', 'n2', 'n3']) {
      redo(timeline);
      expect(timeline.place.world.nodes.find((n) => n.id === id)?.health).toBe('down');
    }
    expect(canRedo(timeline)).toBe(false);
  });
});

type Move =
  | { readonly do: 'seek'; readonly cursor: Cursor }
  | { readonly do: 'perform'; readonly command: Command; readonly late: number }
  | { readonly do: 'undo' | 'redo' }
  | { readonly do: 'switch'; readonly nth: number; readonly cursor: Cursor };

const cursors: fc.Arbitrary<Cursor> = fc.oneof(fc.record({ step: fc.nat(3_000) }), fc.record({ tick: fc.nat(1_500) }));
const servers = fc.integer({ min: 1, max: 5 }).map((i) => `n${i}`);
const moves: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('seek' as const), cursor: cursors }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('perform' as const),
      command: fc.oneof(servers.map(crash), servers.map(restart), fc.constant<Command>({ type: 'heal' })),
      late: fc.nat(20),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('switch' as const), nth: fc.nat(9), cursor: cursors }) },
);

function make(timeline: Timeline, move: Move): void {
  switch (move.do) {
    case 'seek':
      seek(timeline, move.cursor);
      return;
    case 'perform':
      performByHand(timeline, move.command, timeline.tick + move.late);
      return;
    case 'undo':
      undo(timeline);
      return;
    case 'redo':
      redo(timeline);
      return;
    case 'switch': {
      const { branches } = timeline;
      switchTo(timeline, branches[move.nth % branches.length]?.id ?? 0, move.cursor);
    }
  }
}

describe('whatever a reader does', () => {
  it('leaves the world that the scenario with the hands of the branch comes to', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.array(moves, { maxLength: 12 }), (seed, todo) => {
        const base = scenario({ seed, disk: [0, 10] });
        const timeline = createTimeline(base, BARE);
        for (const move of todo) {
          make(timeline, move);
          expect(timeline.tick).toBeGreaterThanOrEqual(timeline.place.world.now);
          expect(printOf(timeline)).toBe(worldFingerprint(fromZero(base, timeline)));
        }
      }),
      { seed: 7, numRuns: 50 },
    );
  });

  it('is found again by a link: the same hands, loaded, sought to the same cursor', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.array(moves, { minLength: 4, maxLength: 12 }), (seed, todo) => {
        const base = scenario({ seed });
        const timeline = createTimeline(base, BARE);
        for (const move of todo) make(timeline, move);
        const loaded = createTimeline({ ...base, hands: timeline.branch.hands }, BARE);
        seek(loaded, { step: timeline.place.world.step });
        expect(printOf(loaded)).toBe(printOf(timeline));
      }),
      { seed: 8, numRuns: 50 },
    );
  });

  it('is grown again when its thread is lost: the same futures, as far, with the same worlds, in however many pieces', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000),
        fc.array(moves, { minLength: 4, maxLength: 12 }),
        fc.integer({ min: 1, max: 40 }),
        (seed, todo, patience) => {
          const base = scenario({ seed });
          const timeline = createTimeline(base, BARE);
          for (const move of todo) make(timeline, move);
          // As the page has them: copies.
          const known = structuredClone(timeline.branches.map(branchInfo));
          const root = known.find(({ id }) => id === 0);
          const again = createTimeline({ ...base, hands: root?.hands ?? [] }, BARE);
          let asked = 0;
          while (!regrow(again, known, () => ++asked % patience !== 0));
          expect(again.branches.map(branchInfo)).toEqual(known);
          for (const { id, forkStep, headStep } of known) {
            for (const step of [headStep, forkStep]) {
              switchTo(again, id, { step });
              switchTo(timeline, id, { step });
              expect(printOf(again)).toBe(printOf(timeline));
            }
          }
          switchTo(again, timeline.branch.id, { step: 0 });
          const { length } = again.branches;
          if (undo(again)) expect(undo(timeline)).toBe(true);
          expect(again.branches.length - length).toBe(timeline.branches.length - length);
        },
      ),
      { seed: 9, numRuns: 25 },
    );
  });
});

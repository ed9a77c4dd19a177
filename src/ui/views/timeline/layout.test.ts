import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HandCommand } from '../../../model/scenario.ts';
import type { BranchInfo, Milestone } from '../../../model/timeline.ts';
import { branchLines, branchNear, rowY } from './branches.ts';
import { flagsFor, marksIn } from './marks.ts';
import { reigns, tapePieces } from './tape.ts';
import { followed, rulerMarks, tickAt, wholeWindow, xOf, zoomed } from './window.ts';

const milestone = (over: Partial<Milestone>): Milestone => ({
  kind: 'commit',
  step: 1,
  at: 0,
  node: 'n1',
  term: 0,
  text: '',
  by: 'world',
  ...over,
});

const branch = (over: Partial<BranchInfo>): BranchInfo => ({
  id: 0,
  parent: null,
  forkStep: 0,
  forkTick: 0,
  headStep: 100,
  headTick: 1000,
  hands: [],
  ...over,
});

/** A crash by hand at an instant. */
const hand = (tick: number): HandCommand => ({
  tick,
  after: 0,
  command: { type: 'crash', nodes: [{ kind: 'id', id: 'n1' }] },
});

describe('the window', () => {
  it('shows the whole run with room for what has not been run yet', () => {
    for (const head of [0, 900, 1000, 5000, 123_456]) {
      const window = wholeWindow(head);
      expect(window.from).toBe(0);
      expect(window.to).toBeGreaterThan(head);
    }
  });

  it('stands still while the run grows within it', () => {
    expect(wholeWindow(200)).toEqual(wholeWindow(900));
  });

  it('gives back the instant of the place of an instant', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.integer({ min: 1, max: 50_000 }),
        fc.integer({ min: 1, max: 4000 }),
        fc.nat(200_000),
        (from, span, width, tick) => {
          const window = { from, to: from + span };
          expect(tickAt(window, width, xOf(window, width, tick))).toBeCloseTo(tick, 4);
        },
      ),
      { seed: 7 },
    );
  });

  it('keeps the instant under the pointer in its place while zooming in', () => {
    const limit = { from: 0, to: 10_000 };
    const near = zoomed(limit, 4000, 0.5, limit);
    expect(near.to - near.from).toBe(5000);
    expect(xOf(near, 1000, 4000)).toBeCloseTo(xOf(limit, 1000, 4000));
  });

  it('never zooms out beyond the run or in beyond the width of a message', () => {
    const limit = { from: 0, to: 10_000 };
    expect(zoomed(limit, 9000, 8, limit)).toEqual(limit);
    const nearest = zoomed({ from: 0, to: 21 }, 10, 0.01, limit);
    expect(nearest.to - nearest.from).toBeCloseTo(20);
  });

  it('follows an instant that leaves it, and stays otherwise', () => {
    const window = { from: 1000, to: 2000 };
    expect(followed(window, 1500)).toBe(window);
    for (const tick of [1950, 3000, 500, 0]) {
      const moved = followed(window, tick);
      expect(moved.to - moved.from).toBe(1000);
      expect(tick).toBeGreaterThanOrEqual(moved.from);
      expect(tick).toBeLessThan(moved.to);
    }
  });

  it('marks round instants with as many decimals as they need', () => {
    expect(rulerMarks({ from: 0, to: 3000 }, 900).map((mark) => mark.text)).toEqual([
      '0.0',
      '0.5',
      '1.0',
      '1.5',
      '2.0',
      '2.5',
      '3.0',
    ]);
    expect(rulerMarks({ from: 2000, to: 2040 }, 400).map((mark) => mark.text)).toEqual(['2.00', '2.02', '2.04']);
    expect(rulerMarks({ from: 0, to: 60_000 }, 600).map((mark) => mark.text)).toEqual(['0', '20', '40', '60']);
  });
});

describe('the term tape', () => {
  const run = [
    milestone({ kind: 'candidate', node: 'n1', term: 1, at: 180 }),
    milestone({ kind: 'leader', node: 'n1', term: 1, at: 210 }),
    milestone({ kind: 'candidate', node: 'n5', term: 2, at: 300 }),
    milestone({ kind: 'crash', node: 'n2', at: 500 }),
    milestone({ kind: 'crash', node: 'n1', at: 600 }),
    milestone({ kind: 'candidate', node: 'n3', term: 3, at: 800 }),
    milestone({ kind: 'leader', node: 'n3', term: 3, at: 840 }),
  ];

  it('says who led when, and when nobody did', () => {
    expect(reigns(run).map(({ from, to, kind, term, leader }) => [from, to, kind, term, leader])).toEqual([
      [0, 180, 'none', 0, null],
      [180, 210, 'election', 1, 'n1'],
      [210, 600, 'reign', 1, 'n1'],
      [600, 800, 'none', 1, null],
      [800, 840, 'election', 3, 'n3'],
      [840, null, 'reign', 3, 'n3'],
    ]);
  });

  it('lets a leader go on that a failed candidate has not beaten', () => {
    expect(reigns(run.slice(0, 3)).at(-1)).toMatchObject({ from: 210, to: null, leader: 'n1' });
  });

  it('has no gaps and ends where the run has been run to', () => {
    const pieces = tapePieces(reigns(run), { from: 0, to: 2000 }, 1000, 1500);
    for (let i = 1; i < pieces.length; i++)
      expect(pieces[i]?.x).toBeCloseTo((pieces[i - 1]?.x ?? 0) + (pieces[i - 1]?.width ?? 0));
    expect((pieces.at(-1)?.x ?? 0) + (pieces.at(-1)?.width ?? 0)).toBe(750);
  });

  it('writes as much of a label as there is room for', () => {
    const label = (width: number) => tapePieces(reigns(run), { from: 840, to: 1840 }, width, 1840).at(-1)?.label;
    expect([label(400), label(70), label(24), label(10)]).toEqual(['term 3 · n3', 'term 3', '3', '']);
  });
});

describe('the marks', () => {
  it('draws neighbours of one sort as one mark and counts them', () => {
    const commits = [100, 101, 102, 500].map((at, i) => milestone({ at, step: i }));
    const marks = marksIn(commits, { from: 0, to: 1000 }, 1000);
    expect(marks.map(({ x, count }) => [x, count])).toEqual([
      [100, 3],
      [500, 1],
    ]);
  });

  it('sets signs of one instant side by side', () => {
    const run = [
      milestone({ kind: 'crash', at: 100 }),
      milestone({ kind: 'restart', at: 100 }),
      milestone({ at: 100 }),
    ];
    const drawn = marksIn(run, { from: 0, to: 1000 }, 1000).map(({ sign, x, shift }) => [sign, x + shift]);
    expect(drawn).toEqual([
      ['crash', 100],
      ['restart', 109],
      ['write', 100],
    ]);
  });

  it('leaves out the candidates that won and what lies outside the window', () => {
    const run = [
      milestone({ kind: 'candidate', term: 1, at: 10 }),
      milestone({ kind: 'candidate', node: 'n2', term: 1, at: 20 }),
      milestone({ kind: 'leader', term: 1, at: 30 }),
      milestone({ kind: 'crash', at: 900 }),
    ];
    expect(marksIn(run, { from: 0, to: 500 }, 500).map((mark) => mark.text)).toEqual([
      'n2 stands for election in term 1',
    ]);
  });

  it('gives words first to what matters most, and never lets two overlap', () => {
    const run = [
      milestone({ kind: 'note', at: 100, text: 'a caption that goes on for quite a while' }),
      milestone({ kind: 'violation', at: 140, text: 'I1' }),
      milestone({ kind: 'crash', at: 160, node: 'n4' }),
    ];
    const flags = flagsFor(marksIn(run, { from: 0, to: 1000 }, 1000), 1000);
    expect(flags.map((flag) => flag.text)).toEqual(['Election Safety is broken']);
  });
});

describe('other futures', () => {
  const root = branch({ id: 0, headTick: 3000 });
  const first = branch({ id: 1, parent: 0, forkStep: 50, forkTick: 1000, headTick: 2000, hands: [hand(1000)] });
  const second = branch({
    id: 2,
    parent: 1,
    forkStep: 80,
    forkTick: 1500,
    headTick: 2500,
    hands: [hand(1000), hand(1500)],
  });

  it('leave the tape where they differ from the future that is shown', () => {
    expect(branchLines([root, first, second], 0).map(({ id, from, parentRow }) => [id, from, parentRow])).toEqual([
      [1, 1000, -1],
      [2, 1500, 0],
    ]);
    expect(branchLines([root, first, second], 2).map(({ id, from, parentRow }) => [id, from, parentRow])).toEqual([
      [0, 1000, -1],
      [1, 1500, -1],
    ]);
  });

  it('share a line of their own where both have left the one that is shown', () => {
    // The shown future left its parent before that parent had left the first one.
    const early = branch({ id: 2, parent: 1, forkStep: 20, forkTick: 400, hands: [hand(400)] });
    expect(branchLines([root, first, early], 2).map(({ id, from, parentRow }) => [id, from, parentRow])).toEqual([
      [0, 400, -1],
      [1, 1000, 0],
    ]);
  });

  it('leave the row of their parent when they forked from a future that is not shown', () => {
    const late = branch({ id: 3, parent: 0, forkStep: 90, forkTick: 2000, hands: [hand(2000)] });
    expect(branchLines([root, first, late], 1).find((line) => line.id === 3)).toMatchObject({
      from: 2000,
      parentRow: 0,
    });
  });

  it('leaves out what has nothing of its own, as undo leaves it behind', () => {
    const hands = [hand(100), hand(200), hand(300)];
    const done = branch({ id: 0, headTick: 300, hands });
    const undone = [2, 1, 0].map((count, i) =>
      branch({
        id: i + 1,
        parent: i,
        forkStep: count,
        forkTick: (count + 1) * 100,
        headTick: (count + 1) * 100,
        hands: hands.slice(0, count),
      }),
    );
    expect(branchLines([done, ...undone], 0)).toEqual([]);
    expect(branchLines([done, ...undone], 3).map(({ id, first }) => [id, first])).toEqual([[0, hand(100)]]);
    const gone = undone.map((one) => (one.id === 2 ? { ...one, headTick: 900 } : one));
    expect(branchLines([done, ...gone], 0).map(({ id, from, first }) => [id, from, first])).toEqual([[2, 200, null]]);
  });

  it('shows one of two that are the same', () => {
    const twins = [root, first, { ...first, id: 2 }];
    expect(branchLines(twins, 0).map(({ id }) => id)).toEqual([1]);
    expect(branchLines(twins, 2).map(({ id }) => id)).toEqual([0]);
  });

  it('can be grasped along their line and not elsewhere', () => {
    const lines = branchLines([root, first], 0);
    const window = { from: 0, to: 4000 };
    expect(branchNear(lines, window, 400, 150, rowY(0))?.id).toBe(1);
    expect(branchNear(lines, window, 400, 350, rowY(0))).toBeNull();
    expect(branchNear(lines, window, 400, 150, rowY(-1))).toBeNull();
  });
});

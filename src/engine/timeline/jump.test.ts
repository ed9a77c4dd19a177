// Jumping between milestones, and asking why.
import { describe, expect, it } from 'vitest';
import type { Event } from '../../model/event.ts';
import type { Scenario } from '../../model/scenario.ts';
import { DEFAULT_SETUP } from '../../model/setup.ts';
import type { MilestoneKind } from '../../model/timeline.ts';
import { performByHand } from './hands.ts';
import { jumpBack, jumpForward } from './jump.ts';
import { collect, isComplete, type Milestones, MOST, milestonesOf } from './milestones.ts';
import { BARE } from './steppers.ts';
import { createTimeline, seek, type Timeline } from './timeline.ts';
import { eventsUpTo } from './walk.ts';
import { MOST_LINKS, why } from './why.ts';

/** One clerk that writes all the time. */
const busy = (gap: number): Scenario => ({
  version: 1,
  title: '',
  setup: { ...DEFAULT_SETUP, seed: 5 },
  script: [
    {
      line: 1,
      when: null,
      action: {
        do: 'command',
        command: {
          type: 'workload',
          clerks: [{ kind: 'clerks' }],
          load: { keys: 1, gap: [gap, gap], mix: { get: 0, put: 1, append: 0, cas: 0 }, until: null },
        },
      },
    },
  ],
  hands: [],
});

/** The slow twin: the steps of all milestones of a kind, from one replay of everything. */
function stepsOf(timeline: Timeline, kind: MilestoneKind): number[] {
  const { branch } = timeline;
  const [zero] = branch.checkpoints;
  if (!zero) return [];
  const all = milestonesOf(eventsUpTo(zero, branch.head.world.step, branch.hands, BARE));
  return [...new Set(all.filter((m) => m.kind === kind).map((m) => m.step))];
}

const stepNow = (timeline: Timeline) => timeline.place.world.step;

describe('a jump', () => {
  it('runs on to the first leader', () => {
    const timeline = createTimeline(busy(100), BARE);
    expect(jumpForward(timeline, ['leader'], 10_000)).toBe(true);
    expect(timeline.window.events.at(-1)?.step).toBe(stepNow(timeline));
    expect(timeline.place.world.nodes.some((n) => n.kind === 'server' && n.raft.role.kind === 'leader')).toBe(true);
  });

  it('goes from commit to commit, there and back', () => {
    const timeline = createTimeline(busy(50), BARE);
    seek(timeline, { tick: 3_000 });
    const commits = stepsOf(timeline, 'commit');
    expect(commits.length).toBeGreaterThan(10);
    seek(timeline, { step: 0 });
    for (const step of commits) {
      expect(jumpForward(timeline, ['commit'], 0)).toBe(true);
      expect(stepNow(timeline)).toBe(step);
    }
    for (const step of commits.toReversed().slice(1)) {
      jumpBack(timeline, ['commit']);
      expect(stepNow(timeline)).toBe(step);
    }
    expect(jumpBack(timeline, ['commit'])).toBe(false);
    expect(stepNow(timeline)).toBe(commits[0]);
  });

  it('stays exact when most commits have been thinned out of the drawing', () => {
    const timeline = createTimeline(busy(0), BARE);
    seek(timeline, { tick: 200_000 });
    const { milestones } = timeline.branch;
    expect(isComplete(milestones, ['commit'])).toBe(false);
    expect(milestones.list.filter((m) => m.kind === 'commit').length).toBeLessThanOrEqual(MOST);
    const commits = stepsOf(timeline, 'commit');
    const middle = commits.length >> 1;
    seek(timeline, { step: commits[middle] as number });
    jumpForward(timeline, ['commit', 'violation'], 0);
    expect(stepNow(timeline)).toBe(commits[middle + 1]);
    jumpBack(timeline, ['commit', 'violation']);
    jumpBack(timeline, ['commit', 'violation']);
    expect(stepNow(timeline)).toBe(commits[middle - 1]);
  });

  it('that finds nothing leaves the cursor where it is', () => {
    const timeline = createTimeline(busy(100), BARE);
    seek(timeline, { tick: 1_234 });
    const at = stepNow(timeline);
    expect(jumpForward(timeline, ['violation'], 2_000)).toBe(false);
    expect(jumpBack(timeline, ['violation'])).toBe(false);
    expect([stepNow(timeline), timeline.tick]).toEqual([at, 1_234]);
  });

  it('that finds nothing leaves no future behind: a command then begins none beside it', () => {
    const timeline = createTimeline(busy(100), BARE);
    seek(timeline, { tick: 1_234 });
    const { head, headTick, checkpoints, milestones } = timeline.branch;
    const drawn = [...milestones.list];
    for (let again = 0; again < 3; again++) expect(jumpForward(timeline, ['violation'], 2_000)).toBe(false);
    expect(timeline.branch).toMatchObject({ headTick, checkpoints, milestones: { list: drawn } });
    expect(timeline.branch.head.world.step).toBe(head.world.step);
    expect(performByHand(timeline, { type: 'crash', nodes: [{ kind: 'leader' }] }, 1_234)).toBe(null);
    expect(timeline.branches).toHaveLength(1);
  });

  it('finds what was done by hand, and says that it was', () => {
    const timeline = createTimeline(busy(100), BARE);
    seek(timeline, { tick: 700 });
    performByHand(timeline, { type: 'crash', nodes: [{ kind: 'id', id: 'n2' }] }, 700);
    const crashed = stepNow(timeline);
    seek(timeline, { tick: 2_000 });
    jumpBack(timeline, ['crash']);
    expect(stepNow(timeline)).toBe(crashed);
    expect(timeline.branch.milestones.list).toContainEqual(
      expect.objectContaining({ kind: 'crash', node: 'n2', at: 700, by: 'hand' }),
    );
  });
});

describe('thinning', () => {
  it('keeps every second, then every fourth, and all that was done by hand', () => {
    const milestones: Milestones = { list: [], thinning: {} };
    const crash = (step: number, line: number): Event[] => [
      {
        type: 'CommandPerformed',
        command: { type: 'crash', nodes: [] },
        nodes: [],
        line,
        at: step,
        step,
        n: 0,
        cause: null,
      },
      { type: 'NodeCrashed', node: 'n1', lostEntries: 0, at: step, step, n: 1, cause: null },
    ];
    for (let step = 1; step <= 3 * MOST; step++) collect(milestones, crash(step, step % 100 === 0 ? 0 : -1));
    const generated = milestones.list.filter((m) => m.by === 'nemesis').map((m) => m.step);
    expect(milestones.list.filter((m) => m.by === 'hand')).toHaveLength((3 * MOST) / 100);
    expect(generated.length).toBeLessThanOrEqual(MOST);
    expect(generated.slice(0, 3)).toEqual([1, 5, 9]);
    expect(generated).toEqual(generated.toSorted((a, b) => a - b));
  });
});

describe('why', () => {
  it('leads from an answer back to the call, through steps long gone', () => {
    const timeline = createTimeline({ ...busy(100), script: [] }, BARE);
    seek(timeline, { tick: 1_000 });
    performByHand(
      timeline,
      {
        type: 'call',
        clerk: { kind: 'id', id: 'c1' },
        call: { type: 'put', key: 'x', value: '1', expected: null },
        via: null,
      },
      1_000,
    );
    seek(timeline, { tick: 2_000 });
    const returned = timeline.window.events.find((e) => e.type === 'OperationReturned') as Event;
    const known = why(timeline, returned);
    expect(known[0]).toEqual(returned);
    expect(known.length).toBeGreaterThan(5);
    expect(known.length).toBeLessThanOrEqual(MOST_LINKS);
    for (const [i, { step, n }] of known.slice(1).entries()) expect(known[i]?.cause).toEqual({ step, n });
    seek(timeline, { tick: 60_000 });
    expect(timeline.window.events).not.toContainEqual(returned);
    expect(why(timeline, { step: returned.step, n: returned.n })).toEqual(known);
  });

  it('has no answer for an event that there is not', () => {
    const timeline = createTimeline(busy(100), BARE);
    seek(timeline, { tick: 100 });
    expect(why(timeline, { step: 1_000_000, n: 0 })).toEqual([]);
    expect(why(timeline, { step: 1, n: 999 })).toEqual([]);
  });
});

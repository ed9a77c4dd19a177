// Breakpoints: exactly where the condition comes to hold, against a twin that looks at every world of the run.
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../model/scenario.ts';
import { parse, parseCondition } from '../../scenario/parse.ts';
import { presetOf } from '../../scenario/presets/presets.ts';
import { judge } from '../world/conditions.ts';
import { performByHand } from './hands.ts';
import { CHECKED } from './steppers.ts';
import { createTimeline, seek, type Timeline } from './timeline.ts';
import { runUntil } from './until.ts';
import { advance } from './walk.ts';

/** Runs by name: the names of the tests. */
const RUNS = {
  'a busy cluster':
    'raft 1\nseed 5\nworkload gap 20..40\nawait leader\nwait 800\ncrash leader\nawait leader\nwait 800\nend\n',
  'a leader in the minority': presetOf('leader-in-minority')?.text ?? '',
  'two leaders': presetOf('two-leaders')?.text ?? '',
};
const BUSY = RUNS['a busy cluster'];

function scenarioOf(text: string): Scenario {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message);
  return parsed.scenario;
}

function conditionOf(text: string, scenario: Scenario) {
  const read = parseCondition(text, scenario.setup);
  if (!read.ok) throw new Error(read.error.message);
  return read.condition;
}

const always = () => true;
const stepNow = (timeline: Timeline) => timeline.place.world.step;

/** The slow twin: every step up to an instant at which a condition comes to hold. */
function onsets(text: string, condition: string, until: number): number[] {
  const scenario = scenarioOf(text);
  const wanted = conditionOf(condition, scenario);
  let place = createTimeline(scenario, CHECKED).place;
  let held = judge(place.world, wanted).holds;
  const found: number[] = [];
  while (place.world.now <= until) {
    place = advance(place, scenario.hands, CHECKED);
    const holds = judge(place.world, wanted).holds;
    if (holds && !held) found.push(place.world.step);
    held = holds;
  }
  return found;
}

describe('running until a condition holds', () => {
  it.each([
    ['a busy cluster', 'n3.commitIndex >= 5'],
    ['a busy cluster', 'leader'],
    ['a busy cluster', 'no leader'],
    ['a busy cluster', 'any follower.role = candidate'],
    ['a busy cluster', 'answers >= 7'],
    ['a busy cluster', 'applied 6 on 4'],
    ['a leader in the minority', 'count of leaders >= 2'],
    ['two leaders', 'violation'],
  ] as const)('stops at every step at which it comes to hold: %s, %s', (run, condition) => {
    const text = RUNS[run];
    const scenario = scenarioOf(text);
    const timeline = createTimeline(scenario, CHECKED);
    const expected = onsets(text, condition, 3_000).slice(0, 6);
    expect(expected.length).toBeGreaterThan(0);
    const found = expected.map(() => {
      expect(runUntil(timeline, conditionOf(condition, scenario), 3_000, always).kind).toBe('found');
      return stepNow(timeline);
    });
    expect(found).toEqual(expected);
  });

  it('finds the same in pieces', () => {
    const scenario = scenarioOf(BUSY);
    const condition = conditionOf('n3.commitIndex >= 5', scenario);
    const timeline = createTimeline(scenario, CHECKED);
    let pieces = 1;
    while (runUntil(timeline, condition, 3_000, () => false).kind === 'further') pieces++;
    expect(pieces).toBeGreaterThan(2);
    expect([stepNow(timeline)]).toEqual(onsets(BUSY, 'n3.commitIndex >= 5', 3_000));
  });

  it('may stop short after each judgement of a history', () => {
    const scenario = scenarioOf(BUSY);
    const timeline = createTimeline(scenario, CHECKED);
    let calls = 0;
    while (runUntil(timeline, conditionOf('linearizable', scenario), 3_000, () => false).kind === 'further') {
      const { size } = timeline.place.world.operations;
      expect(size - calls).toBeLessThanOrEqual(1);
      calls = size;
    }
    expect(calls).toBeGreaterThan(10);
  });

  it('looks through what has been run before, with the commands given by hand there', () => {
    const scenario = scenarioOf('raft 1\nseed 5\n');
    const timeline = createTimeline(scenario, CHECKED);
    seek(timeline, { tick: 1_000 });
    performByHand(timeline, { type: 'crash', nodes: [{ kind: 'id', id: 'n2' }] }, 1_000);
    const crashed = stepNow(timeline);
    seek(timeline, { tick: 2_000 });
    seek(timeline, { step: 3 });
    expect(runUntil(timeline, conditionOf('n2.role = down', scenario), 60_000, always).kind).toBe('found');
    expect([stepNow(timeline), timeline.branches.length]).toEqual([crashed, 1]);
  });

  it('that finds nothing leaves the cursor where it is, and tells what is the case', () => {
    const scenario = scenarioOf('raft 1\nseed 5\n');
    const timeline = createTimeline(scenario, CHECKED);
    seek(timeline, { tick: 1_234 });
    const at = stepNow(timeline);
    expect(runUntil(timeline, conditionOf('n1.currentTerm >= 50', scenario), 3_000, always)).toEqual({
      kind: 'never',
      now: { holds: false, instead: 'n1.currentTerm is 1' },
    });
    expect([stepNow(timeline), timeline.tick]).toEqual([at, 1_234]);
  });

  it('has to see it cease before it can come to hold again', () => {
    const scenario = scenarioOf('raft 1\nseed 5\n');
    const timeline = createTimeline(scenario, CHECKED);
    const leads = conditionOf('leader', scenario);
    expect(runUntil(timeline, leads, 60_000, always).kind).toBe('found');
    expect(runUntil(timeline, leads, 5_000, always)).toEqual({ kind: 'never', now: { holds: true } });
  });

  it('ends where nothing will ever happen again', () => {
    const scenario = scenarioOf('raft 1\nnodes 1\ncrash n1\n');
    const timeline = createTimeline(scenario, CHECKED);
    expect(runUntil(timeline, conditionOf('leader', scenario), 1e9, always).kind).toBe('never');
  });
});

import { describe, expect, it } from 'vitest';
import type { Event, Happening } from '../../model/event.ts';
import { emptyList, toArray } from '../../model/list.ts';
import type { TaskId } from '../../model/mapreduce.ts';
import { recordAttempts } from './attempts.ts';

const MAP: TaskId = { kind: 'map', number: 3 };
const REDUCE: TaskId = { kind: 'reduce', number: 0 };

const assigned = (
  worker: string,
  attempt: number,
  task = MAP,
  why: 'idle' | 'late' | 'backup' = 'idle',
): Happening => ({
  type: 'TaskAssigned',
  node: 'm1',
  rule: 'assignTask',
  task,
  attempt,
  worker,
  why,
});
const started = (node: string, attempt: number, task = MAP): Happening => ({
  type: 'TaskStarted',
  node,
  task,
  attempt,
  bytes: 10,
  until: 500,
  missing: 0,
});
const accepted = (worker: string, attempt: number, task = MAP): Happening => ({
  type: 'ResultAccepted',
  node: 'm1',
  rule: 'acceptResult',
  task,
  attempt,
  worker,
  left: 0,
});
const ignored = (worker: string, attempt: number, task = MAP): Happening => ({
  type: 'ResultIgnored',
  node: 'm1',
  rule: 'acceptResult',
  task,
  attempt,
  worker,
  reason: 'completed',
});
const late = (worker: string, attempt: number): Happening => ({
  type: 'TaskTimedOut',
  node: 'm1',
  rule: 'reissueTask',
  task: MAP,
  attempt,
  worker,
  waited: 1000,
});
const crashed = (node: string): Happening => ({ type: 'NodeCrashed', node, lostEntries: 0 });

/** The history of what happens, one thing every 100 ms, each in a step of its own. */
function historyOf(...happenings: readonly Happening[]) {
  const events = happenings.map((what, i): Event => ({ ...what, at: 100 * (i + 1), step: i + 1, n: 0, cause: null }));
  return toArray(events.reduce((list, event) => recordAttempts(list, [event]), recordAttempts(emptyList(), [])));
}

describe('the history of attempts', () => {
  it('has an attempt from when it is given out to when its result is taken', () => {
    expect(historyOf(assigned('w1', 4), started('w1', 4), accepted('w1', 4))).toEqual([
      {
        task: MAP,
        attempt: 4,
        worker: 'w1',
        why: 'idle',
        givenAt: 100,
        givenStep: 1,
        startedAt: 200,
        computedAt: null,
        lateAt: null,
        outcome: 'won',
        endedAt: 300,
        endedStep: 3,
      },
    ]);
  });

  it('ends an attempt with its worker, and remembers when the coordinator found out', () => {
    const [first, second] = historyOf(assigned('w1', 1), crashed('w1'), late('w1', 1), assigned('w2', 2, MAP, 'late'));
    expect(first).toMatchObject({ outcome: 'died', endedAt: 200, lateAt: 300 });
    expect(second).toMatchObject({ outcome: 'running', why: 'late', endedAt: null });
  });

  it('counts a result whose worker died while its report was on its way', () => {
    expect(historyOf(assigned('w1', 1), crashed('w1'), accepted('w1', 1))).toMatchObject([
      { outcome: 'won', endedAt: 300 },
    ]);
  });

  it('lets the slower of two copies go on until its result is put aside', () => {
    const [slow, quick] = historyOf(
      assigned('w1', 1),
      assigned('w2', 2, MAP, 'backup'),
      accepted('w2', 2),
      ignored('w1', 1),
    );
    expect([slow?.outcome, quick?.outcome]).toEqual(['ignored', 'won']);
    expect(slow?.endedAt).toBe(400);
  });

  it('tells attempts apart that bear one number in two lives of a coordinator', () => {
    const [old, anew] = historyOf(
      assigned('w1', 1),
      crashed('m1'),
      assigned('w2', 1),
      ignored('w1', 1),
      accepted('w2', 1),
    );
    expect([old?.outcome, anew?.outcome]).toEqual(['ignored', 'won']);
  });

  it('takes an attempt for lost when its worker is given another task', () => {
    const [first, second] = historyOf(assigned('w1', 1), assigned('w1', 2, REDUCE));
    expect([first?.outcome, first?.endedAt, second?.outcome]).toEqual(['lost', 200, 'running']);
  });

  it('does not change what has ended: a report that comes twice is heard once', () => {
    const once = historyOf(assigned('w1', 1), accepted('w1', 1));
    expect(historyOf(assigned('w1', 1), accepted('w1', 1), ignored('w1', 1), crashed('w1'))).toEqual(once);
  });

  it('is the same list when nothing is about an attempt', () => {
    const list = recordAttempts(emptyList(), []);
    const note: Event = { type: 'NoteShown', text: 'a', line: 1, at: 1, step: 1, n: 0, cause: null };
    expect(recordAttempts(list, [note])).toBe(list);
  });
});

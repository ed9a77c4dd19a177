import { describe, expect, it } from 'vitest';
import type { AttemptRecord } from '../../../model/attempt.ts';
import { jobTable } from '../../../model/jobTable.ts';
import type { Milestone } from '../../../model/timeline.ts';
import { jobFilesOf } from '../../lib/jobFiles.ts';
import { jobTitle } from '../../lib/jobTitle.ts';
import { attempt, coordinator, file, jobWorld, running, store, task, worker } from '../../lib/sampleJob.ts';
import { layoutFlow, placeInFlow, rowPath } from './flow.ts';
import { attemptBars, attemptText, downTimes, momentOf, wasteText } from './lanes.ts';
import { firstOrder, outputRows, rowsInSight, searched, turned } from './output.ts';
import { progressOf, progressText, taskFacts } from './tasks.ts';

describe('the tasks', () => {
  const maps = [
    task('map', 0, { status: 'completed', attempts: [attempt(1, 'w1', { status: 'done' })] }),
    task('map', 1, { status: 'in-progress', attempts: [attempt(2, 'w2')] }),
    task('map', 2, { attempts: [attempt(3, 'w3', { status: 'late' })] }),
  ];
  const world = jobWorld([
    coordinator(maps, [task('reduce', 0), task('reduce', 1)]),
    worker('w1'),
    worker('w2', running('map', 1)),
    worker('w3', { health: 'down' }),
    store([file('mr-out-1', 'a\t1\n')]),
  ]);
  const table = jobTable(world);
  if (!table) throw new Error('no table');
  const facts = (kind: 'map' | 'reduce', at: number) => taskFacts(world, table, jobFilesOf(world), kind, at);

  it('tell who has them, and how far they are by the clock of the reader', () => {
    const shares = [100, 250, 400].map((at) => facts('map', at).map(({ share }) => share));
    expect(shares).toEqual([
      [1, 0, 0],
      [1, 0.5, 0],
      [1, 1, 0],
    ]);
    expect(facts('map', 250).map(({ workers }) => workers)).toEqual([['w1'], ['w2'], []]);
  });

  it('are told in a sentence each', () => {
    expect(facts('map', 250).map(({ title }) => title)).toEqual([
      'map 0: completed by w1, 1.0 kB to read',
      'map 1: under way on w2, 2.0 kB to read',
      'map 2: nobody has it any more, 3.0 kB to read',
    ]);
    expect(facts('reduce', 250)[1]?.title).toBe('reduce 1: nobody has it, 4 B of output');
  });

  it('are counted, the running ones as far as they are', () => {
    const progress = progressOf(facts('map', 250));
    expect(progress).toEqual({ done: 1, running: 1, total: 3, share: 0.5 });
    expect(progressText(progress, 'map')).toBe('1 of 3 maps, 1 under way');
    expect(progressText(progressOf([]), 'reduce')).toBe('0 of 0 reduces');
  });
});

describe('the picture of the files', () => {
  const room = { width: 340, height: 170 };

  it('fits its room, with cells as large as they can be', () => {
    const layout = layoutFlow(8, 10, room);
    expect(layout.width).toBeLessThanOrEqual(room.width);
    expect(layout.height).toBeLessThanOrEqual(room.height);
    expect([layout.isRowWritten, layout.isColumnWritten]).toEqual([true, true]);
    expect(layoutFlow(2, 2, { width: 900, height: 600 }).step).toEqual({ width: 40, height: 22 });
  });

  it('does not make its cells smaller than can be seen: then it is scrolled', () => {
    const layout = layoutFlow(200, 100, room);
    expect(layout.step).toEqual({ width: 5, height: 5 });
    expect(layout.height).toBeGreaterThan(170);
    expect([layout.isRowWritten, layout.isColumnWritten]).toEqual([false, false]);
  });

  it('knows what is under the pointer', () => {
    const layout = layoutFlow(8, 10, room);
    const { left, top, step, reduces, outputs } = layout;
    const at = (column: number, y: number) => placeInFlow(layout, 8, 10, { x: left + column * step.width, y });
    expect(at(3.5, top + 2.5 * step.height)).toEqual({ kind: 'file', map: 2, reduce: 3 });
    expect(at(-0.5, top + 7.5 * step.height)).toEqual({ kind: 'map', number: 7 });
    expect(at(9.5, reduces + 2)).toEqual({ kind: 'reduce', number: 9 });
    expect(at(0.5, outputs + 2)).toEqual({ kind: 'output', number: 0 });
    expect([at(11, top + 1), at(-0.5, reduces + 2), at(1, -5)]).toEqual([null, null, null]);
  });

  it('draws the cells of a row together', () => {
    const [cell, step] = [
      { width: 8, height: 6 },
      { width: 10, height: 7 },
    ];
    const layout = { ...layoutFlow(1, 3, room), left: 10, top: 0, step, cell };
    expect(rowPath(layout, 1, [true, false, true])).toBe('M10 7h8v6h-8ZM30 7h8v6h-8Z');
  });
});

const RECORD: AttemptRecord = {
  task: { kind: 'map', number: 3 },
  attempt: 4,
  worker: 'w1',
  why: 'idle',
  givenAt: 100,
  givenStep: 7,
  startedAt: 150,
  computedAt: 400,
  lateAt: null,
  outcome: 'won',
  endedAt: 450,
  endedStep: 20,
};

describe('the chart of attempts', () => {
  const window = { from: 0, to: 1000 };
  const bars = (records: readonly AttemptRecord[], at: number) => attemptBars(records, ['w1', 'w2'], window, 1000, at);

  it('has a bar from the giving out to the end, and in it the run of the task', () => {
    expect(bars([RECORD], 900)).toMatchObject([{ lane: 0, x: 100, end: 450, body: { x: 150, end: 400 }, late: null }]);
  });

  it('lets what still runs end at the instant shown, and leaves out what is still to come', () => {
    const open: AttemptRecord = { ...RECORD, outcome: 'running', computedAt: null, endedAt: null, endedStep: null };
    expect(bars([open], 300)).toMatchObject([{ end: 300, body: { x: 150, end: 300 } }]);
    expect(bars([open], 99)).toEqual([]);
  });

  it('writes on the run of a task where there is room, and on the whole of what has not begun', () => {
    const labels = (startedAt: number | null, endedAt: number) =>
      bars([{ ...RECORD, endedAt, startedAt, computedAt: startedAt === null ? null : endedAt }], 900).map(
        ({ label }) => label,
      );
    expect([labels(150, 450), labels(150, 160), labels(null, 200), labels(null, 110)]).toEqual([
      [150],
      [null],
      [100],
      [null],
    ]);
  });

  it('keeps bars wide enough to be hit', () => {
    expect(bars([{ ...RECORD, endedAt: 100 }], 900)[0]?.end).toBe(103);
  });

  it('shows when a worker was down, until now if it still is', () => {
    const milestone = (kind: Milestone['kind'], at: number, step: number, node = 'w2'): Milestone => ({
      kind,
      at,
      step,
      node,
      term: 0,
      text: '',
      by: 'hand',
    });
    const run = [milestone('crash', 200, 5), milestone('restart', 300, 9), milestone('crash', 600, 30)];
    const at = (step: number, instant: number) =>
      downTimes(run, ['w1', 'w2'], window, 1000, step, instant).map(({ lane, x, end }) => [lane, x, end]);
    expect(at(40, 700)).toEqual([
      [1, 200, 300],
      [1, 600, 700],
    ]);
    expect(at(6, 250)).toEqual([[1, 200, 250]]);
  });

  it('tells in words what has become of an attempt', () => {
    expect(attemptText(RECORD)).toBe('map 3 on w1 (attempt 4), given out at 0.100 s: completed after 350 ms');
    expect(attemptText({ ...RECORD, outcome: 'died', lateAt: 1100, why: 'backup' })).toBe(
      'map 3 on w1, as a backup (attempt 4), given out at 0.100 s: w1 went down after 350 ms; given up at 1.100 s',
    );
  });

  it('leads to where something failed, and else to where it began', () => {
    expect([momentOf(RECORD), momentOf({ ...RECORD, outcome: 'died' })]).toEqual([7, 20]);
  });

  it('counts what came to nothing', () => {
    expect(wasteText([RECORD])).toBeNull();
    expect(wasteText([RECORD, { ...RECORD, outcome: 'died' }, { ...RECORD, outcome: 'ignored' }])).toBe(
      '1 failed, 1 came too late',
    );
  });
});

describe('the output', () => {
  const rows = outputRows([file('mr-out-0', 'whale\t12\nAhab\t7\n'), file('mr-out-1', 'sea\t12\na\\tb\t1\n')]);

  it('has a row for each line of each file', () => {
    expect(rows.map(({ key, value, reduce }) => [key, value, reduce])).toEqual([
      ['whale', '12', 0],
      ['Ahab', '7', 0],
      ['sea', '12', 1],
      ['a\tb', '1', 1],
    ]);
    expect(outputRows([])).toEqual([]);
  });

  it('begins with the largest amounts, or with the first line where there are none', () => {
    expect(firstOrder(rows)).toEqual({ by: 'value', down: true });
    expect(firstOrder(outputRows([file('mr-out-0', 'to be\n')]))).toEqual({ by: 'reduce', down: false });
    expect(searched(rows, '', firstOrder(rows)).map(({ key }) => key)).toEqual(['whale', 'sea', 'Ahab', 'a\tb']);
  });

  it('is found by key or value, whatever the case', () => {
    const found = (text: string) => searched(rows, text, { by: 'key', down: false }).map(({ key }) => key);
    expect(found('aHA')).toEqual(['Ahab']);
    expect(found('12')).toEqual(['sea', 'whale']);
    expect(found('zebra')).toEqual([]);
  });

  it('is turned by a second click on a column', () => {
    const once = turned({ by: 'value', down: true }, 'key');
    expect([once, turned(once, 'key'), turned(once, 'value')]).toEqual([
      { by: 'key', down: false },
      { by: 'key', down: true },
      { by: 'value', down: true },
    ]);
  });

  it('is in the page only as far as it is in sight', () => {
    expect(rowsInSight(20_000, 2400, 240, 24, 5)).toEqual({ from: 95, to: 115 });
    expect(rowsInSight(3, 0, 240, 24)).toEqual({ from: 0, to: 3 });
    expect(rowsInSight(0, 500, 240, 24)).toEqual({ from: 0, to: 0 });
  });
});

describe('the title of a job', () => {
  it('says what is done to what', () => {
    const input = { kind: 'named', name: 'moby-dick', digest: null } as const;
    expect(jobTitle({ name: 'wordcount', pattern: '', input })).toBe('Word count of moby-dick');
    expect(jobTitle({ name: 'grep', pattern: 'whale', input })).toBe('Grep “whale” in moby-dick');
    expect(jobTitle({ name: 'sort', pattern: '', input: { kind: 'numbers', count: 1000 } })).toMatch(
      /sort of 1.000 numbers/,
    );
  });
});

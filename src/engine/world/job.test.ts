import { describe, expect, it } from 'vitest';
import type { Event } from '../../model/event.ts';
import { allFiles, fileNamed } from '../../model/jobFiles.ts';
import { coordinatorOf, storeOf, type WorkerNode, workersOf } from '../../model/jobNodes.ts';
import { DEFAULT_JOB, type JobSetup } from '../../model/mapreduce.ts';
import { defaultsWith } from '../../model/setup.ts';
import { newestMachine, type World } from '../../model/world.ts';
import { worldFingerprint } from '../prim/fingerprint.ts';
import { judge } from './conditions.ts';
import { named, order, runTo, runUntil, type Sample, sample } from './sample.ts';
import { nextAt, step } from './step.ts';

const TEXT = Array.from({ length: 200 }, (_, i) => `word${String.fromCharCode(97 + (i % 7))} again and again\n`).join(
  '',
);

/** A run of a small job with these peculiarities. */
function jobOf(job: Partial<JobSetup> = {}, setup: Partial<World['setup']> = {}): Sample {
  const whole: JobSetup = {
    ...DEFAULT_JOB,
    input: { kind: 'text', text: TEXT },
    splits: 4,
    reduces: 2,
    speed: 5,
    ...job,
  };
  return sample({ ...defaultsWith(whole), latency: [5, 5], ...setup });
}

function worker(run: Sample, id = 'w1'): WorkerNode {
  return workersOf(run.world).find((w) => w.id === id) as WorkerNode;
}

const happened = (type: Event['type'], id?: string) => (_: World, events: readonly Event[]) =>
  events.some((e) => e.type === type && (id === undefined || ('node' in e && e.node === id)));
const isDone = ({ tally }: World) => tally.doneAt !== null;
const typesOf = (events: readonly Event[], node: string) =>
  events.flatMap((e) => ('node' in e && e.node === node ? [e.type] : []));

describe('a job', () => {
  it('is done by coordinator, workers and store, which then end or stand still', () => {
    const run = jobOf();
    runTo(run, 60_000);
    expect(nextAt(run.world)).toBeGreaterThan(60_000);
    expect(run.world.tally).toMatchObject({ completed: { map: 4, reduce: 2 }, exits: 4, running: [] });
    expect(judge(run.world, { kind: 'output matches' })).toEqual({ holds: true });
    expect(workersOf(run.world).map(({ phase, health }) => `${phase} ${health}`)).toEqual(Array(3).fill('ended down'));
    // Nothing is left of what was written aside.
    const files = allFiles(storeOf(run.world)?.files ?? {}).map(({ name }) => name);
    expect(files.filter((name) => name.includes('.'))).toEqual([]);
    expect(files).toHaveLength(4 + 8 + 2);
  });

  it('goes through its stages in order', () => {
    const run = jobOf({ workers: 1, splits: 1, reduces: 1 });
    runUntil(run, isDone);
    const story = run.events.filter(({ type }) => !type.startsWith('Message') && type !== 'TimerFired');
    expect(story.map(({ type }) => type)).toEqual([
      'TaskAssigned',
      'TaskStarted',
      'TaskEnded',
      'FileWriteBegan',
      'FileWritten',
      'FileRenamed',
      'ResultAccepted',
      'MapsEnded',
      'TaskAssigned',
      'TaskStarted',
      'TaskEnded',
      'FileWriteBegan',
      'FileWritten',
      'FileRenamed',
      'ResultAccepted',
      'JobEnded',
    ]);
  });

  it('explains its end by an unbroken chain of causes, back to the request of a worker', () => {
    const run = jobOf({ workers: 1, splits: 1, reduces: 1 });
    runUntil(run, isDone);
    const chain: string[] = [];
    let event = run.events.find(({ type }) => type === 'JobEnded');
    while (event) {
      chain.push(event.type);
      const { cause } = event;
      event = cause ? run.events.find((e) => e.step === cause.step && e.n === cause.n) : undefined;
    }
    const decisions = chain.filter((type) => !type.startsWith('Message'));
    expect(decisions.slice(0, 7)).toEqual([
      'JobEnded',
      'ResultAccepted',
      'FileRenamed',
      'FileWritten',
      'FileWriteBegan',
      'TaskEnded',
      'TaskStarted',
    ]);
    expect(chain.at(-1)).toBe('TimerFired');
    expect(decisions.filter((type) => type === 'TaskAssigned')).toHaveLength(2);
  });

  it('is plain data: taken through JSON in the middle it goes on to the same world', () => {
    const run = jobOf({ mapSleep: { chance: 500, time: [0, 9000] } });
    runTo(run, 700);
    const copy: Sample = { world: JSON.parse(JSON.stringify(run.world)), events: [] };
    runTo(run, 30_000);
    runTo(copy, 30_000);
    expect(copy.world).toEqual(run.world);
    expect(worldFingerprint(copy.world)).toBe(worldFingerprint(run.world));
  });

  it('that lacks its text says so, and sends everybody home', () => {
    const run = jobOf({ input: { kind: 'named', name: 'notes.txt', digest: null } });
    runTo(run, 60_000);
    expect(run.events.find(({ type }) => type === 'JobRefused')).toMatchObject({
      at: 0,
      reason: 'the text notes.txt has not been handed over',
    });
    expect(judge(run.world, { kind: 'job done' })).toMatchObject({ holds: false });
    expect(run.world.tally.exits).toBe(4);
    expect(nextAt(run.world)).toBeGreaterThan(60_000);
  });
});

describe('a silent worker', () => {
  it.each(['crash', 'pause'] as const)('is replaced after ten seconds and not before (%s)', (type) => {
    const run = jobOf();
    runUntil(run, happened('TaskStarted', 'w1'));
    const { attempt } = worker(run).assignment as NonNullable<WorkerNode['assignment']>;
    order(run, { type, nodes: named('w1') });
    runUntil(run, isDone);
    const events = run.events.filter((e) => 'attempt' in e && e.attempt === attempt);
    const [given, late] = events.filter(({ type }) => type === 'TaskAssigned' || type === 'TaskTimedOut');
    expect((late?.at ?? 0) - (given?.at ?? 0)).toBe(10_000);
    const again = run.events.find((e) => e.type === 'TaskAssigned' && e.why === 'late');
    expect(again?.at).toBeGreaterThanOrEqual(late?.at ?? 0);
    expect(judge(run.world, { kind: 'output matches' })).toEqual({ holds: true });
  });

  it('that answers late is told that its result is noted, and nothing changes', () => {
    const run = jobOf({ workers: 2 });
    runUntil(run, happened('TaskStarted', 'w1'));
    order(run, { type: 'pause', nodes: named('w1') });
    runUntil(run, ({ tally }) => tally.completed.map === 4);
    const before = coordinatorOf(run.world)?.job.mapsLeft;
    order(run, { type: 'resume', nodes: named('w1') });
    runUntil(run, happened('ResultIgnored'));
    expect(coordinatorOf(run.world)?.job.mapsLeft).toBe(before);
    runUntil(run, isDone);
    expect(judge(run.world, { kind: 'output matches' })).toEqual({ holds: true });
  });
});

describe('the coordinator', () => {
  it('loses its table in a crash, and begins anew; results of its former life are none', () => {
    const run = jobOf();
    runUntil(run, ({ tally }) => tally.completed.map === 2);
    order(run, { type: 'restart', nodes: named('m1') });
    expect(coordinatorOf(run.world)).toMatchObject({ incarnation: 2, job: { mapsLeft: 4, nextAttempt: 1 } });
    runUntil(run, isDone);
    expect(run.events.some((e) => e.type === 'ResultIgnored' && e.reason === 'unknown')).toBe(true);
    expect(judge(run.world, { kind: 'output matches' })).toEqual({ holds: true });
  });

  it('that is gone for longer than a task may take is taken for the end of the job', () => {
    const run = jobOf();
    runUntil(run, happened('TaskStarted'));
    order(run, { type: 'crash', nodes: named('m1') });
    runTo(run, 40_000);
    expect(workersOf(run.world).every(({ phase }) => phase === 'ended')).toBe(true);
    expect(run.events.filter((e) => e.type === 'ProcessEnded').map((e) => 'reason' in e && e.reason)).toEqual([
      'gone',
      'gone',
      'gone',
    ]);
  });

  it('that pushes sends a task to whoever has registered, and the next when the one before is done', () => {
    const run = jobOf({ coordinator: 'push', workers: 2 });
    runUntil(run, isDone);
    expect(typesOf(run.events, 'm1').slice(0, 2)).toEqual(['WorkerRegistered', 'TaskAssigned']);
    const busy: Record<string, boolean> = {};
    for (const e of run.events) {
      if (e.type === 'TaskAssigned') {
        expect(busy[e.worker] ?? false).toBe(false);
        busy[e.worker] = true;
      } else if (e.type === 'ResultAccepted') busy[e.worker] = false;
    }
    runTo(run, 60_000);
    expect(run.world.tally.exits).toBe(3);
  });
});

function table(world: World) {
  const machine = newestMachine(world, 1);
  return machine?.kind === 'coordinator' ? machine : undefined;
}

describe('a replicated coordinator', () => {
  it('is whoever leads; a new leader goes on with the table of the old one', () => {
    const run = jobOf({ coordinator: 'replicated', splits: 6, speed: 2 });
    runUntil(run, ({ tally }) => tally.completed.map >= 2);
    const before = table(run.world)?.nextAttempt ?? 0;
    order(run, { type: 'crash', nodes: [{ kind: 'leader' }] });
    runUntil(run, isDone);
    expect(run.events.filter(({ type }) => type === 'TaskAssigned')).toHaveLength(8);
    expect(new Set(run.events.flatMap((e) => (e.type === 'TaskAssigned' ? [e.node] : []))).size).toBe(2);
    expect(before).toBeGreaterThan(1);
    expect(table(run.world)?.nextAttempt).toBeGreaterThan(before);
    expect(judge(run.world, { kind: 'output matches' })).toEqual({ holds: true });
  });

  it('takes a silent worker for dead through its log', () => {
    const run = jobOf({ coordinator: 'replicated' });
    runUntil(run, happened('TaskStarted', 'w1'));
    order(run, { type: 'crash', nodes: named('w1') });
    runUntil(run, isDone);
    const ops = run.events.flatMap((e) => (e.type === 'EntryApplied' && e.node === 'n1' ? [e.entry.op.type] : []));
    expect(ops.filter((type) => type === 'giveUpTask')).toHaveLength(1);
    expect(judge(run.world, { kind: 'output matches' })).toEqual({ holds: true });
  });
});

describe('the store', () => {
  it('has a part of what is being written, under a name that nobody looks for', () => {
    const run = jobOf({ store: [100, 100] });
    runUntil(run, happened('FileWriteBegan'));
    const files = allFiles(storeOf(run.world)?.files ?? {});
    const begun = files.filter(({ partial }) => partial);
    expect(begun.map(({ name }) => name)).toEqual(['mr-0-0.w1.1.1', 'mr-0-1.w1.1.1']);
    runUntil(run, happened('FileWritten'));
    const written = fileNamed(storeOf(run.world)?.files ?? {}, 'mr-0-0.w1.1.1');
    expect(written?.partial).toBe(false);
    expect(written?.text.startsWith(begun[0]?.text ?? '-')).toBe(true);
    expect(written?.text.length).toBeGreaterThan(begun[0]?.text.length ?? 0);
    runUntil(run, happened('FileRenamed'));
    expect(fileNamed(storeOf(run.world)?.files ?? {}, 'mr-0-0')?.text).toBe(written?.text);
  });

  it('keeps its files in a crash, and half of what was being written; the worker writes it again', () => {
    const run = jobOf({ store: [100, 100], workers: 1 });
    runUntil(run, happened('FileWriteBegan'));
    order(run, { type: 'crash', nodes: named('f1') });
    expect(allFiles(storeOf(run.world)?.files ?? {}).some(({ partial }) => partial)).toBe(true);
    runTo(run, run.world.now + 2000);
    order(run, { type: 'restart', nodes: named('f1') });
    runUntil(run, isDone);
    expect(judge(run.world, { kind: 'output matches' })).toEqual({ holds: true });
  });
});

describe('a world with a job', () => {
  it('keeps its books: never more tasks run than there are workers, and those that run are on workers that run', () => {
    const run = jobOf({ workers: 3, exit: 200, mapSleep: { chance: 300, time: [0, 12_000] } });
    let world = run.world;
    for (let steps = 0; steps < 3000 && nextAt(world) < 60_000; steps++) {
      world = step(world).world;
      const workers = workersOf(world).filter(({ phase, health }) => phase === 'running' && health === 'up');
      expect(world.tally.running.map((task) => task.worker).sort()).toEqual(workers.map(({ id }) => id));
    }
    expect(world.tally.attempts.map).toBeGreaterThan(4);
  });
});

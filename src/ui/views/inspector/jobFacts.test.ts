import { describe, expect, it } from 'vitest';
import { NO_TALLY } from '../../../model/mapreduce.ts';
import { attempt, coordinator, file, jobWorld, running, store, task, worker } from '../../lib/sampleJob.ts';
import { dueOn } from './clock.ts';
import type { Fact } from './facts.ts';
import { coordinatorFacts, jobOverviewFacts, storeFacts, workerFacts } from './jobFacts.ts';
import { jobMessageFacts } from './jobMessageFacts.ts';
import { overviewFacts, overviewTitle, suggestions } from './overview.ts';

const shown = (facts: readonly Fact[]) =>
  facts.map(
    ({ label, parts }) => `${label}: ${parts.map(({ name, text }) => (name ? `${name} ${text}` : text)).join(', ')}`,
  );

const maps = [
  task('map', 0, { status: 'completed', attempts: [attempt(1, 'w1', { status: 'done' })] }),
  task('map', 1, { status: 'in-progress', attempts: [attempt(2, 'w2')] }),
  task('map', 2, { status: 'in-progress', attempts: [attempt(3, 'w1')] }),
];
const m1 = coordinator(maps, [task('reduce', 0), task('reduce', 1)], {
  watches: [{ attempt: 2, timer: { armedAt: 100, firesAt: 1100, cause: null } }],
});
const w1 = worker('w1', { ...running('map', 2), done: 1 });
const w2 = worker('w2', { health: 'down', phase: 'ended' });
const f1 = store([
  file('input-0', '', 1000),
  file('mr-0-0', 'a\t1\n'),
  { ...file('mr-1-0.w2.1.2', 'b'), partial: true },
]);
const world = jobWorld([m1, w1, w2, f1]);

describe('the fields of a job’s processes', () => {
  it('are those of the coordinator’s table', () => {
    const facts = shown(coordinatorFacts(m1, world));
    expect(facts).toContain('maps: 1 of 3 done, 2 under way');
    expect(facts).toContain('reduces: 0 of 2 done');
    expect(facts).toContain('under way: map 1 w2, map 2 w1');
    expect(facts).toContain('patience: 10.0 s');
  });

  it('are a worker’s task, and what it has read', () => {
    expect(shown(workerFacts(w1))).toEqual([
      'phase: running',
      'task: map 2, attempt 1',
      'reads: ',
      'has read: 150\u2009000 B',
      'tasks done: 1',
    ]);
  });

  it('are the store’s files, by what they are for', () => {
    const facts = shown(storeFacts(f1, world));
    expect(facts).toContain('files: 3 files, 1.0 kB');
    expect(facts).toContain('intermediate: 1 of 6');
    expect(facts).toContain('unfinished: 1 file');
  });
});

describe('what is due', () => {
  it('on the coordinator: the end of its patience with each worker', () => {
    expect(dueOn(m1).map(({ label, at }) => [label, at])).toEqual([['w2, map 1', 1100]]);
  });

  it('on a worker: the end of its task', () => {
    expect(dueOn(w1).map(({ label, at }) => [label, at])).toEqual([['task ends', 400]]);
    expect(dueOn(w2)).toEqual([]);
  });
});

describe('the job at a glance', () => {
  it('says how far it is, and what is wrong', () => {
    const facts = shown(jobOverviewFacts(world));
    expect(facts).toContain('job: Word count of moby-dick');
    expect(facts).toContain('at work: w1');
    expect(facts).toContain('down: w2');
    expect(facts).toContain('lost: map 1');
  });

  it('takes the place of the cluster, of which nothing is said', () => {
    expect(overviewTitle(world)).toBe('The job');
    expect(shown(overviewFacts(world)).join()).not.toContain('leader');
  });

  it('suggests first what the moment calls for', () => {
    expect(suggestions(world).map(({ label }) => label)).toEqual([
      'Run until map 1 is given up',
      'Restart w2',
      'Crash w1, which is at map 2',
    ]);
    const done = suggestions({ ...world, tally: { ...NO_TALLY, doneAt: 900 } });
    expect(done.map(({ does }) => does.kind)).toEqual(['dialog']);
  });
});

describe('the fields of a message', () => {
  it('are what it says', () => {
    const assignment = { task: { kind: 'map', number: 3 } as const, attempt: 4, life: 2, inputs: ['input-3'] };
    expect(shown(jobMessageFacts({ type: 'AssignTask', requestId: 0, assignment }))).toEqual([
      'requestId: none: it was not asked for',
      'task: map 3',
      'attempt: 4',
      'life: 2',
      'inputs: input-3',
    ]);
    expect(shown(jobMessageFacts({ type: 'FilesRead', requestId: 4, files: [file('mr-0-0', 'a'), null] }))).toEqual([
      'requestId: 4',
      'files: 1 file, 1 B',
      'missing: 1 file',
    ]);
  });
});

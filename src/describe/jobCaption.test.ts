import { describe, expect, it } from 'vitest';
import { named, order, runTo, type Sample, sample } from '../engine/world/sample.ts';
import { workersOf } from '../model/jobNodes.ts';
import { DEFAULT_JOB, type JobSetup } from '../model/mapreduce.ts';
import type { World } from '../model/world.ts';
import { situation } from './caption.ts';

/** A job over some lines: a map takes 100 ms, every message 10 ms, and a silent worker is waited for 400 ms. */
function job(rest: Partial<JobSetup> = {}): Sample {
  const text = Array.from({ length: 40 }, (_, i) => `line ${i % 7} of the text\n`).join('');
  const setup: JobSetup = {
    ...DEFAULT_JOB,
    input: { kind: 'text', text },
    splits: 4,
    reduces: 2,
    workers: 2,
    speed: Math.ceil(text.length / 4 / 100),
    store: [2, 2],
    taskTimeout: 400,
    ...rest,
  };
  return sample({ servers: 0, clerks: 0, latency: [10, 10], job: setup });
}

const seen = ({ world }: Sample, at = world.now) => situation(world, at);

describe('the caption of a job says', () => {
  it('that it begins, and who is at work on what', () => {
    const run = job();
    runTo(run, 5);
    expect(seen(run)).toEqual({
      title: 'A job begins: workers ask for tasks.',
      detail: 'w1 asks for a task and w2 asks for a task.',
    });
    runTo(run, 60);
    expect(seen(run)).toEqual({ title: 'Maps: 0 of 4 are done.', detail: 'w1 runs map 0 and w2 runs map 1.' });
  });

  it('that a worker is missed, and for how long it is waited for', () => {
    const run = job();
    runTo(run, 60);
    order(run, { type: 'crash', nodes: named('w2') });
    expect(seen(run).title).toBe('w2 is down with map 1, and the coordinator does not know it.');
    expect(seen(run, 60).detail).toBe(
      'In 350 ms its patience is at an end, and the task is given to another. w1 runs map 0.',
    );
    expect(seen(run, 100).detail).toContain('In 310 ms');
  });

  it('that reduces wait for the last map', () => {
    const run = job({ splits: 1 });
    runTo(run, 80);
    expect(seen(run).detail).toBe(
      'No reduce can begin before the last map is done. w1 runs map 0 and w2 waits for a task.',
    );
  });

  it('that it is done, and what it took', () => {
    const run = job();
    runTo(run, 3000);
    expect(seen(run).title).toBe('The job is done.');
    expect(seen(run).detail).toMatch(/^4 maps and 2 reduces took [\d.]+ m?s\.$/);
  });

  it('who is down, when it is more than a worker', () => {
    const title = (...ids: string[]) => {
      const run = job();
      runTo(run, 60);
      order(run, { type: 'crash', nodes: named(...ids) });
      return seen(run).title;
    };
    expect(title('m1')).toBe('The coordinator m1 is down: nobody gives out tasks.');
    expect(title('f1')).toBe('The file store f1 is down.');
    expect(title('w1', 'w2')).toBe('No worker runs any more.');
  });

  it('why it cannot begin', () => {
    const run = job({ input: { kind: 'named', name: 'notes.txt', digest: null } });
    expect(seen(run)).toEqual({
      title: 'The job cannot begin.',
      detail: 'This is because the text notes.txt has not been handed over.',
    });
  });

  it('something in whole sentences at every step of a job with everything in it', () => {
    const run = job({ backups: true, exit: 100, mapSleep: { chance: 300, time: [100, 300] } });
    const check = (world: World) => {
      const { title, detail } = situation(world, world.now);
      expect(title).toMatch(/^(?:[A-Z]|[a-z]\d).*\.$/);
      expect(detail).toMatch(/\.$/);
      expect(`${title} ${detail}`).not.toMatch(/undefined|NaN|null| {2}/);
    };
    for (let tick = 0; tick < 3000; tick += 7) {
      runTo(run, tick);
      check(run.world);
    }
    expect(workersOf(run.world)).toHaveLength(2);
  });
});

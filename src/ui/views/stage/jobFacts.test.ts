import { describe, expect, it } from 'vitest';
import { NO_TALLY } from '../../../model/mapreduce.ts';
import { NO_LINKS } from '../../../model/world.ts';
import { attempt, coordinator, jobWorld, running, store, task, worker } from '../../lib/sampleJob.ts';
import { statesText } from './CoordinatorCard.tsx';
import { columnsOf, columnsPath } from './jobColumns.ts';
import { coordinatorName, coordinatorWord, storeWord, workerFacts, workerName } from './jobFacts.ts';
import { layoutJob } from './jobLayout.ts';
import { jobWires } from './jobWires.ts';

describe('a worker’s card', () => {
  it('says which task it has and what it does about it', () => {
    const w2 = worker('w2', running('map', 3));
    const facts = workerFacts(w2);
    expect(facts).toMatchObject({ look: 'busy', word: 'maps 150 kB', run: { armedAt: 100, firesAt: 400 } });
    expect(workerName(w2, facts)).toBe('worker w2, maps 150 kB, map 3');
    expect(workerFacts(worker('w1', running('reduce', 0, 900))).word).toBe('reduces 900 B');
  });

  it('has nothing that runs before its input is read and after its task is computed', () => {
    const at = (phase: 'reading' | 'writing') => {
      const { run, share } = workerFacts(worker('w1', { ...running('map', 0), phase }));
      return [run, share];
    };
    expect([at('reading'), at('writing')]).toEqual([
      [null, 0],
      [null, 1],
    ]);
  });

  it('tells who is gone for good from who is missed', () => {
    const told = (phase: 'ended' | 'crashed') => {
      const { word, look } = workerFacts(worker('w1', { health: 'down', phase }));
      return [word, look];
    };
    expect([told('crashed'), told('ended')]).toEqual([
      ['is down', 'gone'],
      ['has ended', 'over'],
    ]);
  });

  it('remarks what is out of the ordinary', () => {
    expect(workerFacts(worker('w1', { rate: 500 })).remark).toBe('clock 0.5×');
    expect(workerFacts(worker('w1'))).toMatchObject({ remark: null, look: 'free', word: 'asks for a task' });
  });
});

describe('the coordinator’s card', () => {
  const maps = [task('map', 0, { status: 'completed' }), task('map', 1, { attempts: [attempt(1, 'w1')] })];
  const m1 = coordinator(maps, [task('reduce', 0)]);

  it('says how far the job is', () => {
    expect(coordinatorName(m1, NO_TALLY)).toBe('m1, coordinator, 1 of 2 maps and 0 of 1 reduce completed');
    expect(coordinatorWord(m1, { ...NO_TALLY, doneAt: 900 })).toBe('coordinator, the job is done');
  });

  it('says that a crash has cost the table, and an end has not', () => {
    expect(coordinatorWord({ ...m1, health: 'down' }, NO_TALLY)).toBe('is down, its table is gone');
    expect(coordinatorWord({ ...m1, health: 'down', ended: true }, NO_TALLY)).toContain('the job is done');
  });

  it('is painted anew only when a task stands otherwise', () => {
    expect(statesText(['idle', 'done', 'lost'])).toBe(statesText(['idle', 'done', 'lost']));
    expect(statesText(['idle'])).not.toBe(statesText(['running']));
  });
});

describe('the store’s card', () => {
  it('says how it is', () => {
    expect(storeWord(store())).toBe('store');
    expect(storeWord(store([], { health: 'down' }))).toBe('is down');
  });
});

describe('columns', () => {
  it('share the room there is, and are never wider than they need be', () => {
    expect(columnsOf(3, 10, 200, 9)).toEqual({ count: 3, x: 10, step: 12, width: 9 });
    const many = columnsOf(200, 0, 150, 9);
    expect(many.step * 200).toBeCloseTo(150);
    expect(many.width).toBeLessThan(many.step);
  });

  it('are one path for all of which something holds', () => {
    const path = columnsPath(columnsOf(3, 0, 36, 9), 5, 8, (i) => i !== 1);
    expect(path).toBe('M0 5h9v8h-9ZM24 5h9v8h-9Z');
  });
});

describe('the wires of a job', () => {
  const world = jobWorld([coordinator([], []), worker('w1'), worker('w2'), store()]);
  const cast = { coordinator: 'm1', workers: ['w1', 'w2'], store: 'f1', servers: [], clerks: [] };
  const layout = layoutJob(cast, { width: 946, height: 334 });
  const cut = { ...world.link, cut: true };
  const kinds = (links: Parameters<typeof jobWires>[0]['links']) =>
    jobWires({ setup: world.setup, link: world.link, links, unplugged: [] }, layout).map(
      ({ a, b, kind }) => `${a}-${b} ${kind}`,
    );

  it('lead from every worker to the coordinator and to the store', () => {
    expect(kinds(NO_LINKS)).toEqual(['w1-m1 open', 'w1-f1 open', 'w2-m1 open', 'w2-f1 open']);
  });

  it('are broken where nothing passes, and point where only one direction does', () => {
    const links = { 'w1>m1': cut, 'm1>w1': cut, 'f1>w2': cut };
    expect(kinds(links)).toEqual(['w1-m1 cut', 'w1-f1 open', 'w2-m1 open', 'w2-f1 one-way']);
    const [, , , oneWay] = jobWires({ setup: world.setup, link: world.link, links, unplugged: [] }, layout);
    expect(oneWay?.cutFrom).toBe('f1');
    expect(oneWay?.arrow?.towards.y).toBeGreaterThan(0.9);
  });

  it('are left out among many workers, but for those that are not as they should be', () => {
    const workers = Array.from({ length: 30 }, (_, i) => `w${i + 1}`);
    const crowd = layoutJob({ ...cast, workers }, { width: 946, height: 334 });
    const wiring = { setup: world.setup, link: world.link, links: { 'w7>m1': cut, 'm1>w7': cut }, unplugged: [] };
    expect(jobWires(wiring, crowd).map(({ a, b }) => [a, b])).toEqual([['w7', 'm1']]);
  });
});

import { describe, expect, it } from 'vitest';
import { jobTable, taskState } from '../../model/jobTable.ts';
import { jobFilesOf } from './jobFiles.ts';
import { attempt, coordinator, file, jobWorld, running, store, task, worker } from './sampleJob.ts';
import { taskTile } from './taskTile.ts';

describe('the files of a job', () => {
  const files = [
    file('input-0', 'call me'),
    file('mr-0-0', 'a\t1\n'),
    file('mr-0-1', 'b\t1\n'),
    file('mr-1-0.w2.1.3', 'c\t1\n'),
    { ...file('mr-2-1', 'd'), partial: true },
    file('mr-out-1', 'b\t1\n'),
    file('mr-9-9', 'not of this job'),
  ];
  const world = jobWorld([store(files)]);
  const counted = jobFilesOf(world);

  it('are there, written under another name, or missing', () => {
    expect(counted.parts.map((row) => row.map(({ state }) => state))).toEqual([
      ['there', 'there'],
      ['temporary', 'missing'],
      ['missing', 'temporary'],
    ]);
    expect(counted.outputs.map(({ state }) => state)).toEqual(['missing', 'there']);
    expect([counted.partsThere, counted.outputsThere]).toEqual([2, 1]);
  });

  it('have their sizes, and the outputs their texts', () => {
    expect(counted.parts[0]?.[0]?.bytes).toBe(4);
    expect(counted.outputFiles.map(({ name }) => name)).toEqual(['mr-out-1']);
  });

  it('that are there stay so while they are written anew', () => {
    const again = jobWorld([
      store([file('mr-0-0'), file('mr-0-0.w3.1.9'), { ...file('mr-0-1.w3.1.9'), partial: true }]),
    ]);
    expect(jobFilesOf(again).parts[0]?.map(({ state }) => state)).toEqual(['there', 'temporary']);
  });

  it('are counted once as long as none changes', () => {
    expect(jobFilesOf({ ...world, nodes: [...world.nodes] })).toBe(counted);
  });

  it('are all missing without a store', () => {
    expect(jobFilesOf(jobWorld([worker('w1')])).partsThere).toBe(0);
  });
});

describe('the tasks of a job', () => {
  const maps = [
    task('map', 0, { status: 'completed', attempts: [attempt(1, 'w1', { status: 'done' })] }),
    task('map', 1, { status: 'in-progress', attempts: [attempt(2, 'w2')] }),
    task('map', 2, { status: 'in-progress', attempts: [attempt(3, 'w1', { status: 'late' }), attempt(4, 'w3')] }),
  ];
  const world = jobWorld([
    coordinator(maps, [task('reduce', 0)]),
    worker('w1', running('map', 1)),
    worker('w2', { health: 'down' }),
    worker('w3', running('map', 2)),
  ]);

  it('stand as the coordinator has them, but that one whose worker is down is lost', () => {
    const table = jobTable(world);
    expect(table?.maps.map((one) => taskState(world, one))).toEqual(['done', 'lost', 'running']);
    expect(table?.reduces.map((one) => taskState(world, one))).toEqual(['idle']);
  });

  it('have short names', () => {
    expect([taskTile({ kind: 'map', number: 3 }), taskTile({ kind: 'reduce', number: 0 })]).toEqual(['m3', 'r0']);
  });

  it('are not known where nobody has a table', () => expect(jobTable(jobWorld([worker('w1')]))).toBeNull());
});

// How fast text is counted by a whole job: coordinator, workers and store with all that they tell one another, and the checks
// after every step; beside one loop over the same text.
import { checkedStep } from '../src/engine/check/checkedStep.ts';
import { judge } from '../src/engine/world/conditions.ts';
import { createWorld } from '../src/engine/world/create.ts';
import { DEFAULT_JOB, type JobData } from '../src/model/mapreduce.ts';
import { defaultsWith } from '../src/model/setup.ts';
import { booksFor } from '../src/texts/books.ts';
import { type Row, timed } from './row.ts';

/** Each run cuts the book otherwise, for what tasks yield is remembered. */
const SPLITS = [7, 8, 9, 10, 11];

/** Milliseconds in which the job is done. */
function timeJob(splits: number, data: JobData): number {
  const setup = defaultsWith({ ...DEFAULT_JOB, splits });
  const scenario = { version: 1, title: 'Word count of a book', setup, script: [], hands: [] } as const;
  let world = createWorld(scenario, data);
  const time = timed(() => {
    while (world.tally.doneAt === null) world = checkedStep(world).world;
  });
  if (!judge(world, { kind: 'output matches' }).holds) throw new Error('the job has counted wrongly');
  return time;
}

/** Milliseconds in which one loop does the same. */
function timeLoop(text: string): number {
  const counts = new Map<string, number>();
  const time = timed(() => {
    for (const [word] of text.matchAll(/\p{L}+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  });
  if (counts.get('Moby') === undefined) throw new Error('the loop has counted wrongly');
  return time;
}

interface Measured {
  /** Of the book, in MB. */
  readonly size: number;
  /** The least milliseconds of the job, and of the loop. */
  readonly job: number;
  readonly loop: number;
}

let measured: Promise<Measured> | undefined;

/** Job and loop in turn, once for all rows. */
function measuredOnce(): Promise<Measured> {
  measured ??= measure();
  return measured;
}

async function measure(): Promise<Measured> {
  const data = await booksFor({ job: DEFAULT_JOB });
  const [text = ''] = Object.values(data.texts);
  const times = SPLITS.map((splits) => ({ loop: timeLoop(text), job: timeJob(splits, data) }));
  return {
    size: new TextEncoder().encode(text).length / 1e6,
    job: Math.min(...times.map(({ job }) => job)),
    loop: Math.min(...times.map(({ loop }) => loop)),
  };
}

/** Text that a job counts in a second. */
export const counted: Row = {
  name: 'word count of a book by MapReduce, 3 workers, invariants on',
  budget: 4,
  unit: 'MB/s',
  run: async () => {
    const { size, job } = await measuredOnce();
    return (size * 1000) / job;
  },
};

/** In relation to one loop in one process, which neither sorts nor sends. */
export const slowdown: Row = {
  name: 'the same, times as long as a plain loop over that book',
  budget: 4,
  unit: 'x',
  run: async () => {
    const { job, loop } = await measuredOnce();
    return job / loop;
  },
};

// Lab 1: MapReduce. Since 2020 workers ask a coordinator for tasks; before that a master sent them. The labs' marker files, by
// which a map sees how many others run, are totals of the engine here, and what the labs' plug-ins do besides (sleep, end their
// process) is told by the job's line.
import type { Lab } from './lab.ts';

const PULL = 'MapReduce 1';
const PUSH = 'MapReduce 1 (2018)';

interface Test {
  readonly id: string;
  readonly suite: string;
  readonly name: string;
  /** The job's line, without its first word. */
  readonly job: string;
  readonly script: string;
  readonly what: string;
  readonly catches: string;
  /** See `Lab`. */
  readonly longest?: number;
}

function lab({ id, suite, name, job, script, ...rest }: Test): Lab {
  const year = suite === PUSH ? ' (2018)' : '';
  const text = `raft 1
title Lab 1${year}: ${name}
latency 1
job ${job}

${script}
expect no violation
end
`;
  return { id: `1/${id}`, suite, name, text, ...rest };
}

/** Lines that say that the job is done, and done right. */
function done(within: number): string {
  return `await job done within ${within}
expect output matches`;
}

/** The sizes of the labs' parallel tests: a hundred thousand numbers, a hundred maps, fifty reduces. */
const NUMBERS = 'sort  input numbers 100000';
const PARALLEL = `${NUMBERS}  splits 100  reduces 50`;

const FIRST_WORKERS = Array.from({ length: 38 }, (_, i) => `w${i + 3}`).join(', ');

/** Two more workers each second, as long as there is something to do. */
const TWO_MORE = Array.from({ length: 19 }, (_, i) => {
  const [a, b] = [`w${2 * i + 3}`, `w${2 * i + 4}`];
  return `wait 1000
if completed of reduce < 50 { restart ${a}, ${b} }`;
}).join('\n');

/** The tests of 2017 and 2018, in their order. */
const PUSHED: readonly Lab[] = [
  {
    id: 'sequential-single',
    name: 'SequentialSingle',
    job: `${NUMBERS}  splits 1  reduces 1  workers 1  coordinator push`,
    script: `${done(30_000)}
expect attempts of map + attempts of reduce = 2`,
    what: 'One map and one reduce sort a hundred thousand numbers as texts. (In the labs in sequence and without workers; here on one.)',
    catches: 'Keys that are lost or changed on their way through a file, and output that is not sorted.',
  },
  {
    id: 'sequential-many',
    name: 'SequentialMany',
    job: `${NUMBERS}  splits 5  reduces 3  workers 1  coordinator push`,
    script: `${done(30_000)}
expect attempts of map = 5
expect attempts of reduce = 3
expect parallel of map + parallel of reduce = 2`,
    what: 'Five maps and three reduces, one after the other.',
    catches: 'A reduce that reads what one map has for it alone, and keys that go to the wrong reduce.',
  },
  {
    id: 'parallel-basic',
    name: 'ParallelBasic',
    job: `${PARALLEL}  workers 2  coordinator push`,
    script: `${done(60_000)}
expect tasks of w1 >= 1
expect tasks of w2 >= 1
expect completed of map = 100
expect completed of reduce = 50`,
    what: 'A hundred maps and fifty reduces on two workers that never die. Both have something to do.',
    catches: 'Tasks for one worker only, a job that is called done too early, and reduces that start too early.',
  },
  {
    id: 'parallel-check',
    name: 'ParallelCheck',
    job: `${PARALLEL}  workers 2  coordinator push`,
    script: `${done(60_000)}
expect parallel of map >= 2
expect parallel of reduce >= 2`,
    what: 'The same, and at some time two tasks run at once.',
    catches: 'A master that calls its workers one after the other.',
  },
  {
    id: 'one-failure',
    name: 'OneFailure',
    job: `${PARALLEL}  workers 2  coordinator push`,
    script: `await tasks of w1 >= 10 within 30000
crash w1
${done(90_000)}
expect tasks of w1 >= 1
expect tasks of w2 >= 1`,
    what: 'One of two workers dies when it has done ten tasks.',
    catches: 'A task that is lost with its worker, and a dead worker that is sent more and more.',
  },
  {
    id: 'many-failures',
    name: 'ManyFailures',
    job: `${PARALLEL}  workers 40  coordinator push  lifetime 10`,
    script: `crash ${FIRST_WORKERS}
${TWO_MORE}
${done(90_000)}`,
    what: 'Every second two more workers join, and each of them answers no more when it has done ten tasks.',
    catches: 'Workers that join late and are never used, and a master that runs out of workers for good.',
  },
  {
    id: 'word-count',
    name: 'WordCount',
    job: 'wordcount  reduces 3  workers 1  coordinator push',
    script: `${done(60_000)}
expect completed of reduce = 3`,
    what: 'The words of a book, counted by one worker with three reduces. (The labs compare the ten most frequent; here all of them are.)',
    catches: 'Words that are cut in the wrong places, and counts that are not added up.',
  },
  {
    id: 'inverted-index',
    name: 'InvertedIndex',
    job: 'index  reduces 3  workers 1  coordinator push',
    script: done(60_000),
    what: 'For each word of a book the chapters it occurs in, sorted and each once.',
    catches: 'Documents that are named twice, or out of order.',
  },
].map((test) => lab({ ...test, suite: PUSH }));

/**
 * What the crash test of the labs does to tasks: a third end their process, a third take up to ten seconds longer. Each time a
 * process ends ten seconds are lost, until its task is given to somebody else, and nothing keeps the same task from ending nine
 * processes in a row: on one seed in a thousand the two minutes of the labs are not enough. So the time that is allowed here
 * grows with what has happened: a minute, and eleven seconds for each process that has ended.
 */
const CRASHING = 'map-sleep 33% 0..10000  reduce-sleep 33% 0..10000  exit 33%';

/** The tests since 2020, in their order. */
const PULLED: readonly Lab[] = [
  {
    id: 'wc',
    name: 'Wc',
    job: 'wordcount',
    script: `await exits >= 1 within 45000
await job done
expect output matches
await exits = 4`,
    what: 'Three workers count the words of a book. Coordinator and workers all end, and the output is that of one loop over the whole book.',
    catches: 'Keys in the wrong bucket, records that are lost or doubled, and a coordinator that ends too early.',
  },
  {
    id: 'indexer',
    name: 'Indexer',
    job: 'index  workers 2',
    script: done(45_000),
    what: 'Two workers make an index of the chapters of a book.',
    catches: 'Values of a key that are lost, or not put together.',
  },
  {
    id: 'map-parallelism',
    name: 'MapParallelism',
    job: 'wordcount  workers 2  map-sleep 1000',
    script: `await completed of map = 8 within 30000
expect parallel of map >= 2
expect tasks of w1 >= 1
expect tasks of w2 >= 1
${done(30_000)}`,
    what: 'Each map takes a second longer. Both workers run maps, and at some time both at once.',
    catches: 'Maps that are given out one at a time, and a worker that gets them all.',
  },
  {
    id: 'reduce-parallelism',
    name: 'ReduceParallelism',
    job: 'wordcount  workers 2  reduce-sleep 1000',
    script: `${done(45_000)}
expect parallel of reduce >= 2`,
    what: 'Each reduce takes a second longer, and at some time two run at once.',
    catches: 'Reduces that are given out one at a time, and a lock that is held during a task.',
  },
  {
    id: 'job-count',
    name: 'JobCount',
    job: 'wordcount  workers 4  map-sleep 2000..5000',
    script: `crash w3, w4
wait 1000
restart w3, w4
${done(60_000)}
expect attempts of map = 8`,
    what: 'Each map takes two to five seconds longer, on four workers of which two come later. Exactly eight maps are run.',
    catches: 'A worker that is taken for dead too early, and second copies that nobody needs.',
  },
  {
    id: 'early-exit',
    name: 'EarlyExit',
    job: 'index  reduce-sleep 20% 3000',
    script: `await exits >= 1 within 45000
expect job done
expect output matches`,
    what: 'Some reduces take three seconds longer. As soon as any process ends, the output must be all there.',
    catches: 'A worker that goes home when no task is free, and a coordinator that ends before the last reduce.',
  },
  {
    id: 'crash',
    name: 'Crash',
    job: `wordcount  reduces 4  ${CRASHING}`,
    script: `repeat 599 {
  if completed of reduce < 4 { wait 1000; restart down }
}
expect job done
expect now <= 60000 + 11000 times exits
expect output matches`,
    longest: 600_000,
    what: 'A third of all tasks end their process, and a third take up to ten seconds longer. A dead worker is replaced each second. The output is as if nothing had happened. (In the labs there are ten reduces, of which four have a key and can fail.)',
    catches:
      'A task that is lost with its worker, half a file that is read, and a late result that counts a second time.',
  },
].map((test) => lab({ ...test, suite: PULL }));

/** All tests, those of 2018 first. */
export const MAPREDUCE: readonly Lab[] = [...PUSHED, ...PULLED];

// `npm run -s labs`: the labs on many seeds, on all cores. The bundle of this file is also what its threads run.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import type { Lab } from '../../scenario/labs/lab.ts';
import { labScenario } from '../../scenario/labs/labScenario.ts';
import { LABS, labOf } from '../../scenario/labs/labs.ts';
import { booksFor } from '../../texts/books.ts';
import { readSeedRange, readWhole, UsageError } from './arguments.ts';
import { type LabRun, labLines, runLab, totalLabLine } from './labRun.ts';

const USAGE = `npm run -s labs -- [--only WORD] [--seeds 1..20] [--jobs N]

--only WORD   the labs whose id or suite has this in it: 2B, backup, "raft 2"
--seeds A..B  on every seed from A to B
--jobs N      so many runs at a time; without it as many as there are cores

The exit status is 0 when every run held, 1 when one failed, 2 for words that cannot be read.`;

/** Seeds that a thread runs in one go: few enough that all threads end together. */
const GO = 5;

/** What a thread is asked to run. */
interface Task {
  readonly lab: string;
  readonly seeds: readonly number[];
}

/** What it answers: the runs, and how long they took together. */
interface Done {
  readonly lab: string;
  readonly runs: readonly LabRun[];
  readonly wallMs: number;
}

function readArguments(words: readonly string[]) {
  const options = {
    only: { type: 'string', default: '' },
    seeds: { type: 'string', default: '1..20' },
    jobs: { type: 'string' },
  } as const;
  try {
    const { values } = parseArgs({ args: [...words], options });
    const jobs = values.jobs === undefined ? availableParallelism() : readWhole('--jobs', values.jobs);
    if (jobs < 1 || jobs > 64) throw new UsageError(`--jobs takes a number from 1 to 64; it got ${jobs}.`);
    return { labs: labsLike(values.only), seeds: readSeedRange(values.seeds), jobs };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function labsLike(word: string): Lab[] {
  const wanted = word.toLowerCase();
  const labs = LABS.filter(({ id, suite }) => `${id} ${suite}`.toLowerCase().includes(wanted));
  if (labs.length === 0) throw new UsageError(`No lab has "${word}" in its id or suite.`);
  return labs;
}

async function run({ lab: id, seeds }: Task): Promise<Done> {
  const lab = labOf(id) as Lab;
  const data = await booksFor(labScenario(lab, 1).setup);
  const began = performance.now();
  const runs = seeds.map((seed) => runLab(lab, seed, data));
  return { lab: id, runs, wallMs: performance.now() - began };
}

/** Lets threads run all tasks, each thread the next one as soon as it is free, and hands out each answer. */
function runAll(tasks: readonly Task[], jobs: number, take: (done: Done) => void): Promise<void> {
  const queue = tasks.slice();
  const threads = Array.from({ length: Math.min(jobs, tasks.length) }, () => {
    const thread = new Worker(fileURLToPath(import.meta.url));
    return new Promise<void>((resolve, reject) => {
      const next = () => {
        const task = queue.shift();
        if (task) thread.postMessage(task);
        else thread.terminate().then(() => resolve(), reject);
      };
      thread.on('error', reject);
      thread.on('message', (done: Done) => {
        take(done);
        next();
      });
      next();
    });
  });
  return Promise.all(threads).then(() => undefined);
}

function tasksFor(labs: readonly Lab[], seeds: readonly number[]): Task[] {
  return labs.flatMap(({ id }) =>
    Array.from({ length: Math.ceil(seeds.length / GO) }, (_, i) => ({
      lab: id,
      seeds: seeds.slice(i * GO, (i + 1) * GO),
    })),
  );
}

async function main(words: readonly string[]): Promise<number> {
  const { labs, seeds, jobs } = readArguments(words);
  const began = performance.now();
  const answers = new Map<string, Done[]>(labs.map(({ id }) => [id, []]));
  const width = Math.max(...labs.map(({ id }) => id.length));
  let told = 0;
  const all: LabRun[] = [];
  await runAll(tasksFor(labs, seeds), jobs, (done) => {
    answers.get(done.lab)?.push(done);
    // In the order of the list, each as soon as it and those before it are complete.
    for (let lab = labs[told]; lab; lab = labs[told]) {
      const dones = answers.get(lab.id) ?? [];
      const runs = dones.flatMap((d) => d.runs).sort((a, b) => a.seed - b.seed);
      if (runs.length < seeds.length) return;
      const wallMs = dones.reduce((sum, d) => sum + d.wallMs, 0);
      for (const line of labLines(lab, runs, wallMs, width)) console.log(line);
      all.push(...runs);
      told += 1;
    }
  });
  console.log(totalLabLine(labs.length, all, performance.now() - began, width));
  return all.every(({ ok }) => ok) ? 0 : 1;
}

if (isMainThread) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
} else {
  parentPort?.on('message', (task: Task) => void run(task).then((done) => parentPort?.postMessage(done)));
}

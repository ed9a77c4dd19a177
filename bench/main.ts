// `npm run bench`: the budgets, measured. Speeds are also given in relation to a calibration loop of the same run, so
// that the figures of two machines can be compared. `npm run bench -- link seek` runs the rows whose name has a word. The
// bundle of this file is also what the threads of single rows run.
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { probe } from './probe.ts';
import { type Row, tell } from './row.ts';

/** The modules of rows, in the order of the table. A module exports its rows, or lists of them. */
const MODULES = {
  engine: () => import('./engine.ts'),
  history: () => import('./history.ts'),
  linearizability: () => import('./linearizability.ts'),
  frame: () => import('./frame.ts'),
  spacetime: () => import('./spacetime.ts'),
  bundle: () => import('./bundle.ts'),
  opening: () => import('./opening.ts'),
  link: () => import('./link.ts'),
  mapreduce: () => import('./mapreduce.ts'),
};

const HEADINGS = ['what', 'measured', 'budget', 'ratio', '', 'at rest'];
const WIDTHS = [62, 22, 22, 6, 7, 8];

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && 'run' in value && 'budget' in value;
}

async function rowsOf(load: () => Promise<object>): Promise<Row[]> {
  return Object.values(await load())
    .flat()
    .filter(isRow);
}

/** All rows, in order. */
async function* rows(): AsyncGenerator<Row> {
  for (const load of Object.values(MODULES)) yield* await rowsOf(load);
}

/** What a row measures in a thread of its own. */
async function alone({ name }: Row): Promise<number> {
  const [measured] = await once(new Worker(fileURLToPath(import.meta.url), { workerData: name }), 'message');
  return measured as number;
}

function print(cells: readonly string[]): void {
  const isNumber = [false, true, true, true, false, true];
  const padded = cells.map((cell, i) => (isNumber[i] ? cell.padStart(WIDTHS[i] ?? 0) : cell.padEnd(WIDTHS[i] ?? 0)));
  console.log(padded.join('  ').trimEnd());
}

/** Measures one row, with the probe right before it, for what else a machine does changes by the second. */
async function measure(row: Row): Promise<string[]> {
  try {
    const speed = probe();
    return tell(row, await (row.isAlone ? alone(row) : row.run()), speed);
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return [row.name, 'not yet', '', '', `  ${why}`];
  }
}

async function main(words: readonly string[]): Promise<void> {
  console.log(`Node ${process.version}, calibration loop ${Math.round(probe()).toLocaleString('en')} steps/s.`);
  console.log('A ratio below 1 misses its budget; "at rest" is the ratio on an idle machine of the usual speed.\n');
  print(HEADINGS);
  for await (const row of rows()) {
    if (words.length === 0 || words.some((word) => row.name.includes(word))) print(await measure(row));
  }
}

/** Runs the row that this thread is for. */
async function runOne(name: string): Promise<void> {
  for await (const row of rows()) if (row.name === name) return parentPort?.postMessage(await row.run());
}

await (isMainThread ? main(process.argv.slice(2)) : runOne(workerData as string));

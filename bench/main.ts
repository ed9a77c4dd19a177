// `npm run bench`: the budgets, measured. Speeds are also given in relation to a calibration loop of the same run, so
// that the figures of two machines can be compared. `npm run bench -- link seek` runs the rows whose name has a word.
import { probe } from './probe.ts';
import { type Row, tell } from './row.ts';

/** The modules of rows, in the order of the table. A module exports its rows, or lists of them. */
const MODULES = {
  engine: () => import('./engine.ts'),
  history: () => import('./history.ts'),
  frame: () => import('./frame.ts'),
  bundle: () => import('./bundle.ts'),
  link: () => import('./link.ts'),
};

const HEADINGS = ['what', 'measured', 'budget', 'ratio', '', ''];

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && 'run' in value && 'budget' in value;
}

async function rowsOf(load: () => Promise<object>): Promise<Row[]> {
  return Object.values(await load())
    .flat()
    .filter(isRow);
}

function print(cells: readonly string[]): void {
  const widths = [62, 22, 22, 6, 8, 16];
  console.log(
    cells
      .map((cell, i) => (i === 1 || i === 2 || i === 3 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

async function measure(row: Row, speed: number): Promise<string[]> {
  try {
    return tell(row, await row.run(), speed);
  } catch (error) {
    return [row.name, 'not yet', '', '', '', error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''];
  }
}

const words = process.argv.slice(2);
const speed = probe();
console.log(
  `Node ${process.version}, probe ${Math.round(speed).toLocaleString('en')} steps/s; a ratio below 1 misses its budget\n`,
);
print(HEADINGS);
for (const load of Object.values(MODULES)) {
  for (const row of await rowsOf(load)) {
    if (words.length > 0 && !words.some((word) => row.name.includes(word))) continue;
    print(await measure(row, speed));
  }
}

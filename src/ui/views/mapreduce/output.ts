// The output of a job as a table: keys and values of the files that the reduces have written, searched and sorted.
import type { StoredFile } from '../../../model/jobFiles.ts';

/** One line of output. */
export interface OutputRow {
  readonly key: string;
  readonly value: string;
  /** The reduce that wrote it. */
  readonly reduce: number;
  /** The value as a number; null: it is none. */
  readonly amount: number | null;
}

const known = new WeakMap<StoredFile, readonly OutputRow[]>();

/** The lines of one file. Files are shared from moment to moment, and so are their lines. */
function rowsIn(file: StoredFile): readonly OutputRow[] {
  let rows = known.get(file);
  if (rows === undefined) {
    const reduce = Number(/(\d+)$/.exec(file.name)?.[1] ?? 0);
    rows = file.text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => rowOf(line, reduce));
    known.set(file, rows);
  }
  return rows;
}

function rowOf(line: string, reduce: number): OutputRow {
  const tab = line.indexOf('\t');
  const [key, value] = tab < 0 ? [line, ''] : [line.slice(0, tab), line.slice(tab + 1)];
  return {
    key: unescaped(key),
    value: unescaped(value),
    reduce,
    amount: /^\d{1,15}$/.test(value) ? Number(value) : null,
  };
}

/** Tabs, line ends and backslashes stand in a file as two letters. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\([\\tn])/g, (_, letter: string) => (letter === 't' ? '\t' : letter === 'n' ? '\n' : '\\'));
}

/** All lines of some files, in order. */
export function outputRows(files: readonly StoredFile[]): readonly OutputRow[] {
  return files.flatMap(rowsIn);
}

/** By what a table is sorted. */
export interface Order {
  readonly by: 'key' | 'value' | 'reduce';
  readonly down: boolean;
}

/** How a table is sorted before the reader says otherwise: the largest amounts first, and what has none as it stands in the files. */
export function firstOrder(rows: readonly OutputRow[]): Order {
  const isCounted = rows.length > 0 && rows.every(({ amount }) => amount !== null);
  return isCounted ? { by: 'value', down: true } : { by: 'reduce', down: false };
}

/** The order after a click on the head of a column: amounts begin with the largest, all else with the first. */
export function turned(order: Order, by: Order['by']): Order {
  if (order.by === by) return { by, down: !order.down };
  return { by, down: by === 'value' };
}

/** The rows that have the text in key or value, whatever the case, in this order. */
export function searched(rows: readonly OutputRow[], text: string, order: Order): readonly OutputRow[] {
  const wanted = text.trim().toLowerCase();
  const found =
    wanted === ''
      ? rows.slice()
      : rows.filter(({ key, value }) => key.toLowerCase().includes(wanted) || value.toLowerCase().includes(wanted));
  // Among equals the order of the files stays.
  return found.sort((a, b) => (order.down ? -1 : 1) * compared(a, b, order.by) || 0);
}

function compared(a: OutputRow, b: OutputRow, by: Order['by']): number {
  if (by === 'reduce') return a.reduce - b.reduce;
  if (by === 'value' && a.amount !== null && b.amount !== null) return a.amount - b.amount;
  const [left, right] = by === 'key' ? [a.key, b.key] : [a.value, b.value];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Which rows are drawn of so many: those in sight, and some beyond. */
export function rowsInSight(size: number, scrolled: number, height: number, row: number, beyond = 12) {
  const from = Math.max(0, Math.min(size, Math.floor(scrolled / row) - beyond));
  const to = Math.min(size, Math.ceil((scrolled + height) / row) + beyond);
  return { from, to: Math.max(from, to) };
}

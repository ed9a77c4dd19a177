// One line of the benchmark, and how it is judged.
import { existsSync, readFileSync } from 'node:fs';

/** Something that is measured. A unit that ends in `/s` is better the more there is of it; of all others less is better. */
export interface Row {
  readonly name: string;
  readonly budget: number;
  readonly unit: string;
  /** Measured in a thread of its own, as the page's engine runs: the rows before it would have warmed it up for other work. */
  readonly isAlone?: true;
  /** Measures, in `unit`. Takes a few seconds at most. */
  run(): number | Promise<number>;
}

/** What the calibration loop makes on the machine that the budgets were set on, with nothing else running. Steps/s. */
const PROBE_AT_REST = 2_100_000;

/**
 * A line as it is printed. `probe` is the speed of the calibration loop just before, in steps/s: the last column is the
 * ratio as it would be if the machine were as fast, and as idle, as the one that the budgets were set on.
 */
export function tell(row: Row, measured: number, probe: number): string[] {
  const more = row.unit.endsWith('/s');
  const ratio = more ? measured / row.budget : row.budget / measured;
  const isTime = more || row.unit === 'ms';
  const slowness = PROBE_AT_REST / probe;
  return [
    row.name,
    `${round(measured)} ${row.unit}`,
    `${more ? '>=' : '<='} ${round(row.budget)} ${row.unit}`,
    ratio.toFixed(2),
    ratio >= 1 ? 'ok' : 'MISSED',
    isTime ? (ratio * slowness).toFixed(2) : '',
  ];
}

/** Three significant digits, thousands apart. */
function round(value: number): string {
  if (value >= 1000) return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
  return String(Number(value.toPrecision(3)));
}

/** The value below which 95 of a hundred lie. Sorts what it is given. */
export function percentile95(values: number[]): number {
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length * 0.95)] ?? Number.NaN;
}

/** Milliseconds in which this thread has really run where the system tells (Linux), otherwise of the clock on the wall. */
function processorTime(): number {
  const told = '/proc/thread-self/schedstat';
  return existsSync(told) ? Number(readFileSync(told, 'utf8').split(' ')[0]) / 1e6 : performance.now();
}

/** The milliseconds that a piece of work takes. */
export function timed(work: () => void): number {
  const start = processorTime();
  work();
  return processorTime() - start;
}

// One line of the benchmark, and how it is judged.

/** Something that is measured. A unit that ends in `/s` is better the more there is of it; of all others less is better. */
export interface Row {
  readonly name: string;
  readonly budget: number;
  readonly unit: string;
  /** Measures, in `unit`. Takes a few seconds at most. */
  run(): number | Promise<number>;
}

/** A line as it is printed. `probe` is the speed of the calibration loop, in steps/s. */
export function tell(row: Row, measured: number, probe: number): string[] {
  const more = row.unit.endsWith('/s');
  const ratio = more ? measured / row.budget : row.budget / measured;
  const ofProbe = row.unit === 'steps/s' ? `${(measured / probe).toFixed(2)} of probe` : '';
  return [
    row.name,
    `${round(measured)} ${row.unit}`,
    `${more ? '>=' : '<='} ${round(row.budget)} ${row.unit}`,
    `${ratio.toFixed(2)}`,
    ratio >= 1 ? 'ok' : 'MISSED',
    ofProbe,
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

/** The milliseconds that a piece of work takes. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

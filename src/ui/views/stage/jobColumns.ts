// Rows of columns, one for each task or file, as paths: hundreds of them cost no more than a few.
import { round } from '../../lib/geometry.ts';

/** Where the columns of a row stand: the first one's left edge, from one to the next, and how wide each is. */
export interface Columns {
  readonly count: number;
  readonly x: number;
  readonly step: number;
  readonly width: number;
}

/** So many columns from `left`, none wider than `widest`, and all before `right`. */
export function columnsOf(count: number, left: number, right: number, widest: number): Columns {
  const step = count === 0 ? 0 : Math.min(widest + 3, (right - left) / count);
  const gap = step > 8 ? 3 : step > 4 ? 1.5 : step * 0.25;
  return { count, x: left, step, width: Math.max(0.5, step - gap) };
}

/** The columns for which something holds, as one path. */
export function columnsPath(
  { count, x, step, width }: Columns,
  y: number,
  height: number,
  has: (i: number) => boolean,
) {
  let path = '';
  for (let i = 0; i < count; i++) {
    if (has(i)) path += `M${round(x + i * step)} ${y}h${round(width)}v${height}h${round(-width)}Z`;
  }
  return path;
}

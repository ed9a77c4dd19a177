// The picture of the data's way: a row for each map, a column for each reduce, and a cell for the file that goes from one to
// the other. Arithmetic alone; lengths in CSS px.
import { clamp, type Size } from '../../lib/geometry.ts';

/** Where everything stands. A cell is as wide as there is room for columns, and as high as there is room for rows. */
export interface FlowLayout {
  readonly cell: Size;
  /** From one cell to the next. */
  readonly step: Size;
  /** The left edge of the first column; what stands before it is the row's head: split and map. */
  readonly left: number;
  readonly top: number;
  /** The upper edge of the reduces, and of the outputs beneath them; how high each is. */
  readonly reduces: number;
  readonly outputs: number;
  readonly foot: number;
  /** There is room to write: on a map, on a reduce. */
  readonly isRowWritten: boolean;
  readonly isColumnWritten: boolean;
  readonly width: number;
  readonly height: number;
}

const HEAD = { wide: 132, narrow: 56 };
const [SMALLEST, WIDEST, HIGHEST] = [5, 40, 22];
/** What is written needs so much of a cell. */
const [ROW_WRITTEN, COLUMN_WRITTEN] = [12, 13];

/** The picture of so many maps and reduces; it fits the room if its cells need not be smaller than can be seen. */
export function layoutFlow(maps: number, reduces: number, room: Size, unit = 1): FlowLayout {
  const top = 2 * unit;
  const feet = 46 * unit;
  const tall = clamp((room.height - top - feet) / Math.max(1, maps), SMALLEST * unit, HIGHEST * unit);
  const isRowWritten = tall >= ROW_WRITTEN * unit;
  const left = (isRowWritten ? HEAD.wide : HEAD.narrow) * unit;
  const wide = clamp((room.width - left - 10 * unit) / Math.max(1, reduces), SMALLEST * unit, WIDEST * unit);
  const isColumnWritten = wide >= COLUMN_WRITTEN * unit;
  const foot = (isColumnWritten ? 16 : 12) * unit;
  const bottom = top + maps * tall + 5 * unit;
  return {
    cell: { width: wide - gapOf(wide, unit), height: tall - gapOf(tall, unit) },
    step: { width: wide, height: tall },
    left,
    top,
    reduces: bottom,
    outputs: bottom + foot + 3 * unit,
    foot,
    isRowWritten,
    isColumnWritten,
    width: left + reduces * wide,
    height: bottom + 2 * foot + 4 * unit,
  };
}

function gapOf(step: number, unit: number): number {
  return step >= 14 * unit ? 3 * unit : step >= 8 * unit ? 2 * unit : unit;
}

/** What is at a place of the picture. */
export type FlowPlace =
  | { readonly kind: 'file'; readonly map: number; readonly reduce: number }
  | { readonly kind: 'map' | 'reduce' | 'output'; readonly number: number };

/** What a pointer at this place is upon; null: nothing. */
export function placeInFlow(
  layout: FlowLayout,
  maps: number,
  reduces: number,
  at: { readonly x: number; readonly y: number },
): FlowPlace | null {
  const { left, top, step, foot } = layout;
  const column = Math.floor((at.x - left) / step.width);
  const row = Math.floor((at.y - top) / step.height);
  const isInRow = at.y >= top && row < maps;
  if (at.x < left) return isInRow ? { kind: 'map', number: row } : null;
  if (column >= reduces) return null;
  if (isInRow) return { kind: 'file', map: row, reduce: column };
  if (at.y >= layout.reduces && at.y < layout.reduces + foot) return { kind: 'reduce', number: column };
  if (at.y >= layout.outputs && at.y < layout.outputs + foot) return { kind: 'output', number: column };
  return null;
}

/** The cells of a row for which something holds, as a path. */
export function rowPath(layout: FlowLayout, row: number, has: readonly boolean[]): string {
  const { left, top, step, cell } = layout;
  const y = round(top + row * step.height);
  const [wide, tall] = [round(cell.width), round(cell.height)];
  let path = '';
  for (let i = 0; i < has.length; i++) {
    if (has[i]) path += `M${round(left + i * step.width)} ${y}h${wide}v${tall}h${-wide}Z`;
  }
  return path;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

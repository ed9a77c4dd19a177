// How many small squares stand on a shelf: as large as it lets them be, in as many lines as it takes. Arithmetic alone.
import type { Point } from '../../lib/geometry.ts';
import type { Box } from './rings.ts';

/** The squares of a shelf: the upper left corner of each, and the side of all. */
export interface Squares {
  readonly side: number;
  readonly at: readonly Point[];
}

/** The widest gap between two squares, and its share of a small square's side. */
const GAP = 2;
const GAP_SHARE = 0.2;
/** From this side on, a square has room for a number of two digits. */
const NUMBERED = 11;

/** So many squares on a shelf, from its upper left corner on. */
export function squaresOn(shelf: Box, count: number): Squares {
  let best: Squares = { side: 0, at: [] };
  for (let rows = 1; rows <= Math.max(1, count); rows++) {
    const columns = Math.max(1, Math.ceil(count / rows));
    const side = Math.min(sideFor(shelf.width, columns), sideFor(shelf.height, rows));
    if (side <= best.side + 0.01) continue;
    const pitch = side + gapOf(side);
    const at = Array.from({ length: count }, (_, i) => ({
      x: shelf.x + (i % columns) * pitch,
      y: shelf.y + Math.floor(i / columns) * pitch,
    }));
    best = { side, at };
  }
  return best;
}

/** The side of so many squares in a row of this length, with the gaps between them. */
function sideFor(length: number, count: number): number {
  const wide = (length - (count - 1) * GAP) / count;
  return wide * GAP_SHARE >= GAP ? wide : length / (count + (count - 1) * GAP_SHARE);
}

function gapOf(side: number): number {
  return Math.min(GAP, side * GAP_SHARE);
}

/** Whether the number of a shard can be read in a square of this side. */
export function isNumbered(side: number): boolean {
  return side >= NUMBERED;
}

// The room that the words of the stage have: the upper left of a wide one, the top of a narrow one. They keep to it, whatever a
// scenario says, and the picture keeps out of it. Arithmetic alone; lengths in stage units.
import type { Size } from '../../lib/geometry.ts';
import type { Box } from './rings.ts';

const MARGIN = 16;
/** At most so wide, and at most such a share of a wide stage. */
const WIDTH = 352;
const SHARE = 0.4;
/** Their lower edge where something stands below them: room for a verdict, a heading of two lines and four lines of text. */
const LOWER = 176;
/** Their lower edge on a narrow stage: room for a verdict and three lines. */
const ABOVE = 90;

/** The room of the words; on a wide stage down to an edge that something else may set. */
export function wordsRoom({ width }: Size, narrow: boolean, bottom = LOWER): Box {
  if (narrow) return { x: MARGIN, y: MARGIN / 2, width: Math.max(1, width - 2 * MARGIN), height: ABOVE - MARGIN / 2 };
  return { x: MARGIN + 4, y: MARGIN, width: Math.min(WIDTH, width * SHARE), height: Math.max(1, bottom - MARGIN) };
}

/** The right edge, or the lower edge, of a room. */
export const rightOf = ({ x, width }: Box): number => x + width;
export const bottomOf = ({ y, height }: Box): number => y + height;

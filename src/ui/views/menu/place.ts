// Where a menu opens so that all of it can be seen.
import type { Point, Size } from '../../lib/geometry.ts';

/** Least distance of a menu from the edges of the window, in px. */
const MARGIN = 8;

/**
 * The top left corner of a menu of this size that was asked for at `at`: below and to the right of it, on its other side
 * where there is no room, and in any case within the window.
 */
export function menuCorner(at: Point, menu: Size, view: Size): Point {
  return { x: along(at.x, menu.width, view.width), y: along(at.y, menu.height, view.height) };
}

function along(at: number, length: number, view: number): number {
  const fits = at + length + MARGIN <= view;
  const wanted = fits ? at : at - length >= MARGIN ? at - length : view - MARGIN - length;
  return Math.max(MARGIN, wanted);
}

// Several Raft groups on one stage: which ground each gets, and how large its ring is there. Arithmetic alone.
import { clamp, distance, onEllipse, type Point } from '../../lib/geometry.ts';
import type { Group, RingPlace, Room } from './layout.ts';

/** Above a ring stands its group's name, with what it owns. */
const TITLE = 34;
/** What a server's name needs above or below it. */
const NAME = 18;
/** The smallest server, and the largest, in stage units; and its share of the shorter side of its group's ground. */
const RADIUS = [7, 24] as const;
const SHARE = 0.095;
/** Neighbours in one row stand so far up and down, as a share of the row, so that what flies past a group does not cross it. */
const STAGGER = 0.08;

/** The rings of the groups, all with servers of one size, in the arrangement of rows that lets them be largest. */
export function ringsIn(groups: readonly Group[], room: Room): { rings: RingPlace[]; radius: number } {
  const wide = Math.max(1, room.right - room.left);
  const tall = Math.max(1, room.bottom - room.top);
  const size = (columns: number) => Math.min(wide / columns, (tall / Math.ceil(groups.length / columns)) * 1.25);
  const columns = groups.map((_, i) => i + 1).reduce((best, n) => (size(n) > size(best) ? n : best), 1);
  const rows = Math.ceil(groups.length / columns);
  const rings = groups.map((group, i): RingPlace => {
    const row = Math.floor(i / columns);
    // The last row may be short: it stands in the middle.
    const inRow = Math.min(columns, groups.length - row * columns);
    const cell = { width: wide / inRow, height: tall / rows };
    const shift = inRow > 2 ? cell.height * STAGGER * (i % 2 === 0 ? -1 : 1) : 0;
    const middle = room.left + (i - row * columns + 0.5) * cell.width;
    return fitIn(group, { x: middle, y: room.top + row * cell.height + shift }, cell, inRow > 2 ? STAGGER : 0);
  });
  const nearest = Math.min(...rings.map(apart));
  return { rings, radius: clamp(nearest * 0.27, ...RADIUS) };
}

/** A group's ring in a cell of which `top` is the middle of the upper edge. */
function fitIn({ group, ids }: Group, top: Point, cell: { width: number; height: number }, stagger: number): RingPlace {
  const flat = cell.height * (1 - 2 * stagger);
  const radius = clamp(Math.min(cell.width, flat) * SHARE, ...RADIUS);
  const height = flat - TITLE - 2 * (radius + NAME);
  const width = cell.width - 2 * (radius + 14);
  const ry = Math.max(8, Math.min(height / 2, (width / 2) * 1.05));
  const rx = Math.max(10, Math.min(width / 2, Math.max(ry * 1.35, 48)));
  const y = top.y + cell.height * stagger + TITLE + radius + NAME + Math.max(ry, height / 2);
  return { group, ids, centre: { x: top.x, y }, rx, ry, title: { x: top.x, y: y - ry - radius - NAME - 16 } };
}

/** How near two neighbours on a ring stand. */
function apart({ ids, rx, ry }: RingPlace): number {
  const places = ids.map((_, i) => onEllipse({ x: 0, y: 0 }, rx, ry, (2 * Math.PI * i) / ids.length));
  const gaps = places.map((place, i) => distance(place, places[(i + 1) % places.length] ?? place)).filter((d) => d > 0);
  return gaps.length === 0 ? 4 * RADIUS[1] : Math.min(...gaps);
}

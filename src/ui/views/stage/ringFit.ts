// The ring of a cluster that has the whole stage: the largest ellipse whose servers, with their labels, stay within the room that
// the words and the cards leave. Arithmetic alone; lengths in stage units.
import { clamp, distance, onEllipse, type Point } from '../../lib/geometry.ts';
import { type Extent, extent, labelSide } from './labels.ts';
import type { Room } from './layout.ts';

/** A server's radius as a share of the room's height and width, and its bounds; among many servers it is small. */
const SHARE = { tall: 0.1, wide: 0.09 };
const RADIUS = [17, 46] as const;
const DENSE_RADIUS = 17;
/** A server's radius is at most this share of the way to its neighbour. */
const NEAR = 0.36;
/** A ring is at most so many times as tall as it is wide, and as wide as it is tall. */
const TALL = 1.3;
const WIDE = 1.5;
const DENSE_WIDE = 2.2;
/** So many parts of an ellipse are measured. */
const PARTS = 720;
/** The smallest ellipse. */
const LEAST = 24;

/** How a ring is drawn. */
export interface RingLook {
  /** Many servers: small shapes and names alone. */
  readonly dense: boolean;
  /** Labels stand above and below the servers alone. */
  readonly upright: boolean;
}

/** The ellipse of so many servers in this room, and the radius of each. It stands in the middle, labels included. */
export function fitRing(count: number, room: Room, { dense, upright }: RingLook) {
  const [tall, wide] = [Math.max(60, room.bottom - room.top), Math.max(60, room.right - room.left)];
  const wished = dense ? DENSE_RADIUS : clamp(Math.min(tall * SHARE.tall, wide * SHARE.wide), ...RADIUS);
  const angles = anglesOn({ rx: 1, ry: 1 }, count, false);
  const extents = angles.map((angle) => extent(labelSide(angle, upright), wished, dense));
  const [across, down] = [angles.map(Math.sin), angles.map((angle) => -Math.cos(angle))];
  const ryMost = Math.max(LEAST, spread(down, extents, 'up', 'down', tall));
  const rxMost = Math.max(LEAST, spread(across, extents, 'left', 'right', wide));
  const ry = count === 1 ? wished : Math.min(ryMost, rxMost * TALL);
  const rx = count === 1 ? wished : Math.min(rxMost, ry * (dense ? DENSE_WIDE : WIDE));
  const centre: Point = {
    x: (room.left + room.right) / 2 - middle(across, rx, extents, 'left', 'right'),
    y: (room.top + room.bottom) / 2 - middle(down, ry, extents, 'up', 'down'),
  };
  const places = anglesOn({ rx, ry }, count, dense).map((angle) => onEllipse(centre, rx, ry, angle));
  const gaps = places.map((place, i) => distance(place, places[(i + 1) % count] ?? place)).filter((gap) => gap > 0);
  return { centre, rx, ry, radius: Math.min(wished, Math.max(5, Math.min(...gaps) * NEAR)) };
}

/** Angles of the servers on an ellipse, from 12 o'clock on. `even`: many keep as far apart at its narrow ends as at its broad sides. */
export function anglesOn({ rx, ry }: { rx: number; ry: number }, count: number, even: boolean): number[] {
  const angles = Array.from({ length: count }, (_, i) => (2 * Math.PI * i) / count);
  if (!even) return angles;
  const turn = (2 * Math.PI) / PARTS;
  const lengths = Array.from({ length: PARTS }, (_, i) => {
    const angle = (i + 0.5) * turn;
    return Math.hypot(rx * Math.cos(angle), ry * Math.sin(angle));
  });
  const step = lengths.reduce((sum, length) => sum + length, 0) / count;
  let [part, gone] = [0, 0];
  return angles.map((_, i) => {
    while (part < PARTS && gone + (lengths[part] ?? 0) <= i * step) gone += lengths[part++] ?? 0;
    return turn * (part + (i * step - gone) / (lengths[part] ?? 1));
  });
}

/** The largest half axis: places `units[i]` half axes from the middle, each reaching a little further, fit into `room`. */
function spread(units: number[], extents: Extent[], before: keyof Extent, after: keyof Extent, room: number): number {
  let most = Number.MAX_VALUE;
  units.forEach((from, i) => {
    units.forEach((to, j) => {
      const taken = (extents[i]?.[before] ?? 0) + (extents[j]?.[after] ?? 0);
      if (to - from > 1e-6) most = Math.min(most, (room - taken) / (to - from));
    });
  });
  return most;
}

/** The middle of what such places reach, from the middle of the ellipse. */
function middle(units: number[], axis: number, extents: Extent[], before: keyof Extent, after: keyof Extent): number {
  const least = Math.min(...units.map((unit, i) => unit * axis - (extents[i]?.[before] ?? 0)));
  const most = Math.max(...units.map((unit, i) => unit * axis + (extents[i]?.[after] ?? 0)));
  return units.length === 0 ? 0 : (least + most) / 2;
}

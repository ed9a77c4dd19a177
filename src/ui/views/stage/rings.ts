// Several Raft groups on one stage: the land that each gets, with its name and its shards along the upper edge and the ring
// of its servers below them. Arithmetic alone.

import type { GroupId } from '../../../model/ids.ts';
import { clamp, distance, onEllipse, type Point, round } from '../../lib/geometry.ts';
import type { Group, RingPlace, Room } from './layout.ts';

/** A rectangle, in stage units. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** The ground of one group. */
export interface Land {
  readonly box: Box;
  /** The line with its name: its left end and its middle. */
  readonly name: Point;
  /** How much room the line has, in stage units. */
  readonly line: number;
  /** Where its shards stand, below the name. */
  readonly shelf: Box;
  /** A small land beside a large one: its servers stand close together, and bear no names. */
  readonly bare: boolean;
}

/** Between two lands, and from a land's edge to what stands on it. */
const GAP = 10;
const PAD = 8;
/** The height of the line of the name, and of the shelf: as a share of the land's, and within which bounds. */
const HEAD = 19;
const SHELF = [14, 21] as const;
const SHELF_SHARE = 0.085;
/** What a server's name needs above or below it, and beside it; in narrower lands none stands beside. */
const LABEL = 17;
const LABEL_BESIDE = 27;
const UPRIGHT = 132;
/** What two names side by side take of a narrow land. */
const NAMES = 34;
/** The smallest server, and the largest; its share of the shorter side of what the ring has, and of the way to its neighbour. */
const RADIUS = [3.5, 22] as const;
const SHARE = 0.13;
const NEAR = 0.34;
/** The same on a bare land, where no names need room. */
const BARE_SHARE = 0.25;
const BARE_NEAR = 0.42;
/** A ring is at most so many times as tall as it is wide, and as wide as it is tall. */
const TALL = 1.45;
const FLAT = 1.7;

/** The lands and rings of the groups, all with servers of one size, in the arrangement of rows that suits these best. */
export function ringsIn(groups: readonly Group[], room: Room, bare = false): { rings: RingPlace[]; radius: number } {
  const arranged = groups.map((_, i) => arrange(groups, room, i + 1, bare));
  const best = arranged.reduce((found, next) => (next.merit > found.merit + 0.01 ? next : found));
  const radius = clamp(best.radius, ...RADIUS);
  return { rings: best.rings.map((ring) => ({ ...ring, radius })), radius };
}

/** How much of the height the land in the focus has, and how many others there can be. */
const FOCUS = 0.6;
const MOST_AROUND = 5;

/** The same where one group has the focus: its land is large, and those of the others lie below it. */
export function ringsAround(groups: readonly Group[], focus: GroupId, room: Room): ReturnType<typeof ringsIn> {
  const around = groups.filter(({ group }) => group !== focus);
  if (around.length === groups.length || around.length < 2 || around.length > MOST_AROUND) return ringsIn(groups, room);
  const middle = room.top + (room.bottom - room.top) * FOCUS;
  const large = ringsIn(
    groups.filter(({ group }) => group === focus),
    { ...room, bottom: middle },
  );
  const small = ringsIn(around, { ...room, top: middle }, true);
  // On a low stage nothing is left for the others.
  if (small.radius <= RADIUS[0]) return ringsIn(groups, room);
  const all = new Map([...large.rings, ...small.rings].map((ring) => [ring.group, ring]));
  return { rings: groups.flatMap(({ group }) => all.get(group) ?? []), radius: large.radius };
}

/** An arrangement in so many columns. Its merit is the size of the servers, or less where their names stand in one another's way. */
function arrange(groups: readonly Group[], room: Room, columns: number, bare: boolean) {
  const rows = Math.ceil(groups.length / columns);
  const [wide, tall] = [Math.max(1, room.right - room.left), Math.max(1, room.bottom - room.top)];
  const cell = { width: wide / columns, height: tall / rows };
  const rings = groups.map((group, i) => {
    const row = Math.floor(i / columns);
    // The last row may be short: it stands in the middle.
    const inRow = Math.min(columns, groups.length - row * columns);
    const left = room.left + (wide - inRow * cell.width) / 2 + (i - row * columns) * cell.width;
    const top = room.top + row * cell.height;
    const box = {
      x: left + GAP / 2,
      y: top + GAP / 2,
      width: Math.max(1, cell.width - GAP),
      height: Math.max(1, cell.height - GAP),
    };
    return ringOn(group, box, bare);
  });
  const radius = Math.min(...rings.map(radiusOf));
  const crowded = rings.map(({ land }) =>
    land && !bare && isUpright(land.box) ? (land.line - NAMES) * SHARE : radius,
  );
  // Servers that touch one another are worse than names that do.
  return { rings, radius, merit: radius < RADIUS[0] ? radius - RADIUS[1] : Math.min(radius, ...crowded) };
}

function ringOn({ group, ids }: Group, box: Box, bare: boolean): Omit<RingPlace, 'radius'> {
  const line = box.width - 2 * PAD;
  const left = box.x + PAD;
  const shelf = {
    x: left,
    y: box.y + PAD - 1 + HEAD,
    width: line,
    height: clamp(box.height * SHELF_SHARE, ...SHELF),
  };
  const land: Land = { box, name: { x: left, y: box.y + PAD - 1 + HEAD / 2 - 1 }, line, shelf, bare };
  const room = {
    left,
    right: left + line,
    top: shelf.y + shelf.height + 2,
    bottom: box.y + box.height - PAD + 3,
  };
  return { group, ids, land, ...ellipseIn(ids.length, room, isUpright(box), bare) };
}

/** Whether the names of a land's servers stand above and below them alone. */
export function isUpright({ width }: Box): boolean {
  return width < UPRIGHT;
}

/** The largest ring (not too flat, not too tall) whose servers and names stay within the room. */
function ellipseIn(count: number, room: Room, upright: boolean, bare: boolean) {
  const [wide, tall] = [room.right - room.left, room.bottom - room.top];
  const angles = anglesOf(count);
  const lowest = Math.max(0, ...angles.map((angle) => -Math.cos(angle)));
  const widest = Math.max(0.5, ...angles.map((angle) => Math.sin(angle)));
  const size = clamp(Math.min(wide, tall) * (bare ? BARE_SHARE : SHARE), ...RADIUS);
  const above = bare ? 2 : LABEL;
  const below = !bare && angles.some((angle) => labelBelow(angle, upright)) ? LABEL : 2;
  const ry = Math.max(4, (tall - 2 * size - above - below) / (1 + lowest));
  const rx = Math.max(6, (wide / 2 - size - (upright || bare ? 3 : LABEL_BESIDE)) / widest);
  // A server alone stands in the middle.
  if (count === 1) return { centre: middleOf(room), rx: size, ry: size };
  const [flat, narrow] = [Math.min(ry, rx * TALL), Math.min(rx, Math.max(ry * FLAT, 34))];
  const spare = tall - 2 * size - above - below - flat * (1 + lowest);
  const middle = room.top + above + size + flat + Math.max(0, spare) / 2;
  return { centre: { x: (room.left + room.right) / 2, y: middle }, rx: narrow, ry: flat };
}

function middleOf({ left, right, top, bottom }: Room): Point {
  return { x: (left + right) / 2, y: (top + LABEL + bottom) / 2 };
}

function labelBelow(angle: number, upright: boolean): boolean {
  return Math.cos(angle) < -0.01 && (upright || Math.abs(Math.sin(angle)) < BESIDE);
}

/** From this sine on, a server on a land has its name beside it. */
export const BESIDE = 0.5;

function anglesOf(count: number): number[] {
  return Array.from({ length: count }, (_, i) => (2 * Math.PI * i) / count);
}

/**
 * The line on which the servers of a ring stand, as an SVG path. A ring of an odd number is open at the bottom, where nobody stands:
 * there it could leave its land.
 */
export function orbitPath({ ids, centre, rx, ry }: Pick<RingPlace, 'ids' | 'centre' | 'rx' | 'ry'>): string {
  const isOpen = ids.length % 2 === 1 && ids.length > 1;
  const ends = isOpen ? [(ids.length + 1) / 2, (ids.length - 1) / 2] : [ids.length / 2, 0];
  const [from, to] = ends.map((place) => onEllipse(centre, rx, ry, (2 * Math.PI * place) / ids.length));
  if (!from || !to) return '';
  const there = `M${round(from.x)} ${round(from.y)}A${round(rx)} ${round(ry)} 0 ${isOpen ? 1 : 0} 1 ${round(to.x)} ${round(to.y)}`;
  return isOpen ? there : `${there}A${round(rx)} ${round(ry)} 0 0 1 ${round(from.x)} ${round(from.y)}Z`;
}

/** How large the servers of a ring could be, without touching one another or leaving the land. */
function radiusOf({ ids, rx, ry, land }: Omit<RingPlace, 'radius'>): number {
  const places = anglesOf(ids.length).map((angle) => onEllipse({ x: 0, y: 0 }, rx, ry, angle));
  const gaps = places.flatMap((a, i) => places.slice(i + 1).map((b) => distance(a, b)));
  const tall = land ? land.box.height - HEAD - land.shelf.height - 2 * PAD : 0;
  const room = land ? Math.min(land.line, tall) : 0;
  if (land?.bare) return Math.min(room * BARE_SHARE, ...gaps.map((gap) => gap * BARE_NEAR));
  return Math.min(room * SHARE, (tall - 2 * LABEL) / 2, ...gaps.map((gap) => gap * NEAR));
}

// Which servers can talk to one another: the sides of a partition, and the shape drawn around each.

import { polygonHull } from 'd3-polygon';
import type { NodeId, Term } from '../../../model/ids.ts';
import { linkRule, type Node, type World } from '../../../model/world.ts';
import { closedPath, openPath, type Point } from '../../lib/geometry.ts';
import { type StageLayout, serverPlace } from './layout.ts';

/** One side of a partition: its servers, in order. */
export type Side = readonly NodeId[];

/** The part of a world that says who reaches whom. */
export type Wiring = Pick<World, 'link' | 'links' | 'unplugged'>;

/** Are both directions between two processes cut? */
export function isApart(wiring: Wiring, a: NodeId, b: NodeId): boolean {
  return linkRule(wiring, a, b).cut && linkRule(wiring, b, a).cut;
}

/**
 * The servers in groups between which nothing passes; one group when there is no partition.
 * Two servers with one open direction, or with a common acquaintance, are on one side.
 */
export function sidesOf(wiring: Wiring, servers: readonly NodeId[]): readonly Side[] {
  const sides: NodeId[][] = [];
  const placed = new Set<NodeId>();
  for (const first of servers) {
    if (placed.has(first)) continue;
    const side = [first];
    placed.add(first);
    for (let i = 0; i < side.length; i++) {
      for (const other of servers) {
        if (placed.has(other) || isApart(wiring, side[i] as NodeId, other)) continue;
        side.push(other);
        placed.add(other);
      }
    }
    sides.push(servers.filter((id) => side.includes(id)));
  }
  return sides;
}

/** The highest term among a side's running servers: its colour. 0 when all have crashed. */
export function termOf(side: Side, nodes: readonly Node[]): Term {
  let term = 0;
  for (const node of nodes) {
    if (node.kind === 'server' && node.health !== 'down' && side.includes(node.id)) {
      term = Math.max(term, node.raft.currentTerm);
    }
  }
  return term;
}

/**
 * The path to be stroked broadly and filled, which makes a soft blob around a side's servers. A side whose hull would
 * swallow a stranger is drawn as a chain instead.
 */
export function sidePath(layout: StageLayout, side: Side): string {
  const points = side.flatMap((id) => serverPlace(layout, id)?.centre ?? []);
  const hull = points.length > 2 ? polygonHull(points.map(({ x, y }) => [x, y])) : null;
  if (!hull) return openPath(points);
  return isContiguous(layout, side) ? closedPath(hull.map(([x, y]) => ({ x, y }))) : openPath(chain(points));
}

/** Do a side's servers stand next to one another on the ring? */
function isContiguous(layout: StageLayout, side: Side): boolean {
  const inside = layout.servers.map(({ id }) => side.includes(id));
  return inside.filter((here, i) => here && !inside[(i + 1) % inside.length]).length <= 1;
}

/** The points from the first on, each followed by the nearest that is left. */
function chain(points: readonly Point[]): Point[] {
  const left = points.slice(1);
  const done = points.slice(0, 1);
  while (left.length > 0) {
    const { x, y } = done[done.length - 1] as Point;
    left.sort((p, q) => Math.hypot(p.x - x, p.y - y) - Math.hypot(q.x - x, q.y - y));
    done.push(left.shift() as Point);
  }
  return done;
}

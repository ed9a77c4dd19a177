// Which servers can talk to one another: the sides of a partition, and the shape drawn around each.

import type { NodeId, Term } from '../../../model/ids.ts';
import { linkRule, type Node, type ServerNode, type World } from '../../../model/world.ts';
import { closedPath, distance, openPath, type Point } from '../../lib/geometry.ts';
import type { ServerPlace, StageLayout } from './layout.ts';

/** One side of a partition: its servers, in order. */
export type Side = readonly NodeId[];

/** The part of a world that says who reaches whom. */
export type Wiring = Pick<World, 'setup' | 'link' | 'links' | 'unplugged'>;

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

/**
 * The term whose colour each side has: the highest among its running servers. Of several sides in one term only one has
 * the colour (the one with a leader, else the first), and the others, null, are neutral, so that they can be told apart.
 */
export function tintsOf(sides: readonly Side[], nodes: readonly Node[]): readonly (Term | null)[] {
  const facts = sides.map((side) => {
    const running = nodes.filter(
      (n): n is ServerNode => n.kind === 'server' && n.health !== 'down' && side.includes(n.id),
    );
    const term = Math.max(0, ...running.map(({ raft }) => raft.currentTerm));
    return { term, leads: running.some(({ raft }) => raft.role.kind === 'leader' && raft.currentTerm === term) };
  });
  return facts.map((fact) => {
    const rivals = facts.filter(({ term }) => term === fact.term);
    return fact === (rivals.find(({ leads }) => leads) ?? rivals[0]) ? fact.term : null;
  });
}

/** How a side is drawn. */
export interface SideShape {
  /** To be filled and stroked broadly, which makes soft areas: one for each stretch of neighbours. */
  readonly areas: string;
  /** To be stroked narrowly: lines that join the areas. */
  readonly bridges: string;
}

/** The shape around a side's servers. Areas hold nobody else: what stands between them is bridged instead. */
export function sideShape(layout: StageLayout, side: Side): SideShape {
  const stretches = stretchesOf(layout, side);
  const bridges = stretches.slice(1).map((stretch, i) => openPath(bridge(stretches[i] ?? stretch, stretch)));
  return { areas: stretches.map(area).join(''), bridges: bridges.join('') };
}

/** A side's places, in stretches of neighbours on their rings. */
function stretchesOf({ rings, servers }: StageLayout, side: Side): readonly (readonly Point[])[] {
  return rings.flatMap((_, ring) =>
    stretchesOn(
      servers.filter((place) => place.ring === ring),
      side,
    ),
  );
}

function stretchesOn(servers: readonly ServerPlace[], side: Side): readonly (readonly Point[])[] {
  const isInside = servers.map(({ id }) => side.includes(id));
  // Begin behind a stranger, so that no stretch is torn apart where the ring closes.
  const start = isInside.indexOf(false) + 1;
  const stretches: Point[][] = [];
  let isOpen = false;
  for (let i = 0; i < servers.length; i++) {
    const k = (start + i) % servers.length;
    const place = servers[k];
    if (isInside[k] && place) {
      if (!isOpen) stretches.push([]);
      stretches.at(-1)?.push(place.centre);
    }
    isOpen = isInside[k] === true;
  }
  return stretches;
}

/** Neighbours on a ring are the corners of a convex area that no other server stands in. */
function area(points: readonly Point[]): string {
  return points.length > 2 ? closedPath(points) : openPath(points);
}

/** The shortest line from one stretch to another. */
function bridge(from: readonly Point[], to: readonly Point[]): readonly Point[] {
  const lines = from.flatMap((a) => to.map((b) => ({ ends: [a, b], length: distance(a, b) })));
  return lines.sort((one, other) => one.length - other.length)[0]?.ends ?? [];
}

// The ways of messages between a job's workers and those that they speak to. Arithmetic alone, no DOM; lengths in stage units.
import type { NodeId } from '../../../model/ids.ts';
import { along, type Cubic, direction, moved, type Point } from '../../lib/geometry.ts';
import type { StageLayout } from './layout.ts';

/** How far the two directions of a way keep apart, and how far a way ends from what it leads to. */
const LANE = 4;
const EDGE = 7;

/**
 * The way between a worker and the coordinator, a replica of it, or the store; null for any other two. `aside`: how far to
 * the right of the direct line; what the wires are drawn along has none.
 */
export function jobChannel(layout: StageLayout, from: NodeId, to: NodeId, aside = LANE): Cubic | null {
  const out = wayFromWorker(layout, from, to, aside);
  if (out) return out;
  const back = wayFromWorker(layout, to, from, -aside);
  return back && { a: back.d, b: back.c, c: back.b, d: back.a };
}

function wayFromWorker(layout: StageLayout, from: NodeId, to: NodeId, aside: number): Cubic | null {
  const worker = layout.cards[layout.cardAt[from] ?? -1];
  if (worker?.kind !== 'worker') return null;
  const lane = Math.sign(aside) * Math.min(Math.abs(aside), worker.width / 8);
  const x = worker.x + worker.width / 2;
  const card = layout.cards[layout.cardAt[to] ?? -1];
  if (card?.kind === 'store') {
    const start = { x: x - lane, y: worker.y + worker.height + 3 };
    const end = { x: x - lane, y: card.y - EDGE };
    return { a: start, b: along(start, end, 1 / 3), c: along(start, end, 2 / 3), d: end };
  }
  const start = { x: x + lane, y: worker.y - 3 };
  if (card?.kind === 'coordinator') {
    const door = card.x + card.width * (0.12 + 0.76 * shareAcross(layout, x));
    return upwards(start, { x: door + lane, y: card.y + card.height + EDGE });
  }
  const server = layout.servers[layout.serverAt[to] ?? -1];
  if (!server) return null;
  const towards = direction({ x: (start.x + server.centre.x) / 2, y: start.y }, server.centre);
  return upwards(start, moved(server.centre, towards, -server.radius - EDGE, lane));
}

/** How far a place is from the leftmost worker to the rightmost one, 0 to 1; one worker alone is in the middle. */
function shareAcross({ cards }: StageLayout, x: number): number {
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const card of cards) {
    if (card.kind !== 'worker') continue;
    left = Math.min(left, card.x + card.width / 2);
    right = Math.max(right, card.x + card.width / 2);
  }
  return right > left ? (x - left) / (right - left) : 0.5;
}

/** Leaves squarely and arrives squarely. */
function upwards(start: Point, end: Point): Cubic {
  const middle = (start.y + end.y) / 2;
  return { a: start, b: { x: start.x, y: middle }, c: { x: end.x, y: middle }, d: end };
}

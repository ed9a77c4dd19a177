// Where messages are on their ways: what the marks, the crowd and the hand all ask.
import { type LinkId, linkId, type MessageId } from '../../../model/ids.ts';
import { endsAtCut } from '../../../model/labrpc.ts';
import { type Envelope, messageId } from '../../../model/world.ts';
import { type Cubic, cubicDirection, degrees, distance, onCubic, type Point, round } from '../../lib/geometry.ts';
import { channel, type StageLayout } from './layout.ts';
import { drawnProgress, strength } from './motion.ts';
import type { Wiring } from './sides.ts';

/** No tail is longer, in stage units. */
const TAIL = 36;

/** The way between two processes. */
export interface Way {
  readonly curve: Cubic;
  /** The direction of a straight way, in degrees as SVG's rotate takes them: what goes on it is never turned. null: a bend. */
  readonly angle: number | null;
}

/** The way of a message; null: one of its ends does not stand on the stage. */
export type Ways = (envelope: Pick<Envelope, 'from' | 'to'>) => Way | null;

const knownWays = new WeakMap<StageLayout, Ways>();

/** The ways of a layout, each computed once. */
export function waysOf(layout: StageLayout): Ways {
  const found = knownWays.get(layout);
  if (found) return found;
  const known = new Map<LinkId, Way | null>();
  const ways: Ways = ({ from, to }) => {
    const id = linkId(from, to);
    let way = known.get(id);
    if (way === undefined) {
      const curve = channel(layout, from, to);
      way = curve && { curve, angle: isStraight(curve) ? angleAt(curve, 0.5) : null };
      known.set(id, way);
    }
    return way;
  };
  knownWays.set(layout, ways);
  return ways;
}

/** A message's place at an instant, in stage units. */
export interface Placed extends Point {
  /** Where it heads, in degrees as SVG's rotate takes them. */
  readonly angle: number;
  /** How much of its tail has left the sender. */
  readonly travelled: number;
  /** 0 to 1. */
  readonly strength: number;
}

/** Where a message is at an instant. `cut`: its link is, so that it will get no further than the middle. */
export function placeOn({ curve, angle }: Way, envelope: Envelope, shownAt: number, cut: boolean): Placed {
  const done = drawnProgress(envelope, shownAt, cut);
  const { x, y } = onCubic(curve, done);
  return {
    x: round(x),
    y: round(y),
    angle: angle ?? angleAt(curve, done),
    travelled: Math.min(TAIL, Math.round(distance(curve.a, { x, y }) / 4) * 4),
    strength: round(strength(envelope, shownAt, cut)),
  };
}

function angleAt(curve: Cubic, done: number): number {
  return round(degrees(cubicDirection(curve, done)));
}

function isStraight({ a, b, d }: Cubic): boolean {
  return Math.abs((b.x - a.x) * (d.y - a.y) - (b.y - a.y) * (d.x - a.x)) < 1;
}

/** The message nearest to a place, at most `reach` stage units away; null: there is none. */
export function messageNear(
  { bus, wiring, ways }: { readonly bus: readonly Envelope[]; readonly wiring: Wiring; readonly ways: Ways },
  shownAt: number,
  at: Point,
  reach: number,
): MessageId | null {
  let nearest: Envelope | null = null;
  let least = reach;
  for (const envelope of bus) {
    const way = ways(envelope);
    if (!way) continue;
    const far = distance(at, placeOn(way, envelope, shownAt, endsAtCut(wiring, envelope)));
    if (far > least) continue;
    least = far;
    nearest = envelope;
  }
  return nearest && messageId(nearest);
}

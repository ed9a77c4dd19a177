// The lines of a job: from every worker up to the coordinator and down to the store. Open, broken, or broken one way.
import type { NodeId } from '../../../model/ids.ts';
import { linkRule } from '../../../model/world.ts';
import { cubicDirection, cubicPath, onCubic } from '../../lib/geometry.ts';
import { jobChannel } from './jobWays.ts';
import type { StageLayout } from './layout.ts';
import type { LinkShape } from './links.ts';
import type { Wiring } from './sides.ts';

/** With more workers than this only those lines are drawn that are not as they should be. */
const CALM = 16;
/** How far the line of an open direction keeps from that of the cut one. */
const LANE = 4;

/** The lines to be drawn. Of a replicated coordinator, whom each worker asks, there are none that stay. */
export function jobWires(wiring: Wiring, layout: StageLayout): readonly LinkShape[] {
  const workers = layout.cards.filter(({ kind }) => kind === 'worker');
  const desks = layout.cards.filter(({ kind }) => kind === 'coordinator' || kind === 'store');
  return workers.flatMap(({ id }) =>
    desks.flatMap((desk) => {
      const shape = wire(wiring, layout, id, desk.id);
      return shape === null || (shape.kind === 'open' && workers.length > CALM) ? [] : [shape];
    }),
  );
}

function wire(wiring: Wiring, layout: StageLayout, a: NodeId, b: NodeId): LinkShape | null {
  const way = jobChannel(layout, a, b, 0);
  if (way === null) return null;
  const [out, back] = [linkRule(wiring, a, b), linkRule(wiring, b, a)];
  const straight = { a, b, path: cubicPath(way), cutPath: null, mark: null, arrow: null, cutFrom: null };
  if (out.cut && back.cut) return { ...straight, kind: 'cut', mark: onCubic(way, 0.5) };
  if (!out.cut && !back.cut) return { ...straight, kind: out.loss > 0 || back.loss > 0 ? 'lossy' : 'open' };
  const [from, to] = out.cut ? [a, b] : [b, a];
  const [open, cut] = [jobChannel(layout, to, from, LANE), jobChannel(layout, from, to, LANE)];
  if (!open || !cut) return null;
  return {
    ...straight,
    kind: 'one-way',
    path: cubicPath(open),
    cutPath: cubicPath(cut),
    mark: onCubic(cut, 0.5),
    arrow: { at: onCubic(open, 0.85), towards: cubicDirection(open, 0.85) },
    cutFrom: from,
  };
}

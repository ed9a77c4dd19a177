// The lines between servers: open, broken, broken one way, or across a partition.
import type { NodeId } from '../../../model/ids.ts';
import { linkRule } from '../../../model/world.ts';
import { along, direction, moved, openPath, type Point } from '../../lib/geometry.ts';
import type { ServerPlace, StageLayout } from './layout.ts';
import { isApart, type Side, type Wiring } from './sides.ts';

/** The line of one pair of servers. */
export interface LinkShape {
  readonly a: NodeId;
  readonly b: NodeId;
  /** apart: it crosses a partition. one-way: only `open` still works. lossy: open, but some messages are lost. */
  readonly kind: 'open' | 'lossy' | 'apart' | 'cut' | 'one-way';
  readonly path: string;
  /** one-way: the way of the cut direction, beside `path`. */
  readonly cutPath: string | null;
  /** Where the × stands; null: none is drawn. */
  readonly mark: Point | null;
  /** one-way: where the arrow head of the direction that works stands, and which way it points. */
  readonly arrow: { readonly at: Point; readonly towards: Point } | null;
  /** one-way: the direction that is cut. */
  readonly cutFrom: NodeId | null;
}

/** The lines to be drawn. On a dense stage only those that are not as they should be. */
export function linkShapes(wiring: Wiring, layout: StageLayout, sides: readonly Side[]): readonly LinkShape[] {
  const { servers } = layout;
  const sideOf = new Map(sides.flatMap((side, i) => side.map((id) => [id, i] as const)));
  return servers.flatMap((a, i) =>
    servers.slice(i + 1).flatMap((b) => {
      const across = sideOf.get(a.id) !== sideOf.get(b.id);
      const shape = linkShape(wiring, layout, a, b, across);
      return layout.dense && (shape.kind === 'open' || shape.kind === 'apart') ? [] : [shape];
    }),
  );
}

function linkShape(wiring: Wiring, layout: StageLayout, a: ServerPlace, b: ServerPlace, across: boolean): LinkShape {
  const [out, back] = [linkRule(wiring, a.id, b.id), linkRule(wiring, b.id, a.id)];
  const straight = { a: a.id, b: b.id, path: line(a, b, 0), cutPath: null, mark: null, arrow: null, cutFrom: null };
  if (isApart(wiring, a.id, b.id)) {
    return across ? { ...straight, kind: 'apart' } : { ...straight, kind: 'cut', mark: along(a.centre, b.centre, 0.5) };
  }
  if (!out.cut && !back.cut) return { ...straight, kind: out.loss > 0 || back.loss > 0 ? 'lossy' : 'open' };
  const [from, to] = out.cut ? [a, b] : [b, a];
  const apart = layout.radius * 0.17;
  const towards = direction(to.centre, from.centre);
  return {
    ...straight,
    kind: 'one-way',
    path: line(to, from, apart),
    cutPath: line(from, to, apart),
    mark: moved(along(from.centre, to.centre, 0.5), direction(from.centre, to.centre), 0, apart),
    arrow: { at: moved(from.centre, towards, -from.radius - 16, apart), towards },
    cutFrom: from.id,
  };
}

/** From edge to edge, `aside` to the right of the direct line. */
function line(from: ServerPlace, to: ServerPlace, aside: number): string {
  const towards = direction(from.centre, to.centre);
  return openPath([
    moved(from.centre, towards, from.radius + 6, aside),
    moved(to.centre, towards, -to.radius - 6, aside),
  ]);
}

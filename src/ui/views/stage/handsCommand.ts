// What a gesture on the stage asks of the cluster: a drag from process to process, a lasso around some of them.

import { polygonContains } from 'd3-polygon';
import type { Command, Selector } from '../../../model/command.ts';
import type { NodeId } from '../../../model/ids.ts';
import { linkRule } from '../../../model/world.ts';
import type { Point } from '../../lib/geometry.ts';
import { centreOf, type StageLayout } from './layout.ts';
import type { Wiring } from './sides.ts';

/** A command with the words shown before it is given. */
export interface Proposal {
  readonly command: Command;
  readonly label: string;
}

/**
 * Dragging from one process to another cuts that direction; when it is cut already, the other one too; when nothing
 * passes any more, both are mended.
 */
export function dragProposal(wiring: Wiring, from: NodeId, to: NodeId): Proposal {
  const [out, back] = [linkRule(wiring, from, to).cut, linkRule(wiring, to, from).cut];
  const ends = (a: NodeId, b: NodeId) => ({ from: [idSelector(a)], to: [idSelector(b)] });
  if (!out) return { command: { type: 'cut', ...ends(from, to), both: false }, label: `cut ${from} → ${to}` };
  if (!back) return { command: { type: 'cut', ...ends(to, from), both: false }, label: `also cut ${to} → ${from}` };
  return { command: { type: 'mend', ...ends(from, to), both: true }, label: `mend ${from} – ${to}` };
}

/** A partition with the given processes on one side and everybody else on the other. */
export function partitionCommand(side: readonly NodeId[]): Command {
  return { type: 'partition', sides: [side.map(idSelector), [{ kind: 'rest' }]] };
}

/** The processes inside a lasso: those whose middle it encloses. In the order of the layout, servers first. */
export function enclosed(layout: StageLayout, lasso: readonly Point[]): readonly NodeId[] {
  if (lasso.length < 3) return [];
  const polygon = lasso.map(({ x, y }): [number, number] => [x, y]);
  return [...layout.servers, ...layout.cards].flatMap(({ id }) => {
    const centre = centreOf(layout, id);
    return centre && polygonContains(polygon, [centre.x, centre.y]) ? [id] : [];
  });
}

/** The process at a place, with some grace around it for fingers; null: empty ground. */
export function processAt(layout: StageLayout, { x, y }: Point, grace = 8): NodeId | null {
  for (const { id, centre, radius } of layout.servers) {
    if (Math.hypot(x - centre.x, y - centre.y) <= radius + grace) return id;
  }
  for (const card of layout.cards) {
    if (x >= card.x && x <= card.x + card.width && y >= card.y && y <= card.y + card.height) return card.id;
  }
  return null;
}

function idSelector(id: NodeId): Selector {
  return { kind: 'id', id };
}

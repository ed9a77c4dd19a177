// What the pointer, or a key, means of what is painted. Pure; px as in layout.ts.
import type { EventRef } from '../../../model/event.ts';
import type { StepIndex } from '../../../model/ids.ts';
import type { Selection } from '../../store/store.ts';
import type { Arrow, Diagram } from './layout.ts';
import type { Mark } from './marks.ts';

/** Something that can be picked. */
export type Item = { readonly kind: 'arrow'; readonly arrow: Arrow } | { readonly kind: 'mark'; readonly mark: Mark };

/** How near to it one has to be, in px. */
const REACH = 7;
/** Marks are small and stand upon lines that are long. */
const MARK_REACH = 10;

/** What is nearest to a place, marks before messages; null: nothing is near. */
export function itemAt({ marks, arrows }: Diagram, u: number, v: number): Item | null {
  let found: Item | null = null;
  let least = MARK_REACH;
  for (const mark of marks) {
    const off = mark.v === null ? Math.abs(mark.u - u) + REACH / 2 : Math.hypot(mark.u - u, mark.v - v);
    if (off >= least) continue;
    least = off;
    found = { kind: 'mark', mark };
  }
  if (found) return found;
  least = REACH;
  for (const arrow of arrows) {
    const off = distanceTo(arrow, u, v);
    if (off >= least) continue;
    least = off;
    found = { kind: 'arrow', arrow };
  }
  return found;
}

/** The distance of a place from an arrow, in px. */
export function distanceTo({ u1, v1, u2, v2 }: Arrow, u: number, v: number): number {
  const [du, dv] = [u2 - u1, v2 - v1];
  const along = ((u - u1) * du + (v - v1) * dv) / Math.max(1e-9, du * du + dv * dv);
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(u - u1 - t * du, v - v1 - t * dv);
}

/** Where an item begins: the step at which it is to be seen. */
export function stepOf(item: Item): StepIndex {
  return item.kind === 'arrow' ? item.arrow.flight.sentStep : item.mark.event.step;
}

/** What the page's state calls it. */
export function selectionOf(item: Item): Selection {
  if (item.kind === 'arrow') return { kind: 'message', id: item.arrow.flight.id };
  const { step, n } = item.mark.event;
  return { kind: 'event', ref: { step, n } };
}

/** Whether an item is the one that is picked. */
export function isPicked(item: Item, selection: Selection | null): boolean {
  if (item.kind === 'arrow') return selection?.kind === 'message' && selection.id === item.arrow.flight.id;
  return selection?.kind === 'event' && isSame(selection.ref, item.mark.event);
}

function isSame(a: EventRef, b: EventRef): boolean {
  return a.step === b.step && a.n === b.n;
}

/** All that can be picked, in the order in which it happened. */
export function itemsOf({ marks, arrows }: Diagram): readonly Item[] {
  const items: Item[] = [
    ...marks.map((mark): Item => ({ kind: 'mark', mark })),
    ...arrows.map((arrow): Item => ({ kind: 'arrow', arrow })),
  ];
  return items.sort((a, b) => stepOf(a) - stepOf(b));
}

/** The item after (or before) another; from nowhere the first after (the last before) a step. */
export function neighbour(items: readonly Item[], from: Item | null, step: StepIndex, forward: boolean): Item | null {
  const here = from ? items.findIndex((item) => isOne(item, from)) : -1;
  if (here >= 0) return items[here + (forward ? 1 : -1)] ?? null;
  const at = from ? stepOf(from) : step;
  return (forward ? items.find((item) => stepOf(item) >= at) : items.findLast((item) => stepOf(item) <= at)) ?? null;
}

/** Whether two items are the same thing, perhaps in two pictures. */
export function isOne(a: Item, b: Item): boolean {
  if (a.kind === 'arrow') return b.kind === 'arrow' && a.arrow.flight.id === b.arrow.flight.id;
  return b.kind === 'mark' && isSame(a.mark.event, b.mark.event);
}

// The last events up to the cursor: what the event list shows. Older ones are forgotten and made again when needed.
import type { Event } from '../../model/event.ts';

/** How many events the page can count on having. */
export const WINDOW = 400;

/** Events up to the cursor, newest last. `total` counts all that were ever added; `epoch` changes when they begin anew. */
export interface EventWindow {
  events: Event[];
  total: number;
  epoch: number;
}

/** A window with nothing in it. */
export function emptyWindow(): EventWindow {
  return { events: [], total: 0, epoch: 0 };
}

/** Goes on with the events of the next step. */
export function extend(window: EventWindow, events: readonly Event[]): void {
  for (const event of events) window.events.push(event);
  window.total += events.length;
  if (window.events.length > 4 * WINDOW) window.events = window.events.slice(-WINDOW);
}

/** Forgets everything: the cursor has gone elsewhere. */
export function begin(window: EventWindow): void {
  window.events = [];
  window.total = 0;
  window.epoch += 1;
}

/** Puts what happened just before in front, as much as there is room for. */
export function precede(window: EventWindow, earlier: readonly Event[]): void {
  const room = WINDOW - window.events.length;
  if (room > 0) window.events = [...earlier.slice(-room), ...window.events];
}

/** The last events of the window. */
export function latest(window: EventWindow, count = WINDOW): readonly Event[] {
  return count <= 0 ? [] : window.events.slice(-count);
}

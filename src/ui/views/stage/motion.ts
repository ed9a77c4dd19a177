// What moves, as functions of virtual time: messages on their way, timers that run down, writes that go on.
// Nothing here remembers a frame, so that scrubbing backwards and pictures for a lecture are exact.
import type { Tick } from '../../../model/ids.ts';
import type { Envelope, Timer, Write } from '../../../model/world.ts';
import { clamp } from '../../lib/geometry.ts';

/** A message on a link that is cut goes no further than this share of its way. */
export const CUT_AT = 0.5;

/** The share of its way that a message has behind it at an instant, 0 to 1. */
export function progress(e: Pick<Envelope, 'sentAt' | 'deliverAt'>, shownAt: number): number {
  if (e.deliverAt <= e.sentAt) return shownAt < e.sentAt ? 0 : 1;
  return clamp((shownAt - e.sentAt) / (e.deliverAt - e.sentAt), 0, 1);
}

/** Where a message is drawn on its way: links are checked on delivery, but a cut one shows already where it will end. */
export function drawnProgress(e: Pick<Envelope, 'sentAt' | 'deliverAt'>, shownAt: number, cut: boolean): number {
  const done = progress(e, shownAt);
  return cut ? Math.min(done, CUT_AT) : done;
}

/** How strongly a message is drawn: one that waits at a cut for its end fades to a third. */
export function strength(e: Pick<Envelope, 'sentAt' | 'deliverAt'>, shownAt: number, cut: boolean): number {
  const done = progress(e, shownAt);
  return cut && done > CUT_AT ? 1 - (2 / 3) * ((done - CUT_AT) / (1 - CUT_AT)) : 1;
}

/**
 * The share of a full circle that an election timer's arc still has. The circle is the longest timeout of the setup, so
 * that the arcs of different servers can be compared: the shortest fires first.
 */
export function timerShare(timer: Timer, shownAt: number, longest: Tick): number {
  const full = Math.max(1, longest, timer.firesAt - timer.armedAt);
  return clamp((timer.firesAt - shownAt) / full, 0, 1);
}

/** The share of a disk write that is done. */
export function writeShare(write: Pick<Write, 'startedAt' | 'doneAt'>, shownAt: number): number {
  return progress({ sentAt: write.startedAt, deliverAt: write.doneAt }, shownAt);
}

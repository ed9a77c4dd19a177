// Collects the events of one step and links each to its cause.
import type { Event, EventRef, Happening } from '../../model/event.ts';
import type { StepIndex, Tick } from '../../model/ids.ts';
import type { Envelope } from '../../model/world.ts';

/** The events of the step under way. `cause` is what the next event will be put down to. */
export interface Recorder {
  /** The instant. */
  readonly now: Tick;
  readonly step: StepIndex;
  readonly events: Event[];
  cause: EventRef | null;
}

/** A recorder for a step in which these events have happened already. What is noted next has no cause until it is given one. */
export function recorder(now: Tick, step: StepIndex, events: readonly Event[] = []): Recorder {
  return { now, step, events: [...events], cause: null };
}

/** Names the event that was recorded last. */
export function latest(rec: Recorder): EventRef {
  return { step: rec.step, n: rec.events.length - 1 };
}

/** Records what happened. What happens next in this step is put down to it. */
export function note(rec: Recorder, happening: Happening | Event): void {
  aside(rec, happening);
  rec.cause = latest(rec);
}

type Stamped = { at: Tick; step: StepIndex; n: number; cause: EventRef | null };

/**
 * Records what happened without making it the cause of what follows: a message sent, say. The happening must be a fresh
 * literal: it is stamped with its place and becomes the event (a copy would cost twenty times as much). What happens all the
 * time has room for its stamp already, left blank: a literal that must grow costs more.
 */
export function aside(rec: Recorder, happening: Happening | Event): void {
  const event = happening as Event & Stamped;
  event.at = rec.now;
  event.step = rec.step;
  event.n = rec.events.length;
  event.cause = rec.cause;
  rec.events.push(event);
}

/** Records the two things that happen most, a message sent and a message delivered, without the stamping. */
export function asideMessage(rec: Recorder, type: 'MessageSent' | 'MessageDelivered', envelope: Envelope): void {
  rec.events.push({ type, envelope, at: rec.now, step: rec.step, n: rec.events.length, cause: rec.cause });
}

// The events of one step.
import type { Event } from '../../../model/event.ts';

/** The events of a step, in order; `events` are in order of their steps. Those that the list would not repeat are left out. */
export function eventsOfStep(events: readonly Event[], step: number): readonly Event[] {
  let end = events.length;
  while (end > 0 && (events[end - 1]?.step ?? 0) > step) end--;
  let start = end;
  while (start > 0 && events[start - 1]?.step === step) start--;
  return events.slice(start, end);
}

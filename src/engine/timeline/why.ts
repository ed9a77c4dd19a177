// Why did this happen? The chain of causes, walked back through steps that are made again for the purpose.
import type { Event, EventRef } from '../../model/event.ts';
import { lastBefore } from './checkpoints.ts';
import type { Timeline } from './timeline.ts';
import { eventsUpTo } from './walk.ts';

/** Longest chain that is shown. */
export const MOST_LINKS = 12;

/** The chain of causes that led to an event of the current branch, that event first. Empty when there is no such event. */
export function why(timeline: Timeline, ref: EventRef): Event[] {
  const chain: Event[] = [];
  let known: readonly Event[] = timeline.window.events;
  for (let next: EventRef | null = ref; next !== null && chain.length < MOST_LINKS; ) {
    let event = find(known, next);
    if (!event) {
      // A cause lies most often close before its effect: one replay serves several links.
      known = stretchUpTo(timeline, next);
      event = find(known, next);
    }
    if (!event) break;
    chain.push(event);
    next = event.cause;
  }
  return chain;
}

function find(events: readonly Event[], { step, n }: EventRef): Event | undefined {
  return events.findLast((e) => e.step === step && e.n === n);
}

function stretchUpTo({ branch, stepper }: Timeline, { step }: EventRef): Event[] {
  if (step < 1 || step > branch.head.world.step) return [];
  const from = lastBefore(branch.checkpoints, { step: step - 1 });
  return eventsUpTo(from, step, branch.hands, stepper);
}

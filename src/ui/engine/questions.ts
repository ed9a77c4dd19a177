// Questions to the thread about the moment shown: they are answered, and move nothing.
import type { Event, EventRef } from '../../model/event.ts';
import type { Condition } from '../../model/scenario.ts';
import type { Stretch, StretchRequest } from '../../wire/stretch.ts';
import { pageStore } from '../store/store.ts';
import { remote } from './asking.ts';

/** The chain of causes that led to an event, that event first. Empty when the event is no longer of this run. */
export async function why(event: EventRef): Promise<readonly Event[]> {
  return remote.ask(
    () => ({ type: 'why', event }),
    (reply) => (reply.type === 'chain' ? reply.events : []),
  );
}

/** What happened in a stretch of the branch that is shown; null when it could not be told. */
export async function stretchAfter(request: Omit<StretchRequest, 'type'>): Promise<Stretch | null> {
  return remote.ask(
    () => ({ type: 'stretch', ...request }),
    (reply) => (reply.type === 'stretch' ? reply.stretch : null),
  );
}

/** Whether something holds at the moment shown, and what is the case instead; null: the thread has gone on meanwhile. */
export async function holdsHere(condition: Condition): Promise<{ readonly instead: string | null } | null> {
  return remote.ask(
    () => ({ type: 'holds', condition }),
    (reply) => (reply.type === 'judgedHere' && reply.step === pageStore.getState().step ? reply : null),
  );
}

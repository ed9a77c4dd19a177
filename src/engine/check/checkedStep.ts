// The only step that anyone above the checks calls: step, then judge. A broken invariant is an event of the step that broke it.
import type { Command } from '../../model/command.ts';
import type { Event, EventType } from '../../model/event.ts';
import type { Ghost, Violation } from '../../model/ghost.ts';
import type { Tick } from '../../model/ids.ts';
import type { World } from '../../model/world.ts';
import { note, recorder } from '../prim/recorder.ts';
import { attend } from '../world/director.ts';
import type { Transition } from '../world/draft.ts';
import { perform } from '../world/perform.ts';
import { step } from '../world/step.ts';
import { check } from './check.ts';

/** One occurrence, judged: as `step`, with the world's ghost brought up to date and an InvariantViolated for each new alarm. */
export function checkedStep(world: World): Transition {
  return judged(world, step(world));
}

/** One command, judged: as `perform`, with the world's ghost brought up to date and an InvariantViolated for each new alarm. */
export function checkedPerform(world: World, command: Command, tick: Tick, line: number): Transition {
  return judged(world, perform(world, command, tick, line));
}

function judged(before: World, done: Transition): Transition {
  const { world, events } = done;
  if (world === before) return done; // nothing is pending
  const ghost = check(before, world, events);
  if (ghost === world.ghost) return done;
  // Nobody has seen this world yet: what is to be remembered is put into it, not into a copy.
  (world as { ghost: Ghost }).ghost = ghost;
  const known = before.ghost.violations.length;
  if (ghost.violations.length === known) return done;
  const rec = recorder(world.now, world.step, events);
  for (const violation of ghost.violations.slice(known)) {
    const cause = causeOf(violation, events);
    rec.cause = cause ? { step: cause.step, n: cause.n } : null;
    note(rec, { type: 'InvariantViolated', violation });
  }
  const told = { world, events: rec.events };
  // The script may be waiting for just this.
  return world.director.awaitUntil === null ? told : attend(told);
}

/** Invariants that are broken by one kind of event. The others are broken by decisions. */
const BROKEN_BY: Partial<Record<string, EventType>> = {
  I6: 'EntryApplied',
  I22: 'MessageSent',
  I25: 'EntryApplied',
  I32: 'EntryApplied',
  I34: 'EntryApplied',
  I35: 'EntryApplied',
  I36: 'EntryApplied',
};

/** The last event of the step that broke the invariant: a decision, if there is one, of a server that it names. */
function causeOf({ invariant, nodes }: Violation, events: readonly Event[]): Event | undefined {
  const isTheirs = (event: Event) =>
    nodes.includes('node' in event ? event.node : event.type === 'MessageSent' ? event.envelope.from : '');
  const type = BROKEN_BY[invariant];
  return (
    events.findLast((event) => (type ? event.type === type : 'rule' in event) && isTheirs(event)) ??
    events.findLast((event) => event.type !== 'MessageSent' && isTheirs(event))
  );
}

// The only step that anyone above the checks calls: step, then judge. A broken invariant is an event of the step that broke it.
import type { Command } from '../../model/command.ts';
import type { Event } from '../../model/event.ts';
import type { Violation } from '../../model/ghost.ts';
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

function judged(before: World, { world, events }: Transition): Transition {
  const checked = check(before, world, events);
  if (checked.ghost.violations === before.ghost.violations)
    return checked === world ? { world, events } : { world: checked, events };
  const rec = recorder(world.now, world.step, null);
  rec.events.push(...events);
  for (const violation of checked.ghost.violations.slice(before.ghost.violations.length)) {
    const cause = events.findLast((event) => touches(event, violation));
    rec.cause = cause ? { step: cause.step, n: cause.n } : null;
    note(rec, { type: 'InvariantViolated', violation });
  }
  const done = { world: checked, events: rec.events };
  // The script may be waiting for just this.
  return checked.director.awaitUntil === null ? done : attend(done);
}

/** Whether an event is one of a server that the violation names: of durability what it said, otherwise what it decided. */
function touches(event: Event, { invariant, nodes }: Violation): boolean {
  if ('node' in event) return nodes.includes(event.node);
  return invariant === 'I22' && event.type === 'MessageSent' && nodes.includes(event.envelope.from);
}

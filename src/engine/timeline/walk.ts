// A run moves on: by what happens of itself, and by the commands given by hand, each at its exact place.
import type { Command } from '../../model/command.ts';
import type { Event } from '../../model/event.ts';
import type { StepIndex, Tick } from '../../model/ids.ts';
import type { HandCommand } from '../../model/scenario.ts';
import type { World } from '../../model/world.ts';
import type { Transition } from '../world/draft.ts';
import { nextAt } from '../world/step.ts';

/** The two ways in which a world moves on: with the checks in earnest, bare where nobody looks at them. */
export interface Stepper {
  readonly step: (world: World) => Transition;
  readonly perform: (world: World, command: Command, tick: Tick, line: number) => Transition;
}

/** A place in a run: a world, and how many of the run's hand commands had been performed by then. */
export interface Place {
  readonly world: World;
  readonly done: number;
}

/** A place, with what happened in the step that led to it. */
export interface Arrival extends Place {
  readonly events: readonly Event[];
}

/** When the next thing happens after a place, by itself or by hand; NEVER when nothing will. Not before the place's `now`. */
export function nextTick({ world, done }: Place, hands: readonly HandCommand[]): Tick {
  const next = nextAt(world);
  const hand = hands[done];
  return hand === undefined ? next : Math.min(next, Math.max(hand.tick, world.now));
}

/**
 * The next step of a run: the next hand command if this is its place, otherwise the next occurrence. A hand command whose
 * place does not come up (the engine has changed since it was given) is performed before its instant passes. With nothing
 * pending the place stays as it is, with no events.
 */
export function advance(place: Place, hands: readonly HandCommand[], stepper: Stepper): Arrival {
  const { world, done } = place;
  const hand = hands[done];
  if (hand !== undefined && isDue(hand, world)) {
    const next = stepper.perform(world, hand.command, Math.max(hand.tick, world.now), 0);
    return { world: next.world, done: done + 1, events: next.events };
  }
  const next = stepper.step(world);
  return { world: next.world, done, events: next.events };
}

function isDue({ tick, after }: HandCommand, world: World): boolean {
  const next = nextAt(world);
  if (tick !== next) return tick < next;
  return world.now < tick ? after === 0 : world.after >= after;
}

/** Everything that happened after a place, up to and including a step of the same run. */
export function eventsUpTo(from: Place, to: StepIndex, hands: readonly HandCommand[], stepper: Stepper): Event[] {
  const events: Event[] = [];
  let place = from;
  while (place.world.step < to) {
    const arrival = advance(place, hands, stepper);
    if (arrival.world === place.world) break;
    for (const event of arrival.events) events.push(event);
    place = arrival;
  }
  return events;
}

/** Hand commands in the order in which they are performed. */
export function inOrder(hands: readonly HandCommand[]): HandCommand[] {
  return hands.slice().sort((a, b) => a.tick - b.tick || a.after - b.after);
}

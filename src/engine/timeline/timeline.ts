// A whole run with its history: the branches, and where the cursor is. Play, pause, step and scrub are all `seek`.
import type { Event } from '../../model/event.ts';
import type { Tick } from '../../model/ids.ts';
import type { JobData } from '../../model/mapreduce.ts';
import type { Cursor, Scenario } from '../../model/scenario.ts';
import { type Branch, firstBranch, grow } from './branch.ts';
import { DENSE, isPast, lastBefore } from './checkpoints.ts';
import { begin, type EventWindow, emptyWindow, extend, precede, WINDOW } from './eventWindow.ts';
import { advance, eventsUpTo, nextTick, type Place, type Stepper } from './walk.ts';

/** The one thing in the engine that changes: it owns the history of a run. */
export interface Timeline {
  readonly stepper: Stepper;
  branches: Branch[];
  /** The branch that the cursor is on. */
  branch: Branch;
  /** The cursor: a place, and the instant shown, not before it and with nothing happening between. */
  place: Place;
  tick: Tick;
  readonly window: EventWindow;
  /** What undo has taken back, last first out: the branch that still has it, and the step just after its last hand. */
  undone: { readonly branch: number; readonly step: number }[];
  /** Counts the changes to the set of branches and their hands. */
  revision: number;
  nextBranch: number;
}

/** A run of a scenario, at its beginning. */
export function createTimeline(scenario: Scenario, stepper: Stepper, data?: JobData): Timeline {
  const branch = firstBranch(scenario, data);
  return {
    stepper,
    branches: [branch],
    branch,
    place: branch.head,
    tick: 0,
    window: emptyWindow(),
    undone: [],
    revision: 0,
    nextBranch: 1,
  };
}

/**
 * Moves the cursor. `{step}` is one exact world, shown at its own instant; `{tick}` the world in which everything due by
 * that instant has happened, shown at that instant. Where the branch has not been run it is run on, while `more()` says so
 * (asked every 64 steps). False: it stopped short of the cursor, and can be asked again.
 */
export function seek(timeline: Timeline, cursor: Cursor, more: () => boolean = () => true): boolean {
  const { branch, place } = timeline;
  const isAhead = nearest(branch, cursor).world.step > place.world.step + 2 * DENSE;
  return isPast(place, cursor) || isAhead ? goTo(timeline, branch, cursor, more) : walkTo(timeline, cursor, more);
}

/** Moves the cursor as `seek` does, to a branch that it need not be on: from the nearest kept place of that branch. */
export function goTo(timeline: Timeline, branch: Branch, cursor: Cursor, more: () => boolean = () => true): boolean {
  const start = nearest(branch, cursor);
  timeline.branch = branch;
  timeline.place = start;
  timeline.tick = start.world.now;
  begin(timeline.window);
  const reached = walkTo(timeline, cursor, more);
  lookBack(timeline, start);
  return reached;
}

function nearest(branch: Branch, cursor: Cursor): Place {
  return isPast(branch.head, cursor) ? lastBefore(branch.checkpoints, cursor) : branch.head;
}

function walkTo(timeline: Timeline, cursor: Cursor, more: () => boolean): boolean {
  const { branch } = timeline;
  for (let steps = 1; !isThere(timeline, cursor); steps++) {
    const { place } = timeline;
    if (steps % 64 === 0 && place === branch.head && !more()) return false;
    onward(timeline);
    if (timeline.place.world === place.world) break; // nothing is pending any more
  }
  const { place } = timeline;
  timeline.tick = 'step' in cursor ? place.world.now : Math.max(cursor.tick, place.world.now);
  if (place === branch.head) branch.headTick = Math.max(branch.headTick, timeline.tick);
  return true;
}

function isThere({ place, branch }: Timeline, cursor: Cursor): boolean {
  return 'step' in cursor ? place.world.step >= cursor.step : nextTick(place, branch.hands) > cursor.tick;
}

/** One step on, through known or new ground. Returns what happened. */
export function onward(timeline: Timeline): readonly Event[] {
  const { branch, place, stepper } = timeline;
  const isNew = place.world.step >= branch.head.world.step;
  const arrival = isNew ? grow(branch, stepper) : advance(place, branch.hands, stepper);
  timeline.place = arrival.world.step === branch.head.world.step ? branch.head : arrival;
  timeline.tick = arrival.world.now;
  extend(timeline.window, arrival.events);
  return arrival.events;
}

/** Fills the window with what happened before the place from which a replay began; two checkpoints back are enough. */
function lookBack(timeline: Timeline, start: Place): void {
  const { branch, stepper, window } = timeline;
  let before = start;
  for (let rounds = 0; rounds < 2 && window.events.length < WINDOW && before.world.step > 0; rounds++) {
    const from = lastBefore(branch.checkpoints, { step: before.world.step - 1 });
    precede(window, eventsUpTo(from, before.world.step, branch.hands, stepper));
    before = from;
  }
}

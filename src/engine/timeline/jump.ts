// From one milestone to the next. Milestones that were thinned out for drawing are found again by running their stretch.
import type { StepIndex, Tick } from '../../model/ids.ts';
import type { MilestoneKind } from '../../model/timeline.ts';
import { bookmark } from './branch.ts';
import { lastBefore } from './checkpoints.ts';
import { isComplete, milestonesOf } from './milestones.ts';
import { goTo, onward, seek, type Timeline } from './timeline.ts';
import { eventsUpTo, nextTick } from './walk.ts';

/** Most steps that one search runs: about a second. */
export const MOST_STEPS = 500_000;

/**
 * Moves the cursor to the next milestone of one of these kinds, running the branch on for at most `horizon` ms beyond what
 * is known of it. False: there is none; the cursor stays, and the branch has been run no further than before.
 */
export function jumpForward(timeline: Timeline, kinds: readonly MilestoneKind[], horizon: Tick): boolean {
  const { branch, place, tick } = timeline;
  const limit = Math.max(tick, branch.headTick) + horizon;
  if (isComplete(branch.milestones, kinds)) {
    const known = branch.milestones.list.find((m) => m.step > place.world.step && kinds.includes(m.kind));
    if (known) return seek(timeline, { step: known.step });
    seek(timeline, { step: branch.head.world.step });
  }
  const takeBack = bookmark(branch);
  for (let steps = 0; steps < MOST_STEPS && nextTick(timeline.place, branch.hands) <= limit; steps++) {
    const { world } = timeline.place;
    const found = milestonesOf(onward(timeline)).some((m) => kinds.includes(m.kind));
    if (found) return true;
    if (timeline.place.world === world) break; // nothing is pending
  }
  takeBack();
  goTo(timeline, branch, { step: place.world.step });
  timeline.tick = tick;
  return false;
}

/** Moves the cursor to the milestone of one of these kinds before it. False: there is none; the cursor stays. */
export function jumpBack(timeline: Timeline, kinds: readonly MilestoneKind[]): boolean {
  const step = stepBefore(timeline, kinds);
  return step !== undefined && seek(timeline, { step });
}

function stepBefore({ branch, place, stepper }: Timeline, kinds: readonly MilestoneKind[]): StepIndex | undefined {
  const { step } = place.world;
  if (isComplete(branch.milestones, kinds)) {
    return branch.milestones.list.findLast((m) => m.step < step && kinds.includes(m.kind))?.step;
  }
  for (let last = step - 1; last > 0; ) {
    const from = lastBefore(branch.checkpoints, { step: last - 1 });
    const stretch = milestonesOf(eventsUpTo(from, last, branch.hands, stepper));
    const found = stretch.findLast((m) => kinds.includes(m.kind));
    if (found) return found.step;
    last = from.world.step;
  }
  return undefined;
}

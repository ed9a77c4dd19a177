// A breakpoint: the run goes on until a condition comes to hold. Looked at after every step, so that it stops exactly there.
import type { Tick } from '../../model/ids.ts';
import { storeOf } from '../../model/jobNodes.ts';
import type { Condition } from '../../model/scenario.ts';
import type { World } from '../../model/world.ts';
import { judge, type Verdict } from '../world/conditions.ts';
import { goTo, onward, type Timeline } from './timeline.ts';
import { nextTick } from './walk.ts';

/** What became of it. `never`: not by the limit, nor will it with nothing pending; `now` is the verdict about the last world looked at. */
export type Search =
  | { readonly kind: 'found' }
  | { readonly kind: 'further' }
  | { readonly kind: 'never'; readonly now: Verdict };

/**
 * Moves the cursor on to the first step after which the condition holds and before which it did not: one that holds already
 * has to cease first. Goes no further than the instant `limit`. Stops short when `more()` says so (asked every 64 steps, and
 * after each judgement of a whole history or output, which may take long): asked again it goes on. With `never` the cursor stays where it was.
 */
export function runUntil(timeline: Timeline, condition: Condition, limit: Tick, more: () => boolean): Search {
  const { branch, place: start, tick } = timeline;
  let verdict = judge(start.world, condition);
  for (let steps = 1; nextTick(timeline.place, branch.hands) <= limit; steps++) {
    const before = timeline.place.world;
    onward(timeline);
    const { world } = timeline.place;
    if (world === before) break; // nothing is pending
    const looked = mayDiffer(condition, before, world);
    const held = verdict.holds;
    if (looked) verdict = judge(world, condition);
    if (verdict.holds && !held) return { kind: 'found' };
    const isLong = looked && (condition.kind === 'linearizable' || condition.kind === 'output matches');
    if ((isLong || steps % 64 === 0) && !more()) return { kind: 'further' };
  }
  goTo(timeline, branch, { step: start.world.step });
  timeline.tick = tick;
  return { kind: 'never', now: verdict };
}

/** Whether a step can have changed the verdict, as far as that is to be seen at once. */
function mayDiffer({ kind }: Condition, before: World, world: World): boolean {
  switch (kind) {
    case 'linearizable':
      return world.operations !== before.operations;
    case 'output matches':
      return storeOf(world)?.files !== storeOf(before)?.files;
    case 'violation':
    case 'no violation':
      return world.ghost !== before.ghost;
    default:
      return true;
  }
}

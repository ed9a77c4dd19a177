// The worlds of a run that are kept, so that any other is a short replay away. Worlds share structure: a kept one costs
// what changed since its neighbour, some 50 KB.
import type { StepIndex } from '../../model/ids.ts';
import type { Cursor } from '../../model/scenario.ts';
import type { Place } from './walk.ts';

/** Steps between checkpoints near the head. A replay, and one more for the events before it: 512 steps, some 2 ms. */
export const DENSE = 256;

/** How many steps back from the head count as near: what a reader scrubs through just after it has run. */
export const RECENT = 32_768;

/** Steps between checkpoints further back: a replay takes some 15 ms at worst; 490 checkpoints for a million steps. */
export const SPARSE = 2048;

/** Kept places, in the order of their steps; the first is the beginning of the run. */
export type Checkpoints = readonly Place[];

/** The checkpoints with a new place at the head, if its step is one to keep; those grown old are thinned. */
export function keep(checkpoints: Checkpoints, { world, done }: Place): Checkpoints {
  if (world.step % DENSE !== 0) return checkpoints;
  const near = world.step - RECENT;
  const kept = checkpoints.filter((c) => c.world.step > near || c.world.step % SPARSE === 0);
  kept.push({ world, done });
  return kept;
}

/** The last checkpoint from which a replay forward comes to the cursor. */
export function lastBefore(checkpoints: Checkpoints, cursor: Cursor): Place {
  let low = 0;
  let high = checkpoints.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isPast(checkpoints[middle] as Place, cursor)) high = middle;
    else low = middle;
  }
  return checkpoints[low] as Place;
}

/** Whether a place lies after the cursor. */
export function isPast({ world }: Place, cursor: Cursor): boolean {
  return 'step' in cursor ? world.step > cursor.step : world.now > cursor.tick;
}

/** The checkpoints that two runs share, the one having left the other at this step. */
export function upTo(checkpoints: Checkpoints, step: StepIndex): Checkpoints {
  return checkpoints.filter((c) => c.world.step <= step);
}

// Majorities of a configuration.
import type { LogIndex } from '../../model/ids.ts';

/** How many of `count` voters are a majority. */
export function majority(count: number): number {
  return (count >> 1) + 1;
}

/** The highest index that `needed` voters have reached, given how far each has come; 0 when there are too few. */
export function reachedBy(reached: readonly LogIndex[], needed: number): LogIndex {
  let best = 0;
  for (const index of reached) {
    if (index <= best) continue;
    let count = 0;
    for (const other of reached) if (other >= index) count += 1;
    if (count >= needed) best = index;
  }
  return best;
}

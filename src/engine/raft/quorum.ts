// Majorities of a configuration.
import type { LogIndex, NodeId } from '../../model/ids.ts';

/** How many of `count` voters are a majority. */
export function majority(count: number): number {
  return (count >> 1) + 1;
}

/** The highest index that `needed` voters have reached, given how far each has come; 0 when there are too few. */
export function reachedBy(voters: readonly NodeId[], needed: number, reached: (voter: NodeId) => LogIndex): LogIndex {
  let best = 0;
  for (const voter of voters) {
    const index = reached(voter);
    if (index <= best) continue;
    let count = 0;
    for (const other of voters) if (reached(other) >= index) count += 1;
    if (count >= needed) best = index;
  }
  return best;
}

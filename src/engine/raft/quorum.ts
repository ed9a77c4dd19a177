// Majorities of a configuration.
import type { LogIndex, NodeId } from '../../model/ids.ts';

/** How many of `count` voters are a majority. */
export function majority(count: number): number {
  return (count >> 1) + 1;
}

/** The highest index that a majority of voters has reached, given how far each has come. */
export function majorityIndex(
  voters: readonly NodeId[],
  reached: (voter: NodeId) => LogIndex,
  needed: number,
): LogIndex {
  const indexes: LogIndex[] = [];
  for (const voter of voters) {
    const index = reached(voter);
    let i = indexes.length;
    while (i > 0 && (indexes[i - 1] as LogIndex) < index) i--;
    indexes.splice(i, 0, index);
  }
  return indexes[needed - 1] ?? 0;
}

// Majorities of a configuration.
import type { LogIndex } from '../../model/ids.ts';
import type { Progress } from '../../model/raft.ts';

/** How many of `count` voters are a majority. */
export function majority(count: number): number {
  return (count >> 1) + 1;
}

/** How many of the followers, and of the leader's own copy, have an index. */
function copies(peers: readonly Progress[], own: LogIndex, index: LogIndex): number {
  let count = own >= index ? 1 : 0;
  for (const { matchIndex } of peers) if (matchIndex >= index) count += 1;
  return count;
}

/** The highest index that `needed` voters have, the leader's copy going up to `own`; `known` when none lies beyond that. */
export function reachedBy(peers: readonly Progress[], own: LogIndex, needed: number, known: LogIndex): LogIndex {
  let best = own > known && copies(peers, own, own) >= needed ? own : known;
  for (const { matchIndex } of peers) {
    if (matchIndex > best && copies(peers, own, matchIndex) >= needed) best = matchIndex;
  }
  return best;
}

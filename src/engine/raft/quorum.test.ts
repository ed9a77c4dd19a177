import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../model/raft.ts';
import { majority, reachedBy } from './quorum.ts';

const peersAt = (...indexes: readonly number[]): Progress[] =>
  indexes.map((matchIndex, i) => ({
    id: `n${i + 2}`,
    nextIndex: matchIndex + 1,
    matchIndex,
    inFlight: 0,
    silentBeats: 0,
  }));

describe('how far a majority stores a leader’s log', () => {
  it('is the highest index with enough copies, or what was known before', () => {
    const index = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.array(index, { maxLength: 6 }), index, index, (stored, own, known) => {
        const needed = majority(stored.length + 1);
        const copies = [own, ...stored].sort((a, b) => b - a);
        expect(reachedBy(peersAt(...stored), own, needed, known)).toBe(Math.max(known, copies[needed - 1] as number));
      }),
    );
  });

  it('counts the leader’s copy no further than its own disk', () => {
    expect(reachedBy(peersAt(5, 5, 0, 0), 4, 3, 0)).toBe(4);
    expect(reachedBy(peersAt(5, 5, 0, 0), 5, 3, 0)).toBe(5);
  });
});

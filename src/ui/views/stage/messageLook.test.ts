import { describe, expect, it } from 'vitest';
import type { AppendEntries, AppendEntriesReply } from '../../../model/raft.ts';
import { entry } from '../../lib/sampleWorld.ts';
import { messageLook } from './messageLook.ts';

const append = (count: number): AppendEntries => ({
  type: 'AppendEntries',
  term: 3,
  leaderId: 'n1',
  prevLogIndex: 4,
  prevLogTerm: 2,
  entries: Array.from({ length: count }, (_, i) => entry(5 + i, 3)),
  leaderCommit: 4,
});
const answer = (over: Partial<AppendEntriesReply>): AppendEntriesReply => ({
  type: 'AppendEntriesReply',
  term: 3,
  success: true,
  prevLogIndex: 4,
  matchIndex: 4,
  conflictIndex: 0,
  conflictTerm: 0,
  ...over,
});

describe('the picture of a message', () => {
  it('is smaller and lighter for a heartbeat than for entries, which are counted', () => {
    const [beat, data] = [messageLook(append(0)), messageLook(append(3))];
    expect([beat.light, data.light, beat.inside, data.inside]).toEqual([true, false, '', '3']);
    expect(beat.radius).toBeLessThan(data.radius);
  });

  it('has a verdict only for replies', () => {
    expect(messageLook(append(1)).verdict).toBeNull();
    expect(messageLook(answer({ matchIndex: 6 })).verdict).toBe('yes');
    expect(messageLook(answer({ success: false })).verdict).toBe('no');
    expect(messageLook({ type: 'RequestVoteReply', term: 2, electionTerm: 2, voteGranted: false })).toMatchObject({
      family: 'vote',
      verdict: 'no',
    });
  });

  it('shows the echo of a heartbeat as lightly as the heartbeat', () => {
    expect(messageLook(answer({})).light).toBe(true);
    expect(messageLook(answer({ matchIndex: 6 })).light).toBe(false);
    expect(messageLook(answer({ success: false })).light).toBe(false);
  });

  it('has the term’s colour, and none for what clerks say', () => {
    expect(messageLook(append(0)).term).toBe(3);
    expect(messageLook({ type: 'ClerkReply', requestId: 1, result: null, leaderId: 'n2' })).toMatchObject({
      term: null,
      verdict: 'no',
    });
  });
});

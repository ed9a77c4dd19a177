import { describe, expect, it } from 'vitest';
import { messageText } from './message.ts';
import { MESSAGES } from './sampleMessages.ts';

describe('a message in words', () => {
  it('has the name of the paper, a label, and a phrase with every value', () => {
    const rows = MESSAGES.map((message) => {
      const { name, short, detail } = messageText(message);
      return [name, short, detail];
    });
    expect(rows).toEqual([
      ['RequestVote', 'RV', 'a request for a vote in term 2 (the candidate’s log is empty)'],
      ['RequestVote', 'RV', 'a request for a vote in term 3 (the candidate’s last entry is term 2, index 5)'],
      ['RequestVoteReply', 'vote ✓', 'a vote in term 3'],
      ['RequestVoteReply', 'vote ✗', 'a refusal to vote in term 3'],
      ['RequestVoteReply', 'vote ✗', 'a refusal to vote in term 3 (term 4 has begun)'],
      ['AppendEntries', 'heartbeat', 'a heartbeat of term 3 with commit index 5'],
      ['AppendEntries', 'AE·2', 'entries 6 and 7 from the leader of term 3 (after index 5, term 2; commit index 5)'],
      ['AppendEntries', 'AE·1', 'entry 1 from the leader of term 1 (at the start of the log; commit index 0)'],
      ['AppendEntriesReply', 'AE ✓', 'a success in term 3 (the logs agree through index 7)'],
      ['AppendEntriesReply', 'AE ✗', 'a refusal in term 3 (it lacks index 9, and everything from index 4 on)'],
      ['AppendEntriesReply', 'AE ✗', 'a refusal in term 3 (index 5 has term 1 there, as from index 3 on)'],
      ['AppendEntriesReply', 'AE ✗', 'a refusal (term 3 has begun)'],
      ['InstallSnapshot', 'IS·40', 'the snapshot through index 40 (term 3) from the leader of term 4'],
      ['InstallSnapshotReply', 'IS ✓', 'a success in term 4 (everything through index 40 is there)'],
      ['InstallSnapshotReply', 'IS ✗', 'a refusal (term 5 has begun)'],
      ['ClerkRequest', 'cas x none 2', 'request 7, cas x none 2'],
      ['ClerkReply', 'ok', 'the answer to request 7 (ok, value "a b")'],
      ['ClerkReply', 'no key', 'the answer to request 7 (not ok, no value)'],
      ['ClerkReply', 'ask n4', 'a refusal of request 7 (n4 leads)'],
      ['ClerkReply', 'not me', 'a refusal of request 7 (it knows no leader)'],
    ]);
  });

  it('has a label that fits beside a dot', () => {
    for (const message of MESSAGES) expect(messageText(message).short.length).toBeLessThanOrEqual(12);
  });
});

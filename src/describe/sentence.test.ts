// Every event as its line and its sentence, side by side: what is printed here is what people read, so it is read before
// it is changed. The table is in the order of samples.ts.
import { describe, expect, it } from 'vitest';
import { RULES } from '../model/rule.ts';
import { eventLine } from './line.ts';
import { pieceText } from './piece.ts';
import { SAMPLES } from './samples.ts';
import { plain, sentence } from './sentence.ts';
import { WHY } from './why.ts';

describe('every event', () => {
  it('has the line and the sentence of the table', () => {
    const table = SAMPLES.map((event) => `${eventLine(event)}\n  ${plain(sentence(event))}`);
    expect(table.join('\n').split('\n')).toEqual(TABLE.trim().split('\n'));
  });

  it('reads as one to three whole sentences', () => {
    for (const event of SAMPLES) {
      const { text, why } = sentence(event);
      for (const words of [text.map(pieceText).join(''), ...(why === null ? [] : [why])]) {
        expect(words).toMatch(/^[^ ].*[^ ]\.$/);
        expect(words).not.toMatch(/undefined|null|NaN|\[object| {2}|\.\.|\( | \)| [,.;:]/);
      }
    }
  });

  it('names the rule that decided, and its place in the paper', () => {
    for (const event of SAMPLES) {
      const { rule, why } = sentence(event);
      if ('rule' in event) expect([event.type, rule]).toEqual([event.type, event.rule]);
      if (rule !== null) expect(why).toContain(`(${RULES[rule].source}).`);
    }
  });

  it('mentions its server, message or entry as something to point at', () => {
    for (const event of SAMPLES) {
      if (!('node' in event)) continue;
      const mentioned = sentence(event).text.some((p) => typeof p === 'object' && 'node' in p && p.node === event.node);
      expect([event.type, mentioned]).toEqual([event.type, true]);
    }
  });

  it('keeps neighbouring words in one piece', () => {
    for (const event of SAMPLES) {
      const { text } = sentence(event);
      expect(text.some((p, i) => p === '' || (typeof p === 'string' && typeof text[i + 1] === 'string'))).toBe(false);
    }
  });
});

describe('every rule', () => {
  it('has a reason that can stand before its place in the paper', () => {
    for (const reason of Object.values(WHY)) expect(reason).toMatch(/^[A-Z].*[a-z]$/);
  });
});

const TABLE = `
@500 n4 send n4>n3@488 AppendEntries term 3 prev 5(t2) [] commit 5
  Message n4→n3 leaves: a heartbeat of term 3 with commit index 5.
@500 n3 receive n4>n3@488 AppendEntries term 3 prev 5(t2) [] commit 5
  Message n4→n3 arrives: a heartbeat of term 3 with commit index 5.
@500 n3 lose cut n4>n3@488 AppendEntries term 3 prev 5(t2) [] commit 5
  Message n4→n3 is lost: the link is cut. It was a heartbeat of term 3 with commit index 5.
@500 n4 duplicate n4>n3@488*1 AppendEntries term 3 prev 5(t2) [] commit 5
  Message n4→n3 is duplicated: a second copy arrives in 12 ms. It is a heartbeat of term 3 with commit index 5.
@500 n3 hold n4>n3@488 AppendEntries term 3 prev 5(t2) [] commit 5
  Message n4→n3 waits: n3 is paused. It is a heartbeat of term 3 with commit index 5.
@500 n3 delay 50 n4>n3@488 AppendEntries term 3 prev 5(t2) [] commit 5
  Message n4→n3 is delayed by 50 ms. It is a heartbeat of term 3 with commit index 5.
@500 n4 call n3 failed request cut AppendEntries
  n4 is told that its call to n3 has failed: the request did not arrive, for the link was cut. It was a heartbeat of term 3 with commit index 5.
@500 n2 timer election after 212
  The election timer of n2 runs out: it has heard from no leader and granted no vote for 212 ms.
@500 n3 write term 3 last 6 until 512
  n3 begins to write term 3 and its log through index 6 to its disk, which takes 12 ms.
@500 n3 durable term 3 last 6
  The disk of n3 now holds term 3 and its log through index 6; what waited for it may now be sent.
@500 n1 term 2 -> 3 by n4
  n1 hears of term 3 from n4 and leaves term 2; its vote is free again.
@500 n2 candidate term 2
  n2 becomes a candidate in term 2 and votes for itself. Its last entry is (term 1, index 4), and it needs 3 votes to win.
@500 n3 vote n2 term 3
  n3 votes for n2 in term 3: the candidate’s last entry (term 2, index 7) is newer than its own (term 2, index 5).
@500 n3 no vote n2 term 3 log-behind 5(t2) < 7(t2)
  n3 refuses n2 its vote in term 3: its own last entry (term 2, index 7) is newer than the candidate’s (term 2, index 5).
@500 n2 count n3 yes 2/3
  n2 counts the vote of n3: it has 2 of the 3 votes that it needs.
@500 n4 leader term 3 (n4 n3 n5)
  n4 becomes the leader of term 3: it has the votes of n4, n3 and n5, and needs 3.
@500 n1 follower term 3 was leader higher-term n4
  n1 steps down as leader: n4 speaks in the higher term 3.
@500 n2 ignore reply n3 old-term
  n2 puts the answer of n3 aside: it was meant for an earlier election.
@500 n4 propose 6(t3) put x 2
  n4 appends put x 2 to its log at index 6, in term 3.
@500 n3 accept n4 prev 5(t2) new 1/2 match 7
  n3 takes 2 entries from n4, 1 of them new: both logs have term 2 at index 5, so the logs agree through index 7.
@500 n3 refuse n4 term-differs 5(t2) has t1 since 3
  n3 refuses what n4 sends: at index 5 the leader has term 2, but n3 has term 1, and has had it since index 3.
@500 n3 truncate 5..7 t1 for t2
  n3 deletes indexes 5 to 7: its entry at index 5 is of term 1, the leader’s is of term 2.
@500 n4 match n3 5 -> 6
  n4 now knows that n3 holds its log through index 6 (before: 5).
@500 n4 next n3 6 -> 4
  n4 goes back from index 6 to index 4 for n3 and tries again from there.
@500 n4 commit 5 -> 6(t3) (n4 n3 n5)
  n4 commits index 6. The entry is of the leader’s own term 3 and is now on n4, n3 and n5: 3 of 5.
@500 n1 withhold 2(t2) in term 4 (n1 n2 n3)
  Index 2 is on a majority (n1, n2 and n3), but it is of the earlier term 2, so copies alone do not let n1 commit it in term 4.
@500 n4 apply 6(t3) put x 2 = ok
  n4 applies index 6: put x 2.
@500 n4 snapshot 40(t3) 980 -> 32 B
  n4 replaces its log through index 40 (term 3) by a snapshot; the log on disk shrinks from 980 to 32 bytes.
@500 n3 install 40(t3) of n4 keep 0
  n3 installs the snapshot of n4 through index 40 (term 3). Nothing of its own log remains.
@500 n3 ignore snapshot 40 of n4 behind commit 42
  n3 ignores the snapshot of n4 through index 40: it has itself committed through index 42.
@500 c1 call #7 put x 2
  c1 calls put x 2 as its request 7.
@500 c1 retry #7 at n4 try 2 no-answer
  c1 tries request 7 again, now at n4 (try 2): no answer came in time.
@500 c1 return #7 put x 2 = ok from n4 after 84
  c1 hears from n4 after 84 ms: put x 2 is done.
@500 n2 turn away c1 #7 leader n4
  n2 turns request 7 of c1 away: it does not lead, and names n4 as the leader.
@500 c1 learn shard 3 at 101 config 2
  c1 learns that by configuration 2 shard 3 belongs to group 101.
@500 n1 hand over shard 3 config 2 to n4 of 101
  n1 sends shard 3 to n4, for by configuration 2 it belongs to group 101, and keeps it, frozen, until that group has it.
@500 n4 offered shard 3 config 2 by n1 has 2 taken
  n4 is offered shard 3 by n1 and takes it into its log; it serves the shard, and says so, once that is committed.
@500 n3 crash lost 2
  n3 crashes. Its memory is gone, and with it 2 entries that were not yet on its disk.
@500 n3 restart term 3 last 6
  n3 restarts as a follower. Its disk holds term 3 and its log through index 6; what is committed it must learn anew.
@500 n3 pause
  n3 is paused: it stands still, and its messages wait.
@500 n3 resume
  n3 goes on; whatever waited for it arrives now.
@500 line12 Crash the leader (n4)
  Line 12: crash the leader; that is n4.
@500 hand ignored: Crash n3 (n3 is down already)
  By hand: nothing done for “crash n3”, because n3 is down already.
@500 line8 note The leader now loses two followers
  The leader now loses two followers.
@500 line3 awaited leader
  Line 3 goes on: what it waited for has come true (leader).
@500 line5 holds committed x=1 on 3
  What line 5 expects holds (committed x=1 on 3).
@500 line5 FAILED this was expected, but no server leads
  Line 5 fails: this was expected, but no server leads.
@500 line20 end
  The scenario ends at line 20.
@500 checks VIOLATED I1 n2 leads term 3, which n4 has led since step 30
  Election Safety is broken: n2 leads term 3, which n4 has led since step 30.
@500 n3 lose loss n4>n3@488 AppendEntries term 3 prev 5(t2) [] commit 5
  Message n4→n3 is lost: the network dropped it by chance. It was a heartbeat of term 3 with commit index 5.
@500 n3 lose down n4>n3@488 AppendEntries term 3 prev 5(t2) [] commit 5
  Message n4→n3 is lost: n3 is down. It was a heartbeat of term 3 with commit index 5.
@500 n3 lose dropped n4>n3@488 AppendEntries term 3 prev 5(t2) [] commit 5
  Message n4→n3 is lost: it was dropped on command. It was a heartbeat of term 3 with commit index 5.
@500 n3 receive n2>n3@488 RequestVote term 2 last 0(t0)
  Message n2→n3 arrives: a request for a vote in term 2 (the candidate’s log is empty).
@500 n3 receive n2>n3@488 RequestVote term 3 last 5(t2)
  Message n2→n3 arrives: a request for a vote in term 3 (the candidate’s last entry is term 2, index 5).
@500 n3 receive n2>n3@488 RequestVoteReply term 3 yes
  Message n2→n3 arrives: a vote in term 3.
@500 n3 receive n2>n3@488 RequestVoteReply term 3 no
  Message n2→n3 arrives: a refusal to vote in term 3.
@500 n3 receive n2>n3@488 RequestVoteReply term 4 election 3 no
  Message n2→n3 arrives: a refusal to vote in term 3 (term 4 has begun).
@500 n3 receive n2>n3@488 AppendEntries term 3 prev 5(t2) [] commit 5
  Message n2→n3 arrives: a heartbeat of term 3 with commit index 5.
@500 n3 receive n2>n3@488 AppendEntries term 3 prev 5(t2) [6(t3) put x 2, 7(t3) get x] commit 5
  Message n2→n3 arrives: entries 6 and 7 from the leader of term 3 (after index 5, term 2; commit index 5).
@500 n3 receive n2>n3@488 AppendEntries term 1 prev 0(t0) [1(t1) no-op] commit 0
  Message n2→n3 arrives: entry 1 from the leader of term 1 (at the start of the log; commit index 0).
@500 n3 receive n2>n3@488 AppendEntriesReply term 3 yes match 7
  Message n2→n3 arrives: a success in term 3 (the logs agree through index 7).
@500 n3 receive n2>n3@488 AppendEntriesReply term 3 no prev 9 conflict 4(t0)
  Message n2→n3 arrives: a refusal in term 3 (it lacks index 9, and everything from index 4 on).
@500 n3 receive n2>n3@488 AppendEntriesReply term 3 no prev 5 conflict 3(t1)
  Message n2→n3 arrives: a refusal in term 3 (index 5 has term 1 there, as from index 3 on).
@500 n3 receive n2>n3@488 AppendEntriesReply term 3 no prev 5 conflict 0(t0)
  Message n2→n3 arrives: a refusal (term 3 has begun).
@500 n3 receive n2>n3@488 InstallSnapshot term 4 through 40(t3) 120 B
  Message n2→n3 arrives: the snapshot through index 40 (term 3) from the leader of term 4.
@500 n3 receive n2>n3@488 InstallSnapshotReply term 4 match 40
  Message n2→n3 arrives: a success in term 4 (everything through index 40 is there).
@500 n3 receive n2>n3@488 InstallSnapshotReply term 5 match 0
  Message n2→n3 arrives: a refusal (term 5 has begun).
@500 n3 receive n2>n3@488 ClerkRequest #7 cas x none 2
  Message n2→n3 arrives: request 7, cas x none 2.
@500 n3 receive n2>n3@488 ClerkReply #7 yes "a b"
  Message n2→n3 arrives: the answer to request 7 (ok, value "a b").
@500 n3 receive n2>n3@488 ClerkReply #7 no -
  Message n2→n3 arrives: the answer to request 7 (not ok, no value).
@500 n3 receive n2>n3@488 ClerkReply #7 refused leader n4
  Message n2→n3 arrives: a refusal of request 7 (n4 leads).
@500 n3 receive n2>n3@488 ClerkReply #7 refused leader -
  Message n2→n3 arrives: a refusal of request 7 (it knows no leader).
@500 n4 call n3 failed request loss AppendEntries
  n4 is told that its call to n3 has failed: the request did not arrive, dropped by chance. It was a heartbeat of term 3 with commit index 5.
@500 n4 call n3 failed request dropped AppendEntries
  n4 is told that its call to n3 has failed: the request did not arrive, dropped on command. It was a heartbeat of term 3 with commit index 5.
@500 n4 call n3 failed request down AppendEntries
  n4 is told that its call to n3 has failed: the request did not arrive, for n3 was down. It was a heartbeat of term 3 with commit index 5.
@500 n4 call n3 failed reply loss AppendEntriesReply
  n4 is told that its call to n3 has failed: the answer was lost, dropped by chance. It was a success in term 3 (the logs agree through index 7).
@500 c1 call n3 failed waiting down ClerkRequest
  c1 is told that its call to n3 has failed: no answer can come, for n3 was down. It was request 7, get x.
@500 n4 timer heartbeat after 50
  The heartbeat timer of n4 runs out after 50 ms: its followers must hear from it.
@500 c1 timer retry after 300
  c1 has waited 300 ms and asks again.
@500 c1 timer load after 50
  The pause of c1 is over after 50 ms: it makes its next call.
@500 n3 write term 1 last 0 until 512
  n3 begins to write term 1 and an empty log to its disk, which takes 12 ms.
@500 n2 candidate term 2
  n2 becomes a candidate in term 2 and votes for itself. Its log is empty, and it needs 1 vote to win.
@500 n3 vote n2 term 3
  n3 votes for n2 in term 3: the candidate’s last entry (term 2, index 5) is as new as its own (term 2, index 5).
@500 n3 vote n2 term 3
  n3 votes for n2 in term 3: the candidate’s last entry (term 2, index 5) is newer than its own log, which is empty.
@500 n3 vote n2 term 3
  n3 votes for n2 in term 3: both logs are empty.
@500 n3 vote n2 term 3
  n3 votes for n2 in term 3 although the candidate’s last entry (term 2, index 5) is older than its own (term 2, index 7): the paper’s rule would refuse.
@500 n3 vote n2 term 3
  n3 votes for n2 in term 3 although the candidate’s empty log is older than its own (term 2, index 7): the paper’s rule would refuse.
@500 n3 no vote n2 term 2 old-term 2 < 3
  n3 refuses n2 its vote in term 2: that term is over, n3 is in term 3 already.
@500 n3 no vote n2 term 3 already-voted n5
  n3 refuses n2 its vote in term 3: it has already voted for n5 in this term.
@500 n3 no vote n2 term 3 already-voted n3
  n3 refuses n2 its vote in term 3: it has already voted for itself in this term.
@500 n3 no vote n2 term 3 log-behind 0(t0) < 7(t2)
  n3 refuses n2 its vote in term 3: its own last entry (term 2, index 7) is newer than the candidate’s empty log.
@500 n3 no vote n2 term 3 leading
  n3 refuses n2 its vote in term 3: it leads term 3 itself.
@500 n2 count n2 yes 1/3
  n2 counts its own vote: it has 1 of the 3 votes that it needs.
@500 n2 count n3 no 1/3
  n2 notes the refusal of n3: it has 1 of the 3 votes that it needs.
@500 n4 leader term 3 (n4)
  n4 becomes the leader of term 3: it has the vote of n4, and needs 1.
@500 n1 follower term 3 was candidate leader-exists n4
  n1 gives up its election: n4 leads term 3.
@500 n1 follower term 3 was candidate higher-term n4
  n1 gives up its election: n4 speaks in the higher term 3.
@500 n2 ignore reply n3 not-waiting
  n2 puts the answer of n3 aside: it is no longer a candidate.
@500 n2 ignore reply n3 old-term
  n2 puts the answer of n3 aside: it is of an earlier term.
@500 n2 ignore reply n3 not-waiting
  n2 puts the answer of n3 aside: it no longer leads.
@500 n2 ignore reply n3 old-request
  n2 puts the answer of n3 aside: it answers a request that a later one has overtaken.
@500 n3 accept n4 prev 5(t2) new 0/0 match 5
  n3 accepts the heartbeat of n4: both logs have term 2 at index 5.
@500 n3 accept n4 prev 0(t0) new 0/0 match 0
  n3 accepts the heartbeat of n4: it belongs at the start of the log, where nothing can differ.
@500 n3 accept n4 prev 0(t0) new 1/1 match 1
  n3 takes 1 entry from n4: it belongs at the start of the log, so the logs agree through index 1.
@500 n3 accept n4 prev 5(t2) new 0/1 match 6
  n3 takes 1 entry from n4, which it had already: both logs have term 2 at index 5, so the logs agree through index 6.
@500 n3 accept n4 prev 5(t2) new 0/2 match 7
  n3 takes 2 entries from n4, none of them new: both logs have term 2 at index 5, so the logs agree through index 7.
@500 n3 accept n4 prev 5(t2) new 2/2 match 7
  n3 takes 2 entries from n4, all of them new: both logs have term 2 at index 5, so the logs agree through index 7.
@500 n3 refuse n4 old-term 2 < 3
  n3 refuses what n4 sends: the sender’s term 2 is over, n3 is in term 3.
@500 n3 refuse n4 missing 5(t2) first 4
  n3 refuses what n4 sends: it lacks index 5, for its own log ends at index 3.
@500 n3 refuse n4 missing 5(t2) first 1
  n3 refuses what n4 sends: it lacks index 5, for its own log is empty.
@500 n3 truncate 5 t1 for t2
  n3 deletes index 5: its entry there is of term 1, the leader’s is of term 2.
@500 n3 truncate 5..7 t1 for t0
  n3 deletes indexes 5 to 7 although nothing in the leader’s request contradicts them: the paper’s rule would keep them.
@500 n3 truncate 7 t1 for t0
  n3 deletes index 7 although nothing in the leader’s request contradicts it: the paper’s rule would keep it.
@500 n4 match n3 0 -> 6
  n4 now knows that n3 holds its log through index 6 (before: nothing).
@500 n4 commit 3 -> 6(t3) (n4 n3 n5)
  n4 commits indexes 4 to 6. The last of them, index 6, is of the leader’s own term 3 and is now on n4, n3 and n5: 3 of 5.
@500 n4 commit 0 -> 1(t3) (n1)
  n4 commits index 1. The entry is of the leader’s own term 3 and is now on n1: 1 of 1.
@500 n4 commit 5 -> 6(t2) (n4 n3 n5)
  n4 commits index 6. The entry is of the earlier term 2 and is now on n4, n3 and n5: 3 of 5. In term 3 copies alone should not commit it: the paper’s rule was replaced here.
@500 n3 commit 5 -> 6(t3)
  n3 commits index 6, because the leader’s commit index has reached it.
@500 n3 commit 3 -> 6(t3)
  n3 commits indexes 4 to 6, because the leader’s commit index has reached them.
@500 n4 apply 5(t3) no-op
  n4 applies index 5: a no-op, which changes nothing.
@500 n4 apply 5(t3) members n1 n2
  n4 applies index 5: members n1 n2, in force since it was appended.
@500 n4 apply 5(t3) 101
  n4 applies index 5: 101.
@500 n4 apply 7(t3) get x = 2
  n4 applies index 7: get x. It returns 2.
@500 n4 apply 7(t3) get y = none
  n4 applies index 7: get y. It finds no such key.
@500 n4 apply 7(t3) append x ! = ok
  n4 applies index 7: append x !.
@500 n4 apply 7(t3) cas x 1 2 = ok
  n4 applies index 7: cas x 1 2.
@500 n4 apply 7(t3) cas x 1 2 = no, 3
  n4 applies index 7: cas x 1 2. It swaps nothing, for the value is 3.
@500 n4 apply 7(t3) cas x 1 2 = no, none
  n4 applies index 7: cas x 1 2. It swaps nothing, for there is no such key.
@500 n4 apply 6(t3) put x 2 repeated = ok
  n4 comes to put x 2 at index 6, but request 7 of c1 has run before: nothing changes, and the first answer stands.
@500 n3 install 40(t3) of n4 keep 1
  n3 installs the snapshot of n4 through index 40 (term 3). The entry after it stays, for the log agrees with it.
@500 n3 install 40(t3) of n4 keep 2
  n3 installs the snapshot of n4 through index 40 (term 3). The 2 entries after it stay, for the log agrees with it.
@500 n3 ignore snapshot 40 of n4 old-term commit 42
  n3 ignores the snapshot of n4 through index 40: it is of a leader whose term is over.
@500 c1 call #7 put x 2 via n3
  c1 calls put x 2 as its request 7, at n3 alone.
@500 c1 retry #7 at n4 try 2 not-leader
  c1 tries request 7 again, now at n4 (try 2): the server it asked does not lead.
@500 c1 return #7 get x = 2 from n4 after 84
  c1 hears from n4 after 84 ms: get x returns 2.
@500 c1 return #7 get y = none from n4 after 84
  c1 hears from n4 after 84 ms: get y finds no such key.
@500 c1 return #7 cas x 1 2 = no, 3 from n4 after 84
  c1 hears from n4 after 84 ms: cas x 1 2 swaps nothing, for the value is 3.
@500 n2 turn away c1 #7 leader -
  n2 turns request 7 of c1 away: it does not lead, and knows no leader.
@500 n3 crash lost 0
  n3 crashes. Its memory is gone; nothing of its log is lost with it.
@500 n3 crash lost 1
  n3 crashes. Its memory is gone, and with it 1 entry that was not yet on its disk.
@500 c1 crash lost 0
  c1 crashes. If a call of it was under way, it will never hear the answer.
@500 n3 restart term 0 last 0
  n3 restarts as a follower. Its disk holds nothing; what is committed it must learn anew.
@500 n3 restart term 2 last 0
  n3 restarts as a follower. Its disk holds term 2 and an empty log; what is committed it must learn anew.
@500 c1 restart term 0 last 0
  c1 starts again. Its request numbers go on where they stood.
@500 hand Crash n3 (n3)
  By hand: crash n3.
@500 nemesis Heal all links
  By the nemesis: heal all links.
@500 line8 note -
  The caption is taken away.
@500 checks VIOLATED I7 n2 leads term 3, which n4 has led since step 30
  Committed Agreement is broken at index 6: n2 leads term 3, which n4 has led since step 30.
@500 checks VIOLATED linearizability n2 leads term 3, which n4 has led since step 30
  Linearizability is broken: n2 leads term 3, which n4 has led since step 30.
`;

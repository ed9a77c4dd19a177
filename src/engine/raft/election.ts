// Leader election (§5.2) with the restriction of §5.4.1.
import type { NodeId } from '../../model/ids.ts';
import type { RaftState, RequestVote, RequestVoteReply } from '../../model/raft.ts';
import { append, lastIndex, lastTerm, makeEntry } from './log.ts';
import { note, type RaftOutput, send } from './output.ts';
import { newProgress, sendToAll } from './replication.ts';

/** The election timer ran out: a new term, a vote for oneself (counted when durable), and everybody is asked. */
export function startElection(raft: RaftState, out: RaftOutput): void {
  if (raft.role.kind === 'leader' || !raft.members.voters.includes(out.self)) return;
  raft.currentTerm += 1;
  raft.votedFor = out.self;
  raft.role = { kind: 'candidate', votes: {} };
  out.persist = true;
  out.resetElectionTimer = true;
  const lastLog = { index: lastIndex(raft.log), term: lastTerm(raft.log) };
  const needed = out.rules.electionQuorum(raft.members.voters);
  note(out, {
    type: 'BecameCandidate',
    node: out.self,
    rule: 'startElection',
    term: raft.currentTerm,
    lastLog,
    needed,
  });
  for (const voter of raft.members.voters) {
    if (voter === out.self) continue;
    send(out, voter, {
      type: 'RequestVote',
      term: raft.currentTerm,
      candidateId: out.self,
      lastLogIndex: lastLog.index,
      lastLogTerm: lastLog.term,
    });
  }
}

/** RequestVote arrives; its term has been considered. */
export function handleRequestVote(raft: RaftState, out: RaftOutput, request: RequestVote): void {
  const { candidateId, term } = request;
  const refusal = out.rules.grantVote(raft, request);
  const ownLog = { index: lastIndex(raft.log), term: lastTerm(raft.log) };
  const candidateLog = { index: request.lastLogIndex, term: request.lastLogTerm };
  if (refusal === null) {
    if (raft.votedFor !== candidateId) {
      raft.votedFor = candidateId;
      out.persist = true;
    }
    out.resetElectionTimer = true;
    note(out, {
      type: 'VoteGranted',
      node: out.self,
      rule: 'grantVote',
      candidate: candidateId,
      term,
      ownLog,
      candidateLog,
    });
  } else {
    note(out, {
      type: 'VoteRefused',
      node: out.self,
      rule: 'grantVote',
      candidate: candidateId,
      term: raft.currentTerm,
      electionTerm: term,
      reason: refusal,
      votedFor: raft.votedFor,
      ownLog,
      candidateLog,
    });
  }
  send(out, candidateId, {
    type: 'RequestVoteReply',
    term: raft.currentTerm,
    electionTerm: term,
    voteGranted: refusal === null,
  });
}

/** An answer to RequestVote arrives; its term has been considered. */
export function handleRequestVoteReply(raft: RaftState, out: RaftOutput, from: NodeId, reply: RequestVoteReply): void {
  if (!out.rules.countVote(raft, reply)) {
    const reason = raft.role.kind === 'candidate' ? 'old-term' : 'not-waiting';
    note(out, { type: 'ReplyIgnored', node: out.self, rule: 'countVote', from, reason });
    return;
  }
  countVote(raft, out, from, reply.voteGranted);
}

/** A candidate takes note of one voter's answer (its own included, once that is durable) and leads when it has enough. */
export function countVote(raft: RaftState, out: RaftOutput, voter: NodeId, granted: boolean): void {
  if (raft.role.kind !== 'candidate' || raft.role.votes[voter] === granted) return;
  const votes = { ...raft.role.votes, [voter]: granted };
  raft.role = { kind: 'candidate', votes };
  const held = raft.members.voters.filter((id) => votes[id]);
  const needed = out.rules.electionQuorum(raft.members.voters);
  note(out, { type: 'VoteCounted', node: out.self, rule: 'countVote', voter, granted, votes: held.length, needed });
  if (held.length >= needed) becomeLeader(raft, out, held, needed);
}

/** Leads: every follower is assumed to be level with this log until it says otherwise, and is told at once. */
function becomeLeader(raft: RaftState, out: RaftOutput, votes: readonly NodeId[], needed: number): void {
  const followers = raft.members.voters.filter((id) => id !== out.self);
  raft.role = { kind: 'leader', peers: followers.map((id) => newProgress(id, raft.log)) };
  note(out, { type: 'BecameLeader', node: out.self, rule: 'electionQuorum', term: raft.currentTerm, votes, needed });
  if (out.noop) {
    const entry = makeEntry(lastIndex(raft.log) + 1, raft.currentTerm, { type: 'noop' });
    raft.log = append(raft.log, entry);
    out.persist = true;
    note(out, { type: 'EntryProposed', node: out.self, entry });
  }
  sendToAll(raft, out);
}

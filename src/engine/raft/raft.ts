// The pure core: a server's Raft takes one input at a time. It knows members, terms and logs, nothing of time or network.
import type { NodeId } from '../../model/ids.ts';
import type { Persisted, RaftMessage, RaftState } from '../../model/raft.ts';
import { handleAppendEntries } from './appendEntries.ts';
import { countVote, handleRequestVote, handleRequestVoteReply } from './election.ts';
import { EMPTY_LOG, lastIndex, lastTerm, latestMembers, termAt } from './log.ts';
import type { RaftOutput } from './output.ts';
import { advanceCommit, handleAppendEntriesReply } from './replication.ts';
import { handleInstallSnapshot, handleInstallSnapshotReply } from './snapshot.ts';
import { considerTerm } from './term.ts';

/** What the disk of a brand-new server holds. */
export const BLANK: Persisted = { currentTerm: 0, votedFor: null, log: EMPTY_LOG, snapshot: null };

/** A server as it starts from its disk: a follower that knows only what is durable (§5.1, §7). */
export function startRaft(persisted: Persisted, bootstrap: readonly NodeId[]): RaftState {
  const { currentTerm, votedFor, log, snapshot } = persisted;
  return {
    currentTerm,
    votedFor,
    log,
    snapshot,
    commitIndex: log.base,
    lastApplied: log.base,
    role: { kind: 'follower', leaderId: null },
    durableIndex: lastIndex(log),
    members: latestMembers(persisted, bootstrap),
  };
}

/** What must be on the disk now. */
export function persistedOf(raft: RaftState): Persisted {
  return { currentTerm: raft.currentTerm, votedFor: raft.votedFor, log: raft.log, snapshot: raft.snapshot };
}

/** A message arrives. First the rule for terms, then one handler a type. */
export function receive(raft: RaftState, out: RaftOutput, from: NodeId, message: RaftMessage): void {
  considerTerm(raft, out, message.term, from);
  switch (message.type) {
    case 'RequestVote':
      return handleRequestVote(raft, out, message);
    case 'RequestVoteReply':
      return handleRequestVoteReply(raft, out, from, message);
    case 'AppendEntries':
      return handleAppendEntries(raft, out, message);
    case 'AppendEntriesReply':
      return handleAppendEntriesReply(raft, out, from, message);
    case 'InstallSnapshot':
      return handleInstallSnapshot(raft, out, message);
    case 'InstallSnapshotReply':
      return handleInstallSnapshotReply(raft, out, from, message);
  }
}

/** A write has become durable: a candidate may count its own vote, a leader its own copy. */
export function persisted(raft: RaftState, out: RaftOutput, written: Persisted): void {
  const index = lastIndex(written.log);
  // The same index and term hold the same prefix (Log Matching); a log that was cut since is not vouched for.
  const known = index <= raft.log.base || termAt(raft.log, index) === lastTerm(written.log);
  if (known && index > raft.durableIndex) raft.durableIndex = Math.min(index, lastIndex(raft.log));
  if (written.currentTerm !== raft.currentTerm) return;
  if (raft.role.kind === 'candidate' && written.votedFor === out.self) countVote(raft, out, out.self, true);
  if (raft.role.kind === 'leader') advanceCommit(raft, out);
}

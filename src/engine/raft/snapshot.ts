// Log compaction and InstallSnapshot (§7), the whole snapshot in one message.
import type { LogIndex, NodeId, Term } from '../../model/ids.ts';
import type { MachineState } from '../../model/kv.ts';
import type { InstallSnapshot, InstallSnapshotReply, Members, RaftState } from '../../model/raft.ts';
import { progressOf } from '../../model/raft.ts';
import { compactTo, EMPTY_LOG, lastIndex, latestMembers, persistedBytes, termAt, truncateFrom } from './log.ts';
import { note, type RaftOutput, send } from './output.ts';
import { matched } from './replication.ts';
import { becomeFollower } from './term.ts';

/** Replaces the log through lastApplied by the machine's state there. Nothing to do when the snapshot already covers it. */
export function compact(raft: RaftState, out: RaftOutput, machine: MachineState, bytes: number): void {
  const index = raft.lastApplied;
  if (index <= raft.log.base) return;
  const before = persistedBytes(raft.log);
  const lastIncludedTerm = termAt(raft.log, index) as Term;
  const members = raft.members.index <= index ? raft.members : membersAt(raft, out, index);
  raft.snapshot = { lastIncludedIndex: index, lastIncludedTerm, members, machine, bytes };
  raft.log = compactTo(raft.log, index, lastIncludedTerm);
  out.persist = true;
  note(out, {
    type: 'SnapshotTaken',
    node: out.self,
    rule: 'takeSnapshot',
    lastIncludedIndex: index,
    lastIncludedTerm,
    before,
    after: persistedBytes(raft.log),
  });
}

/** The configuration in force at an index: a later one may not be committed yet and does not belong in the snapshot. */
function membersAt(raft: RaftState, out: RaftOutput, index: LogIndex): Members {
  return latestMembers({ log: truncateFrom(raft.log, index + 1), snapshot: raft.snapshot }, out.bootstrap);
}

/** InstallSnapshot arrives; its term has been considered. */
export function handleInstallSnapshot(raft: RaftState, out: RaftOutput, request: InstallSnapshot): void {
  const { leaderId, snapshot } = request;
  const { lastIncludedIndex, lastIncludedTerm } = snapshot;
  const ignore = (reason: 'old-term' | 'behind', matchIndex: number) => {
    note(out, {
      type: 'SnapshotIgnored',
      node: out.self,
      rule: 'installSnapshot',
      leader: leaderId,
      lastIncludedIndex,
      commitIndex: raft.commitIndex,
      reason,
    });
    send(out, leaderId, { type: 'InstallSnapshotReply', term: raft.currentTerm, matchIndex });
  };
  if (out.rules.isStale(raft, request.term)) return ignore('old-term', 0);
  if (raft.role.kind === 'leader') return;
  if (raft.role.kind === 'candidate') becomeFollower(raft, out, leaderId, 'leader-exists', leaderId);
  else if (raft.role.leaderId !== leaderId) raft.role = { kind: 'follower', leaderId };
  out.resetElectionTimer = true;

  // What is committed here is in the leader's log too, so that much is known to agree.
  if (!out.rules.acceptSnapshot(raft, request)) return ignore('behind', raft.commitIndex);

  const keep = out.rules.keepSuffix(raft.log, request) && lastIncludedIndex >= raft.log.base;
  const kept = keep ? Math.max(0, lastIndex(raft.log) - lastIncludedIndex) : 0;
  raft.log = keep
    ? compactTo(raft.log, lastIncludedIndex, lastIncludedTerm)
    : { ...EMPTY_LOG, base: lastIncludedIndex, baseTerm: lastIncludedTerm };
  raft.snapshot = snapshot;
  raft.commitIndex = lastIncludedIndex;
  raft.lastApplied = lastIncludedIndex;
  raft.durableIndex = keep
    ? Math.min(raft.durableIndex, lastIndex(raft.log))
    : Math.min(raft.durableIndex, lastIncludedIndex);
  raft.members = latestMembers(raft, out.bootstrap);
  out.restore = snapshot;
  out.persist = true;
  note(out, {
    type: 'SnapshotInstalled',
    node: out.self,
    rule: 'installSnapshot',
    leader: leaderId,
    lastIncludedIndex,
    lastIncludedTerm,
    kept,
  });
  send(out, leaderId, { type: 'InstallSnapshotReply', term: raft.currentTerm, matchIndex: lastIncludedIndex });
}

/** An answer to InstallSnapshot arrives; its term has been considered. */
export function handleInstallSnapshotReply(
  raft: RaftState,
  out: RaftOutput,
  from: NodeId,
  answer: InstallSnapshotReply,
): void {
  const progress = progressOf(raft.role, from);
  if (!progress || out.rules.isStale(raft, answer.term)) {
    const reason = progress ? 'old-term' : 'not-waiting';
    note(out, { type: 'ReplyIgnored', node: out.self, rule: 'ignoreStaleReply', from, reason });
    return;
  }
  matched(raft, out, progress, Math.max(progress.matchIndex, answer.matchIndex));
}

// The follower's half of replication (§5.3): what AppendEntries does to a log, and the answer.
import type { LogIndex, Term } from '../../model/ids.ts';
import type { AppendEntries, RaftState } from '../../model/raft.ts';
import { append, lastIndex, latestMembers, termAt, truncateFrom } from './log.ts';
import { note, type RaftOutput, send } from './output.ts';
import { becomeFollower } from './term.ts';

/** AppendEntries arrives; its term has been considered. */
export function handleAppendEntries(raft: RaftState, out: RaftOutput, request: AppendEntries): void {
  const { leaderId, prevLogIndex, prevLogTerm } = request;
  if (out.rules.isStale(raft, request.term)) return refuse(raft, out, request, 'old-term', null, 0, 0);
  if (raft.role.kind === 'leader') return; // two leaders of one term: the checks say so, the protocol has no answer
  if (raft.role.kind === 'candidate') becomeFollower(raft, out, leaderId, 'leader-exists', leaderId);
  else if (raft.role.leaderId !== leaderId) raft.role = { kind: 'follower', leaderId };
  out.resetElectionTimer = true;

  const conflict = out.rules.acceptAppend(raft.log, request);
  if (conflict) {
    const { reason, ownTerm, conflictIndex, conflictTerm } = conflict;
    return refuse(raft, out, request, reason, ownTerm, conflictIndex, conflictTerm);
  }

  const added = storeEntries(raft, out, request);
  const matchIndex = prevLogIndex + request.entries.length;
  note(out, {
    at: 0,
    step: 0,
    n: 0,
    cause: null,
    type: 'AppendAccepted',
    node: out.self,
    rule: 'acceptAppend',
    leader: leaderId,
    prevLogIndex,
    prevLogTerm,
    count: request.entries.length,
    added,
    matchIndex,
  });
  reply(raft, out, request, true, matchIndex, 0, 0);
  const commit = Math.min(out.rules.followCommit(raft, request), lastIndex(raft.log));
  if (commit > raft.commitIndex) {
    const from = raft.commitIndex;
    raft.commitIndex = commit;
    note(out, {
      at: 0,
      step: 0,
      n: 0,
      cause: null,
      type: 'CommitAdvanced',
      node: out.self,
      rule: 'followCommit',
      from,
      to: commit,
      term: termAt(raft.log, commit) ?? 0,
      currentTerm: raft.currentTerm,
      holders: [],
      needed: 0,
      voters: raft.members.voters.length,
    });
  }
}

function refuse(
  raft: RaftState,
  out: RaftOutput,
  request: AppendEntries,
  reason: 'old-term' | 'missing' | 'term-differs',
  ownTerm: Term | null,
  conflictIndex: LogIndex,
  conflictTerm: Term,
): void {
  note(out, {
    type: 'AppendRefused',
    node: out.self,
    rule: reason === 'old-term' ? 'ignoreStaleReply' : 'acceptAppend',
    leader: request.leaderId,
    reason,
    leaderTerm: request.term,
    term: raft.currentTerm,
    prevLogIndex: request.prevLogIndex,
    prevLogTerm: request.prevLogTerm,
    ownTerm,
    conflictIndex,
    conflictTerm,
  });
  reply(raft, out, request, false, 0, conflictIndex, conflictTerm);
}

/** Deletes what contradicts the request and appends what is new. Returns how many entries were new. */
function storeEntries(raft: RaftState, out: RaftOutput, request: AppendEntries): number {
  const fresh = request.prevLogIndex >= raft.log.base; // nothing in it is compacted here
  const entries = fresh ? request.entries : request.entries.filter((e) => e.index > raft.log.base);
  const conflict = out.rules.findConflict(raft.log, request, entries);
  if (conflict !== null) {
    const end = lastIndex(raft.log);
    note(out, {
      type: 'EntriesTruncated',
      node: out.self,
      rule: 'findConflict',
      from: conflict,
      to: end,
      ownTerm: termAt(raft.log, conflict) ?? 0,
      leaderTerm: entries.find((e) => e.index === conflict)?.term ?? 0,
    });
    raft.log = truncateFrom(raft.log, conflict);
    raft.durableIndex = Math.min(raft.durableIndex, conflict - 1);
    if (raft.members.index >= conflict) raft.members = latestMembers(raft, out.bootstrap);
    out.persist = true;
  }
  let added = 0;
  for (const entry of entries) {
    if (entry.index <= lastIndex(raft.log)) continue;
    raft.log = append(raft.log, entry);
    if (entry.op.type === 'config') raft.members = { voters: entry.op.voters, index: entry.index };
    added++;
  }
  if (added > 0) out.persist = true;
  return added;
}

function reply(
  raft: RaftState,
  out: RaftOutput,
  request: AppendEntries,
  success: boolean,
  matchIndex: LogIndex,
  conflictIndex: LogIndex,
  conflictTerm: Term,
): void {
  send(out, request.leaderId, {
    type: 'AppendEntriesReply',
    term: raft.currentTerm,
    success,
    prevLogIndex: request.prevLogIndex,
    matchIndex,
    conflictIndex,
    conflictTerm,
  });
}

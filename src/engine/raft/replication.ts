// The leader's half of replication (§5.3), and its commit rule (§5.4.2).
import type { LogIndex, NodeId } from '../../model/ids.ts';
import type { Op } from '../../model/kv.ts';
import type {
  AppendEntries,
  AppendEntriesReply,
  Entry,
  InstallSnapshot,
  InstallSnapshotReply,
  Log,
  Progress,
  RaftState,
} from '../../model/raft.ts';
import { progressOf } from '../../model/raft.ts';
import { append, entriesFrom, lastIndex, makeEntry, termAt } from './log.ts';
import { note, type RaftOutput, send } from './output.ts';

/** Heartbeats without an answer after which a batch is sent again. */
const PATIENCE = 2;

/** What replication calls are made of. */
type AppendCall = AppendEntries | AppendEntriesReply | InstallSnapshot | InstallSnapshotReply;

/** A leader appends an op to its own log and passes it on. Returns the entry, or null when this server does not lead. */
export function propose(raft: RaftState, out: RaftOutput, op: Op): Entry | null {
  if (raft.role.kind !== 'leader') return null;
  const entry = makeEntry(lastIndex(raft.log) + 1, raft.currentTerm, op);
  raft.log = append(raft.log, entry);
  if (op.type === 'config') raft.members = { voters: op.voters, index: entry.index };
  out.persist = true;
  note(out, { at: 0, step: 0, n: 0, cause: null, type: 'EntryProposed', node: out.self, entry });
  sendToAll(raft, out);
  return entry;
}

/** What a leader knows of a follower that it has not heard from: it is taken to be level with this log. */
export function newProgress(id: NodeId, log: Log): Progress {
  return { id, nextIndex: lastIndex(log) + 1, matchIndex: 0, inFlight: 0, silentBeats: 0 };
}

/** Sends each follower what it lacks, unless a batch to it is still unanswered. */
export function sendToAll(raft: RaftState, out: RaftOutput): void {
  if (raft.role.kind !== 'leader') return;
  const peers: Progress[] = [];
  for (const id of raft.members.voters) {
    if (id === out.self) continue;
    const progress = progressOf(raft.role, id) ?? newProgress(id, raft.log);
    peers.push(progress.inFlight > 0 ? progress : sendBatch(raft, out, progress));
  }
  raft.role = { kind: 'leader', peers };
}

/** The heartbeat timer ran out: every follower hears from its leader; a batch without an answer for too long is sent again. */
export function heartbeat(raft: RaftState, out: RaftOutput): void {
  if (raft.role.kind !== 'leader') return;
  const peers = raft.role.peers.map((progress) => beatTo(raft, out, progress));
  raft.role = { kind: 'leader', peers };
}

function beatTo(raft: RaftState, out: RaftOutput, progress: Progress): Progress {
  if (progress.inFlight === 0) return sendBatch(raft, out, progress);
  if (progress.silentBeats + 1 >= PATIENCE) {
    return sendBatch(raft, out, progressTo(progress, progress.nextIndex, 0, 0));
  }
  sendEntries(raft, out, progress.id, Math.max(progress.nextIndex, raft.log.base + 1), []);
  return progressTo(progress, progress.nextIndex, progress.inFlight, progress.silentBeats + 1);
}

/**
 * The network says that a call to a follower has failed (the labs' network does). If it was the batch that is not answered
 * yet, it is sent again at the next heartbeat. Nothing depends on it: two heartbeats without an answer say the same.
 */
export function callFailed(raft: RaftState, follower: NodeId, lost: AppendCall): void {
  const progress = progressOf(raft.role, follower);
  if (!progress || lost.term !== raft.currentTerm || !isBatch(progress, lost)) return;
  setPeer(raft, progressTo(progress, progress.nextIndex, progress.inFlight, PATIENCE - 1));
}

/** Is a message the batch that a follower has not answered, or the answer to it? */
function isBatch({ inFlight, nextIndex }: Progress, message: AppendCall): boolean {
  if (inFlight === 0) return false;
  switch (message.type) {
    case 'AppendEntries':
      return message.entries.length > 0 && message.prevLogIndex + message.entries.length === inFlight;
    case 'AppendEntriesReply':
      return message.success ? message.matchIndex === inFlight : message.prevLogIndex === nextIndex - 1;
    case 'InstallSnapshot':
      return message.snapshot.lastIncludedIndex === inFlight;
    case 'InstallSnapshotReply':
      return message.matchIndex >= inFlight;
  }
}

/** Sends one batch (or the snapshot, when the entries are gone, or a heartbeat, when there are none) and says so. */
export function sendBatch(raft: RaftState, out: RaftOutput, progress: Progress): Progress {
  const { log, snapshot } = raft;
  const to = progress.id;
  if (progress.nextIndex <= log.base && snapshot) {
    send(out, to, { type: 'InstallSnapshot', term: raft.currentTerm, leaderId: out.self, snapshot });
    return progressTo(progress, progress.nextIndex, snapshot.lastIncludedIndex, 0);
  }
  const entries = entriesFrom(log, progress.nextIndex, out.batch);
  sendEntries(raft, out, to, progress.nextIndex, entries);
  return entries.length === 0
    ? progress
    : progressTo(progress, progress.nextIndex, progress.nextIndex + entries.length - 1, 0);
}

function sendEntries(
  raft: RaftState,
  out: RaftOutput,
  to: NodeId,
  nextIndex: LogIndex,
  entries: readonly Entry[],
): void {
  send(out, to, {
    type: 'AppendEntries',
    term: raft.currentTerm,
    leaderId: out.self,
    prevLogIndex: nextIndex - 1,
    prevLogTerm: termAt(raft.log, nextIndex - 1) ?? 0,
    entries,
    leaderCommit: raft.commitIndex,
  });
}

/** An answer to AppendEntries arrives; its term has been considered. */
export function handleAppendEntriesReply(
  raft: RaftState,
  out: RaftOutput,
  from: NodeId,
  answer: AppendEntriesReply,
): void {
  const progress = progressOf(raft.role, from);
  if (!progress || out.rules.isStale(raft, answer.term)) {
    const reason = progress ? 'old-term' : 'not-waiting';
    note(out, { type: 'ReplyIgnored', node: out.self, rule: 'ignoreStaleReply', from, reason });
    return;
  }
  if (answer.success) {
    matched(raft, out, progress, out.rules.advanceMatch(progress, answer));
  } else if (answer.prevLogIndex !== progress.nextIndex - 1 || answer.prevLogIndex <= progress.matchIndex) {
    // What is known to be stored cannot be missing: an old refusal, or a follower whose disk was lost. To ask again at once
    // would be to ask for ever.
    note(out, { type: 'ReplyIgnored', node: out.self, rule: 'ignoreStaleReply', from, reason: 'old-request' });
  } else {
    const nextIndex = out.rules.backUpNext(raft.log, progress, answer);
    note(out, {
      type: 'NextBackedUp',
      node: out.self,
      rule: 'backUpNext',
      follower: from,
      from: progress.nextIndex,
      to: nextIndex,
    });
    setPeer(raft, sendBatch(raft, out, progressTo(progress, nextIndex, 0, 0)));
  }
}

/** A follower is known to store everything up to `matchIndex`: commit what a majority has, send what it still lacks. */
export function matched(raft: RaftState, out: RaftOutput, progress: Progress, matchIndex: LogIndex): void {
  const answered = progress.inFlight > 0 && matchIndex >= progress.inFlight;
  if (matchIndex === progress.matchIndex && !answered && progress.silentBeats === 0) return;
  const nextIndex = Math.max(progress.nextIndex, matchIndex + 1);
  let now: Progress = {
    id: progress.id,
    nextIndex,
    matchIndex,
    inFlight: answered ? 0 : progress.inFlight,
    silentBeats: progress.silentBeats,
  };
  if (matchIndex > progress.matchIndex) {
    note(out, {
      at: 0,
      step: 0,
      n: 0,
      cause: null,
      type: 'MatchAdvanced',
      node: out.self,
      rule: 'advanceMatch',
      follower: progress.id,
      from: progress.matchIndex,
      to: matchIndex,
    });
  }
  setPeer(raft, now);
  if (matchIndex > progress.matchIndex) advanceCommit(raft, out);
  if (now.inFlight === 0 && nextIndex <= lastIndex(raft.log)) {
    now = sendBatch(raft, out, now);
    setPeer(raft, now);
  }
}

/** §5.3, §5.4.2: commits as far as a majority stores entries, if the last of them is of the leader's own term. */
export function advanceCommit(raft: RaftState, out: RaftOutput): void {
  if (raft.role.kind !== 'leader') return;
  const index = out.rules.majorityStores(raft, out.self);
  if (index <= raft.commitIndex) return;
  const entryTerm = termAt(raft.log, index) ?? 0;
  const { role, durableIndex } = raft;
  const holders = raft.members.voters.filter((id) =>
    id === out.self ? durableIndex >= index : (progressOf(role, id)?.matchIndex ?? 0) >= index,
  );
  if (!out.rules.mayCommit(raft, entryTerm)) {
    note(out, {
      type: 'CommitWithheld',
      node: out.self,
      rule: 'advanceCommit',
      index,
      entryTerm,
      currentTerm: raft.currentTerm,
      holders,
    });
    return;
  }
  const from = raft.commitIndex;
  raft.commitIndex = index;
  const needed = (raft.members.voters.length >> 1) + 1;
  note(out, {
    at: 0,
    step: 0,
    n: 0,
    cause: null,
    type: 'CommitAdvanced',
    node: out.self,
    rule: 'advanceCommit',
    from,
    to: index,
    term: entryTerm,
    currentTerm: raft.currentTerm,
    holders,
    needed,
    voters: raft.members.voters.length,
  });
}

/** The same follower, as far as before, but with other plans for it. */
function progressTo(
  { id, matchIndex }: Progress,
  nextIndex: LogIndex,
  inFlight: LogIndex,
  silentBeats: number,
): Progress {
  return { id, nextIndex, matchIndex, inFlight, silentBeats };
}

function setPeer(raft: RaftState, progress: Progress): void {
  if (raft.role.kind !== 'leader') return;
  const peers = raft.role.peers.slice();
  for (let i = 0; i < peers.length; i++) if (peers[i]?.id === progress.id) peers[i] = progress;
  raft.role = { kind: 'leader', peers };
}

// Raft's decisions, each a small function with a name, in one record that reads like Figure 2 of the paper. A known bug
// is a partial override of this record (bugs.ts); nothing else in the engine asks whether a bug is on.
import type { LogIndex, NodeId, Term } from '../../model/ids.ts';
import type {
  AppendEntries,
  AppendEntriesReply,
  Entry,
  InstallSnapshot,
  Log,
  Persisted,
  Progress,
  RaftState,
  RequestVote,
  RequestVoteReply,
} from '../../model/raft.ts';
import {
  type AdminOp,
  type InstallShardOp,
  isSettled,
  type Shard,
  type ShardConfig,
  type ShardKvState,
} from '../../model/shard.ts';
import type { Waiter } from '../../model/world.ts';
import { BY_THE_BOOK, type JobRules } from '../mapreduce/rules.ts';
import { entryAt, firstOfTerm, isUpToDate, lastIndex, lastOfTerm, termAt } from './log.ts';
import { majority, reachedBy } from './quorum.ts';

/** Why a vote is refused. */
export type VoteRefusal = 'old-term' | 'already-voted' | 'log-behind';

/** What a follower says about a log that does not contain the leader's previous entry. */
export interface Conflict {
  readonly reason: 'missing' | 'term-differs';
  readonly ownTerm: Term | null;
  readonly conflictIndex: LogIndex;
  readonly conflictTerm: Term;
}

/** The decisions. Each is pure: it looks and answers, the callers act. */
export interface Rules {
  /** §5.1: a message of a higher term makes a server adopt that term and follow. */
  adoptTerm(raft: RaftState, term: Term): boolean;
  /** §5.2, §5.4.1: one vote a term, first come first served, and only for a log at least as up to date. Null: granted. */
  grantVote(raft: RaftState, request: RequestVote): VoteRefusal | null;
  /** §5.2: only an answer to this term's request counts. */
  countVote(raft: RaftState, reply: RequestVoteReply): boolean;
  /** §5.2: votes (or copies) that make a majority of so many voters. */
  electionQuorum(voters: readonly NodeId[]): number;
  /** §5.1: requests and replies of an earlier term count for nothing. */
  isStale(raft: RaftState, term: Term): boolean;
  /** §5.3: the log must hold the entry before the new ones, with its term. Null: it does. */
  acceptAppend(log: Log, request: AppendEntries): Conflict | null;
  /** §5.3: the index from which an existing suffix contradicts the new entries and must go; null: nothing contradicts. */
  findConflict(log: Log, request: AppendEntries, entries: readonly Entry[]): LogIndex | null;
  /** §5.3: how far a follower may commit: the leader's commit index, but not past the last entry of this request. */
  followCommit(raft: RaftState, request: AppendEntries): LogIndex;
  /** §5.3: what an accepted request proves the follower to store. */
  advanceMatch(progress: Progress, reply: AppendEntriesReply): LogIndex;
  /** §5.3, end: where to try next after a refusal. Always between matchIndex+1 and the refused place. */
  backUpNext(log: Log, progress: Progress, reply: AppendEntriesReply): LogIndex;
  /** §5.4.2: may a majority's copies commit the entry of this term? */
  mayCommit(raft: RaftState, entryTerm: Term): boolean;
  /** §5.3: how far a majority stores the leader's log, never less than commitIndex; the leader counts itself as far as its own disk. */
  majorityStores(raft: RaftState, self: NodeId): LogIndex;
  /** Figure 2: must the disk have it before a reply leaves? */
  persistBeforeReply(): boolean;
  /** Figure 2: what a restarted server reads back. */
  recallState(persisted: Persisted): Persisted;
  /** §7: every server compacts its log on its own, whatever its role. */
  mayCompact(raft: RaftState): boolean;
  /** §7: a snapshot that covers no more than what is committed here is of no use. */
  acceptSnapshot(raft: RaftState, request: InstallSnapshot): boolean;
  /** §7: entries after the snapshot stay only if the log agrees with its last entry. */
  keepSuffix(log: Log, request: InstallSnapshot): boolean;
  /** Dissertation §6.3: does the machine keep sessions, so that a retried request runs once? */
  applyOnce(): boolean;
  /** §8: what a client is told that waits for an entry, when its index is applied, or (null) its server leads no more. */
  answerWaiter(waiter: Waiter, applied: Entry | null): 'done' | 'refused' | 'wait';
  /** §8: must a read go through the log (or prove leadership)? */
  readThroughLog(): boolean;
  /** Lab 4A: does a new configuration leave shards where they are, as far as its balance lets them? */
  moveFewest(): boolean;
  /** Lab 4B: may an op run on this shard, where it stands in the log? Undefined: the group has no such shard. */
  servesShard(shard: Shard | undefined, state: ShardKvState): boolean;
  /** Lab 4B: is this the configuration to go over to? One after the other, and only when the last one is done with. */
  acceptConfig(state: ShardKvState, config: ShardConfig): boolean;
  /** Lab 4B: is this shard still awaited? It is taken once, for the configuration that it was sent for. */
  acceptShard(state: ShardKvState, op: InstallShardOp): boolean;
  /**
   * 6.5840 of 2025: may a clerk do this to a shard, whose newest configuration here is `seen`? What an older one asks is out of
   * date. A shard is installed once; freezing and deleting it again, for the same one, does no harm and is needed.
   */
  fenceShard(op: AdminOp, seen: number): boolean;
  /** 6.5840 of 2025: does a group delete a shard that a clerk has carried away? */
  deleteMoved(): boolean;
  /** 6.5840 of 2025: does a clerk announce what it is about to change, and end first what another has announced? */
  announceChange(): boolean;
  /** 6.5840 of 2025: does a configuration come into force only when its shards are where it says? */
  publishLast(): boolean;
  /** Lab 4B: does a shard bring its sessions with it, so that a request which ran at the old owner does not run again? */
  moveSessions(): boolean;
  /** Lab 4B: does the new owner say that it has a shard only once that is committed? */
  confirmCommitted(): boolean;
  /** Lab 4B, challenge 1: does the old owner keep a shard until the new one has it? */
  keepUntilInstalled(): boolean;
  /** Lab 4B: the number of the configuration to ask for after this one. */
  configAfter(config: ShardConfig): number;
  /** The rules of a MapReduce job, for servers that are its coordinator. */
  readonly ofJob: JobRules;
}

/** The paper, to the letter. */
export const PAPER: Rules = {
  ofJob: BY_THE_BOOK,
  adoptTerm: (raft, term) => term > raft.currentTerm,

  grantVote(raft, request) {
    if (request.term < raft.currentTerm) return 'old-term';
    if (raft.votedFor !== null && raft.votedFor !== request.candidateId) return 'already-voted';
    return isUpToDate(raft.log, request.lastLogIndex, request.lastLogTerm) ? null : 'log-behind';
  },

  countVote: (raft, reply) => raft.role.kind === 'candidate' && reply.electionTerm === raft.currentTerm,

  electionQuorum: (voters) => majority(voters.length),

  isStale: (raft, term) => term < raft.currentTerm,

  acceptAppend(log, request) {
    const { prevLogIndex, prevLogTerm } = request;
    if (prevLogIndex <= log.base) return null; // committed here, so it agrees
    if (prevLogIndex > lastIndex(log)) {
      return { reason: 'missing', ownTerm: null, conflictIndex: lastIndex(log) + 1, conflictTerm: 0 };
    }
    const ownTerm = termAt(log, prevLogIndex) as Term;
    if (ownTerm === prevLogTerm) return null;
    return { reason: 'term-differs', ownTerm, conflictIndex: firstOfTerm(log, prevLogIndex), conflictTerm: ownTerm };
  },

  findConflict(log, _request, entries) {
    for (const entry of entries) {
      const own = entryAt(log, entry.index);
      if (own && own !== entry && own.term !== entry.term) return entry.index;
    }
    return null;
  },

  followCommit(raft, request) {
    const vouchedFor = request.prevLogIndex + request.entries.length;
    return Math.max(raft.commitIndex, Math.min(request.leaderCommit, vouchedFor));
  },

  advanceMatch: (progress, reply) => Math.max(progress.matchIndex, reply.matchIndex),

  backUpNext(log, progress, reply) {
    const own = reply.conflictTerm > 0 ? lastOfTerm(log, reply.conflictTerm, reply.prevLogIndex) : null;
    const next = own === null ? reply.conflictIndex : own + 1;
    return Math.max(progress.matchIndex + 1, Math.min(next, reply.prevLogIndex));
  },

  mayCommit: (raft, entryTerm) => entryTerm === raft.currentTerm,

  majorityStores(raft, self) {
    const { role, commitIndex, durableIndex } = raft;
    if (role.kind !== 'leader') return commitIndex;
    const { voters } = raft.members;
    const own = voters.includes(self) ? durableIndex : 0; // one that is leaving does not count itself (dissertation §4.2.2)
    return reachedBy(role.peers, own, majority(voters.length), commitIndex);
  },

  persistBeforeReply: () => true,
  recallState: (persisted) => persisted,
  mayCompact: () => true,
  acceptSnapshot: (raft, request) => request.snapshot.lastIncludedIndex > raft.commitIndex,

  keepSuffix: (log, request) => termAt(log, request.snapshot.lastIncludedIndex) === request.snapshot.lastIncludedTerm,

  applyOnce: () => true,
  answerWaiter: (waiter, applied) => (applied?.term === waiter.term ? 'done' : 'refused'),
  readThroughLog: () => true,

  moveFewest: () => true,
  servesShard: (shard) => shard?.phase === 'serving',
  acceptConfig: (state, config) => config.num === state.config.num + 1 && isSettled(state),
  acceptShard: (state, op) => op.num === state.config.num && state.shards[op.shard]?.phase === 'arriving',
  fenceShard: (op, seen) => (op.type === 'installShard' ? op.num > seen : op.num >= seen),
  deleteMoved: () => true,
  announceChange: () => true,
  publishLast: () => true,
  moveSessions: () => true,
  confirmCommitted: () => true,
  keepUntilInstalled: () => true,
  configAfter: (config) => config.num + 1,
};

// Figure 2 of the Raft paper, field for field: state, messages, entries, snapshots.
import type { LogIndex, NodeId, Term } from './ids.ts';
import type { MachineState, Op } from './kv.ts';
import type { List } from './list.ts';

/** One log entry. `bytes` is its canonical size (16 for index and term, and the op's), computed once when it is made. */
export interface Entry {
  readonly index: LogIndex;
  readonly term: Term;
  readonly op: Op;
  readonly bytes: number;
}

/**
 * The log after compaction: `entries` hold the indexes base+1 .. base+size. `base` is the snapshot's lastIncludedIndex
 * (0 without one) and `baseTerm` its term, kept for the consistency check (§7). `bytes` is the entries' canonical size.
 */
export interface Log {
  readonly base: LogIndex;
  readonly baseTerm: Term;
  readonly entries: List<Entry>;
  readonly bytes: number;
}

/** The members of a Raft group and the index of the entry that named them (0: the bootstrap configuration). */
export interface Members {
  readonly voters: readonly NodeId[];
  readonly index: LogIndex;
}

/** The machine's state at `lastIncludedIndex`, with the members that were in force there (§7, dissertation §5.1). */
export interface Snapshot {
  readonly lastIncludedIndex: LogIndex;
  readonly lastIncludedTerm: Term;
  readonly members: Members;
  readonly machine: MachineState;
  /** Canonical size of the machine's state. */
  readonly bytes: number;
}

/** What a leader knows of one follower. Invariant: matchIndex < nextIndex <= lastIndex + 1. */
export interface Progress {
  readonly id: NodeId;
  /** Index of the next entry to send. */
  readonly nextIndex: LogIndex;
  /** Highest index known to be stored on the follower, from this leadership alone. */
  readonly matchIndex: LogIndex;
  /** Last index of the batch (or snapshot) that was sent and is not answered yet; 0: none. One batch at a time per follower. */
  readonly inFlight: LogIndex;
  /** Heartbeats that have passed since the unanswered batch was sent; at 2 it is sent again. */
  readonly silentBeats: number;
}

/** Role is a sum type: a follower has no nextIndex to show by mistake. A leader's peers are all voters but itself, in their order. */
export type Role =
  | { readonly kind: 'follower'; readonly leaderId: NodeId | null }
  | { readonly kind: 'candidate'; readonly votes: Readonly<Record<NodeId, boolean>> }
  | { readonly kind: 'leader'; readonly peers: readonly Progress[] };

/** What a leader knows of this follower; undefined of one that is none of its own, or when it does not lead. */
export function progressOf(role: Role, id: NodeId): Progress | undefined {
  if (role.kind !== 'leader') return undefined;
  for (const peer of role.peers) if (peer.id === id) return peer;
  return undefined;
}

/** The word for a server's role. */
export type RoleKind = Role['kind'];

/**
 * One server's Raft. Fields are assignable and their contents are not: a handler writes `raft.currentTerm = m.term`,
 * as the paper does, on the copy that the current step owns.
 */
export interface RaftState {
  // persistent: survive a crash, by way of the disk
  currentTerm: Term;
  votedFor: NodeId | null;
  log: Log;
  snapshot: Snapshot | null;
  // volatile
  commitIndex: LogIndex;
  lastApplied: LogIndex;
  role: Role;
  /** Last index whose entry is known to be durable on this server's own disk; a leader counts itself only so far. */
  durableIndex: LogIndex;
  /** The latest configuration in the log (committed or not), or the snapshot's, or the bootstrap one. */
  members: Members;
}

/** What the disk keeps of a server: the persistent state of Figure 2 and the snapshot, written as one. */
export interface Persisted {
  readonly currentTerm: Term;
  readonly votedFor: NodeId | null;
  readonly log: Log;
  readonly snapshot: Snapshot | null;
}

/** RequestVote RPC (§5.2, §5.4). */
export interface RequestVote {
  readonly type: 'RequestVote';
  readonly term: Term;
  readonly candidateId: NodeId;
  readonly lastLogIndex: LogIndex;
  readonly lastLogTerm: Term;
}
/** Answer to RequestVote. `term` is the voter's; `electionTerm` echoes the request, so that an old vote is not counted anew. */
export interface RequestVoteReply {
  readonly type: 'RequestVoteReply';
  readonly term: Term;
  readonly electionTerm: Term;
  readonly voteGranted: boolean;
}
/** AppendEntries RPC (§5.3); without entries it is a heartbeat. */
export interface AppendEntries {
  readonly type: 'AppendEntries';
  readonly term: Term;
  readonly leaderId: NodeId;
  readonly prevLogIndex: LogIndex;
  readonly prevLogTerm: Term;
  readonly entries: readonly Entry[];
  readonly leaderCommit: LogIndex;
}
/**
 * Answer to AppendEntries. `prevLogIndex` echoes the request. On success `matchIndex` is the last index the request
 * vouched for. On refusal `conflictIndex`/`conflictTerm` let the leader skip a whole term (§5.3, end); conflictTerm 0 = log too short.
 */
export interface AppendEntriesReply {
  readonly type: 'AppendEntriesReply';
  readonly term: Term;
  readonly success: boolean;
  readonly prevLogIndex: LogIndex;
  readonly matchIndex: LogIndex;
  readonly conflictIndex: LogIndex;
  readonly conflictTerm: Term;
}
/** InstallSnapshot RPC (§7), the whole snapshot in one message. */
export interface InstallSnapshot {
  readonly type: 'InstallSnapshot';
  readonly term: Term;
  readonly leaderId: NodeId;
  readonly snapshot: Snapshot;
}
/** Answer to InstallSnapshot; `matchIndex` is the index up to which the follower now agrees with the leader. */
export interface InstallSnapshotReply {
  readonly type: 'InstallSnapshotReply';
  readonly term: Term;
  readonly matchIndex: LogIndex;
}
/** Everything one Raft says to another. */
export type RaftMessage =
  | RequestVote
  | RequestVoteReply
  | AppendEntries
  | AppendEntriesReply
  | InstallSnapshot
  | InstallSnapshotReply;

/** Is this what one Raft says to another? */
export function isRaftMessage(message: { readonly type: string }): message is RaftMessage {
  switch (message.type) {
    case 'AppendEntries':
    case 'AppendEntriesReply':
    case 'RequestVote':
    case 'RequestVoteReply':
    case 'InstallSnapshot':
    case 'InstallSnapshotReply':
      return true;
    default:
      return false;
  }
}

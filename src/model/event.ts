// What happened: past tense, one case per thing that can happen, each with the values that decided it and its cause.
import type { Command } from './command.ts';
import type { Violation } from './ghost.ts';
import type { LogIndex, NodeId, StepIndex, Term, Tick } from './ids.ts';
import type { JobHappening } from './jobEvent.ts';
import type { OpResult } from './kv.ts';
import type { CallHappening } from './labrpc.ts';
import type { Entry } from './raft.ts';
import type { RuleId } from './rule.ts';
import type { ShardHappening } from './shardEvent.ts';
import type { Envelope, Operation } from './world.ts';

/** Names one event of a run: the `n`-th (from 0) of a step. */
export interface EventRef {
  readonly step: StepIndex;
  readonly n: number;
}

/** Where a log ends: what §5.4.1 compares. */
export interface LogEnd {
  readonly index: LogIndex;
  readonly term: Term;
}

/** Why a message did not arrive. down: the receiver has crashed. dropped: by the user's hand. */
export type LossReason = 'loss' | 'cut' | 'down' | 'dropped';

/** What happened, without time and cause. `rule` names the decision in the Rules record, where one was taken. */
export type Happening =
  | JobHappening
  // the bus
  | { readonly type: 'MessageSent' | 'MessageDelivered'; readonly envelope: Envelope }
  | { readonly type: 'MessageLost'; readonly envelope: Envelope; readonly reason: LossReason }
  /** The bus (or a hand) made a second copy. */
  | { readonly type: 'MessageDuplicated'; readonly envelope: Envelope }
  /** It arrived at a paused process and waits there. */
  | { readonly type: 'MessageHeld'; readonly envelope: Envelope }
  | { readonly type: 'MessageDelayed'; readonly envelope: Envelope; readonly by: Tick }
  | CallHappening
  // timers and disk
  | {
      readonly type: 'TimerFired';
      readonly node: NodeId;
      readonly timer: 'election' | 'heartbeat' | 'mover' | 'retry' | 'load' | 'ask';
      readonly armedAt: Tick;
    }
  | {
      readonly type: 'WriteStarted';
      readonly node: NodeId;
      readonly doneAt: Tick;
      readonly lastIndex: LogIndex;
      readonly term: Term;
    }
  | { readonly type: 'WriteDone'; readonly node: NodeId; readonly lastIndex: LogIndex; readonly term: Term }
  // elections
  | {
      readonly type: 'TermAdopted';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly from: Term;
      readonly to: Term;
      readonly by: NodeId;
    }
  | {
      readonly type: 'BecameCandidate';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly term: Term;
      readonly lastLog: LogEnd;
      readonly needed: number;
    }
  | {
      readonly type: 'VoteGranted';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly candidate: NodeId;
      readonly term: Term;
      readonly ownLog: LogEnd;
      readonly candidateLog: LogEnd;
    }
  | {
      readonly type: 'VoteRefused';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly candidate: NodeId;
      /** The voter's term. */
      readonly term: Term;
      /** The term asked for. */
      readonly electionTerm: Term;
      readonly reason: 'old-term' | 'already-voted' | 'log-behind' | 'leading';
      readonly votedFor: NodeId | null;
      readonly ownLog: LogEnd;
      readonly candidateLog: LogEnd;
    }
  /** A candidate took note of an answer. `votes` counts the grants it now holds. */
  | {
      readonly type: 'VoteCounted';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly voter: NodeId;
      readonly granted: boolean;
      readonly votes: number;
      readonly needed: number;
    }
  | {
      readonly type: 'BecameLeader';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly term: Term;
      readonly votes: readonly NodeId[];
      readonly needed: number;
    }
  | {
      readonly type: 'BecameFollower';
      readonly node: NodeId;
      readonly was: 'candidate' | 'leader';
      readonly term: Term;
      readonly reason: 'higher-term' | 'leader-exists';
      readonly by: NodeId;
    }
  /** A reply of an earlier term or leadership was put aside. */
  | {
      readonly type: 'ReplyIgnored';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly from: NodeId;
      readonly reason: 'old-term' | 'not-waiting' | 'old-request';
    }
  // replication
  | { readonly type: 'EntryProposed'; readonly node: NodeId; readonly entry: Entry }
  | {
      readonly type: 'AppendAccepted';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly leader: NodeId;
      readonly prevLogIndex: LogIndex;
      readonly prevLogTerm: Term /** Entries in the request. */;
      readonly count: number /** Entries that were new here. */;
      readonly added: number;
      readonly matchIndex: LogIndex;
    }
  | {
      readonly type: 'AppendRefused';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly leader: NodeId;
      readonly reason: 'old-term' | 'missing' | 'term-differs';
      /** The sender's term and the receiver's. */
      readonly leaderTerm: Term;
      readonly term: Term;
      readonly prevLogIndex: LogIndex;
      readonly prevLogTerm: Term;
      /** Term of the receiver's own entry at prevLogIndex; null: none there. */
      readonly ownTerm: Term | null;
      readonly conflictIndex: LogIndex;
      readonly conflictTerm: Term;
    }
  | {
      readonly type: 'EntriesTruncated';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly from: LogIndex;
      readonly to: LogIndex;
      readonly ownTerm: Term;
      readonly leaderTerm: Term;
    }
  | {
      readonly type: 'MatchAdvanced';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly follower: NodeId;
      readonly from: LogIndex;
      readonly to: LogIndex;
    }
  | {
      readonly type: 'NextBackedUp';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly follower: NodeId;
      readonly from: LogIndex;
      readonly to: LogIndex;
    }
  /** A leader: `holders` store the entry, of `term`. A follower: holders empty, it was told by the leader. */
  | {
      readonly type: 'CommitAdvanced';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly from: LogIndex;
      readonly to: LogIndex;
      readonly term: Term;
      readonly currentTerm: Term;
      readonly holders: readonly NodeId[];
      readonly needed: number;
      /** How many servers have a vote. */
      readonly voters: number;
    }
  /** A majority stores the entry but it is of an earlier term, so copies do not commit it (§5.4.2). */
  | {
      readonly type: 'CommitWithheld';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly index: LogIndex;
      readonly entryTerm: Term;
      readonly currentTerm: Term;
      readonly holders: readonly NodeId[];
    }
  | {
      readonly type: 'EntryApplied';
      readonly node: NodeId;
      readonly entry: Entry /** null for entries the machine ignores. */;
      readonly result: OpResult | null /** The session had it already: nothing changed. */;
      readonly repeated: boolean;
    }
  // snapshots
  | {
      readonly type: 'SnapshotTaken';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly lastIncludedIndex: LogIndex;
      readonly lastIncludedTerm: Term /** Persisted bytes before and after. */;
      readonly before: number;
      readonly after: number;
    }
  | {
      readonly type: 'SnapshotInstalled';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly leader: NodeId;
      readonly lastIncludedIndex: LogIndex;
      readonly lastIncludedTerm: Term /** Entries after it that were kept. */;
      readonly kept: number;
    }
  | {
      readonly type: 'SnapshotIgnored';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly leader: NodeId;
      readonly lastIncludedIndex: LogIndex;
      readonly commitIndex: LogIndex;
      readonly reason: 'old-term' | 'behind';
    }
  // clerks
  | { readonly type: 'OperationCalled'; readonly operation: Operation; readonly via: NodeId | null }
  | {
      readonly type: 'OperationRetried';
      readonly clerk: NodeId;
      readonly requestId: number;
      readonly server: NodeId;
      readonly attempts: number;
      readonly reason: 'no-answer' | 'call-failed' | 'not-leader' | 'wrong-group';
    }
  | { readonly type: 'OperationReturned'; readonly operation: Operation }
  /** A server that does not lead was asked, or lost leadership before it could answer. */
  | {
      readonly type: 'RequestRefused';
      readonly node: NodeId;
      readonly clerk: NodeId;
      readonly requestId: number;
      readonly leaderId: NodeId | null;
    }
  | ShardHappening
  // the user and the script
  | {
      readonly type: 'NodeCrashed';
      readonly node: NodeId /** Entries that were in memory and not on the disk. */;
      readonly lostEntries: number;
    }
  | { readonly type: 'NodeRestarted'; readonly node: NodeId; readonly term: Term; readonly lastIndex: LogIndex }
  | { readonly type: 'NodePaused' | 'NodeResumed'; readonly node: NodeId }
  | {
      readonly type: 'CommandPerformed';
      readonly command: Command /** What the selectors meant. */;
      readonly nodes: readonly NodeId[] /** A scenario line, or 0 by hand, or -1 by the nemesis. */;
      readonly line: number;
    }
  | { readonly type: 'CommandIgnored'; readonly command: Command; readonly reason: string; readonly line: number }
  | { readonly type: 'NoteShown'; readonly text: string; readonly line: number }
  | { readonly type: 'AwaitEnded' | 'ExpectationHeld'; readonly line: number; readonly text: string }
  | { readonly type: 'ExpectationFailed'; readonly line: number; readonly message: string }
  | { readonly type: 'ScenarioEnded'; readonly line: number }
  // the checks
  | { readonly type: 'InvariantViolated'; readonly violation: Violation };

/** A happening at its place in the run. `cause` is the event that led to it; null for what nothing in the run caused. */
export type Event = Happening & {
  readonly at: Tick;
  readonly step: StepIndex;
  readonly n: number;
  readonly cause: EventRef | null;
};

/** The word for a kind of event. */
export type EventType = Happening['type'];

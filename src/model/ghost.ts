// History variables: what the checks remember of the past in order to judge the present. Write-only for the engine.
import type { AttemptRecord } from './attempt.ts';
import type { GroupId, LogIndex, NodeId, StepIndex, Term, Tick } from './ids.ts';
import type { MachineState } from './kv.ts';
import { at, emptyList, type List } from './list.ts';
import type { Entry } from './raft.ts';
import type { ShardId, ShardKvState } from './shard.ts';

/** The first entry seen committed at an index by a leader, with that leader's term then (the "term of commitment"). */
export interface Committed {
  readonly entry: Entry;
  readonly commitTerm: Term;
  /** The step at which it became committed. */
  readonly step: StepIndex;
  /** Its request stands in an earlier committed entry too: a machine with sessions does not run it again. */
  readonly repeated: boolean;
  /** Digest of the machine after it: the fold of the committed entries so far. */
  readonly digest: number;
}

/** A broken invariant: where, when, and in words with the values that disagree. */
export interface Violation {
  /** Id in the catalogue, `I1` ... */
  readonly invariant: string;
  /** Tells apart repeats of one alarm: an alarm with the same invariant and key is raised once. */
  readonly key: string;
  readonly detail: string;
  readonly nodes: readonly NodeId[];
  readonly index: LogIndex | null;
  readonly step: StepIndex;
  readonly at: Tick;
}

/** Who led a term, and for whom its voters voted. Votes count once they are spoken: what a crash kept to itself is no vote. */
export interface TermHistory {
  readonly leader: NodeId | null;
  /** Voter to candidate. */
  readonly votes: Readonly<Record<NodeId, NodeId>>;
}

/** What is remembered of one Raft group. */
export interface GroupHistory {
  /** The terms so far, from term 0. */
  readonly terms: List<TermHistory>;
  /** Committed entries; offset k-1 is index k. */
  readonly committed: List<Committed>;
  /** The machine after the last of them. */
  readonly machine: MachineState;
  /** The indexes of the configurations among them. */
  readonly configs: List<LogIndex>;
}

/** What is remembered of a sharded store. */
export interface StoreHistory {
  /** Of each group the state of the server that has applied most. */
  readonly furthest: Readonly<Record<GroupId, { readonly index: LogIndex; readonly machine: ShardKvState }>>;
  /** On each shard, whoever owned it, the newest writing request of each clerk that has run. */
  readonly ran: Readonly<Record<ShardId, Readonly<Record<NodeId, number>>>>;
}

/** What is remembered of a MapReduce job. The keys name a task in one life of its coordinator: `m1.1 map 3`. */
export interface JobHistory {
  /** The attempt whose result was taken. */
  readonly accepted: Readonly<Record<string, number>>;
  /** When whoever has the task has had his time. */
  readonly until: Readonly<Record<string, Tick>>;
}

/** The checks' memory. */
export interface Ghost {
  /** One history for each group that has had a vote, a leader or a committed entry. */
  readonly groups: Readonly<Record<GroupId, GroupHistory>>;
  readonly store: StoreHistory;
  /** The attempts at the tasks of a job, in the order in which they were given out. */
  readonly attempts: List<AttemptRecord>;
  readonly job: JobHistory;
  readonly violations: readonly Violation[];
}

/** The memory of checks that have seen nothing yet. */
export const EMPTY_GHOST: Ghost = {
  groups: {},
  store: { furthest: {}, ran: {} },
  attempts: emptyList(),
  job: { accepted: {}, until: {} },
  violations: [],
};

/** What is committed at an index of a group's log, as far as a leader has been seen to commit it. */
export function committedAt(ghost: Ghost, group: GroupId, index: LogIndex): Committed | undefined {
  const history = ghost.groups[group];
  return history && at(history.committed, index - 1);
}

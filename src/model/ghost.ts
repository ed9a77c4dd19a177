// History variables: what the checks remember of the past in order to judge the present. Write-only for the engine.
import type { LogIndex, NodeId, StepIndex, Term, Tick } from './ids.ts';
import { emptyList, type List } from './list.ts';
import type { Entry } from './raft.ts';

/** The first entry seen committed at an index by a leader, with that leader's term then (the "term of commitment"). */
export interface Committed {
  readonly entry: Entry;
  readonly commitTerm: Term;
  /** The step at which it became committed. */
  readonly step: StepIndex;
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

/** The checks' memory. */
export interface Ghost {
  /** Who became leader in each term. */
  readonly leaderOf: Readonly<Record<Term, NodeId>>;
  /** Who was granted a vote: key `n1@3` (voter at term) to candidate. */
  readonly votes: Readonly<Record<string, NodeId>>;
  /** Committed entries; offset k-1 is index k. */
  readonly committed: List<Committed>;
  /** Digest of the machine after applying index k, at offset k-1: the fold of the committed entries. */
  readonly digests: List<number>;
  readonly violations: readonly Violation[];
}

/** The memory of checks that have seen nothing yet. */
export const EMPTY_GHOST: Ghost = {
  leaderOf: {},
  votes: {},
  committed: emptyList(),
  digests: emptyList(),
  violations: [],
};

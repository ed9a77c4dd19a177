// A run seen from above: its branches, and the places in it worth jumping to.
import type { NodeId, StepIndex, Term, Tick } from './ids.ts';
import type { HandCommand } from './scenario.ts';

/** Kinds of place worth seeing on the time line. */
export type MilestoneKind =
  | 'candidate'
  | 'leader'
  | 'commit'
  | 'crash'
  | 'restart'
  | 'fault'
  | 'call'
  | 'snapshot'
  | 'note'
  | 'violation'
  | 'failure'
  | 'end';

/** One such place. `text` is a short label (`put x 1`, the caption, the invariant); `by` tells who did it. */
export interface Milestone {
  readonly kind: MilestoneKind;
  readonly step: StepIndex;
  readonly at: Tick;
  readonly node: NodeId | null;
  /** Term of a candidate or leader, otherwise 0. */
  readonly term: Term;
  readonly text: string;
  readonly by: 'world' | 'script' | 'hand' | 'nemesis';
}

/** One future: the scenario with these hands on it. `forkStep` is the last step it shares with its parent. */
export interface BranchInfo {
  readonly id: number;
  readonly parent: number | null;
  readonly forkStep: StepIndex;
  readonly forkTick: Tick;
  /** How far it has been run. */
  readonly headStep: StepIndex;
  readonly headTick: Tick;
  readonly hands: readonly HandCommand[];
}

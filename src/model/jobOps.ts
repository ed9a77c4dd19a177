// The replicated coordinator: its table is a machine, and whatever changes it is an entry of the log.
import type { NodeId, Tick } from './ids.ts';
import type { Attempt, Task, TaskId, TaskKind } from './mapreduce.ts';

/**
 * A log entry of a replicated coordinator. beginJob: so many tasks there are; it runs once. askTask, endTask: what a worker says.
 * giveUpTask: an attempt has taken too long. `at`: when the leader heard it.
 */
export type JobOp =
  | { readonly type: 'beginJob'; readonly maps: number; readonly reduces: number }
  | {
      readonly type: 'askTask';
      readonly worker: NodeId;
      readonly requestId: number;
      readonly backups: boolean;
      readonly at: Tick;
    }
  | {
      readonly type: 'endTask';
      readonly worker: NodeId;
      readonly requestId: number;
      readonly task: TaskId;
      readonly attempt: number;
    }
  | { readonly type: 'giveUpTask'; readonly attempt: number };

/** Is this an entry of a replicated coordinator? */
export function isJobOp(op: { readonly type: string }): op is JobOp {
  return op.type === 'askTask' || op.type === 'endTask' || op.type === 'giveUpTask' || op.type === 'beginJob';
}

/** A task that has been given to a worker, and on what grounds. */
export interface Given {
  readonly task: Task;
  readonly attempt: Attempt;
  readonly why: 'idle' | 'late' | 'backup';
}

/** What a worker that asks is to be told. `again`: it has been told before, and asks because the answer was lost. */
export type JobAnswer =
  | { readonly type: 'task'; readonly given: Given; readonly again: boolean }
  | { readonly type: 'wait'; readonly kind: TaskKind; readonly left: number }
  | { readonly type: 'over' }
  /** It has asked for something else since: this request is late. */
  | { readonly type: 'stale' };

/** What a result is worth: taken, or ignored because the task is completed, or because nobody gave it out. */
export type ResultVerdict = 'accepted' | 'completed' | 'unknown';

/** What an entry of a replicated coordinator has led to. */
export type JobResult =
  | JobAnswer
  | { readonly type: 'result'; readonly verdict: ResultVerdict; readonly left: number }
  | { readonly type: 'begun' | 'given up' | 'nothing' };

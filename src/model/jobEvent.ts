// What happens to a MapReduce job: one case per thing, each with the values that decided it.
import type { NodeId, Tick } from './ids.ts';
import type { TaskId, TaskKind } from './mapreduce.ts';
import type { RuleId } from './rule.ts';

/** What happened to a job, without time and cause. */
export type JobHappening =
  /** push: a worker is on the coordinator's list. */
  | { readonly type: 'WorkerRegistered'; readonly node: NodeId; readonly worker: NodeId }
  /** A task is given out. late: somebody had it and took too long. backup: somebody has it and still runs. */
  | {
      readonly type: 'TaskAssigned';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly task: TaskId;
      readonly attempt: number;
      readonly worker: NodeId;
      readonly why: 'idle' | 'late' | 'backup';
    }
  /** A worker asks and nothing is free: tasks of this kind are all given out. */
  | {
      readonly type: 'WorkerMustWait';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly worker: NodeId;
      readonly kind: TaskKind;
      readonly left: number;
    }
  /** A worker has taken too long: its task may be given out again. `waited` in ms of the coordinator's clock. */
  | {
      readonly type: 'TaskTimedOut';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly task: TaskId;
      readonly attempt: number;
      readonly worker: NodeId;
      readonly waited: Tick;
    }
  | {
      readonly type: 'ResultAccepted';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly task: TaskId;
      readonly attempt: number;
      readonly worker: NodeId;
      /** Tasks of the kind that are still to be completed. */
      readonly left: number;
    }
  /** A result that is of no use: the task is completed by another attempt, or the coordinator never gave it out. */
  | {
      readonly type: 'ResultIgnored';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly task: TaskId;
      readonly attempt: number;
      readonly worker: NodeId;
      readonly reason: 'completed' | 'unknown';
    }
  /** The last map is done: from now on reduces are given out. Or the last reduce: the job is done. */
  | { readonly type: 'MapsEnded' | 'JobEnded'; readonly node: NodeId; readonly rule: RuleId; readonly tasks: number }
  /** The job cannot be run; `reason` is a clause that can follow "because". */
  | { readonly type: 'JobRefused'; readonly node: NodeId; readonly reason: string }
  /** A worker has read its input and begins. `until`: when it will be done, in ms. `missing`: files that were not there. */
  | {
      readonly type: 'TaskStarted';
      readonly node: NodeId;
      readonly task: TaskId;
      readonly attempt: number;
      readonly bytes: number;
      readonly until: Tick;
      readonly missing: number;
    }
  /** It has computed its output. */
  | {
      readonly type: 'TaskEnded';
      readonly node: NodeId;
      readonly task: TaskId;
      readonly attempt: number;
      readonly files: number;
      readonly bytes: number;
    }
  /** It was given a task and has one already. */
  | { readonly type: 'TaskDeclined'; readonly node: NodeId; readonly rule: RuleId; readonly task: TaskId }
  /** A process has ended of itself: done: nothing is left to do. gone: no coordinator answers. task: the map or reduce ended it. worn: it has done as many tasks as it lives for. */
  | {
      readonly type: 'ProcessEnded';
      readonly node: NodeId;
      readonly reason: 'done' | 'gone' | 'task' | 'worn' | 'no task';
    }
  /** A write has begun: until it is done, part of the text is there for whoever looks. */
  | { readonly type: 'FileWriteBegan'; readonly node: NodeId; readonly names: readonly string[]; readonly by: NodeId }
  | {
      readonly type: 'FileWritten';
      readonly node: NodeId;
      readonly names: readonly string[];
      readonly bytes: number;
      readonly by: NodeId;
    }
  /** Files have got their lasting names; `replaced` of them took the place of an earlier one. */
  | {
      readonly type: 'FileRenamed';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly names: readonly string[];
      readonly replaced: number;
      readonly by: NodeId;
    };

// An attempt at a task as an onlooker sees it, who hears of everything: what the chart of attempts over time shows. The
// coordinator knows less: that a worker is dead it never hears.
import type { NodeId, StepIndex, Tick } from './ids.ts';
import type { TaskId } from './mapreduce.ts';

/**
 * What has become of an attempt. running: nothing yet. won: its result was taken. ignored: it was reported, and of no use any
 * more. died: its worker crashed or ended. declined: its worker was busy. lost: its worker was given another task, and so
 * cannot have heard of this one.
 */
export type Outcome = 'running' | 'won' | 'ignored' | 'died' | 'declined' | 'lost';

/** One attempt. Instants in virtual ms; null: it has not come to that. */
export interface AttemptRecord {
  readonly task: TaskId;
  /** Its number; it counts from 1 in each life of a coordinator. */
  readonly attempt: number;
  readonly worker: NodeId;
  /** Why it was given out: nobody had the task, somebody took too long, or as a second copy. */
  readonly why: 'idle' | 'late' | 'backup';
  readonly givenAt: Tick;
  readonly givenStep: StepIndex;
  /** The worker had read its input and began; the task was computed. */
  readonly startedAt: Tick | null;
  readonly computedAt: Tick | null;
  /** The coordinator gave up waiting. */
  readonly lateAt: Tick | null;
  readonly outcome: Outcome;
  readonly endedAt: Tick | null;
  readonly endedStep: StepIndex | null;
}

// The rules of a MapReduce job (paper, §3; lab 1). A known bug replaces one of them (bugs.ts). Some hold for the coordinator,
// which looks at its table, and some for workers.
import { NEVER, type Tick } from '../../model/ids.ts';
import type { ResultVerdict } from '../../model/jobOps.ts';
import type { Attempt, JobState, KnownWorker, Task } from '../../model/mapreduce.ts';

/** The decisions that have a name. */
export interface JobRules {
  /** §3.1: may reduces be given out? */
  mayReduce(job: JobState): boolean;
  /** May any task be given out while these are under way? */
  mayGiveOut(job: JobState): boolean;
  /** §3.3: how long a worker may take for a task, of the time that the setup allows. */
  patience(taskTimeout: Tick): Tick;
  /** §3.3: what a result is worth. `attempt` is undefined when the coordinator never gave it out. */
  judgeResult(task: Task, attempt: Attempt | undefined): ResultVerdict;
  /** Is the job done? */
  isOver(job: JobState): boolean;
  /** push: may this worker be sent a task? */
  isFree(worker: KnownWorker): boolean;
  /** §3.3: does a worker write under a temporary name and change it at the end? Otherwise it appends to the lasting one. */
  writesAside(): boolean;
  /** Does a map write a file for a reduce that it has nothing for? */
  writesEmpty(): boolean;
  /** What a worker does about input that is not there: it waits for it, goes on without, or gives the task up as done. */
  withoutInput(): 'wait' | 'skip' | 'give up';
  /** Does a worker ask again when no task was free? Otherwise it ends. */
  asksAgain(): boolean;
}

/** The paper and the lab, to the letter. */
export const BY_THE_BOOK: JobRules = {
  mayReduce: (job) => job.mapsLeft === 0,
  mayGiveOut: () => true,
  patience: (taskTimeout) => taskTimeout,

  judgeResult(task, attempt) {
    if (attempt === undefined) return 'unknown';
    return task.status === 'completed' ? 'completed' : 'accepted';
  },

  isOver: (job) => job.mapsLeft === 0 && job.reducesLeft === 0,
  isFree: (worker) => worker.standing === 'free',
  writesAside: () => true,
  writesEmpty: () => true,
  withoutInput: () => 'wait',
  asksAgain: () => true,
};

/** A patience without end. */
export const FOR_EVER = NEVER;

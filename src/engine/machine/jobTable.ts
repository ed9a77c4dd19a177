// The coordinator's table as a replicated machine: each entry of the log is a request of a worker, or word of one that is late.
import type { JobOp, JobResult } from '../../model/jobOps.ts';
import type { JobState } from '../../model/mapreduce.ts';
import type { JobRules } from '../mapreduce/rules.ts';
import { askTask, newTable, noteLate, noteResult } from '../mapreduce/table.ts';

/** The table before the job has begun. */
export const EMPTY_TABLE: JobState = newTable(0, 0);

/** Has the job begun? */
export function hasBegun({ maps, reduces }: JobState): boolean {
  return maps.length + reduces.length > 0;
}

/** Applies an entry. Pure. */
export function applyJob(state: JobState, op: JobOp, rules: JobRules): { state: JobState; result: JobResult } {
  switch (op.type) {
    case 'beginJob':
      if (hasBegun(state)) return { state, result: { type: 'nothing' } };
      return { state: newTable(op.maps, op.reduces), result: { type: 'begun' } };
    case 'askTask': {
      const { worker, requestId, backups, at: now } = op;
      if (!hasBegun(state)) return { state, result: { type: 'wait', kind: 'map', left: 0 } };
      const { job, answer } = askTask(state, rules, { worker, requestId, backups, now });
      return { state: job, result: answer };
    }
    case 'endTask': {
      const { job, verdict } = noteResult(state, rules, op.worker, op);
      const left = Math.max(0, op.task.kind === 'map' ? job.mapsLeft : job.reducesLeft);
      return { state: job, result: { type: 'result', verdict, left } };
    }
    case 'giveUpTask': {
      const late = noteLate(state, op.attempt);
      return late ? { state: late.job, result: { type: 'given up' } } : { state, result: { type: 'nothing' } };
    }
  }
}

/** Canonical size of a table in bytes: integers 8, states 1, the names of workers their length. */
export function tableBytes({ maps, reduces, workers }: JobState): number {
  let bytes = 24;
  for (const { attempts } of [...maps, ...reduces]) {
    bytes += 10;
    for (const { worker } of attempts) bytes += 26 + worker.length;
  }
  for (const { id } of workers) bytes += 17 + id.length;
  return bytes;
}

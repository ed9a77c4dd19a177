// The log entries of a replicated coordinator, and what they lead to, in a few words.
import type { JobOp, JobResult } from '../model/jobOps.ts';
import { taskName } from '../model/mapreduce.ts';

/** `w1 asks for a task`, `w2 has done map 3`, `attempt 7 is late`, `a job of 8 maps and 10 reduces`. */
export function jobOpText(op: JobOp): string {
  switch (op.type) {
    case 'beginJob':
      return `a job of ${op.maps} maps and ${op.reduces} reduces`;
    case 'askTask':
      return `${op.worker} asks for a task`;
    case 'endTask':
      return `${op.worker} has done ${taskName(op.task)}`;
    case 'giveUpTask':
      return `attempt ${op.attempt} is late`;
  }
}

/** `map 3 as attempt 7`, `nothing is free`, `accepted`. */
export function jobResultText(result: JobResult): string {
  switch (result.type) {
    case 'task':
      return `${taskName(result.given.task)} as attempt ${result.given.attempt.id}`;
    case 'wait':
      return 'nothing is free';
    case 'over':
      return 'the job is over';
    case 'stale':
      return 'an old request';
    case 'result':
      return result.verdict === 'unknown'
        ? 'not known'
        : result.verdict === 'completed'
          ? 'completed already'
          : 'accepted';
    case 'begun':
      return 'it has begun';
    case 'given up':
      return 'it can be given out again';
    case 'nothing':
      return 'nothing';
  }
}

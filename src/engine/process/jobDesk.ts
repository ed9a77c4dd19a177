// What whoever keeps the table of a job does with it: gives out, takes results, takes back. The same for the one coordinator and
// for the leader of a replicated one. Every decision becomes an event and a figure of the tally.
import type { NodeId, Tick } from '../../model/ids.ts';
import type { Given, ResultVerdict } from '../../model/jobOps.ts';
import type { Attempt, JobMessage, JobState, TaskId } from '../../model/mapreduce.ts';
import { inputName, partName } from '../mapreduce/records.ts';
import type { JobRules } from '../mapreduce/rules.ts';
import { noteLate, noteResult } from '../mapreduce/table.ts';
import { completed, gaveOut } from '../mapreduce/tally.ts';
import { note } from '../prim/recorder.ts';
import type { Turn } from './turn.ts';

/** The message that gives a task to a worker. requestId 0: it has not asked. */
export function assignment(turn: Turn, { task, attempt }: Given, requestId: number, life: number): JobMessage {
  const { kind, number } = task;
  const splits = turn.world.job?.splits.length ?? 0;
  const inputs =
    kind === 'map' ? [inputName(number)] : Array.from({ length: splits }, (_, map) => partName(map, number));
  return { type: 'AssignTask', requestId, assignment: { task: { kind, number }, attempt: attempt.id, life, inputs } };
}

/** Tells that a task has been given out. */
export function noteGiven(by: NodeId, turn: Turn, { task, attempt, why }: Given): void {
  turn.world.tally = gaveOut(turn.world.tally, task.kind);
  note(turn, {
    type: 'TaskAssigned',
    node: by,
    rule: why === 'idle' ? 'assignTask' : 'reissueTask',
    task: { kind: task.kind, number: task.number },
    attempt: attempt.id,
    worker: attempt.worker,
    why,
  });
}

/** A result as it is reported. */
type Reported = Pick<Extract<JobMessage, { type: 'TaskDone' }>, 'task' | 'attempt'> & { readonly worker: NodeId };

/** Takes a result, or leaves it. The table afterwards. */
export function takeResult(
  job: JobState,
  turn: Turn,
  rules: JobRules,
  { by, life }: { readonly by: NodeId; readonly life: number },
  worker: NodeId,
  result: Extract<JobMessage, { type: 'TaskDone' }>,
): JobState {
  const { task, attempt } = result;
  const isOurs = result.life === life;
  const { job: next, verdict } = isOurs ? noteResult(job, rules, worker, result) : { job, verdict: 'unknown' as const };
  if (verdict === 'accepted') {
    const left = Math.max(0, task.kind === 'map' ? next.mapsLeft : next.reducesLeft);
    noteAccepted(by, turn, { task, attempt, worker }, next, left);
  } else noteIgnored(by, turn, { task, attempt, worker }, verdict);
  return next;
}

/** Tells that a result has been taken, of which so many are left; and, with the last map, that reduces may begin. */
export function noteAccepted(
  by: NodeId,
  turn: Turn,
  { task, attempt, worker }: Reported,
  job: JobState,
  left: number,
): void {
  turn.world.tally = completed(turn.world.tally, task.kind);
  note(turn, { type: 'ResultAccepted', node: by, rule: 'acceptResult', task, attempt, worker, left });
  if (task.kind === 'map' && left === 0) {
    note(turn, { type: 'MapsEnded', node: by, rule: 'startReduces', tasks: job.maps.length });
  }
}

/** Tells that a result is of no use. */
export function noteIgnored(
  by: NodeId,
  turn: Turn,
  { task, attempt, worker }: Reported,
  reason: Exclude<ResultVerdict, 'accepted'>,
): void {
  note(turn, { type: 'ResultIgnored', node: by, rule: 'acceptResult', task, attempt, worker, reason });
}

/** An attempt's time is up. The table afterwards. */
export function takeLate(job: JobState, turn: Turn, by: NodeId, id: number, waited: Tick): JobState {
  const late = noteLate(job, id);
  if (!late) return job;
  noteLateAttempt(by, turn, late, waited);
  return late.job;
}

/** Tells that a worker has taken too long. */
export function noteLateAttempt(
  by: NodeId,
  turn: Turn,
  { task, attempt }: { readonly task: TaskId; readonly attempt: Attempt },
  waited: Tick,
): void {
  note(turn, {
    type: 'TaskTimedOut',
    node: by,
    rule: 'reissueTask',
    task: { kind: task.kind, number: task.number },
    attempt: attempt.id,
    worker: attempt.worker,
    waited,
  });
}

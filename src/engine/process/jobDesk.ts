// What whoever keeps the table of a job does with it: gives out, takes results, takes back. The same for the one coordinator and
// for the leader of a replicated one. Every decision becomes an event and a figure of the tally.
import type { NodeId, Tick } from '../../model/ids.ts';
import type { JobMessage, JobState } from '../../model/mapreduce.ts';
import { inputName, partName } from '../mapreduce/records.ts';
import type { JobRules } from '../mapreduce/rules.ts';
import { type Given, noteLate, noteResult } from '../mapreduce/table.ts';
import { completed, gaveOut } from '../mapreduce/tally.ts';
import { note } from '../prim/recorder.ts';
import type { Turn } from './turn.ts';

/** The message that gives a task to a worker. requestId 0: it has not asked. */
export function assignment(turn: Turn, { task, attempt }: Given, requestId: number, life: number): JobMessage {
  const { kind, number } = task;
  const splits = turn.job?.splits.length ?? 0;
  const inputs =
    kind === 'map' ? [inputName(number)] : Array.from({ length: splits }, (_, map) => partName(map, number));
  return { type: 'AssignTask', requestId, assignment: { task: { kind, number }, attempt: attempt.id, life, inputs } };
}

/** Tells that a task has been given out. */
export function noteGiven(by: NodeId, turn: Turn, { task, attempt, why }: Given): void {
  turn.tally = gaveOut(turn.tally, task.kind);
  note(turn.recorder, {
    type: 'TaskAssigned',
    node: by,
    rule: why === 'idle' ? 'assignTask' : 'reissueTask',
    task: { kind: task.kind, number: task.number },
    attempt: attempt.id,
    worker: attempt.worker,
    why,
  });
}

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
  const { recorder } = turn;
  const isOurs = result.life === life;
  const { job: next, verdict } = isOurs ? noteResult(job, rules, worker, result) : { job, verdict: 'unknown' as const };
  if (verdict !== 'accepted') {
    note(recorder, { type: 'ResultIgnored', node: by, rule: 'acceptResult', task, attempt, worker, reason: verdict });
    return next;
  }
  turn.tally = completed(turn.tally, task.kind);
  const left = Math.max(0, task.kind === 'map' ? next.mapsLeft : next.reducesLeft);
  note(recorder, { type: 'ResultAccepted', node: by, rule: 'acceptResult', task, attempt, worker, left });
  if (task.kind === 'map' && left === 0) {
    note(recorder, { type: 'MapsEnded', node: by, rule: 'startReduces', tasks: next.maps.length });
  }
  return next;
}

/** An attempt's time is up. The table afterwards. */
export function takeLate(job: JobState, turn: Turn, by: NodeId, id: number, waited: Tick): JobState {
  const late = noteLate(job, id);
  if (!late) return job;
  const { task, attempt } = late;
  note(turn.recorder, {
    type: 'TaskTimedOut',
    node: by,
    rule: 'reissueTask',
    task: { kind: task.kind, number: task.number },
    attempt: attempt.id,
    worker: attempt.worker,
    waited,
  });
  return late.job;
}

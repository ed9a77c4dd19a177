// The running totals of a job. Each function gives the totals after one more thing has happened.
import type { NodeId, Tick } from '../../model/ids.ts';
import type { JobTally, RunningTask, TaskKind } from '../../model/mapreduce.ts';

/** A task has been given out. */
export function gaveOut(tally: JobTally, kind: TaskKind): JobTally {
  return { ...tally, attempts: { ...tally.attempts, [kind]: tally.attempts[kind] + 1 } };
}

/** A task has begun on a worker. */
export function began(tally: JobTally, task: RunningTask): JobTally {
  const running = [...tally.running, task];
  const { kind } = task.task;
  const now = running.filter((other) => other.task.kind === kind).length;
  return { ...tally, running, parallel: { ...tally.parallel, [kind]: Math.max(now, tally.parallel[kind]) } };
}

/** A worker has computed its task. */
export function finished(tally: JobTally, worker: NodeId): JobTally {
  const ended = { ...tally.ended, [worker]: (tally.ended[worker] ?? 0) + 1 };
  return { ...stopped(tally, worker), ended };
}

/** A worker runs no task any more, for it has crashed or ended. */
export function stopped(tally: JobTally, worker: NodeId): JobTally {
  if (!tally.running.some((task) => task.worker === worker)) return tally;
  return { ...tally, running: tally.running.filter((task) => task.worker !== worker) };
}

/** A result has been taken. */
export function completed(tally: JobTally, kind: TaskKind): JobTally {
  return { ...tally, completed: { ...tally.completed, [kind]: tally.completed[kind] + 1 } };
}

/** The job is done. */
export function done(tally: JobTally, now: Tick): JobTally {
  return tally.doneAt === null ? { ...tally, doneAt: now } : tally;
}

/** A process has ended of itself. */
export function ended(tally: JobTally, id: NodeId): JobTally {
  const rest = stopped(tally, id);
  return { ...rest, exits: rest.exits + 1 };
}

// The coordinator's table (paper, §3.2): which task is given to whom, and what becomes of it. Pure functions from one table to
// the next, so that one process can keep it, or a replicated machine.
import type { NodeId, Tick } from '../../model/ids.ts';
import type { Given, JobAnswer, ResultVerdict } from '../../model/jobOps.ts';
import type { Attempt, JobState, KnownWorker, Task, TaskId, TaskKind } from '../../model/mapreduce.ts';
import type { JobRules } from './rules.ts';

/** The table of a job that has not begun. */
export function newTable(maps: number, reduces: number): JobState {
  return {
    kind: 'coordinator',
    maps: newTasks('map', maps),
    reduces: newTasks('reduce', reduces),
    mapsLeft: maps,
    reducesLeft: reduces,
    nextAttempt: 1,
    workers: [],
  };
}

function newTasks(kind: TaskKind, count: number): Task[] {
  return Array.from({ length: count }, (_, number) => ({ kind, number, status: 'idle', attempts: [] }));
}

/** Circumstances of a request. `requestId` is 0 when the coordinator pushes. */
export interface Asked {
  readonly worker: NodeId;
  readonly requestId: number;
  readonly now: Tick;
  readonly backups: boolean;
}

/** The task of this name. */
export function taskOf(job: JobState, { kind, number }: TaskId): Task | undefined {
  return (kind === 'map' ? job.maps : job.reduces)[number];
}

/** A worker asks for a task (pull). */
export function askTask(job: JobState, rules: JobRules, asked: Asked): { job: JobState; answer: JobAnswer } {
  const known = job.workers.find(({ id }) => id === asked.worker);
  if (known && asked.requestId < known.requestId) return { job, answer: { type: 'stale' } };
  if (known && asked.requestId === known.requestId && known.attempt !== null) {
    const given = runningAs(job, known.attempt);
    if (given) return { job, answer: { type: 'task', given, again: true } };
  }
  if (rules.isOver(job)) return { job, answer: { type: 'over' } };
  const isAnswered = known?.requestId === asked.requestId;
  const next = isAnswered ? null : giveTask(job, rules, asked);
  if (next) return { job: next.job, answer: { type: 'task', given: next.given, again: false } };
  const noted = withWorker(job, { id: asked.worker, requestId: asked.requestId, attempt: null, standing: 'free' });
  const kind = job.mapsLeft > 0 ? 'map' : 'reduce';
  return { job: noted, answer: { type: 'wait', kind, left: kind === 'map' ? job.mapsLeft : job.reducesLeft } };
}

/** Gives a worker the next task, if there is one. */
export function giveTask(job: JobState, rules: JobRules, asked: Asked): { job: JobState; given: Given } | null {
  if (!rules.mayGiveOut(job)) return null;
  const found = nextTask(job, rules, asked);
  if (!found) return null;
  const { worker, requestId, now } = asked;
  const { task, why } = found;
  const attempt: Attempt = {
    id: job.nextAttempt,
    worker,
    requestId,
    issuedAt: now,
    status: 'running',
    backup: why === 'backup',
  };
  const given: Task = { ...task, status: 'in-progress', attempts: [...task.attempts, attempt] };
  const asker = requestId === 0 ? (job.workers.find(({ id }) => id === worker)?.requestId ?? 0) : requestId;
  const known: KnownWorker = { id: worker, requestId: asker, attempt: attempt.id, standing: 'busy' };
  const next = withWorker(withTask(job, given), known);
  return { job: { ...next, nextAttempt: job.nextAttempt + 1 }, given: { task: given, attempt, why } };
}

/** The first task that nobody has; then, with backups, the one that has run longest of those that have no backup yet. */
function nextTask(job: JobState, rules: JobRules, asked: Asked): Pick<Given, 'task' | 'why'> | null {
  for (const tasks of rules.mayReduce(job) ? [job.maps, job.reduces] : [job.maps]) {
    const idle = tasks.find(({ status }) => status === 'idle');
    if (idle) return { task: idle, why: idle.attempts.length > 0 ? 'late' : 'idle' };
  }
  if (!asked.backups) return null;
  const tasks = job.mapsLeft > 0 ? job.maps : job.reduces;
  let longest: Task | null = null;
  for (const task of tasks) {
    if (task.status !== 'in-progress' || !mayBackUp(task, asked.worker)) continue;
    if (!longest || beganAt(task) < beganAt(longest)) longest = task;
  }
  return longest && { task: longest, why: 'backup' };
}

function mayBackUp({ attempts }: Task, worker: NodeId): boolean {
  const running = attempts.filter(({ status }) => status === 'running');
  return running.length === 1 && running[0]?.worker !== worker;
}

function beganAt({ attempts }: Task): Tick {
  return attempts.find(({ status }) => status === 'running')?.issuedAt ?? 0;
}

/** The attempt of this number, if it is still expected to end. */
function runningAs(job: JobState, id: number): Given | null {
  for (const tasks of [job.maps, job.reduces]) {
    for (const task of tasks) {
      const attempt = task.attempts.find((a) => a.id === id);
      if (attempt) return attempt.status === 'running' ? { task, attempt, why: 'idle' } : null;
    }
  }
  return null;
}

/** A worker reports a result. What it is worth, and the table with it. */
export function noteResult(
  job: JobState,
  rules: JobRules,
  worker: NodeId,
  { task: id, attempt }: { readonly task: TaskId; readonly attempt: number },
): { job: JobState; verdict: ResultVerdict } {
  const freed = freeWorker(job, worker, attempt);
  const task = taskOf(job, id);
  const own = task?.attempts.find((a) => a.id === attempt && a.worker === worker);
  if (!task || !own) return { job: freed, verdict: 'unknown' };
  const verdict = rules.judgeResult(task, own);
  // It is known already: the worker has not heard that it is noted.
  if (own.status === 'done' || verdict !== 'accepted') return { job: freed, verdict: 'completed' };
  const attempts = task.attempts.map((a): Attempt => {
    if (a.id === attempt) return { ...a, status: 'done' };
    return a.status === 'running' ? { ...a, status: 'moot' } : a;
  });
  const next = withTask(freed, { ...task, status: 'completed', attempts });
  const isMap = id.kind === 'map';
  return {
    job: { ...next, mapsLeft: next.mapsLeft - (isMap ? 1 : 0), reducesLeft: next.reducesLeft - (isMap ? 0 : 1) },
    verdict: 'accepted',
  };
}

/** An attempt has taken too long: unless another one still runs, the task can be given out again. Null: it is over already. */
export function noteLate(job: JobState, id: number): { job: JobState; task: Task; attempt: Attempt } | null {
  const running = runningAs(job, id);
  if (!running) return null;
  const { task, attempt } = running;
  const attempts = task.attempts.map((a): Attempt => (a.id === id ? { ...a, status: 'late' } : a));
  const isLeft = attempts.some(({ status }) => status === 'running');
  const known = job.workers.find((w) => w.id === attempt.worker);
  const next = withTask(job, { ...task, status: isLeft ? 'in-progress' : 'idle', attempts });
  const isSilent = known?.attempt === id && known.standing === 'busy';
  return { job: isSilent ? withWorker(next, { ...known, standing: 'silent' }) : next, task, attempt };
}

/** A worker reports for work (push). One that is busy with an attempt that still runs stays so. */
export function registerWorker(job: JobState, worker: NodeId, requestId: number): { job: JobState; isNew: boolean } {
  const known = job.workers.find(({ id }) => id === worker);
  if (known && (requestId <= known.requestId || known.standing === 'busy')) return { job, isNew: false };
  return {
    job: withWorker(job, { id: worker, requestId, attempt: null, standing: 'free' }),
    isNew: known === undefined,
  };
}

/** The worker that reports this attempt has nothing to do any more. */
function freeWorker(job: JobState, worker: NodeId, attempt: number): JobState {
  const known = job.workers.find(({ id }) => id === worker);
  return known?.attempt === attempt ? withWorker(job, { ...known, standing: 'free' }) : job;
}

function withTask(job: JobState, task: Task): JobState {
  const tasks = (task.kind === 'map' ? job.maps : job.reduces).with(task.number, task);
  return task.kind === 'map' ? { ...job, maps: tasks } : { ...job, reduces: tasks };
}

function withWorker(job: JobState, worker: KnownWorker): JobState {
  const place = job.workers.findIndex(({ id }) => id === worker.id);
  return { ...job, workers: place < 0 ? [...job.workers, worker] : job.workers.with(place, worker) };
}

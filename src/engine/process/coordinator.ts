// The coordinator of a MapReduce job (the paper's master): keeps the table, gives out tasks, and takes those back that take too
// long. Asked by workers (pull), or sending tasks to those that have registered (push).

import { NEVER, type NodeId, type Tick } from '../../model/ids.ts';
import type { CoordinatorNode } from '../../model/jobNodes.ts';
import type { JobMessage, JobSetup } from '../../model/mapreduce.ts';
import type { Envelope } from '../../model/world.ts';
import { jobRulesWith } from '../mapreduce/bugs.ts';
import { askTask, giveTask, newTable, registerWorker } from '../mapreduce/table.ts';
import { done, ended } from '../mapreduce/tally.ts';
import { note } from '../prim/recorder.ts';
import { assignment, noteGiven, takeLate, takeResult } from './jobDesk.ts';
import { arm, send, sooner, type Turn } from './turn.ts';

/** How long the coordinator stays when the job is done, in ms: the lab's asks every second whether it is, and then ends. */
const LINGER = 1000;

/** A message reaches a coordinator that is up. */
export function coordinatorReceives(node: CoordinatorNode, turn: Turn, { from, message }: Envelope): void {
  const { job } = turn.setup;
  if (!job) return;
  switch (message.type) {
    case 'TaskRequest':
      return answer(node, turn, job, from, message.requestId);
    case 'RegisterWorker':
      return register(node, turn, job, from, message.requestId);
    case 'TaskDone':
      return resultArrives(node, turn, job, from, message);
    default:
      return;
  }
}

/** A worker asks for a task. */
function answer(node: CoordinatorNode, turn: Turn, job: JobSetup, worker: NodeId, requestId: number): void {
  const { now } = turn;
  const rules = jobRulesWith(node.bugs);
  const asked = { worker, requestId, now, backups: job.backups };
  const { job: table, answer } = askTask(node.job, rules, asked);
  node.job = table;
  switch (answer.type) {
    case 'task':
      if (!answer.again) {
        noteGiven(node.id, turn, answer.given);
        watch(node, turn, rules.patience(job.taskTimeout), answer.given.attempt.id);
      }
      send(turn, worker, assignment(turn, answer.given, requestId, node.incarnation), turn.cause);
      break;
    case 'wait': {
      const { kind, left } = answer;
      const rule = kind === 'map' ? 'startReduces' : 'endJob';
      note(turn, { type: 'WorkerMustWait', node: node.id, rule, worker, kind, left });
      send(turn, worker, { type: 'NoTaskYet', requestId }, turn.cause);
      break;
    }
    case 'over':
      send(turn, worker, { type: 'JobOver', requestId }, turn.cause);
      break;
    case 'stale':
      break;
  }
  endIfOver(node, turn);
}

/** A worker reports for work. */
function register(node: CoordinatorNode, turn: Turn, job: JobSetup, worker: NodeId, requestId: number): void {
  if (node.endTimer) return send(turn, worker, { type: 'JobOver', requestId }, turn.cause);
  const { job: table, isNew } = registerWorker(node.job, worker, requestId);
  node.job = table;
  if (isNew) note(turn, { type: 'WorkerRegistered', node: node.id, worker });
  send(turn, worker, { type: 'WorkerNoted', requestId }, turn.cause);
  dispatch(node, turn, job);
}

/** push: every free worker is sent a task, as long as there are any. */
function dispatch(node: CoordinatorNode, turn: Turn, job: JobSetup): void {
  if (job.coordinator !== 'push' || node.endTimer) return;
  const rules = jobRulesWith(node.bugs);
  const { now, cause } = turn;
  for (const { id } of node.job.workers) {
    const worker = node.job.workers.find((known) => known.id === id);
    if (!worker || !rules.isFree(worker)) continue;
    const given = giveTask(node.job, rules, { worker: id, requestId: 0, now, backups: job.backups });
    if (!given) break;
    node.job = given.job;
    turn.cause = cause;
    noteGiven(node.id, turn, given.given);
    watch(node, turn, rules.patience(job.taskTimeout), given.given.attempt.id);
    send(turn, id, assignment(turn, given.given, 0, node.incarnation), turn.cause);
  }
  endIfOver(node, turn);
}

function watch(node: CoordinatorNode, turn: Turn, patience: Tick, attempt: number): void {
  if (patience >= NEVER) return;
  node.watches = [...node.watches, { attempt, timer: arm(turn, node.rate, patience) }];
}

/** A worker says that it has done a task. */
function resultArrives(
  node: CoordinatorNode,
  turn: Turn,
  job: JobSetup,
  worker: NodeId,
  message: Extract<JobMessage, { type: 'TaskDone' }>,
): void {
  const { requestId } = message;
  node.job = takeResult(
    node.job,
    turn,
    jobRulesWith(node.bugs),
    { by: node.id, life: node.incarnation },
    worker,
    message,
  );
  send(turn, worker, { type: 'TaskNoted', requestId }, turn.cause);
  const { maps, reduces } = node.job;
  const settled = (message.task.kind === 'map' ? maps : reduces)[message.task.number]?.attempts ?? [];
  node.watches = node.watches.filter(
    (w) => !settled.some(({ id, status }) => id === w.attempt && status !== 'running'),
  );
  endIfOver(node, turn);
  dispatch(node, turn, job);
}

/** The job is done: the coordinator notes it once, stays a little, and sends pushed workers home. */
function endIfOver(node: CoordinatorNode, turn: Turn): void {
  if (node.endTimer || !jobRulesWith(node.bugs).isOver(node.job)) return;
  note(turn, { type: 'JobEnded', node: node.id, rule: 'endJob', tasks: node.job.reduces.length });
  turn.world.tally = done(turn.world.tally, turn.now);
  node.watches = [];
  node.endTimer = arm(turn, node.rate, LINGER);
  if (turn.setup.job?.coordinator !== 'push') return;
  for (const { id } of node.job.workers) send(turn, id, { type: 'JobOver', requestId: 0 }, turn.cause);
}

/** What is due first: a worker has taken too long, or the coordinator has nothing left to do. */
export function coordinatorWakes(node: CoordinatorNode, turn: Turn): void {
  const { setup } = turn;
  const { job: plan } = turn.world;
  const late = node.watches.find(({ timer }) => timer.firesAt <= turn.now);
  if (late) {
    turn.cause = late.timer.cause;
    node.watches = node.watches.filter((other) => other !== late);
    const waited = jobRulesWith(node.bugs).patience(setup.job?.taskTimeout ?? 0);
    node.job = takeLate(node.job, turn, node.id, late.attempt, waited);
    if (setup.job) dispatch(node, turn, setup.job);
  } else if (node.endTimer && node.endTimer.firesAt <= turn.now) {
    const { armedAt, firesAt, cause } = node.endTimer;
    turn.cause = cause;
    node.endTimer = null;
    if (plan?.missing && armedAt === firesAt) {
      note(turn, { type: 'JobRefused', node: node.id, reason: plan.missing });
      node.endTimer = arm(turn, node.rate, LINGER);
    } else end(node, turn);
  }
}

function end(node: CoordinatorNode, turn: Turn): void {
  node.ended = true;
  node.health = 'down';
  node.inbox = [];
  note(turn, { type: 'ProcessEnded', node: node.id, reason: 'done' });
  turn.world.tally = ended(turn.world.tally, node.id);
}

/** A crash: the table was in memory alone. */
export function crashCoordinator(node: CoordinatorNode, turn: Turn): void {
  node.health = 'down';
  node.inbox = [];
  node.watches = [];
  node.endTimer = null;
  note(turn, { type: 'NodeCrashed', node: node.id, lostEntries: 0 });
}

/** A coordinator starts again, and with it the job. */
export function restartCoordinator(node: CoordinatorNode, turn: Turn): void {
  const { setup } = turn;
  const { job: plan } = turn.world;
  node.health = 'up';
  node.ended = false;
  node.incarnation += 1;
  node.job = newTable(plan?.splits.length ?? 0, plan?.missing ? 0 : (setup.job?.reduces ?? 0));
  note(turn, { type: 'NodeRestarted', node: node.id, term: 0, lastIndex: 0 });
  node.endTimer = refusalTimer(plan?.missing ?? null, turn.now);
}

/** When the coordinator acts next by itself. */
export function coordinatorWakeAt(node: CoordinatorNode): Tick {
  if (node.health !== 'up') return NEVER;
  return node.watches.reduce((at, { timer }) => sooner(at, timer), sooner(NEVER, node.endTimer));
}

/** What a coordinator begins with when its job cannot be run: the instant at which it says so. */
export function refusalTimer(missing: string | null, now: Tick): CoordinatorNode['endTimer'] {
  return missing === null ? null : { armedAt: now, firesAt: now, cause: null };
}

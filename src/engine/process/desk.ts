// What the servers of a replicated coordinator do beside Raft: the leader takes what workers say into its log, answers when it
// has been applied, and gives up on workers that take too long. The paper's master could not die (§3.3); this one can.

import type { NodeId, Tick } from '../../model/ids.ts';
import type { Desk } from '../../model/jobNodes.ts';
import type { JobOp, JobResult } from '../../model/jobOps.ts';
import type { Attempt, JobMessage, JobState, Task } from '../../model/mapreduce.ts';
import type { Entry } from '../../model/raft.ts';
import { CLUSTER } from '../../model/setup.ts';
import type { ServerNode, Waiter } from '../../model/world.ts';
import { hasBegun } from '../machine/jobTable.ts';
import { jobRulesWith } from '../mapreduce/bugs.ts';
import { done } from '../mapreduce/tally.ts';
import { latest, note } from '../prim/recorder.ts';
import type { RaftOutput } from '../raft/output.ts';
import { propose } from '../raft/replication.ts';
import { assignment, noteAccepted, noteGiven, noteIgnored, noteLateAttempt } from './jobDesk.ts';
import { arm, send, sooner, type Turn } from './turn.ts';

/** The desk of a server that does not lead, or has just begun. */
export const IDLE_DESK: Desk = { seen: null, watches: [] };

/** The life of a replicated coordinator: it has but one. */
const LIFE = 1;

type FromWorker =
  | { readonly type: 'TaskRequest'; readonly requestId: number }
  | Extract<JobMessage, { type: 'TaskDone' }>;

/** Is this a message for a coordinator? */
export function isForDesk(message: { readonly type: string }): message is FromWorker {
  return message.type === 'TaskRequest' || message.type === 'TaskDone';
}

/** A worker asks or reports: the leader takes it into its log, anybody else turns it away. */
export function deskReceives(node: ServerNode, turn: Turn, out: RaftOutput, worker: NodeId, message: FromWorker): void {
  const { machine } = node;
  const plan = turn.world.job;
  const { job } = turn.setup;
  const { requestId } = message;
  if (machine.kind !== 'coordinator' || !job || !plan) return;
  if (plan.missing !== null) return send(turn, worker, { type: 'JobOver', requestId }, turn.cause);
  if (node.raft.role.kind !== 'leader') return turnAway(node, turn, worker, requestId);
  if (!hasBegun(machine)) propose(node.raft, out, { type: 'beginJob', maps: plan.splits.length, reduces: job.reduces });
  const entry = propose(node.raft, out, opOf(message, worker, job.backups, turn.now));
  if (!entry) return turnAway(node, turn, worker, requestId);
  node.waiters = [...node.waiters, { index: entry.index, term: entry.term, clerk: worker, requestId }];
}

function opOf(message: FromWorker, worker: NodeId, backups: boolean, at: number): JobOp {
  const { requestId } = message;
  if (message.type === 'TaskRequest') return { type: 'askTask', worker, requestId, backups, at };
  return { type: 'endTask', worker, requestId, task: message.task, attempt: message.attempt };
}

/** A server that does not lead names the one that it believes to. */
export function turnAway(node: ServerNode, turn: Turn, worker: NodeId, requestId: number): void {
  const { role } = node.raft;
  const leaderId = role.kind === 'follower' ? role.leaderId : null;
  note(turn, { type: 'RequestRefused', node: node.id, clerk: worker, requestId, leaderId });
  send(turn, worker, { type: 'TurnedAway', requestId, leaderId }, turn.cause);
}

/**
 * An entry has been applied. What it has decided is told by whoever applies it first: by the totals of the job it can be seen
 * whether that is here.
 */
export function deskApplied(node: ServerNode, turn: Turn, { op }: Entry, result: JobResult | undefined): void {
  const { machine } = node;
  const { tally } = turn.world;
  if (!result || machine.kind !== 'coordinator') return;
  const { cause } = turn;
  turn.cause = latest(turn);
  if (result.type === 'task' && !result.again) {
    const given = tally.attempts.map + tally.attempts.reduce;
    if (result.given.attempt.id > given) noteGiven(node.id, turn, result.given);
  }
  if (result.type === 'result' && op.type === 'endTask') {
    const { task, attempt, worker } = op;
    const finished = machine[task.kind === 'map' ? 'maps' : 'reduces'].length - result.left;
    if (result.verdict !== 'accepted') {
      if (node.raft.role.kind === 'leader') noteIgnored(node.id, turn, { task, attempt, worker }, result.verdict);
    } else if (finished > tally.completed[task.kind]) {
      noteAccepted(node.id, turn, { task, attempt, worker }, machine, result.left);
    }
  }
  if (hasBegun(machine) && turn.world.tally.doneAt === null && jobRulesWith(node.bugs).isOver(machine)) {
    note(turn, { type: 'JobEnded', node: node.id, rule: 'endJob', tasks: machine.reduces.length });
    turn.world.tally = done(turn.world.tally, turn.now);
  }
  turn.cause = cause;
}

/** What a worker that waits for an entry is told when it has been applied; null: nothing, for it has asked anew since. */
export function answerFor(
  node: ServerNode,
  turn: Turn,
  waiter: Waiter,
  result: JobResult | undefined,
): JobMessage | null {
  const { requestId } = waiter;
  switch (result?.type) {
    case 'task':
      return assignment(turn, result.given, requestId, LIFE);
    case 'wait': {
      const { kind, left } = result;
      const rule = kind === 'map' ? 'startReduces' : 'endJob';
      note(turn, { type: 'WorkerMustWait', node: node.id, rule, worker: waiter.clerk, kind, left });
      return { type: 'NoTaskYet', requestId };
    }
    case 'over':
      return { type: 'JobOver', requestId };
    case 'result':
      return { type: 'TaskNoted', requestId };
    default:
      return null;
  }
}

/** A leader watches every attempt that runs. One that has just been elected knows of no earlier time, and waits anew. */
export function setDesk(node: ServerNode, turn: Turn): void {
  const { desk, machine, raft } = node;
  if (!desk || machine.kind !== 'coordinator') return;
  if (raft.role.kind !== 'leader') {
    if (desk !== IDLE_DESK) node.desk = IDLE_DESK;
    return;
  }
  if (desk.seen === machine) return;
  const patience = jobRulesWith(node.bugs).patience(turn.setup.job?.taskTimeout ?? 0);
  const watches = runningIn(machine).map(({ attempt }) => {
    const known = desk.watches.find((watch) => watch.attempt === attempt.id);
    return known ?? { attempt: attempt.id, timer: arm(turn, node.rate, patience) };
  });
  node.desk = { seen: machine, watches };
}

function runningIn({ maps, reduces }: JobState): { readonly task: Task; readonly attempt: Attempt }[] {
  return [...maps, ...reduces].flatMap((task) =>
    task.attempts.flatMap((attempt) => (attempt.status === 'running' ? [{ task, attempt }] : [])),
  );
}

/** The time of an attempt is up: the leader gives it up, through its log. */
export function deskWakes(node: ServerNode, turn: Turn, out: RaftOutput): void {
  const { desk, machine } = node;
  const due = desk?.watches.find(({ timer }) => timer.firesAt <= turn.now);
  if (!desk || !due || machine.kind !== 'coordinator') return;
  turn.cause = due.timer.cause;
  node.desk = { ...desk, watches: desk.watches.filter((watch) => watch !== due) };
  const running = runningIn(machine).find(({ attempt }) => attempt.id === due.attempt);
  if (!running) return;
  noteLateAttempt(node.id, turn, running, jobRulesWith(node.bugs).patience(turn.setup.job?.taskTimeout ?? 0));
  propose(node.raft, out, { type: 'giveUpTask', attempt: due.attempt });
}

/** When the desk has to be looked at, if it is before another instant; otherwise that. */
export function deskWakeAt(desk: Desk, before: Tick): Tick {
  return desk.watches.reduce((at, { timer }) => sooner(at, timer), before);
}

/** The desk of a server, if the coordinator is replicated: on the servers of the one cluster. */
export function deskFor({ job }: Turn['setup'], group: number): Desk | null {
  return job?.coordinator === 'replicated' && group === CLUSTER ? IDLE_DESK : null;
}

// A worker of a MapReduce job: gets a task, reads its input, runs it, writes the output under temporary names, changes those to
// the lasting ones, reports, and gets the next. Whatever it asks for it asks for again until there is an answer.

import { NEVER, type NodeId, type Tick } from '../../model/ids.ts';
import type { StoredFile } from '../../model/jobFiles.ts';
import type { WorkerNode, WorkerRequest } from '../../model/jobNodes.ts';
import type { Assignment, JobMessage, JobSetup } from '../../model/mapreduce.ts';
import type { Envelope } from '../../model/world.ts';
import { jobRulesWith } from '../mapreduce/bugs.ts';
import { temporaryName } from '../mapreduce/records.ts';
import { began, ended, finished, stopped } from '../mapreduce/tally.ts';
import { runTask } from '../mapreduce/task.ts';
import { between, rand } from '../prim/rand.ts';
import { note } from '../prim/recorder.ts';
import { arm, fire, send, sooner, type Turn } from './turn.ts';
import { firstDesk, nextDesk, STORE } from './workerRoute.ts';

/** Pause before a worker asks for a task again when none was free, and before a free one reports again (push), in ms. */
const PAUSE = 500;

/** A message reaches a worker that is up. */
export function workerReceives(node: WorkerNode, turn: Turn, { from, message }: Envelope): void {
  const { job } = turn.setup;
  if (!job) return;
  if (message.type === 'JobOver' && message.requestId === 0) return end(node, turn, 'done');
  if (message.type === 'AssignTask' && message.requestId === 0) return takePushed(node, turn, message.assignment);
  const { request } = node;
  if (!request || !('requestId' in message) || message.requestId !== request.message.requestId) return;
  if (from !== STORE) node.heardAt = turn.now;
  if (message.type !== 'TurnedAway') settle(node, from);
  switch (message.type) {
    case 'AssignTask':
      return accept(node, turn, message.assignment);
    case 'JobOver':
      return end(node, turn, 'done');
    case 'NoTaskYet':
      if (!jobRulesWith(node.bugs).asksAgain()) return end(node, turn, 'no task');
      node.phase = 'waiting';
      node.retryTimer = arm(turn, node.rate, PAUSE);
      return;
    case 'WorkerNoted':
      node.phase = 'idle';
      node.retryTimer = arm(turn, node.rate, PAUSE);
      return;
    case 'TurnedAway':
      return turnAway(node, turn, request.message, message);
    case 'FilesRead':
      return inputArrives(node, turn, job, message.files);
    case 'FilesWritten':
      return written(node, turn);
    case 'FilesRenamed':
      return report(node, turn);
    case 'TaskNoted':
      return noted(node, turn, job);
    default:
      return;
  }
}

/** The request is answered. */
function settle(node: WorkerNode, from: NodeId): void {
  node.request = null;
  node.retryTimer = null;
  if (from !== STORE) node.leaderId = from;
}

/** Sends a request, and arms the timer by which it is sent again. */
function ask(node: WorkerNode, turn: Turn, to: NodeId, message: WorkerRequest, attempts = 1): void {
  node.request = { to, message, attempts, refused: false };
  send(turn, to, message, turn.cause);
  node.retryTimer = arm(turn, node.rate, turn.setup.retry);
}

function nextId(node: WorkerNode): number {
  node.nextRequestId += 1;
  return node.nextRequestId - 1;
}

/** Asks the coordinator for a task or, where it pushes them, reports for work. */
export function askForTask(node: WorkerNode, turn: Turn): void {
  const type = turn.setup.job?.coordinator === 'push' ? 'RegisterWorker' : 'TaskRequest';
  node.phase = 'asking';
  ask(node, turn, firstDesk(node, turn), { type, requestId: nextId(node) });
}

/** A task that it has not asked for. It comes only when the one before is noted, so that it is an answer to its report too. */
function takePushed(node: WorkerNode, turn: Turn, pushed: Assignment): void {
  const { life, attempt, task } = pushed;
  const { latest } = node;
  if (life < latest.life || (life === latest.life && attempt <= latest.attempt)) return;
  node.latest = { life, attempt };
  const isFree = node.phase === 'idle' || node.phase === 'asking' || node.phase === 'reporting';
  if (!isFree) {
    note(turn, { type: 'TaskDeclined', node: node.id, rule: 'oneTask', task });
    return;
  }
  if (node.phase === 'reporting') node.done += 1;
  if (isWorn(node, turn)) return end(node, turn, 'worn');
  node.heardAt = turn.now;
  settle(node, STORE);
  accept(node, turn, pushed);
}

/** Begins with a task: its input is read. */
function accept(node: WorkerNode, turn: Turn, assignment: Assignment): void {
  node.assignment = assignment;
  node.phase = 'reading';
  ask(node, turn, STORE, { type: 'ReadFiles', requestId: nextId(node), names: assignment.inputs });
}

/** The input is there, or a part of it. */
function inputArrives(node: WorkerNode, turn: Turn, job: JobSetup, read: readonly (StoredFile | null)[]): void {
  const { assignment } = node;
  if (!assignment) return;
  const files = read.filter((file) => file !== null);
  const missing = read.length - files.length;
  if (missing > 0) {
    const what = jobRulesWith(node.bugs).withoutInput();
    if (what === 'give up') return report(node, turn);
    if (what === 'wait') {
      node.retryTimer = arm(turn, node.rate, PAUSE);
      return;
    }
  }
  run(node, turn, job, assignment, files, missing);
}

/** The task runs: as long as its bytes take, and as long as it is made to sleep, unless it ends its process. */
function run(
  node: WorkerNode,
  turn: Turn,
  job: JobSetup,
  { task, attempt }: Assignment,
  files: readonly StoredFile[],
  missing: number,
): void {
  const { now, setup } = turn;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const work = Math.max(1, Math.ceil(bytes / job.speed));
  const lot = rand(setup.seed, 'task fate', node.id, task.kind, task.number, now) % 1000;
  const sleep = task.kind === 'map' ? job.mapSleep : job.reduceSleep;
  const sleeps = sleep !== null && lot >= job.exit && lot < job.exit + sleep.chance;
  const drawn = rand(setup.seed, 'task time', node.id, task.kind, task.number, now);
  const time = lot < job.exit ? between(drawn, 1, work) : work + (sleeps ? between(drawn, ...sleep.time) : 0);
  node.phase = 'running';
  node.input = files;
  node.exits = lot < job.exit;
  node.runTimer = arm(turn, node.rate, time);
  note(turn, { type: 'TaskStarted', node: node.id, task, attempt, bytes, until: node.runTimer.firesAt, missing });
  node.runTimer = { ...node.runTimer, cause: turn.cause };
  turn.world.tally = began(turn.world.tally, { task, attempt, worker: node.id });
}

/** The task has run to its end: its output is computed, and goes to the store. */
function runEnds(node: WorkerNode, turn: Turn): void {
  const { assignment, input, runTimer } = node;
  const { job } = turn.setup;
  const plan = turn.world.job;
  if (!assignment || !input || !job || !plan) return;
  turn.cause = runTimer?.cause ?? null;
  node.runTimer = null;
  node.input = null;
  if (node.exits) return end(node, turn, 'task');
  const { task, attempt, life } = assignment;
  const rules = jobRulesWith(node.bugs);
  const all = runTask(
    { job, plan, task },
    input.map(({ text }) => text),
  );
  const files = rules.writesEmpty() ? all : all.filter(({ bytes }) => bytes > 0);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  turn.world.tally = finished(turn.world.tally, node.id);
  note(turn, { type: 'TaskEnded', node: node.id, task, attempt, files: files.length, bytes });
  const aside = rules.writesAside();
  node.output = aside
    ? files.map((file) => ({ ...file, name: temporaryName(file.name, node.id, life, attempt) }))
    : files;
  if (files.length === 0) return report(node, turn);
  node.phase = 'writing';
  ask(node, turn, STORE, { type: 'WriteFiles', requestId: nextId(node), files: node.output, append: !aside });
}

/** The output is written: now it gets its lasting names. */
function written(node: WorkerNode, turn: Turn): void {
  const { output } = node;
  if (!output || !jobRulesWith(node.bugs).writesAside()) return report(node, turn);
  const renames = output.map(({ name }) => ({ from: name, to: name.slice(0, name.indexOf('.')) }));
  node.phase = 'renaming';
  ask(node, turn, STORE, { type: 'RenameFiles', requestId: nextId(node), renames });
}

/** Everything is where it belongs: the coordinator is told. */
function report(node: WorkerNode, turn: Turn): void {
  const { assignment } = node;
  if (!assignment) return;
  const { task, attempt, life } = assignment;
  node.output = null;
  node.phase = 'reporting';
  ask(node, turn, firstDesk(node, turn), { type: 'TaskDone', requestId: nextId(node), task, attempt, life });
}

/** The coordinator has noted the result: the next task, please. */
function noted(node: WorkerNode, turn: Turn, job: JobSetup): void {
  node.assignment = null;
  node.done += 1;
  if (job.coordinator === 'push') {
    node.phase = 'idle';
    node.retryTimer = arm(turn, node.rate, PAUSE);
  } else if (isWorn(node, turn)) end(node, turn, 'worn');
  else askForTask(node, turn);
}

/** Has it done as many tasks as it lives for? */
function isWorn({ done }: WorkerNode, { setup }: Turn): boolean {
  const lifetime = setup.job?.lifetime ?? 0;
  return lifetime > 0 && done >= lifetime;
}

/** A replica that does not lead: the one that it names is asked at once, else the next one after a while. */
function turnAway(
  node: WorkerNode,
  turn: Turn,
  message: WorkerRequest,
  { leaderId }: Extract<JobMessage, { type: 'TurnedAway' }>,
): void {
  const asked = node.request?.to ?? '';
  node.leaderId = null;
  const to = leaderId !== null && leaderId !== asked ? leaderId : nextDesk(turn, asked);
  node.request = { to, message, attempts: node.request?.attempts ?? 1, refused: true };
  node.retryTimer = arm(turn, node.rate, leaderId !== null && leaderId !== asked ? 0 : PAUSE);
}

/** What is due first: the task has run, or something has to be asked again. */
export function workerWakes(node: WorkerNode, turn: Turn): void {
  const { now } = turn;
  const { runTimer, retryTimer, request } = node;
  if (runTimer && runTimer.firesAt <= now) return runEnds(node, turn);
  if (!retryTimer || retryTimer.firesAt > now) return;
  node.retryTimer = null;
  // Nothing was free, or part of the input was missing, or nobody has sent a task: it asks anew.
  fire(turn, node.id, request ? 'retry' : 'ask', retryTimer);
  if (!request) return askAnew(node, turn);
  if (request.to === STORE) return ask(node, turn, STORE, request.message, request.attempts + 1);
  if (now - node.heardAt >= (turn.setup.job?.taskTimeout ?? 0)) return end(node, turn, 'gone');
  // After a refusal the request is addressed anew already; without any answer another replica is tried.
  const to = request.refused ? request.to : nextDesk(turn, request.to);
  node.leaderId = null;
  ask(node, turn, to, request.message, request.attempts + 1);
}

/** For the input of its task, or for a task. */
function askAnew(node: WorkerNode, turn: Turn): void {
  const { assignment } = node;
  if (node.phase === 'reading' && assignment) accept(node, turn, assignment);
  else askForTask(node, turn);
}

/** The process ends of itself. */
function end(node: WorkerNode, turn: Turn, reason: 'done' | 'gone' | 'task' | 'worn' | 'no task'): void {
  leave(node, reason === 'task' || reason === 'worn' ? 'crashed' : 'ended');
  note(turn, { type: 'ProcessEnded', node: node.id, reason });
  turn.world.tally = ended(turn.world.tally, node.id);
}

function leave(node: WorkerNode, phase: 'ended' | 'crashed'): void {
  node.health = 'down';
  node.phase = phase;
  node.inbox = [];
  node.assignment = null;
  node.input = null;
  node.output = null;
  node.request = null;
  node.retryTimer = null;
  node.runTimer = null;
  node.exits = false;
  node.leaderId = null;
  node.done = 0;
}

/** A crash: what it was at is lost. */
export function crashWorker(node: WorkerNode, turn: Turn): void {
  leave(node, 'crashed');
  turn.world.tally = stopped(turn.world.tally, node.id);
  note(turn, { type: 'NodeCrashed', node: node.id, lostEntries: 0 });
}

/** A worker starts, and asks for a task. */
export function restartWorker(node: WorkerNode, turn: Turn): void {
  node.health = 'up';
  node.incarnation += 1;
  node.heardAt = turn.now;
  note(turn, { type: 'NodeRestarted', node: node.id, term: 0, lastIndex: 0 });
  askForTask(node, turn);
}

/** When the worker acts next by itself. */
export function workerWakeAt(node: WorkerNode): Tick {
  if (node.health !== 'up') return NEVER;
  return sooner(sooner(NEVER, node.runTimer), node.retryTimer);
}

// The fields of a job's processes, and the job at a glance.
import { fileList } from '../../../describe/jobMessage.ts';
import { allFiles } from '../../../model/jobFiles.ts';
import { type CoordinatorNode, type StoreNode, type WorkerNode, workersOf } from '../../../model/jobNodes.ts';
import { jobTable, taskState } from '../../../model/jobTable.ts';
import { type JobState, type KnownWorker, type TaskKind, taskName } from '../../../model/mapreduce.ts';
import type { NodeBase, World } from '../../../model/world.ts';
import { bytes, count, listed, range, sizeText, span } from '../../lib/figures.ts';
import { jobFilesOf } from '../../lib/jobFiles.ts';
import { jobTitle } from '../../lib/jobTitle.ts';
import { type Fact, fact, factOf } from './facts.ts';

/** How the tasks of one kind stand: `5 of 8 done, 2 under way`. */
function tasksText(table: JobState, kind: TaskKind): string {
  const [tasks, left] = kind === 'map' ? [table.maps, table.mapsLeft] : [table.reduces, table.reducesLeft];
  const running = tasks.filter(({ status }) => status === 'in-progress').length;
  return `${tasks.length - left} of ${tasks.length} done${running > 0 ? `, ${running} under way` : ''}`;
}

/** The coordinator: its table, and whom it waits for. */
export function coordinatorFacts(node: CoordinatorNode, { setup }: Pick<World, 'setup'>): Fact[] {
  const { job, incarnation } = node;
  const running = [...job.maps, ...job.reduces].flatMap((task) =>
    task.attempts.filter(({ status }) => status === 'running').map(({ worker }) => [taskName(task), worker] as const),
  );
  return [
    fact('maps', tasksText(job, 'map'), 'Tasks whose result it has taken, and tasks that somebody has'),
    fact('reduces', tasksText(job, 'reduce'), 'They are given out when the last map is done (§3.1)'),
    ...(running.length > 0 ? [factOf('under way', running, 'Who has what, as far as it knows')] : []),
    ...(job.workers.length > 0 ? [factOf('workers', job.workers.map(knownText), 'Those it has heard of')] : []),
    fact('patience', span(setup.job?.taskTimeout ?? 0), 'Then a worker is taken for dead (§3.3)'),
    fact('next attempt', job.nextAttempt, 'Attempts are numbered as they are given out'),
    ...(incarnation > 1 ? [fact('started', `${incarnation} times`, 'Each time with an empty table')] : []),
    ...processFacts(node),
  ];
}

function knownText({ id, standing, attempt }: KnownWorker): readonly [string, string] {
  return [id, attempt === null ? standing : `${standing}, attempt ${attempt}`];
}

/** A worker: its task, what it waits for, what it has in its hands. */
export function workerFacts(node: WorkerNode): Fact[] {
  const { phase, assignment, input, output, request, done, leaderId, incarnation } = node;
  return [
    fact('phase', phase, 'The stage of its work'),
    fact('task', assignment ? `${taskName(assignment.task)}, attempt ${assignment.attempt}` : 'none'),
    ...(assignment ? [fact('reads', fileList(assignment.inputs), 'The files of its input')] : []),
    ...(input ? [fact('has read', bytes(input.reduce((sum, file) => sum + file.bytes, 0)))] : []),
    ...(output
      ? [fact('writes', fileList(output.map(({ name }) => name)), 'Under these names until they are whole')]
      : []),
    ...(request
      ? [
          fact(
            'asks',
            `${request.to}: ${request.message.type}${request.attempts > 1 ? `, try ${request.attempts}` : ''}`,
            'The request that has no answer yet',
          ),
        ]
      : []),
    fact('tasks done', done, 'In this life'),
    ...(leaderId ? [fact('coordinator', leaderId, 'The replica that answered last')] : []),
    ...(incarnation > 1 ? [fact('started', `${incarnation} times`)] : []),
    ...processFacts(node),
  ];
}

/** The store: its files by what they are for. */
export function storeFacts(node: StoreNode, world: World): Fact[] {
  const files = allFiles(node.files);
  const counted = jobFilesOf(world);
  const reduces = counted.outputs.length;
  const unfinished = files.filter(({ partial }) => partial).length;
  return [
    fact('files', `${count(files.length, 'file')}, ${sizeText(files.reduce((sum, file) => sum + file.bytes, 0))}`),
    fact('input', count(counted.parts.length, 'split')),
    fact('intermediate', `${counted.partsThere} of ${counted.parts.length * reduces}`, 'From each map to each reduce'),
    fact('output', `${counted.outputsThere} of ${reduces}`),
    ...(unfinished > 0 ? [fact('unfinished', count(unfinished, 'file'), 'Being written, or left so by a crash')] : []),
    ...(node.work.length > 0
      ? [
          factOf(
            'works on',
            node.work.map(({ from, message }) => [from, message.type]),
            'Requests that are not done yet',
          ),
        ]
      : []),
    fact('takes', range(node.delay), 'For a request'),
    ...processFacts(node),
  ];
}

function processFacts({ rate, inbox }: Pick<NodeBase, 'rate' | 'inbox'>): Fact[] {
  return [
    ...(inbox.length > 0 ? [fact('inbox', count(inbox.length, 'message'), 'Arrived during the pause')] : []),
    ...(rate === 1000 ? [] : [fact('clock', `${rate / 1000}× speed`, 'Rate of its own clock')]),
  ];
}

/** The job at a glance. */
export function jobOverviewFacts(world: World): Fact[] {
  const { tally, setup, job } = world;
  const table = jobTable(world);
  const workers = workersOf(world);
  const busy = workers.filter(({ health, assignment }) => health !== 'down' && assignment !== null);
  const down = workers.filter(({ health }) => health === 'down');
  const tasks = table ? [...table.maps, ...table.reduces] : [];
  const lost = tasks.filter((task) => taskState(world, task) === 'lost');
  const spare =
    tally.attempts.map + tally.attempts.reduce - tally.completed.map - tally.completed.reduce - tally.running.length;
  return [
    ...(setup.job ? [fact('job', jobTitle(setup.job))] : []),
    ...(table ? [fact('maps', tasksText(table, 'map')), fact('reduces', tasksText(table, 'reduce'))] : []),
    ...(job?.missing ? [fact('missing', job.missing)] : []),
    fact('at work', busy.length === 0 ? 'nobody' : namedOf(idsOf(busy), workers.length)),
    ...(down.length > 0 && tally.doneAt === null ? [fact('down', namedOf(idsOf(down), workers.length))] : []),
    ...(lost.length > 0
      ? [
          fact(
            'lost',
            namedOf(lost.map(taskName), tasks.length),
            'Its worker is down, and the coordinator does not know it',
          ),
        ]
      : []),
    ...(spare > 0 && tally.doneAt !== null
      ? [fact('in vain', count(spare, 'attempt'), 'Given out and of no use')]
      : []),
  ];
}

function idsOf(nodes: readonly WorkerNode[]): string[] {
  return nodes.map(({ id }) => id);
}

/** More names than this say less than their number. */
const NAMED = 8;

function namedOf(names: readonly string[], all: number): string {
  return names.length > NAMED ? `${names.length} of ${all}` : listed(names);
}

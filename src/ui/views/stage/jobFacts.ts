// What the cards of a job say: how a worker stands, in a word or two, and the whole of it for a screen reader.
import type { CoordinatorNode, StoreNode, WorkerNode } from '../../../model/jobNodes.ts';
import { type TaskId, taskName } from '../../../model/mapreduce.ts';
import type { Timer, World } from '../../../model/world.ts';
import { count, sizeText } from '../../lib/figures.ts';

/** How a worker is drawn. gone: it has died. over: it has gone home. */
export type WorkerLook = 'busy' | 'free' | 'gone' | 'over' | 'paused';

/** What a worker's card says. */
export interface WorkerFacts {
  readonly look: WorkerLook;
  readonly task: TaskId | null;
  /** What it does: `reads`, `maps 150 kB`. */
  readonly word: string;
  /** Its task runs from then to then; null: it does not. */
  readonly run: Timer | null;
  /** How much of the task is behind it when nothing runs: 0 before, 1 after. */
  readonly share: 0 | 1;
  /** Out of the ordinary: `clock 0.5×`, `2 waiting`; null: nothing. */
  readonly remark: string | null;
}

/** What a worker's card says. */
export function workerFacts(worker: WorkerNode): WorkerFacts {
  const { health, phase, assignment, runTimer } = worker;
  const task = assignment?.task ?? null;
  const facts = { task, run: phase === 'running' ? runTimer : null, remark: remarkOf(worker) };
  if (health === 'down') return { ...facts, look: phase === 'ended' ? 'over' : 'gone', word: doing(worker), share: 0 };
  const share = phase === 'writing' || phase === 'renaming' || phase === 'reporting' ? 1 : 0;
  if (health === 'paused') return { ...facts, look: 'paused', word: 'is paused', share };
  return { ...facts, look: task ? 'busy' : 'free', word: doing(worker), share };
}

function doing({ phase, assignment, input, request, nextRequestId }: WorkerNode): string {
  switch (phase) {
    case 'asking':
      return (request?.attempts ?? 1) > 1 ? `asks for a task · try ${request?.attempts}` : 'asks for a task';
    case 'waiting':
      return nextRequestId === 1 ? 'begins' : 'waits, nothing is free';
    case 'idle':
      return 'waits for a task';
    case 'reading':
      return 'reads its input';
    case 'running': {
      const size = input?.reduce((sum, file) => sum + file.bytes, 0) ?? 0;
      return `${assignment?.task.kind === 'reduce' ? 'reduces' : 'maps'} ${sizeText(size)}`;
    }
    case 'writing':
      return 'writes its output';
    case 'renaming':
      return 'names its files';
    case 'reporting':
      return 'reports it done';
    case 'ended':
      return 'has ended';
    case 'crashed':
      return 'is down';
  }
}

function remarkOf({ inbox, rate }: Pick<WorkerNode, 'inbox' | 'rate'>): string | null {
  const remarks = [
    rate === 1000 ? null : `clock ${rate / 1000}×`,
    inbox.length > 0 ? `${inbox.length} waiting` : null,
  ].filter((remark) => remark !== null);
  return remarks.length > 0 ? remarks.join(' · ') : null;
}

/** `worker w2, maps 150 kB, map 3`. */
export function workerName({ id }: WorkerNode, { word, task, remark }: WorkerFacts): string {
  return [`worker ${id}`, word, task && taskName(task), remark].filter(Boolean).join(', ');
}

/** What stands beside the coordinator's name. */
export function coordinatorWord({ health, ended, inbox }: CoordinatorNode, { doneAt }: World['tally']): string {
  if (ended) return 'has ended: the job is done';
  if (health === 'down') return 'is down, its table is gone';
  if (health === 'paused') return inbox.length > 0 ? `is paused, ${inbox.length} waiting` : 'is paused';
  return doneAt === null ? 'coordinator' : 'coordinator, the job is done';
}

/** `coordinator m1, 5 of 8 maps and 0 of 10 reduces completed`. */
export function coordinatorName(node: CoordinatorNode, tally: World['tally']): string {
  const { maps, reduces, mapsLeft, reducesLeft } = node.job;
  const word = coordinatorWord(node, tally);
  const what = word.startsWith('coordinator') ? word : `coordinator ${word}`;
  const done = `${maps.length - mapsLeft} of ${count(maps.length, 'map')} and ${reduces.length - reducesLeft} of ${count(reduces.length, 'reduce')} completed`;
  return `${node.id}, ${what}, ${done}`;
}

/** What stands beside the store's name. */
export function storeWord({ health, work }: StoreNode): string {
  if (health === 'down') return 'is down';
  if (health === 'paused') return 'is paused';
  return work.length === 0 ? 'store' : `store, ${count(work.length, 'request')}`;
}

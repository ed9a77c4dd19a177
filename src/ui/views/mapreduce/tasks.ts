// What the view says of each task: how it stands, who is at it, how far it is.

import { runningAttempts, type TaskState, taskState } from '../../../model/jobTable.ts';
import { type JobState, type Task, taskName } from '../../../model/mapreduce.ts';
import { nodeOf, type World } from '../../../model/world.ts';
import { count, listed, sizeText } from '../../lib/figures.ts';
import type { JobFiles } from '../../lib/jobFiles.ts';
import { progress } from '../stage/motion.ts';

/** A task, for people. */
export interface TaskFacts {
  readonly kind: Task['kind'];
  readonly number: number;
  readonly state: TaskState;
  /** Who has it, as far as the coordinator knows, or whose result was taken. */
  readonly workers: readonly string[];
  /** How many times it has been given out. */
  readonly tries: number;
  /** How much of it has run, 0 to 1. */
  readonly share: number;
  /** Of its input (map) or its output (reduce). */
  readonly bytes: number;
  /** All of it in a sentence without a full stop. */
  readonly title: string;
}

const WORDS: Readonly<Record<TaskState, string>> = {
  idle: 'nobody has it',
  running: 'under way',
  lost: 'its worker is down, which the coordinator does not know',
  done: 'completed',
};

/** The tasks of one kind, in order, at an instant. */
export function taskFacts(
  world: World,
  table: JobState,
  files: JobFiles,
  kind: Task['kind'],
  at: number,
): readonly TaskFacts[] {
  const tasks = kind === 'map' ? table.maps : table.reduces;
  return tasks.map((task) => {
    const { number, attempts } = task;
    const state = taskState(world, task);
    const holders = state === 'done' ? attempts.filter(({ status }) => status === 'done') : runningAttempts(task);
    const workers = holders.map(({ worker }) => worker);
    const bytes = kind === 'map' ? (world.job?.splits[number]?.bytes ?? 0) : (files.outputs[number]?.bytes ?? 0);
    const share = state === 'done' ? 1 : Math.max(0, ...workers.map((id) => shareOf(world, id, task, at)));
    return {
      kind,
      number,
      state,
      workers,
      tries: attempts.length,
      share,
      bytes,
      title: titleOf(task, state, workers, bytes),
    };
  });
}

function titleOf(task: Task, state: TaskState, workers: readonly string[], bytes: number): string {
  const who = workers.length === 0 ? '' : ` ${state === 'done' ? 'by' : 'on'} ${listed(workers)}`;
  const again = task.attempts.length > 1 ? `, given out ${task.attempts.length} times` : '';
  const size = task.kind === 'map' ? `, ${sizeText(bytes)} to read` : bytes > 0 ? `, ${sizeText(bytes)} of output` : '';
  const late = state === 'idle' && task.attempts.length > 0 ? ' any more' : '';
  return `${taskName(task)}: ${WORDS[state]}${who}${late}${again}${size}`;
}

/** How much of a task a worker has behind it; 0 when it is not at this task. */
function shareOf(world: World, id: string, { kind, number }: Task, at: number): number {
  const node = nodeOf(world, id);
  if (node?.kind !== 'worker' || node.health === 'down') return 0;
  const task = node.assignment?.task;
  if (task?.kind !== kind || task.number !== number) return 0;
  if (node.runTimer) return progress({ sentAt: node.runTimer.armedAt, deliverAt: node.runTimer.firesAt }, at);
  return node.phase === 'reading' ? 0 : 1;
}

/** How a kind of task stands as a whole. */
export interface Progress {
  readonly done: number;
  readonly running: number;
  readonly total: number;
  /** Done, and the running ones as far as they are, 0 to 1. */
  readonly share: number;
}

/** How far these tasks are together. */
export function progressOf(tasks: readonly TaskFacts[]): Progress {
  const inState = (state: TaskState) => tasks.filter((task) => task.state === state).length;
  const share = tasks.reduce((sum, task) => sum + task.share, 0) / Math.max(1, tasks.length);
  return { done: inState('done'), running: inState('running'), total: tasks.length, share };
}

/** What stands beside a bar of progress: `5 of 8 maps, 3 under way`. */
export function progressText({ done, running, total }: Progress, kind: Task['kind']): string {
  const rest = running > 0 ? `, ${running} under way` : '';
  return `${done} of ${count(total, kind)}${rest}`;
}

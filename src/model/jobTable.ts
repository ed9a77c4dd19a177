// What is known of the tasks of a job: the coordinator's table, and what has become of those who were given them.
import { coordinatorOf } from './jobNodes.ts';
import type { Attempt, JobState, Task } from './mapreduce.ts';
import { CLUSTER } from './setup.ts';
import { newestMachine, nodeOf, type World } from './world.ts';

/** How a task stands. lost: it is under way as far as the coordinator knows, but whoever had it does not run any more. */
export type TaskState = 'idle' | 'running' | 'lost' | 'done';

/** The table of a world's job: the coordinator's, or that of the newest replica; null: there is none. */
export function jobTable(world: Pick<World, 'nodes'>): JobState | null {
  const coordinator = coordinatorOf(world);
  if (coordinator) return coordinator.job;
  const machine = newestMachine(world, CLUSTER);
  return machine?.kind === 'coordinator' ? machine : null;
}

/** How a task of the table stands. */
export function taskState(world: Pick<World, 'nodes' | 'places'>, task: Task): TaskState {
  if (task.status === 'completed') return 'done';
  if (task.status === 'idle') return 'idle';
  const running = runningAttempts(task);
  return running.length > 0 && running.every(({ worker }) => nodeOf(world, worker)?.health === 'down')
    ? 'lost'
    : 'running';
}

/** The attempts that the coordinator still waits for. */
export function runningAttempts({ attempts }: Task): readonly Attempt[] {
  return attempts.filter(({ status }) => status === 'running');
}

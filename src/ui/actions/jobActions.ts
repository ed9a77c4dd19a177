// What can be done to a MapReduce job as a whole.
import { coordinatorOf, storeOf, workersOf } from '../../model/jobNodes.ts';
import { taskName } from '../../model/mapreduce.ts';
import type { World } from '../../model/world.ts';
import { type ActionGroup, only, type TargetAction } from './targetAction.ts';

/** The group of a job's own actions; none where there is no job. */
export function jobActions(world: World): readonly ActionGroup[] {
  if (world.setup.job === null) return [];
  return [
    { title: 'Job', actions: [crashBusy(world), slowBusy(world), ...crashCoordinator(world), ...pauseStore(world)] },
  ];
}

const NOBODY = 'no worker has a task now';

function crashBusy(world: World): TargetAction {
  const busy = workersOf(world).find(({ health, assignment }) => health !== 'down' && assignment !== null);
  const task = busy?.assignment ? `, which is at ${taskName(busy.assignment.task)}` : '';
  const label = busy ? `Crash ${busy.id}${task}` : 'Crash a worker at its task';
  return {
    id: 'crash-worker',
    label,
    short: label,
    about: 'Nobody is told: the coordinator waits for it, and then gives the task to another.',
    command: { type: 'crash', nodes: [only(busy?.id ?? 'w1')] },
    refusal: busy ? null : NOBODY,
  };
}

function slowBusy(world: World): TargetAction {
  const busy = workersOf(world).findLast(({ health, rate }) => health === 'up' && rate >= 1000);
  const label = busy ? `Slow ${busy.id} down` : 'Slow a worker down';
  return {
    id: 'slow-worker',
    label,
    short: label,
    about: 'Its next tasks take ten times as long: a straggler.',
    command: { type: 'clock', nodes: [only(busy?.id ?? 'w1')], rate: 100 },
    refusal: busy ? null : 'every worker is slow or does not run',
  };
}

function crashCoordinator(world: World): TargetAction[] {
  const coordinator = coordinatorOf(world);
  if (!coordinator) return [];
  return [
    {
      id: 'crash-coordinator',
      label: 'Crash the coordinator',
      short: 'Crash the coordinator',
      about: 'Its table is in memory alone. Workers ask in vain until it is back, and the job begins anew.',
      command: { type: 'crash', nodes: [{ kind: 'coordinator' }] },
      refusal: coordinator.health === 'down' ? 'it is down already' : null,
    },
  ];
}

function pauseStore(world: World): TargetAction[] {
  const store = storeOf(world);
  if (!store) return [];
  const isPaused = store.health === 'paused';
  return [
    {
      id: 'pause-store',
      label: isPaused ? 'Resume the store' : 'Pause the store',
      short: isPaused ? 'Resume the store' : 'Pause the store',
      about: isPaused ? 'It takes in all that has waited.' : 'Whoever reads or writes waits for it.',
      command: { type: isPaused ? 'resume' : 'pause', nodes: [{ kind: 'store' }] },
      refusal: store.health === 'down' ? 'it is down' : null,
    },
  ];
}

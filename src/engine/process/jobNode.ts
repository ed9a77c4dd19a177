// A process of a MapReduce job takes its turn: the coordinator, a worker, or the store.
import type { Tick } from '../../model/ids.ts';
import type { JobNode } from '../../model/jobNodes.ts';
import type { Envelope } from '../../model/world.ts';
import {
  coordinatorReceives,
  coordinatorWakeAt,
  coordinatorWakes,
  crashCoordinator,
  restartCoordinator,
} from './coordinator.ts';
import { crashStore, restartStore, storeReceives, storeWakeAt, storeWakes } from './store.ts';
import type { Turn } from './turn.ts';
import { crashWorker, restartWorker, workerReceives, workerWakeAt, workerWakes } from './worker.ts';

/** A copy that a step may write to. A spread will do: a job takes hundreds of steps where a cluster takes millions. */
export function openJobNode(node: JobNode): JobNode {
  return { ...node };
}

/** A message reaches a process that is up. */
export function jobNodeReceives(node: JobNode, turn: Turn, envelope: Envelope): void {
  switch (node.kind) {
    case 'coordinator':
      return coordinatorReceives(node, turn, envelope);
    case 'worker':
      return workerReceives(node, turn, envelope);
    case 'store':
      return storeReceives(node, turn, envelope);
  }
}

/** A timer of the process, or its work, is due. */
export function jobNodeWakes(node: JobNode, turn: Turn): void {
  switch (node.kind) {
    case 'coordinator':
      return coordinatorWakes(node, turn);
    case 'worker':
      return workerWakes(node, turn);
    case 'store':
      return storeWakes(node, turn);
  }
}

/** When the process acts next by itself. */
export function jobNodeWakeAt(node: JobNode): Tick {
  switch (node.kind) {
    case 'coordinator':
      return coordinatorWakeAt(node);
    case 'worker':
      return workerWakeAt(node);
    case 'store':
      return storeWakeAt(node);
  }
}

/** A process dies. */
export function crashJobNode(node: JobNode, turn: Turn): void {
  switch (node.kind) {
    case 'coordinator':
      return crashCoordinator(node, turn);
    case 'worker':
      return crashWorker(node, turn);
    case 'store':
      return crashStore(node, turn);
  }
}

/** A process starts again. */
export function restartJobNode(node: JobNode, turn: Turn): void {
  switch (node.kind) {
    case 'coordinator':
      return restartCoordinator(node, turn);
    case 'worker':
      return restartWorker(node, turn);
    case 'store':
      return restartStore(node, turn);
  }
}

// A process of a MapReduce job takes its turn: the coordinator, a worker, or the store.
import { NEVER, type Tick } from '../../model/ids.ts';
import type { CoordinatorNode, JobNode, StoreNode, WorkerNode } from '../../model/jobNodes.ts';
import type { Envelope } from '../../model/world.ts';
import { note } from '../prim/recorder.ts';
import type { Turn } from './turn.ts';

/** A copy that a step may write to. */
export function openJobNode(node: JobNode): JobNode {
  switch (node.kind) {
    case 'coordinator':
      return openCoordinator(node);
    case 'worker':
      return openWorker(node);
    case 'store':
      return openStore(node);
  }
}

function openCoordinator(node: CoordinatorNode): CoordinatorNode {
  return { ...node };
}

function openWorker(node: WorkerNode): WorkerNode {
  return { ...node };
}

function openStore(node: StoreNode): StoreNode {
  return { ...node };
}

/** A message reaches a process that is up. */
export function jobNodeReceives(_node: JobNode, _turn: Turn, _envelope: Envelope): void {}

/** A timer of the process, or its work, is due. */
export function jobNodeWakes(_node: JobNode, _turn: Turn): void {}

/** When the process acts next by itself. */
export function jobNodeWakeAt(_node: JobNode): Tick {
  return NEVER;
}

/** A process dies. */
export function crashJobNode(node: JobNode, turn: Turn): void {
  node.health = 'down';
  node.inbox = [];
  note(turn.recorder, { type: 'NodeCrashed', node: node.id, lostEntries: 0 });
}

/** A process starts again. */
export function restartJobNode(node: JobNode, turn: Turn): void {
  node.health = 'up';
  note(turn.recorder, { type: 'NodeRestarted', node: node.id, term: 0, lastIndex: 0 });
}

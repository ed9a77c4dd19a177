// The processes of a MapReduce job before anything has happened, and what is settled of the job.
import { NEVER, type NodeId } from '../../model/ids.ts';
import type { CoordinatorNode, JobNode, StoreNode, WorkerNode } from '../../model/jobNodes.ts';
import type { JobData, JobPlan, JobSetup, Task, TaskKind } from '../../model/mapreduce.ts';
import { type Setup, workerIds } from '../../model/setup.ts';
import { NO_TRAFFIC } from '../../model/world.ts';

/** A job: its plan, and its processes in their order: the coordinator unless it is replicated, the workers, the store. */
export interface CreatedJob {
  readonly plan: JobPlan;
  readonly nodes: readonly JobNode[];
}

/** Creates a job. */
export function createJob(setup: Setup, job: JobSetup, _data: JobData): CreatedJob {
  const plan: JobPlan = { splits: [], ranges: [], missing: null, results: null };
  return {
    plan,
    nodes: [
      ...(job.coordinator === 'replicated' ? [] : [createCoordinator(setup, job, plan)]),
      ...workerIds(setup).map((id) => createWorker(id, setup, job)),
      createStore(job),
    ],
  };
}

function bugsOf(setup: Setup, id: NodeId) {
  return setup.bugs.filter(({ node }) => node === '*' || node === id).map(({ bug }) => bug);
}

function base(id: NodeId) {
  return { id, health: 'up' as const, rate: 1000, inbox: [], wakeAt: NEVER, traffic: NO_TRAFFIC };
}

function tasks(kind: TaskKind, count: number): Task[] {
  return Array.from({ length: count }, (_, number) => ({ kind, number, status: 'idle', attempts: [] }));
}

function createCoordinator(setup: Setup, job: JobSetup, plan: JobPlan): CoordinatorNode {
  const maps = tasks('map', plan.splits.length);
  const reduces = tasks('reduce', job.reduces);
  return {
    kind: 'coordinator',
    ...base('m1'),
    job: {
      kind: 'coordinator',
      maps,
      reduces,
      mapsLeft: maps.length,
      reducesLeft: reduces.length,
      nextAttempt: 1,
      workers: [],
    },
    watches: [],
    endTimer: null,
    ended: false,
    bugs: bugsOf(setup, 'm1'),
    incarnation: 1,
  };
}

function createWorker(id: NodeId, setup: Setup, job: JobSetup): WorkerNode {
  return {
    kind: 'worker',
    ...base(id),
    phase: job.coordinator === 'push' ? 'idle' : 'asking',
    assignment: null,
    input: null,
    output: null,
    request: null,
    nextRequestId: 1,
    retryTimer: null,
    runTimer: null,
    exits: false,
    heardAt: 0,
    leaderId: null,
    done: 0,
    bugs: bugsOf(setup, id),
    incarnation: 1,
  };
}

function createStore(job: JobSetup): StoreNode {
  return { kind: 'store', ...base('f1'), files: {}, work: [], delay: job.store };
}

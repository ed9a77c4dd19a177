// The processes of a MapReduce job before anything has happened, and what is settled of the job.
import type { NodeId } from '../../model/ids.ts';
import { withFiles } from '../../model/jobFiles.ts';
import type { CoordinatorNode, JobNode, StoreNode, WorkerNode } from '../../model/jobNodes.ts';
import type { JobData, JobPlan, JobSetup } from '../../model/mapreduce.ts';
import { type Setup, workerIds } from '../../model/setup.ts';
import { NO_TRAFFIC } from '../../model/traffic.ts';
import { type PlannedJob, planJob } from '../mapreduce/plan.ts';
import { newTable } from '../mapreduce/table.ts';
import { refusalTimer } from '../process/coordinator.ts';
import { wakeAtOf } from '../process/process.ts';
import { COORDINATOR, STORE } from '../process/workerRoute.ts';

/** A job: its plan, and its processes in their order: the coordinator unless it is replicated, the workers, the store. */
export interface CreatedJob {
  readonly plan: JobPlan;
  readonly nodes: readonly JobNode[];
}

/** Creates a job. */
export function createJob(setup: Setup, job: JobSetup, data: JobData): CreatedJob {
  const planned = planJob(job, data);
  const nodes: JobNode[] = [
    ...(job.coordinator === 'replicated' ? [] : [createCoordinator(setup, job, planned.plan)]),
    ...workerIds(setup).map((id) => createWorker(id, setup)),
    createStore(job, planned),
  ];
  for (const node of nodes) node.wakeAt = wakeAtOf(node);
  return { plan: planned.plan, nodes };
}

function bugsOf(setup: Setup, id: NodeId) {
  return setup.bugs.filter(({ node }) => node === '*' || node === id).map(({ bug }) => bug);
}

function idle(id: NodeId) {
  return { id, health: 'up' as const, rate: 1000, inbox: [], wakeAt: 0, ...NO_TRAFFIC };
}

function createCoordinator(setup: Setup, job: JobSetup, plan: JobPlan): CoordinatorNode {
  return {
    kind: 'coordinator',
    ...idle(COORDINATOR),
    job: newTable(plan.splits.length, plan.missing === null ? job.reduces : 0),
    watches: [],
    endTimer: refusalTimer(plan.missing, 0),
    ended: false,
    bugs: bugsOf(setup, COORDINATOR),
    incarnation: 1,
  };
}

/** A worker that asks for a task at once. */
function createWorker(id: NodeId, setup: Setup): WorkerNode {
  return {
    kind: 'worker',
    ...idle(id),
    phase: 'waiting',
    assignment: null,
    input: null,
    output: null,
    request: null,
    nextRequestId: 1,
    retryTimer: { armedAt: 0, firesAt: 0, cause: null },
    runTimer: null,
    exits: false,
    heardAt: 0,
    leaderId: null,
    latest: { life: 0, attempt: 0 },
    done: 0,
    bugs: bugsOf(setup, id),
    incarnation: 1,
  };
}

function createStore(job: JobSetup, { files }: PlannedJob): StoreNode {
  return {
    kind: 'store',
    ...idle(STORE),
    files: withFiles({}, files),
    work: [],
    delay: job.store,
  };
}

// For tests of the views: a MapReduce job made by hand, so that what is shown is known field by field.
import { NEVER } from '../../model/ids.ts';
import { type StoredFile, withFiles } from '../../model/jobFiles.ts';
import type { CoordinatorNode, StoreNode, WorkerNode } from '../../model/jobNodes.ts';
import { type Attempt, DEFAULT_JOB, type JobSetup, type Task } from '../../model/mapreduce.ts';
import { DEFAULT_SETUP } from '../../model/setup.ts';
import { NO_TRAFFIC } from '../../model/traffic.ts';
import type { Node, World } from '../../model/world.ts';
import { worldOf } from './sampleWorld.ts';

/** A task that nobody has; `attempts` and `status` say otherwise. */
export function task(kind: Task['kind'], number: number, rest: Partial<Task> = {}): Task {
  return { kind, number, status: 'idle', attempts: [], ...rest };
}

/** An attempt that runs. */
export function attempt(id: number, worker: string, rest: Partial<Attempt> = {}): Attempt {
  return { id, worker, requestId: id, issuedAt: 0, status: 'running', backup: false, ...rest };
}

const still = { health: 'up' as const, rate: 1000, inbox: [], wakeAt: NEVER, ...NO_TRAFFIC };

/** A coordinator with this table. */
export function coordinator(
  maps: readonly Task[],
  reduces: readonly Task[],
  rest: Partial<CoordinatorNode> = {},
): CoordinatorNode {
  const left = (tasks: readonly Task[]) => tasks.filter(({ status }) => status !== 'completed').length;
  return {
    kind: 'coordinator',
    id: 'm1',
    ...still,
    job: {
      kind: 'coordinator',
      maps,
      reduces,
      mapsLeft: left(maps),
      reducesLeft: left(reduces),
      nextAttempt: 1,
      workers: [],
    },
    watches: [],
    endTimer: null,
    ended: false,
    bugs: [],
    incarnation: 1,
    ...rest,
  };
}

/** A worker that asks for a task. */
export function worker(id: string, rest: Partial<WorkerNode> = {}): WorkerNode {
  return {
    kind: 'worker',
    id,
    ...still,
    phase: 'asking',
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
    latest: { life: 0, attempt: 0 },
    done: 0,
    bugs: [],
    incarnation: 1,
    ...rest,
  };
}

/** What a worker has that runs a task from 100 ms to 400 ms. */
export function running(kind: Task['kind'], number: number, bytes = 150_000): Partial<WorkerNode> {
  return {
    phase: 'running',
    assignment: { task: { kind, number }, attempt: 1, life: 1, inputs: [] },
    input: [file(`input-${number}`, '', bytes)],
    runTimer: { armedAt: 100, firesAt: 400, cause: null },
  };
}

/** A file that is there, whole. */
export function file(name: string, text = '', bytes = text.length): StoredFile {
  return { name, text, bytes, digest: '0123456789abcdef', partial: false, writer: 'w1' };
}

/** A store with these files. */
export function store(files: readonly StoredFile[] = [], rest: Partial<StoreNode> = {}): StoreNode {
  return {
    kind: 'store',
    id: 'f1',
    ...still,
    files: withFiles({}, files),
    work: [],
    delay: [2, 5],
    ...rest,
  };
}

/** A world with a job of three maps and two reduces, and with these processes. */
export function jobWorld(nodes: readonly Node[], rest: Partial<World> = {}, job: Partial<JobSetup> = {}): World {
  const splits = [0, 1, 2].map((i) => ({ file: `input-${i}`, bytes: 1000 * (i + 1), documents: ['book'] }));
  return worldOf(nodes, {
    job: { splits, ranges: [], missing: null, results: null, digest: 'b0a710ad5eed0001' },
    ...rest,
    setup: { ...DEFAULT_SETUP, servers: 0, clerks: 0, job: { ...DEFAULT_JOB, splits: 3, reduces: 2, ...job } },
  });
}

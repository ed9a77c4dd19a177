// The processes of a MapReduce job, as they stand on the bus. Fields assignable, contents not: a step works on its own copy.
import type { EventRef } from './event.ts';
import type { NodeId, Tick } from './ids.ts';
import type { Files, StoredFile, TextFile } from './jobFiles.ts';
import type { MachineState } from './kv.ts';
import type { Assignment, JobMessage, JobState } from './mapreduce.ts';
import type { BugId } from './setup.ts';
import type { Node, NodeBase, Timer, World } from './world.ts';

/** How long an attempt may still take, by the clock of whoever gave it out. */
export interface Watch {
  readonly attempt: number;
  readonly timer: Timer;
}

/** A replicated coordinator's leader: the attempts that it waits for, of the table that it has looked at last. */
export interface Desk {
  readonly seen: MachineState | null;
  readonly watches: readonly Watch[];
}

/** The coordinator m1 (the paper's master). Its table is in memory alone: a crash loses it, and the job begins anew. */
export interface CoordinatorNode extends NodeBase {
  readonly kind: 'coordinator';
  job: JobState;
  watches: readonly Watch[];
  /** Set when the last reduce is done: it stays so long for workers that ask. */
  endTimer: Timer | null;
  /** It has ended of itself, as a process that has nothing more to do; health is `down`. */
  ended: boolean;
  bugs: readonly BugId[];
  /** How many times it has been started; 1 after creation. */
  incarnation: number;
}

/**
 * What a worker is at. asking: for a task. waiting: nothing was free, it asks again soon. idle: registered, a task may come.
 * reading, running, writing, renaming, reporting: the stages of a task. ended: it has gone home. crashed: it has died, by a
 * fault or by what its task did to it.
 */
export type WorkerPhase =
  | 'asking'
  | 'waiting'
  | 'idle'
  | 'reading'
  | 'running'
  | 'writing'
  | 'renaming'
  | 'reporting'
  | 'ended'
  | 'crashed';

/** The messages that a worker sends and wants answered. */
export type WorkerRequest = Extract<
  JobMessage,
  { type: 'TaskRequest' | 'RegisterWorker' | 'TaskDone' | 'ReadFiles' | 'WriteFiles' | 'RenameFiles' }
>;

/** A worker w1..wN: one task at a time. */
export interface WorkerNode extends NodeBase {
  readonly kind: 'worker';
  phase: WorkerPhase;
  assignment: Assignment | null;
  /** What it has read, while it runs. */
  input: readonly StoredFile[] | null;
  /** What it writes, by temporary names or, when these are given up, by the lasting ones. */
  output: readonly TextFile[] | null;
  /** The request that has no answer yet. `refused`: a replica that does not lead has turned it away, `to` is asked next. */
  request: {
    readonly to: NodeId;
    readonly message: WorkerRequest;
    readonly attempts: number;
    readonly refused: boolean;
  } | null;
  /** Request ids count from 1; never reused, not even after a crash. */
  nextRequestId: number;
  /** Asks again: the same when no answer has come, or for a task when none was free. */
  retryTimer: Timer | null;
  /** The task runs until then. `exits`: it will not end, its process does. */
  runTimer: Timer | null;
  exits: boolean;
  /** When it last heard from a coordinator. */
  heardAt: Tick;
  /** The replica that answered last; null when there is one coordinator. */
  leaderId: NodeId | null;
  /** The latest task that it was sent unasked: an older one that arrives late is none of its business. */
  latest: Pick<Assignment, 'life' | 'attempt'>;
  /** Tasks that it has carried to their end in this life. */
  done: number;
  bugs: readonly BugId[];
  incarnation: number;
}

/** A request that the store works on. A write is there in part until it is done. */
export interface StoreWork {
  readonly from: NodeId;
  readonly message: Extract<JobMessage, { type: 'ReadFiles' | 'WriteFiles' | 'RenameFiles' }>;
  readonly startedAt: Tick;
  readonly doneAt: Tick;
  readonly cause: EventRef | null;
}

/** The shared file store f1. Its files survive a crash; requests under way do not, and a write then stays unfinished. */
export interface StoreNode extends NodeBase {
  readonly kind: 'store';
  files: Files;
  work: readonly StoreWork[];
  delay: readonly [Tick, Tick];
}

/** A process of a job. */
export type JobNode = CoordinatorNode | WorkerNode | StoreNode;

/** The job's coordinator, unless it is replicated or there is no job. */
export function coordinatorOf(world: Pick<World, 'nodes'>): CoordinatorNode | undefined {
  return world.nodes.find((n): n is CoordinatorNode => n.kind === 'coordinator');
}

/** The shared file store, if there is a job. */
export function storeOf(world: Pick<World, 'nodes'>): StoreNode | undefined {
  return world.nodes.find((n): n is StoreNode => n.kind === 'store');
}

/** The workers, in order. */
export function workersOf(world: Pick<World, 'nodes'>): WorkerNode[] {
  return world.nodes.filter((n): n is WorkerNode => n.kind === 'worker');
}

/** Whether a process belongs to a job. */
export function isJobNode(node: Node): node is JobNode {
  return node.kind === 'coordinator' || node.kind === 'worker' || node.kind === 'store';
}

// A MapReduce job (Dean and Ghemawat, OSDI 2004; lab 1 of 6.824): what is asked for, its tasks and who has them, the files
// of the shared store, and what the processes say to one another. Tasks, splits and partitions count from 0, as in the labs.
import type { NodeId, Tick } from './ids.ts';
import type { StoredFile, TextFile } from './jobFiles.ts';

/** The two kinds of task. */
export type TaskKind = 'map' | 'reduce';

/** One task of the job: a map for each split of the input, a reduce for each partition of the keys. */
export interface TaskId {
  readonly kind: TaskKind;
  readonly number: number;
}

/** A task by its name: `map 3`. */
export function taskName({ kind, number }: TaskId): string {
  return `${kind} ${number}`;
}

/** The jobs there are. `custom` is one whose map and reduce the user has written. */
export const JOB_NAMES = ['wordcount', 'index', 'grep', 'sort', 'urls', 'custom'] as const;
/** One of `JOB_NAMES`. */
export type JobName = (typeof JOB_NAMES)[number];

/** The names of the replaced rules of a job; what they do is engine/mapreduce/bugs.ts. */
export const JOB_BUG_IDS = [
  'append-output',
  'never-reissue',
  'hasty-reissue',
  'early-reduce',
  'worker-leaves',
  'coordinator-leaves',
  'one-by-one',
  'crowd-worker',
  'count-twice',
  'no-empty-file',
] as const;
/** One of `JOB_BUG_IDS`. */
export type JobBugId = (typeof JOB_BUG_IDS)[number];

/**
 * What a job reads. `text` stands in the scenario itself; `numbers` are the whole numbers from 0, one a line, as lab 1 of 2018
 * has them; `named` is a text that is handed over beside the scenario, and is another than was meant if its digest differs
 * (null: any will do).
 */
export type JobInput =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'numbers'; readonly count: number }
  | { readonly kind: 'named'; readonly name: string; readonly digest: string | null };

/** Map or reduce stands still for a drawn time, in so many of a thousand tasks. */
export interface Sleep {
  readonly chance: number;
  readonly time: readonly [Tick, Tick];
}

/** A job as a scenario asks for it. Times in virtual ms, chances in thousandths. */
export interface JobSetup {
  readonly name: JobName;
  /** grep alone: the text that a line must have in it. */
  readonly pattern: string;
  /** custom alone: the JavaScript that the user has written. Nothing runs it but the page's sandbox, when the reader says so. */
  readonly code: string;
  readonly input: JobInput;
  /** Map tasks. An input with fewer lines has fewer. */
  readonly splits: number;
  /** Reduce tasks. */
  readonly reduces: number;
  /** Workers w1..wN. */
  readonly workers: number;
  /**
   * pull: workers ask for tasks (labs since 2020). push: the coordinator sends tasks to workers that have registered (2017/18).
   * replicated: as pull, and the coordinator's table is the machine of the Raft servers.
   */
  readonly coordinator: 'pull' | 'push' | 'replicated';
  /** When all tasks are given out, those that still run are given to a second worker (paper, §3.6). */
  readonly backups: boolean;
  /** A worker that has not ended its task after so long is taken for dead, and the task is given out again. */
  readonly taskTimeout: Tick;
  /** Bytes that a task works on in a millisecond. */
  readonly speed: number;
  /** How long the store takes for a request. */
  readonly store: readonly [Tick, Tick];
  readonly mapSleep: Sleep | null;
  readonly reduceSleep: Sleep | null;
  /** Chance that a task ends its worker's process instead of itself (the labs' crash test). */
  readonly exit: number;
  /** A worker dies when it has done so many tasks (2018: ManyFailures); 0: never. */
  readonly lifetime: number;
}

/** The job that a `job` line starts from. */
export const DEFAULT_JOB: JobSetup = {
  name: 'wordcount',
  pattern: '',
  code: '',
  input: { kind: 'named', name: 'moby-dick', digest: null },
  splits: 8,
  reduces: 10,
  workers: 3,
  coordinator: 'pull',
  backups: false,
  taskTimeout: 10_000,
  speed: 100,
  store: [2, 5],
  mapSleep: null,
  reduceSleep: null,
  exit: 0,
  lifetime: 0,
};

/** The limits that every entrance holds to. */
export const JOB_LIMITS = {
  splits: [1, 200],
  reduces: [1, 100],
  workers: [0, 60],
  speed: [1, 1_000_000],
  numbers: [1, 200_000],
  lifetime: [0, 1_000],
  /** Longest text within a scenario, in characters. */
  text: 20_000,
  /** Longest code of a user's job, in characters. */
  code: 10_000,
  /** Largest text that is handed over, in bytes. */
  handed: 8_000_000,
} as const;

/**
 * Texts that are handed over beside a scenario, by name. A line that begins with a form feed begins a document, and the rest of
 * the line is its name; what stands before the first such line is a document that bears the text's own name.
 */
export type Texts = Readonly<Record<string, string>>;

/** What is handed over beside a scenario: texts, and what a job of the user's own has been found to yield. */
export interface JobData {
  readonly texts: Texts;
  readonly results: CustomResults | null;
}

/** Nothing is handed over. */
export const NO_JOB_DATA: JobData = { texts: {}, results: null };

/** The input of one map task, as a file of the store. */
export interface Split {
  readonly file: string;
  readonly bytes: number;
  /** The documents (or parts of them) that it holds. */
  readonly documents: readonly string[];
}

/** What is settled of a job before it begins. The same object in every world of a run. */
export interface JobPlan {
  readonly splits: readonly Split[];
  /** sort alone: the first key of each partition but the first. */
  readonly ranges: readonly string[];
  /** Why the job cannot be run: a clause that can follow "because". Null: it can. */
  readonly missing: string | null;
  /** custom alone: what the user's map and reduce have been found to yield. */
  readonly results: CustomResults | null;
  /** Of the whole input, as a scenario can name it behind the name of a text. Null: the input is missing. */
  readonly digest: string | null;
}

/** A key with a value: what a map emits. */
export interface KeyValue {
  readonly key: string;
  readonly value: string;
}

/**
 * What map and reduce of the user yield, computed beforehand, for the engine runs no code that comes from outside. Map by
 * split; reduce by key, for exactly the values that the maps have emitted for it, in the order of the splits.
 */
export interface CustomResults {
  /** Of the code and the input that it was run on: other ones have other results. */
  readonly digest: string;
  readonly maps: readonly (readonly KeyValue[])[];
  readonly reduces: Readonly<Record<string, { readonly values: readonly string[]; readonly output: string }>>;
}

/** A task in the hands of a worker. `id` counts from 1 in each life of a coordinator. */
export interface Attempt {
  readonly id: number;
  readonly worker: NodeId;
  /** The request that it answers; 0 when the coordinator has pushed it. */
  readonly requestId: number;
  readonly issuedAt: Tick;
  /** running: nothing has been heard of it. late: it has taken too long. done: its result was taken. moot: another's was. */
  readonly status: 'running' | 'late' | 'done' | 'moot';
  /** A second copy of a task that still runs (§3.6). */
  readonly backup: boolean;
}

/** A task in the coordinator's table, with everybody who has been given it, oldest first. */
export interface Task extends TaskId {
  readonly status: 'idle' | 'in-progress' | 'completed';
  readonly attempts: readonly Attempt[];
}

/** A worker as the coordinator knows it. */
export interface KnownWorker {
  readonly id: NodeId;
  /** The latest request for a task that it has been answered, and the attempt that it was given then; null: none was free. */
  readonly requestId: number;
  readonly attempt: number | null;
  /** push: busy with that attempt, silent since it is late, or free. */
  readonly standing: 'free' | 'busy' | 'silent';
}

/** The coordinator's table (§3.2): what has been done of the job, and who does the rest. Also the state of a replicated machine. */
export interface JobState {
  readonly kind: 'coordinator';
  readonly maps: readonly Task[];
  readonly reduces: readonly Task[];
  /** Tasks that are not completed. */
  readonly mapsLeft: number;
  readonly reducesLeft: number;
  readonly nextAttempt: number;
  /** Those that have been heard of, in that order. */
  readonly workers: readonly KnownWorker[];
}

/** What a worker is given: the task, the attempt it is, and the files to read. */
export interface Assignment {
  readonly task: TaskId;
  readonly attempt: number;
  /** Which life of the coordinator gave it; attempts are counted anew in each. */
  readonly life: number;
  readonly inputs: readonly string[];
}

/** What workers, coordinator and store say to one another. Every request has one answer, with the same requestId. */
export type JobMessage =
  /** A worker asks for a task (pull), or reports for work (push). */
  | { readonly type: 'TaskRequest' | 'RegisterWorker'; readonly requestId: number }
  /** The coordinator gives a task; requestId 0: it was not asked, it pushes. */
  | { readonly type: 'AssignTask'; readonly requestId: number; readonly assignment: Assignment }
  /** Nothing is free now, ask again; or all is done, go home; or you are on my list. */
  | { readonly type: 'NoTaskYet' | 'JobOver' | 'WorkerNoted'; readonly requestId: number }
  /** A replica that does not lead turns a worker away. */
  | { readonly type: 'TurnedAway'; readonly requestId: number; readonly leaderId: NodeId | null }
  | {
      readonly type: 'TaskDone';
      readonly requestId: number;
      readonly task: TaskId;
      readonly attempt: number;
      readonly life: number;
    }
  | { readonly type: 'TaskNoted'; readonly requestId: number }
  // the store
  | { readonly type: 'ReadFiles'; readonly requestId: number; readonly names: readonly string[] }
  /** null: there is no such file. */
  | { readonly type: 'FilesRead'; readonly requestId: number; readonly files: readonly (StoredFile | null)[] }
  /** append: what is there already stays in front. */
  | {
      readonly type: 'WriteFiles';
      readonly requestId: number;
      readonly files: readonly TextFile[];
      readonly append: boolean;
    }
  | { readonly type: 'FilesWritten' | 'FilesRenamed'; readonly requestId: number }
  /** Each of the renames is atomic. One whose file is not there any more has been done before. */
  | {
      readonly type: 'RenameFiles';
      readonly requestId: number;
      readonly renames: readonly { readonly from: string; readonly to: string }[];
    };

/** A task that runs now, and on whom. */
export interface RunningTask {
  readonly task: TaskId;
  readonly attempt: number;
  readonly worker: NodeId;
}

/** Running totals of a job, for scenarios and pictures. */
export interface JobTally {
  /** Tasks given out, again and again counted. */
  readonly attempts: Readonly<Record<TaskKind, number>>;
  /** Tasks whose result the coordinator has taken. */
  readonly completed: Readonly<Record<TaskKind, number>>;
  /** The most that have run at one instant. */
  readonly parallel: Readonly<Record<TaskKind, number>>;
  readonly running: readonly RunningTask[];
  /** Tasks that each worker has carried to their end. */
  readonly ended: Readonly<Record<NodeId, number>>;
  /** Processes that have ended by themselves. */
  readonly exits: number;
  /** When the last reduce was completed; null: it has not been. */
  readonly doneAt: Tick | null;
}

/** The totals of a job that has not begun. */
export const NO_TALLY: JobTally = {
  attempts: { map: 0, reduce: 0 },
  completed: { map: 0, reduce: 0 },
  parallel: { map: 0, reduce: 0 },
  running: [],
  ended: {},
  exits: 0,
  doneAt: null,
};

// For tests and for looking at: one message and one event of every kind that a MapReduce job has.
import type { Event, Happening } from '../model/event.ts';
import type { JobHappening } from '../model/jobEvent.ts';
import type { StoredFile } from '../model/jobFiles.ts';
import type { JobMessage } from '../model/mapreduce.ts';
import { envelope, eventOf } from './sampleMessages.ts';

const FILE: StoredFile = {
  name: 'mr-2-0',
  text: 'a\t1\n',
  bytes: 4,
  digest: '0123456789abcdef',
  partial: false,
  writer: 'w1',
};
const MAP = { kind: 'map', number: 2 } as const;
const REDUCE = { kind: 'reduce', number: 0 } as const;
const MANY = Array.from({ length: 10 }, (_, i) => `mr-2-${i}`);

/** One message of every type, and of every way in which the same type can turn out. */
export const JOB_MESSAGES: readonly JobMessage[] = [
  { type: 'TaskRequest', requestId: 3 },
  { type: 'RegisterWorker', requestId: 1 },
  { type: 'AssignTask', requestId: 3, assignment: { task: MAP, attempt: 4, life: 1, inputs: ['input-2'] } },
  { type: 'AssignTask', requestId: 0, assignment: { task: REDUCE, attempt: 9, life: 1, inputs: ['mr-0-0', 'mr-1-0'] } },
  { type: 'NoTaskYet', requestId: 3 },
  { type: 'JobOver', requestId: 3 },
  { type: 'WorkerNoted', requestId: 1 },
  { type: 'TurnedAway', requestId: 3, leaderId: 'n2' },
  { type: 'TurnedAway', requestId: 3, leaderId: null },
  { type: 'TaskDone', requestId: 7, task: MAP, attempt: 4, life: 1 },
  { type: 'TaskNoted', requestId: 7 },
  { type: 'ReadFiles', requestId: 4, names: ['input-2'] },
  { type: 'FilesRead', requestId: 4, files: [FILE] },
  { type: 'FilesRead', requestId: 4, files: [FILE, null] },
  { type: 'WriteFiles', requestId: 5, files: MANY.map((name) => ({ ...FILE, name })), append: false },
  { type: 'WriteFiles', requestId: 5, files: [{ ...FILE, name: 'mr-out-0' }], append: true },
  { type: 'FilesWritten', requestId: 5 },
  { type: 'RenameFiles', requestId: 6, renames: [{ from: 'mr-out-0.w1.4', to: 'mr-out-0' }] },
  { type: 'RenameFiles', requestId: 6, renames: MANY.map((to) => ({ from: `${to}.w1.4`, to })) },
  { type: 'FilesRenamed', requestId: 6 },
];

type Of<T extends JobHappening['type']> = JobHappening & { readonly type: T };

/** One happening of every type: a type without one is a compile error. */
const ONE: { readonly [T in JobHappening['type']]: Of<T> } = {
  WorkerRegistered: { type: 'WorkerRegistered', node: 'm1', worker: 'w2' },
  TaskAssigned: {
    type: 'TaskAssigned',
    node: 'm1',
    rule: 'assignTask',
    task: MAP,
    attempt: 4,
    worker: 'w1',
    why: 'idle',
  },
  WorkerMustWait: { type: 'WorkerMustWait', node: 'm1', rule: 'startReduces', worker: 'w2', kind: 'map', left: 3 },
  TaskTimedOut: {
    type: 'TaskTimedOut',
    node: 'm1',
    rule: 'reissueTask',
    task: MAP,
    attempt: 4,
    worker: 'w1',
    waited: 10_000,
  },
  ResultAccepted: {
    type: 'ResultAccepted',
    node: 'm1',
    rule: 'acceptResult',
    task: MAP,
    attempt: 4,
    worker: 'w1',
    left: 3,
  },
  ResultIgnored: {
    type: 'ResultIgnored',
    node: 'm1',
    rule: 'acceptResult',
    task: MAP,
    attempt: 4,
    worker: 'w1',
    reason: 'completed',
  },
  MapsEnded: { type: 'MapsEnded', node: 'm1', rule: 'startReduces', tasks: 8 },
  JobEnded: { type: 'JobEnded', node: 'm1', rule: 'endJob', tasks: 10 },
  JobRefused: { type: 'JobRefused', node: 'm1', reason: 'the text notes.txt is not here' },
  TaskStarted: { type: 'TaskStarted', node: 'w1', task: MAP, attempt: 4, bytes: 150_000, until: 2000, missing: 0 },
  TaskEnded: { type: 'TaskEnded', node: 'w1', task: MAP, attempt: 4, files: 10, bytes: 200_000 },
  TaskDeclined: { type: 'TaskDeclined', node: 'w1', rule: 'oneTask', task: MAP },
  ProcessEnded: { type: 'ProcessEnded', node: 'w1', reason: 'done' },
  FileWriteBegan: { type: 'FileWriteBegan', node: 'f1', names: MANY, by: 'w1' },
  FileWritten: { type: 'FileWritten', node: 'f1', names: ['mr-out-0.w1.4'], bytes: 4000, by: 'w1' },
  FileRenamed: { type: 'FileRenamed', node: 'f1', rule: 'renameOutput', names: MANY, replaced: 0, by: 'w1' },
};

/** The other ways in which an event of the same type can turn out. */
const OTHERS: readonly Happening[] = [
  { ...ONE.TaskAssigned, rule: 'reissueTask', why: 'late' },
  { ...ONE.TaskAssigned, why: 'backup' },
  { ...ONE.WorkerMustWait, rule: 'endJob', kind: 'reduce', left: 1 },
  { ...ONE.ResultAccepted, left: 0 },
  { ...ONE.ResultIgnored, reason: 'unknown' },
  { ...ONE.TaskStarted, missing: 1 },
  ...(['gone', 'task', 'worn', 'no task'] as const).map((reason) => ({ ...ONE.ProcessEnded, reason })),
  { ...ONE.FileRenamed, names: ['mr-out-0'], replaced: 1 },
  { type: 'TimerFired', node: 'w1', timer: 'ask', armedAt: 300 },
  ...['w1', 'm1', 'f1'].flatMap((node): Happening[] => [
    { type: 'NodeCrashed', node, lostEntries: 0 },
    { type: 'NodeRestarted', node, term: 0, lastIndex: 0 },
  ]),
  ...JOB_MESSAGES.map((message): Happening => ({ type: 'MessageDelivered', envelope: envelope('w1', 'm1', message) })),
];

/** An event of every type that a job has, in the order of the model; then the variants. */
export const JOB_SAMPLES: readonly Event[] = [...Object.values(ONE), ...OTHERS].map(eventOf);

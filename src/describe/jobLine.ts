// The events of a MapReduce job, each on a line: who, what, and the values that decided.
import type { Event } from '../model/event.ts';
import type { JobHappening } from '../model/jobEvent.ts';
import { taskName } from '../model/mapreduce.ts';
import { fileList } from './jobMessage.ts';

type Of<T extends JobHappening['type']> = Event & { readonly type: T };

const tried = (e: Of<'TaskAssigned' | 'TaskTimedOut' | 'ResultAccepted' | 'ResultIgnored'>) =>
  `${taskName(e.task)} attempt ${e.attempt} ${e.worker}`;

/** A line for each kind of event. */
export const JOB_LINES: { readonly [T in JobHappening['type']]: (event: Of<T>) => string } = {
  WorkerRegistered: (e) => `${e.node} register ${e.worker}`,
  TaskAssigned: (e) => `${e.node} assign ${tried(e)} ${e.why}`,
  WorkerMustWait: (e) => `${e.node} wait ${e.worker} for ${e.kind} left ${e.left}`,
  TaskTimedOut: (e) => `${e.node} late ${tried(e)} after ${e.waited}`,
  ResultAccepted: (e) => `${e.node} done ${tried(e)} left ${e.left}`,
  ResultIgnored: (e) => `${e.node} ignore ${tried(e)} ${e.reason}`,
  MapsEnded: (e) => `${e.node} maps ended ${e.tasks}`,
  JobEnded: (e) => `${e.node} job ended ${e.tasks}`,
  JobRefused: (e) => `${e.node} job refused (${e.reason})`,
  TaskStarted: (e) =>
    `${e.node} start ${taskName(e.task)} attempt ${e.attempt} ${e.bytes} B until ${e.until}${e.missing > 0 ? ` missing ${e.missing}` : ''}`,
  TaskEnded: (e) => `${e.node} end ${taskName(e.task)} attempt ${e.attempt} ${e.files} files ${e.bytes} B`,
  TaskDeclined: (e) => `${e.node} decline ${taskName(e.task)}`,
  ProcessEnded: (e) => `${e.node} exit ${e.reason}`,
  FileWriteBegan: (e) => `${e.node} write begins ${e.by} ${fileList(e.names)}`,
  FileWritten: (e) => `${e.node} written ${e.by} ${fileList(e.names)} ${e.bytes} B`,
  FileRenamed: (e) =>
    `${e.node} renamed ${e.by} ${fileList(e.names)}${e.replaced > 0 ? ` replaced ${e.replaced}` : ''}`,
};

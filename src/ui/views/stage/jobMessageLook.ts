// How the messages of a MapReduce job are drawn: a task travels as its tile, files as a sheet, and all else is a dot.
import type { JobMessage, TaskKind } from '../../../model/mapreduce.ts';
import type { Message } from '../../../model/world.ts';
import type { MessageLook } from './messageLook.ts';

const TYPES: { readonly [T in JobMessage['type']]: true } = {
  TaskRequest: true,
  RegisterWorker: true,
  AssignTask: true,
  NoTaskYet: true,
  JobOver: true,
  WorkerNoted: true,
  TurnedAway: true,
  TaskDone: true,
  TaskNoted: true,
  ReadFiles: true,
  FilesRead: true,
  WriteFiles: true,
  FilesWritten: true,
  FilesRenamed: true,
  RenameFiles: true,
};

/** Whether a message is one of a job. */
export function isJobMessage(message: Message): message is JobMessage {
  return Object.hasOwn(TYPES, message.type);
}

/** The picture of a message of a job. */
export function jobMessageLook(message: JobMessage): MessageLook {
  switch (message.type) {
    case 'AssignTask': {
      const { kind, number } = message.assignment.task;
      return { ...dot(8.5), family: 'task', light: false, inside: String(number), task: kind };
    }
    case 'TaskDone':
      return { ...dot(8.5), family: 'task', light: false, verdict: 'yes', inside: '', task: message.task.kind };
    case 'FilesRead': {
      const [file] = message.files.filter((one) => one !== null);
      return { ...dot(8), family: 'file', light: false, verdict: file ? 'yes' : 'no', task: readFor(file?.name) };
    }
    case 'WriteFiles':
      return { ...dot(8), family: 'file', light: false, task: writtenBy(message.files[0]?.name) };
    case 'ReadFiles':
      return { ...dot(4), task: readFor(message.names[0]) };
    case 'RenameFiles':
      return { ...dot(4.5), task: writtenBy(message.renames[0]?.to) };
    case 'TaskRequest':
    case 'RegisterWorker':
      return dot(4.5);
    case 'NoTaskYet':
    case 'TurnedAway':
      return { ...dot(6), verdict: 'no', light: false };
    case 'JobOver':
      return { ...dot(6), verdict: 'yes', light: false };
    case 'WorkerNoted':
    case 'TaskNoted':
    case 'FilesWritten':
    case 'FilesRenamed':
      return { ...dot(4.5), verdict: 'yes' };
  }
}

function dot(radius: number): MessageLook {
  return { family: 'clerk', verdict: null, light: true, inside: '', radius, term: null, task: null, gid: null };
}

/** Maps read the input, and reduces what maps have written. */
function readFor(name: string | undefined): TaskKind | null {
  if (name === undefined) return null;
  return name.startsWith('input') ? 'map' : 'reduce';
}

function writtenBy(name: string | undefined): TaskKind | null {
  if (name === undefined) return null;
  return name.startsWith('mr-out') ? 'reduce' : 'map';
}

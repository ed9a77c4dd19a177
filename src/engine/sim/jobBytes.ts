// Canonical sizes of what the processes of a MapReduce job say: integers 8, verdicts 1, texts their UTF-8 length.
import { utf8Length } from '../../model/kv.ts';
import type { JobMessage } from '../../model/mapreduce.ts';

/** Size of a message in bytes. */
export function jobMessageBytes(message: JobMessage): number {
  switch (message.type) {
    case 'AssignTask':
      return 33 + namesBytes(message.assignment.inputs);
    case 'TaskDone':
      return 33;
    case 'TurnedAway':
      return 8 + (message.leaderId?.length ?? 0);
    case 'ReadFiles':
      return 8 + namesBytes(message.names);
    case 'FilesRead': {
      let bytes = 8;
      for (const file of message.files) bytes += 1 + (file?.bytes ?? 0);
      return bytes;
    }
    case 'WriteFiles': {
      let bytes = 9;
      for (const file of message.files) bytes += utf8Length(file.name) + file.bytes;
      return bytes;
    }
    case 'RenameFiles': {
      let bytes = 8;
      for (const { from, to } of message.renames) bytes += utf8Length(from) + utf8Length(to);
      return bytes;
    }
    default:
      return 8;
  }
}

function namesBytes(names: readonly string[]): number {
  let bytes = 0;
  for (const name of names) bytes += utf8Length(name);
  return bytes;
}

/** Does the message ask for an answer? A task that is pushed does: its result is the answer. */
export function isJobRequest(message: JobMessage): boolean {
  switch (message.type) {
    case 'TaskRequest':
    case 'RegisterWorker':
    case 'TaskDone':
    case 'ReadFiles':
    case 'WriteFiles':
    case 'RenameFiles':
      return true;
    case 'AssignTask':
      return message.requestId === 0;
    default:
      return false;
  }
}

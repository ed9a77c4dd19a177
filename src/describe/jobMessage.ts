// What the processes of a MapReduce job say to one another, in words and on a line.
import { type JobMessage, taskName } from '../model/mapreduce.ts';
import { clip } from './op.ts';
import { count, listed } from './piece.ts';

/** Most names of files that a line or a phrase shows. */
const SHOWN = 3;

/** The texts of a message, but for its name: a label of a few characters, and a noun phrase without a full stop. */
export function jobMessageText(message: JobMessage): { readonly short: string; readonly detail: string } {
  switch (message.type) {
    case 'TaskRequest':
      return { short: 'a task?', detail: `request ${message.requestId}, for a task` };
    case 'RegisterWorker':
      return { short: 'register', detail: `request ${message.requestId}, to be put on the list of workers` };
    case 'AssignTask': {
      const { task, attempt, inputs } = message.assignment;
      const name = taskName(task);
      return { short: name, detail: `${name} (attempt ${attempt}), to be read from ${count(inputs.length, 'file')}` };
    }
    case 'NoTaskYet':
      return { short: 'wait', detail: `the answer to request ${message.requestId}: nothing is free now` };
    case 'JobOver':
      return { short: 'job over', detail: 'word that the job is done' };
    case 'WorkerNoted':
      return { short: 'noted', detail: `the answer to request ${message.requestId}: it is on the list` };
    case 'TurnedAway': {
      const { requestId, leaderId } = message;
      const leader = leaderId === null ? 'it knows no leader' : `${leaderId} leads`;
      return {
        short: leaderId === null ? 'not me' : `ask ${leaderId}`,
        detail: `a refusal of request ${requestId} (${leader})`,
      };
    }
    case 'TaskDone': {
      const { requestId, task, attempt } = message;
      return {
        short: `${taskName(task)} ✓`,
        detail: `request ${requestId}, to note that ${taskName(task)} is done (attempt ${attempt})`,
      };
    }
    case 'TaskNoted':
      return { short: 'noted', detail: `the answer to request ${message.requestId}: the result is noted` };
    case 'ReadFiles':
      return {
        short: `read·${message.names.length}`,
        detail: `request ${message.requestId}, to read ${fileList(message.names)}`,
      };
    case 'FilesRead': {
      const found = message.files.filter((file) => file !== null);
      const bytes = found.reduce((sum, file) => sum + file.bytes, 0);
      const lacking = message.files.length - found.length;
      return {
        short: `data·${found.length}`,
        detail: `${count(found.length, 'file')} with ${bytes} bytes${lacking === 0 ? '' : ` (${lacking} ${lacking === 1 ? 'is' : 'are'} not there)`}`,
      };
    }
    case 'WriteFiles': {
      const names = message.files.map((file) => file.name);
      return {
        short: `write·${names.length}`,
        detail: `request ${message.requestId}, to ${message.append ? 'append to' : 'write'} ${fileList(names)}`,
      };
    }
    case 'FilesWritten':
      return { short: 'written', detail: `the answer to request ${message.requestId}: everything is written` };
    case 'RenameFiles': {
      const names = message.renames.map((rename) => rename.to);
      return {
        short: `name·${names.length}`,
        detail: `request ${message.requestId}, to give ${names.length === 1 ? 'a file its' : 'files their'} lasting name: ${fileList(names)}`,
      };
    }
    case 'FilesRenamed':
      return { short: 'named', detail: `the answer to request ${message.requestId}: every name is given` };
  }
}

/** The message with all it says on a line: `AssignTask #3 map 2 attempt 4 (1 file)`. */
export function jobMessageLine(message: JobMessage): string {
  const head = `${message.type} #${message.requestId}`;
  switch (message.type) {
    case 'AssignTask': {
      const { task, attempt, inputs } = message.assignment;
      return `${head} ${taskName(task)} attempt ${attempt} (${count(inputs.length, 'file')})`;
    }
    case 'TurnedAway':
      return `${head} leader ${message.leaderId ?? '-'}`;
    case 'TaskDone':
      return `${head} ${taskName(message.task)} attempt ${message.attempt}`;
    case 'ReadFiles':
      return `${head} ${names(message.names)}`;
    case 'FilesRead':
      return `${head} ${names(message.files.map((file) => (file === null ? '-' : `${file.name}:${file.bytes}B${file.partial ? '…' : ''}`)))}`;
    case 'WriteFiles':
      return `${head}${message.append ? ' append' : ''} ${names(message.files.map((file) => file.name))}`;
    case 'RenameFiles':
      return `${head} ${names(message.renames.map((rename) => `${rename.from}->${rename.to}`))}`;
    default:
      return head;
  }
}

/** `mr-0-1`, `mr-0-1 and mr-0-2`, `mr-0-0, mr-0-1, mr-0-2 and 7 more`. */
export function fileList(all: readonly string[]): string {
  const more = all.length > SHOWN + 1 ? all.length - SHOWN : 0;
  const shown = (more === 0 ? all : all.slice(0, SHOWN)).map(clip);
  return listed(more === 0 ? shown : [...shown, `${more} more`]);
}

function names(all: readonly string[]): string {
  const more = all.length - SHOWN;
  return more > 1 ? `[${all.slice(0, SHOWN).join(' ')} +${more}]` : `[${all.join(' ')}]`;
}

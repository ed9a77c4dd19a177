// Every field of a message of a job.
import { fileList } from '../../../describe/jobMessage.ts';
import { type JobMessage, taskName } from '../../../model/mapreduce.ts';
import { bytes, count } from '../../lib/figures.ts';
import { type Fact, fact } from './facts.ts';

/** The fields of a message of a job. */
export function jobMessageFacts(message: JobMessage): Fact[] {
  return [requestFact(message), ...ownFacts(message)];
}

function requestFact({ requestId, type }: JobMessage): Fact {
  const isPushed = type === 'AssignTask' && requestId === 0;
  return fact(
    'requestId',
    isPushed ? 'none: it was not asked for' : requestId,
    'The answer has the number of its request',
  );
}

function ownFacts(message: JobMessage): Fact[] {
  switch (message.type) {
    case 'AssignTask': {
      const { task, attempt, life, inputs } = message.assignment;
      return [...attemptFacts(taskName(task), attempt, life), fact('inputs', fileList(inputs), 'The files to read')];
    }
    case 'TaskDone':
      return attemptFacts(taskName(message.task), message.attempt, message.life);
    case 'TurnedAway':
      return [fact('leaderId', message.leaderId ?? 'unknown', 'Whom this replica believes to lead')];
    case 'ReadFiles':
      return [fact('names', fileList(message.names))];
    case 'FilesRead': {
      const there = message.files.filter((file) => file !== null);
      const lacking = message.files.length - there.length;
      const partial = there.filter((file) => file.partial).length;
      return [
        fact('files', `${count(there.length, 'file')}, ${bytes(sum(there))}`),
        ...(lacking > 0 ? [fact('missing', count(lacking, 'file'))] : []),
        ...(partial > 0 ? [fact('partial', count(partial, 'file'), 'Read while it was being written')] : []),
      ];
    }
    case 'WriteFiles':
      return [
        fact('files', fileList(message.files.map(({ name }) => name))),
        fact('size', bytes(sum(message.files))),
        ...(message.append ? [fact('append', 'yes', 'What is there already stays in front')] : []),
      ];
    case 'RenameFiles':
      return [
        fact('from', fileList(message.renames.map(({ from }) => from))),
        fact('to', fileList(message.renames.map(({ to }) => to)), 'Each change of a name happens in one instant'),
      ];
    default:
      return [];
  }
}

function attemptFacts(task: string, attempt: number, life: number): Fact[] {
  return [
    fact('task', task),
    fact('attempt', attempt, 'Numbered as they are given out'),
    ...(life > 1 ? [fact('life', life, 'Of the coordinator: attempts are counted anew in each')] : []),
  ];
}

function sum(files: readonly { readonly bytes: number }[]): number {
  return files.reduce((total, file) => total + file.bytes, 0);
}

// What happens to a MapReduce job, in sentences.
import type { Event } from '../model/event.ts';
import type { JobHappening } from '../model/jobEvent.ts';
import { taskName } from '../model/mapreduce.ts';
import { fileList } from './jobMessage.ts';
import { count, decision, type Piece, report, type Sentence, write } from './piece.ts';
import { WHY } from './why.ts';

type Of<T extends JobHappening['type']> = Event & { readonly type: T };

/** The events of a job. */
export type JobEvent = Of<JobHappening['type']>;

/** What happened to a job. */
export function jobSentence(event: JobEvent): Sentence {
  switch (event.type) {
    case 'WorkerRegistered':
      return report(write`${{ node: event.node }} puts ${{ node: event.worker }} on its list of workers.`);
    case 'TaskAssigned':
      return assigned(event);
    case 'WorkerMustWait': {
      const { node, worker, kind, left } = event;
      const next = kind === 'map' ? 'no reduce can start before they are done' : 'nothing comes after them';
      const text = write`${{ node }} has nothing for ${{ node: worker }} now: ${count(left, kind)} ${left === 1 ? 'is' : 'are'} still under way, and ${next}.`;
      return decision(text, event.rule, WHY[event.rule]);
    }
    case 'TaskTimedOut': {
      const text = write`${{ node: event.node }} has waited ${{ strong: `${event.waited} ms` }} for ${{ node: event.worker }} to do ${taskName(event.task)} and takes it for dead: the task ${{ strong: 'may be given out again' }}.`;
      return decision(text, event.rule, WHY[event.rule]);
    }
    case 'ResultAccepted': {
      const left = event.left === 0 ? 'It was the last one' : `${count(event.left, event.task.kind)} to go`;
      const text = write`${{ node: event.node }} notes ${taskName(event.task)} as ${{ strong: 'completed' }} by ${{ node: event.worker }}. ${left}.`;
      return decision(text, event.rule, WHY[event.rule]);
    }
    case 'ResultIgnored': {
      const why =
        event.reason === 'completed'
          ? 'the task is completed already'
          : 'it has not given out this attempt, or has forgotten it';
      const text = write`${{ node: event.node }} ${{ strong: 'ignores' }} the result of ${{ node: event.worker }} for ${taskName(event.task)}: ${why}.`;
      return decision(text, event.rule, WHY[event.rule]);
    }
    case 'MapsEnded': {
      const text = write`The last of ${count(event.tasks, 'map')} is completed: ${{ node: event.node }} gives out reduces from now on.`;
      return decision(text, event.rule, WHY[event.rule]);
    }
    case 'JobEnded': {
      const text = write`The last of ${count(event.tasks, 'reduce')} is completed: ${{ strong: 'the job is done' }}, and ${{ node: event.node }} tells every worker that asks.`;
      return decision(text, event.rule, WHY[event.rule]);
    }
    case 'JobRefused':
      return report(write`${{ node: event.node }} ${{ strong: 'cannot begin' }} the job, because ${event.reason}.`);
    case 'TaskStarted': {
      const { node, task, bytes, until, at, missing } = event;
      const lacking =
        missing === 0
          ? ''
          : `, although ${count(missing, 'file')} of its input ${missing === 1 ? 'is' : 'are'} not there`;
      return report(
        write`${{ node }} begins ${{ strong: taskName(task) }} on ${count(bytes, 'byte')}${lacking}; it will take ${until - at} ms.`,
      );
    }
    case 'TaskEnded': {
      const { node, task, files, bytes } = event;
      return report(
        write`${{ node }} has computed ${{ strong: taskName(task) }}: ${count(bytes, 'byte')} for ${count(files, 'file')}.`,
      );
    }
    case 'TaskDeclined': {
      const text = write`${{ node: event.node }} leaves ${taskName(event.task)} alone: it is busy with another task.`;
      return decision(text, event.rule, WHY[event.rule]);
    }
    case 'ProcessEnded':
      return report(write`${{ node: event.node }} ${{ strong: 'ends' }}: ${ended(event)}.`);
    case 'FileWriteBegan':
      return report(
        write`${{ node: event.node }} begins to write ${fileList(event.names)} for ${{ node: event.by }}; until it is done, only a part is there.`,
      );
    case 'FileWritten':
      return report(
        write`${{ node: event.node }} has written ${fileList(event.names)} for ${{ node: event.by }}, ${count(event.bytes, 'byte')}.`,
      );
    case 'FileRenamed':
      return renamed(event);
  }
}

function assigned({ node, worker, task, attempt, why, rule }: Of<'TaskAssigned'>): Sentence {
  const name = { strong: taskName(task) };
  const reason: readonly Piece[] =
    why === 'idle'
      ? write`nobody has it`
      : why === 'late'
        ? write`whoever had it has taken too long`
        : write`all tasks are given out, and this one still runs`;
  const text = write`${{ node }} gives ${name} to ${{ node: worker }} (attempt ${attempt}): ${reason}.`;
  return decision(text, rule, WHY[rule]);
}

function ended({ reason }: Of<'ProcessEnded'>): string {
  switch (reason) {
    case 'done':
      return 'the job is done';
    case 'gone':
      return 'no coordinator has answered for so long that the job must be over';
    case 'task':
      return 'the map or reduce that it ran has ended the whole process';
    case 'worn':
      return 'it has done as many tasks as it lives for';
    case 'no task':
      return 'no task was free, which it takes for the end of the job';
  }
}

function renamed({ node, names, replaced, by, rule }: Of<'FileRenamed'>): Sentence {
  const one = names.length === 1;
  const again =
    replaced === 0 ? '' : one ? ', in the place of an earlier one' : `, ${replaced} in the place of earlier ones`;
  const files = one
    ? write`a file of ${{ node: by }} its lasting name`
    : write`${names.length} files of ${{ node: by }} their lasting names`;
  const text = write`${{ node }} gives ${files}, ${fileList(names)}: ${one ? 'it appears' : 'they appear'} ${{ strong: 'whole' }}${again}.`;
  return decision(text, rule, WHY[rule]);
}

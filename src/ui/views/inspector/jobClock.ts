// What is due on a process of a job.
import type { CoordinatorNode, JobNode, StoreNode, WorkerNode } from '../../../model/jobNodes.ts';
import { taskName } from '../../../model/mapreduce.ts';
import type { Due } from './clock.ts';

/** The timers that are armed on a process of a job, and the requests that the store works on. */
export function dueOnJob(node: JobNode): Due[] {
  switch (node.kind) {
    case 'coordinator':
      return dueOnCoordinator(node);
    case 'worker':
      return dueOnWorker(node);
    case 'store':
      return dueOnStore(node);
  }
}

function dueOnCoordinator({ watches, job, endTimer }: CoordinatorNode): Due[] {
  const due = watches.flatMap(({ attempt, timer }): Due[] => {
    const task = [...job.maps, ...job.reduces].find(({ attempts }) => attempts.some(({ id }) => id === attempt));
    const worker = task?.attempts.find(({ id }) => id === attempt)?.worker;
    if (!task || !worker) return [];
    const label = `${worker}, ${taskName(task)}`;
    return [
      {
        label,
        from: timer.armedAt,
        at: timer.firesAt,
        about: 'Then it is taken for dead, and the task given out again',
      },
    ];
  });
  if (endTimer)
    due.push({ label: 'ends', from: endTimer.armedAt, at: endTimer.firesAt, about: 'It stays for workers that ask' });
  return due;
}

function dueOnWorker({ runTimer, retryTimer, request }: WorkerNode): Due[] {
  const due: Due[] = [];
  if (runTimer) {
    due.push({
      label: 'task ends',
      from: runTimer.armedAt,
      at: runTimer.firesAt,
      about: 'Then its output is computed',
    });
  }
  if (retryTimer) {
    const about = request ? 'It sends the same request again when no answer has come' : 'It asks for a task again';
    due.push({ label: 'asks again', from: retryTimer.armedAt, at: retryTimer.firesAt, about });
  }
  return due;
}

function dueOnStore({ work }: StoreNode): Due[] {
  return work.map(({ from, message, startedAt, doneAt }) => ({
    label: `${message.type}, ${from}`,
    from: startedAt,
    at: doneAt,
    about: 'Then it is done, and answered',
  }));
}

// What one is looking at when a MapReduce job runs, judged from the world alone.
import { coordinatorOf, storeOf, type WorkerNode, workersOf } from '../model/jobNodes.ts';
import { taskName } from '../model/mapreduce.ts';
import type { World } from '../model/world.ts';
import type { Situation } from './caption.ts';
import { count, listed } from './piece.ts';

/** What there is to say of a job; null when there is none. */
export function jobSituation(world: World): Situation | null {
  const { job, tally, setup } = world;
  if (!job || !setup.job) return null;
  const reduces = setup.job.reduces;
  if (job.missing !== null) return { title: 'The job cannot begin.', detail: `This is because ${job.missing}.` };
  if (tally.doneAt !== null) {
    return {
      title: 'The job is done.',
      detail: `${count(job.splits.length, 'map')} and ${count(reduces, 'reduce')} took ${tally.doneAt} ms${again(world)}.`,
    };
  }
  const coordinator = coordinatorOf(world);
  if (coordinator?.health === 'down') {
    return {
      title: 'The coordinator is down.',
      detail: `Nobody gives out tasks. ${running(workersOf(world))}`,
    };
  }
  if (storeOf(world)?.health === 'down') {
    return { title: 'The file store is down.', detail: 'Whoever has to read or write waits for it.' };
  }
  const maps = job.splits.length - tally.completed.map;
  const title =
    maps > 0
      ? `${tally.completed.map} of ${count(job.splits.length, 'map')} are completed.`
      : `All maps are completed, and ${tally.completed.reduce} of ${count(reduces, 'reduce')}.`;
  return { title, detail: running(workersOf(world)) };
}

/** `w1 runs map 3; w2 has crashed.` */
function running(workers: readonly WorkerNode[]): string {
  if (workers.length === 0) return 'There are no workers.';
  const busy = workers.filter((w) => w.health !== 'down' && w.assignment !== null);
  const down = workers.filter((w) => w.health === 'down');
  const doing = busy.map(({ id, assignment }) => `${id} is at ${assignment ? taskName(assignment.task) : ''}`);
  const said =
    doing.length === 0
      ? 'No worker has a task'
      : doing.length > 4
        ? `${count(doing.length, 'worker')} are at work`
        : listed(doing);
  const lacking =
    down.length === 0 ? '' : `; ${listed(down.map(({ id }) => id))} ${down.length === 1 ? 'is' : 'are'} down`;
  return `${said}${down.length > 4 ? `; ${down.length} are down` : lacking}.`;
}

function again({ tally, job, setup }: World): string {
  const more = tally.attempts.map + tally.attempts.reduce - (job?.splits.length ?? 0) - (setup.job?.reduces ?? 0);
  return more > 0 ? `; ${count(more, 'task')} ${more === 1 ? 'was' : 'were'} given out a second time` : '';
}

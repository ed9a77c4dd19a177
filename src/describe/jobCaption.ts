// What one is looking at when a MapReduce job runs, judged from the world alone. The weightiest thing is said.
import { NEVER, type NodeId, type Tick } from '../model/ids.ts';
import { coordinatorOf, storeOf, type WorkerNode, workersOf } from '../model/jobNodes.ts';
import { jobTable, runningAttempts, taskState } from '../model/jobTable.ts';
import { type JobState, type Task, taskName } from '../model/mapreduce.ts';
import { serversOf, type World } from '../model/world.ts';
import type { Situation } from './caption.ts';
import { capital, count, listed } from './piece.ts';

/** More workers than this are counted, and not told one by one. */
const TOLD = 4;

/** What there is to say of a job at an instant; null when there is none, or when what its servers do weighs more. */
export function jobSituation(world: World, at: Tick): Situation | null {
  const { job, setup } = world;
  if (!job || !setup.job) return null;
  if (job.missing !== null) return { title: 'The job cannot begin.', detail: `This is because ${job.missing}.` };
  const table = jobTable(world);
  if (!table || isLeaderless(world)) return null;
  return (
    done(world) ??
    noCoordinator(world) ??
    noStore(world) ??
    noWorker(world) ??
    lost(world, table, at) ??
    phase(world, table)
  );
}

/** A replicated coordinator without a leader: then the election is what there is to be seen. */
function isLeaderless(world: World): boolean {
  const servers = serversOf(world);
  return servers.length > 0 && !servers.some(({ health, raft }) => health === 'up' && raft.role.kind === 'leader');
}

function done({ tally, job, setup }: World): Situation | null {
  if (tally.doneAt === null) return null;
  const [maps, reduces] = [job?.splits.length ?? 0, setup.job?.reduces ?? 0];
  const spare = tally.attempts.map + tally.attempts.reduce - maps - reduces;
  const took = `${count(maps, 'map')} and ${count(reduces, 'reduce')} took ${seconds(tally.doneAt)}`;
  const again = spare > 0 ? `, and ${count(spare, 'attempt')} more than there are tasks` : '';
  return { title: 'The job is done.', detail: `${took}${again}.` };
}

function seconds(ms: Tick): string {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(2)} s`;
}

function noCoordinator(world: World): Situation | null {
  const coordinator = coordinatorOf(world);
  if (!coordinator || coordinator.health === 'up') return null;
  const { id, health } = coordinator;
  return health === 'paused'
    ? { title: `The coordinator ${id} is paused.`, detail: `Whoever asks it waits. ${workersText(world)}` }
    : {
        title: `The coordinator ${id} is down: nobody gives out tasks.`,
        detail: `Its table was in memory alone; when it is back, the job begins anew. ${workersText(world)}`,
      };
}

function noStore(world: World): Situation | null {
  const store = storeOf(world);
  if (!store || store.health === 'up') return null;
  const how = store.health === 'paused' ? 'is paused' : 'is down';
  return {
    title: `The file store ${store.id} ${how}.`,
    detail: `Whoever reads or writes waits for it. ${workersText(world)}`,
  };
}

function noWorker(world: World): Situation | null {
  const workers = workersOf(world);
  if (workers.some(({ health }) => health !== 'down')) return null;
  const title = workers.length === 0 ? 'There are no workers.' : 'No worker runs any more.';
  return { title, detail: 'Nobody asks for a task, so that nothing goes on.' };
}

/** A task whose worker is down, which the coordinator has still to find out. */
function lost(world: World, table: JobState, at: Tick): Situation | null {
  const task = [...table.maps, ...table.reduces].find((one) => taskState(world, one) === 'lost');
  const attempt = task && runningAttempts(task)[0];
  if (!task || !attempt) return null;
  const until = patienceOf(world, attempt.id);
  const left =
    until === NEVER
      ? ''
      : `In ${Math.max(0, Math.ceil(until - at))} ms its patience is at an end, and the task is given to another. `;
  const others = workersText(world, attempt.worker);
  return {
    title: `${attempt.worker} is down with ${taskName(task)}, and the coordinator does not know it.`,
    detail: `${left}${others}`,
  };
}

/** When the coordinator gives up an attempt; NEVER where that cannot be seen. */
function patienceOf(world: World, attempt: number): Tick {
  return coordinatorOf(world)?.watches.find((watch) => watch.attempt === attempt)?.timer.firesAt ?? NEVER;
}

function phase(world: World, table: JobState): Situation {
  const { maps, reduces, mapsLeft, reducesLeft } = table;
  const twice = [...maps, ...reduces].find((task) => runningAttempts(task).length > 1);
  const remark = twice ? `${twiceText(twice)} ` : mapsLeft > 0 ? barrierText(world, table) : '';
  const detail = `${remark}${workersText(world)}`;
  if (world.tally.attempts.map === 0) return { title: 'A job begins: workers ask for tasks.', detail };
  return mapsLeft > 0
    ? { title: `Maps: ${maps.length - mapsLeft} of ${maps.length} are done.`, detail }
    : {
        title: `Every map is done, and ${reduces.length - reducesLeft} of ${count(reduces.length, 'reduce')}.`,
        detail,
      };
}

function twiceText(task: Task): string {
  const [first, ...others] = runningAttempts(task).map(({ worker }) => worker);
  return `${capital(taskName(task))} runs on ${first} and, in case that one is slow, on ${listed(others)}; the first result counts.`;
}

/** Why workers have to wait while maps still run. */
function barrierText(world: World, { mapsLeft, maps }: JobState): string {
  const waits = workersOf(world).some(({ health, phase: stage }) => health === 'up' && stage === 'waiting');
  const isAllGiven = maps.every(({ status }) => status !== 'idle');
  return waits && isAllGiven
    ? `No reduce can begin before the last ${mapsLeft === 1 ? 'map' : `${mapsLeft} maps`} ${mapsLeft === 1 ? 'is' : 'are'} done. `
    : '';
}

/** `w1 runs map 3, w2 waits; w3 is down.` */
function workersText(world: World, besides: NodeId | null = null): string {
  const workers = workersOf(world).filter(({ id }) => id !== besides);
  if (workers.length === 0) return '';
  const running = workers.filter(({ health }) => health !== 'down');
  const down = workers.filter(({ health }) => health === 'down').map(({ id }) => id);
  const said = running.length > TOLD ? countedText(running) : listed(running.map(workerText));
  const isDown =
    down.length > TOLD ? `${down.length} workers are down` : `${listed(down)} ${down.length === 1 ? 'is' : 'are'} down`;
  return `${capital([said, down.length > 0 ? isDown : ''].filter(Boolean).join('; '))}.`;
}

function countedText(workers: readonly WorkerNode[]): string {
  const busy = workers.filter(({ assignment }) => assignment !== null).length;
  const idle = workers.length - busy;
  return `${count(busy, 'worker')} ${busy === 1 ? 'is' : 'are'} at work${idle > 0 ? `, ${idle} ${idle === 1 ? 'waits' : 'wait'}` : ''}`;
}

function workerText({ id, health, phase: stage, assignment }: WorkerNode): string {
  if (health === 'paused') return `${id} is paused`;
  const task = assignment ? taskName(assignment.task) : 'a task';
  switch (stage) {
    case 'reading':
      return `${id} reads the input of ${task}`;
    case 'running':
      return `${id} runs ${task}`;
    case 'writing':
    case 'renaming':
      return `${id} writes the output of ${task}`;
    case 'reporting':
      return `${id} reports ${task}`;
    case 'asking':
      return `${id} asks for a task`;
    case 'waiting':
    case 'idle':
      return `${id} waits for a task`;
    case 'ended':
      return `${id} has ended`;
    case 'crashed':
      return `${id} is down`;
  }
}

// A MapReduce job under judgement (M1 to M5), by its events and by what is really on the store and on the workers: what the
// coordinator's own table says is not asked.
import type { Event } from '../../model/event.ts';
import type { Ghost, JobHistory, Violation } from '../../model/ghost.ts';
import type { NodeId } from '../../model/ids.ts';
import { fileNamed } from '../../model/jobFiles.ts';
import { storeOf } from '../../model/jobNodes.ts';
import { type TaskId, taskName } from '../../model/mapreduce.ts';
import { nodeOf, type World } from '../../model/world.ts';
import { isLasting, partName } from '../mapreduce/records.ts';
import type { InvariantId } from './catalogue.ts';
import { listed, MOST_VIOLATIONS } from './scene.ts';

type Of<T extends Event['type']> = Event & { readonly type: T };

/** A step under judgement. What is found and remembered is written here. */
interface JobScene {
  readonly before: World;
  readonly after: World;
  history: JobHistory;
  violations: readonly Violation[];
}

/** Judges what happened to the job in a step. Returns the ghost itself when there is nothing to note. */
export function checkJob(ghost: Ghost, before: World, after: World, events: readonly Event[]): Ghost {
  const scene: JobScene = { before, after, history: ghost.job, violations: ghost.violations };
  for (const event of events) checkEvent(scene, event);
  const { history, violations } = scene;
  if (history === ghost.job && violations === ghost.violations) return ghost;
  return { groups: ghost.groups, store: ghost.store, attempts: ghost.attempts, job: history, violations };
}

function checkEvent(scene: JobScene, event: Event): void {
  switch (event.type) {
    case 'TaskAssigned':
      checkInput(scene, event);
      checkPatience(scene, event);
      return checkWorker(scene, event);
    case 'ResultAccepted':
      return checkResult(scene, event);
    case 'FileWriteBegan':
      return checkWrite(scene, event);
    case 'FileWritten':
    case 'FileRenamed':
      return checkContents(scene, event);
  }
}

function alarm(scene: JobScene, invariant: InvariantId, key: string, nodes: readonly NodeId[], detail: string): void {
  const { violations, after } = scene;
  if (violations.length >= MOST_VIOLATIONS) return;
  if (violations.some((v) => v.invariant === invariant && v.key === key)) return;
  scene.violations = [...violations, { invariant, key, detail, nodes, index: null, step: after.step, at: after.now }];
}

/** M1. What is not there, or not whole, when the reduce begins will be missing in its output. */
function checkInput(scene: JobScene, { task, node }: Of<'TaskAssigned'>): void {
  const { after } = scene;
  const store = storeOf(after);
  if (task.kind !== 'reduce' || !store) return;
  const lacking = (after.job?.splits ?? []).flatMap((_, map) => {
    const file = fileNamed(store.files, partName(map, task.number));
    return file && !file.partial ? [] : [partName(map, task.number)];
  });
  if (lacking.length === 0) return;
  const what =
    lacking.length > 3
      ? `${lacking.length} files of its input are`
      : `${listed(lacking)} ${lacking.length === 1 ? 'is' : 'are'}`;
  alarm(scene, 'M1', taskName(task), [node], `${node} gave out ${taskName(task)} while ${what} not there.`);
}

/** M4. Counted from the latest time that the task was given out, by the clock of whoever gave it. */
function checkPatience(scene: JobScene, event: Of<'TaskAssigned'>): void {
  const { task, node, worker, at } = event;
  const { after, history } = scene;
  const key = keyOf(scene, node, task);
  const until = history.until[key];
  if (until !== undefined && at < until && !mayBackUp(scene, event)) {
    alarm(scene, 'M4', key, [node, worker], `${node} gave ${taskName(task)} to ${worker} ${until - at} ms too early.`);
  }
  const rate = nodeOf(after, node)?.rate ?? 1000;
  const time = Math.max(1, Math.floor(((after.setup.job?.taskTimeout ?? 0) * 1000) / rate));
  const known = history.until[key] ?? 0;
  scene.history = { ...history, until: { ...history.until, [key]: Math.max(known, at + time) } };
}

/** With backups, as soon as every task of the kind has been given out. */
function mayBackUp({ after, history }: JobScene, { task, node, why }: Of<'TaskAssigned'>): boolean {
  if (!after.setup.job?.backups || why !== 'backup') return false;
  const count = task.kind === 'map' ? (after.job?.splits.length ?? 0) : after.setup.job.reduces;
  const life = lifeOf(after, node);
  for (let number = 0; number < count; number++) {
    if (!Object.hasOwn(history.until, `${life} ${task.kind} ${number}`)) return false;
  }
  return true;
}

/** M5. What the worker is at, not what the coordinator believes. */
function checkWorker(scene: JobScene, { task, node, worker: id }: Of<'TaskAssigned'>): void {
  const worker = nodeOf(scene.before, id);
  if (worker?.kind !== 'worker' || !worker.assignment) return;
  const { assignment, phase } = worker;
  const isNoted = scene.history.accepted[keyOf(scene, node, assignment.task)] !== undefined;
  if (phase === 'reporting' && isNoted) return;
  const busy = taskName(assignment.task);
  alarm(scene, 'M5', id, [node, id], `${node} gave ${taskName(task)} to ${id}, which is at work on ${busy}.`);
}

/** M3. */
function checkResult(scene: JobScene, { task, node, attempt, worker }: Of<'ResultAccepted'>): void {
  const key = keyOf(scene, node, task);
  const { history } = scene;
  const first = history.accepted[key];
  if (first !== undefined) {
    const detail = `${node} took the result of attempt ${attempt} (${worker}) for ${taskName(task)}, and had taken that of attempt ${first}.`;
    return alarm(scene, 'M3', key, [node], detail);
  }
  scene.history = { ...history, accepted: { ...history.accepted, [key]: attempt } };
}

/** M2, first half. */
function checkWrite(scene: JobScene, { node, names, by }: Of<'FileWriteBegan'>): void {
  const name = names.find(isLasting);
  if (name) alarm(scene, 'M2', name, [node, by], `${by} writes into ${name} itself, where others find a part of it.`);
}

/** M2, second half. */
function checkContents(scene: JobScene, { node, names, by }: Of<'FileWritten' | 'FileRenamed'>): void {
  const [was, is] = [storeOf(scene.before), storeOf(scene.after)];
  if (!was || !is) return;
  for (const name of names) {
    if (!isLasting(name)) continue;
    const [old, now] = [fileNamed(was.files, name), fileNamed(is.files, name)];
    if (!old || old.partial || old.digest === now?.digest) continue;
    alarm(
      scene,
      'M2',
      name,
      [node, by],
      `${name} had ${old.bytes} bytes, and ${by} has made others of them: ${now?.bytes ?? 0}.`,
    );
  }
}

function keyOf({ after }: JobScene, node: NodeId, task: TaskId): string {
  return `${lifeOf(after, node)} ${taskName(task)}`;
}

/** The coordinator's life; a replicated one has but one. */
function lifeOf(world: World, id: NodeId): string {
  const node = nodeOf(world, id);
  return node?.kind === 'coordinator' ? `${id}.${node.incarnation}` : 'replicated';
}

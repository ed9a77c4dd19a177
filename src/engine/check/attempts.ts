// The history of a job's attempts, made from what happens: for pictures, and for nothing that computes a world.
import type { AttemptRecord, Outcome } from '../../model/attempt.ts';
import type { Event } from '../../model/event.ts';
import type { NodeId } from '../../model/ids.ts';
import { append, at, type List, replaceAt } from '../../model/list.ts';
import type { TaskId } from '../../model/mapreduce.ts';

/** The history after these events; the same list when none of them is about an attempt. */
export function recordAttempts(history: List<AttemptRecord>, events: readonly Event[]): List<AttemptRecord> {
  let list = history;
  for (const event of events) list = recordEvent(list, event);
  return list;
}

function recordEvent(list: List<AttemptRecord>, event: Event): List<AttemptRecord> {
  switch (event.type) {
    case 'TaskAssigned': {
      const { task, attempt, worker, why, at: givenAt, step: givenStep } = event;
      const none = { startedAt: null, computedAt: null, lateAt: null, endedAt: null, endedStep: null };
      const record: AttemptRecord = { task, attempt, worker, why, givenAt, givenStep, ...none, outcome: 'running' };
      return append(endAll(list, worker, 'lost', event), record);
    }
    case 'TaskStarted':
      return change(list, event.node, event, { startedAt: event.at });
    case 'TaskEnded':
      return change(list, event.node, event, { computedAt: event.at });
    case 'TaskDeclined':
      return change(list, event.node, event, ended('declined', event));
    case 'ResultAccepted':
      // Its report was on its way when the worker died: the result counts.
      return change(list, event.worker, event, ended('won', event), ['running', 'died']);
    case 'ResultIgnored':
      return change(list, event.worker, event, ended('ignored', event));
    case 'TaskTimedOut':
      return timeOut(list, event);
    case 'NodeCrashed':
    case 'ProcessEnded':
      return endAll(list, event.node, 'died', event);
    default:
      return list;
  }
}

function ended(outcome: Outcome, { at: endedAt, step: endedStep }: Event): Partial<AttemptRecord> {
  return { outcome, endedAt, endedStep };
}

/** Changes the latest attempt of a worker at a task, if it stands like this. Where no number is said any will do. */
function change(
  list: List<AttemptRecord>,
  worker: NodeId,
  { task, attempt }: { readonly task: TaskId; readonly attempt?: number },
  what: Partial<AttemptRecord>,
  from: readonly Outcome[] = ['running'],
): List<AttemptRecord> {
  const place = lastPlace(list, (one) => {
    return one.worker === worker && isSame(one.task, task) && (attempt === undefined || one.attempt === attempt);
  });
  const record = at(list, place);
  return record && from.includes(record.outcome) ? replaceAt(list, place, { ...record, ...what }) : list;
}

/** The coordinator's patience may end long after the worker has died. */
function timeOut(
  list: List<AttemptRecord>,
  { task, attempt, worker, at: lateAt }: Extract<Event, { type: 'TaskTimedOut' }>,
): List<AttemptRecord> {
  const place = lastPlace(list, (one) => {
    return one.worker === worker && one.attempt === attempt && isSame(one.task, task) && one.lateAt === null;
  });
  const record = at(list, place);
  return record ? replaceAt(list, place, { ...record, lateAt }) : list;
}

/** Ends whatever a worker still runs: at most one attempt, the latest. */
function endAll(list: List<AttemptRecord>, worker: NodeId, outcome: Outcome, event: Event): List<AttemptRecord> {
  const place = lastPlace(list, (one) => one.worker === worker);
  const record = at(list, place);
  return record?.outcome === 'running' ? replaceAt(list, place, { ...record, ...ended(outcome, event) }) : list;
}

function isSame(a: TaskId, b: TaskId): boolean {
  return a.kind === b.kind && a.number === b.number;
}

/** The offset of the last attempt for which something holds; -1: there is none. */
function lastPlace(list: List<AttemptRecord>, holds: (record: AttemptRecord) => boolean): number {
  for (let place = list.size - 1; place >= 0; place--) if (holds(at(list, place) as AttemptRecord)) return place;
  return -1;
}

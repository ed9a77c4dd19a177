// The chart of attempts over virtual time: a lane for each worker, a bar for each attempt. Arithmetic alone; lengths in px.
import type { AttemptRecord } from '../../../model/attempt.ts';
import type { NodeId, StepIndex, Tick } from '../../../model/ids.ts';
import { taskName } from '../../../model/mapreduce.ts';
import type { Milestone } from '../../../model/timeline.ts';
import { span } from '../../lib/figures.ts';
import { secondsText } from '../../lib/timeText.ts';
import { type TimeWindow, xOf } from '../timeline/window.ts';

/** One attempt as a bar; `body` is where its task ran, within `x` and `end`. */
export interface AttemptBar {
  readonly offset: number;
  readonly record: AttemptRecord;
  readonly lane: number;
  readonly x: number;
  readonly end: number;
  readonly body: { readonly x: number; readonly end: number } | null;
  /** Where its name begins; null: there is no room for it. */
  readonly label: number | null;
  /** Where the coordinator gave up waiting; null: it did not. */
  readonly late: number | null;
}

/** A worker was down between two places. */
export interface DownTime {
  readonly lane: number;
  readonly x: number;
  readonly end: number;
}

/** Bars narrower than this could not be hit. */
const LEAST = 3;
/** What is written on a bar needs so much room, `m3` as well as `r12`. */
const NAME = 22;

/** The bars of the attempts that have been given out by an instant, in the order in which they were. */
export function attemptBars(
  attempts: readonly AttemptRecord[],
  workers: readonly NodeId[],
  window: TimeWindow,
  width: number,
  at: number,
  unit = 1,
): readonly AttemptBar[] {
  const laneOf = new Map(workers.map((id, lane) => [id, lane]));
  return attempts.flatMap((record, offset) => {
    const lane = laneOf.get(record.worker);
    const { givenAt, startedAt, computedAt, endedAt, lateAt } = record;
    if (lane === undefined || givenAt > at) return [];
    const place = (tick: number) => xOf(window, width, tick);
    const until = endedAt ?? at;
    const x = place(givenAt);
    const body = startedAt === null ? null : { x: place(startedAt), end: place(Math.min(until, computedAt ?? until)) };
    const end = Math.max(x + LEAST, place(until));
    // What is strong is written upon, and not what is not.
    const from = body ? body.x : x;
    const label = (body ? body.end : end) - from >= NAME * unit ? from : null;
    return [{ offset, record, lane, x, end, body, label, late: lateAt === null ? null : place(lateAt) }];
  });
}

/** When each worker was down, by the crashes and returns on the time line. */
export function downTimes(
  milestones: readonly Milestone[],
  workers: readonly NodeId[],
  window: TimeWindow,
  width: number,
  step: StepIndex,
  at: number,
): readonly DownTime[] {
  const laneOf = new Map(workers.map((id, lane) => [id, lane]));
  const since = new Map<number, Tick>();
  const times: DownTime[] = [];
  const close = (lane: number, to: number) => {
    const from = since.get(lane);
    if (from === undefined) return;
    since.delete(lane);
    times.push({ lane, x: xOf(window, width, from), end: xOf(window, width, to) });
  };
  for (const { kind, node, at: when, step: happened } of milestones) {
    const lane = node === null ? undefined : laneOf.get(node);
    if (lane === undefined || happened > step) continue;
    if (kind === 'crash' && !since.has(lane)) since.set(lane, when);
    else if (kind === 'restart') close(lane, when);
  }
  for (const lane of since.keys()) close(lane, at);
  return times;
}

/** What has become of an attempt, in words. */
export function attemptText(record: AttemptRecord): string {
  const { task, attempt, worker, why, givenAt, endedAt, outcome, lateAt } = record;
  const grounds = why === 'late' ? ', again' : why === 'backup' ? ', as a backup' : '';
  const took = endedAt === null ? '' : ` after ${span(endedAt - givenAt)}`;
  const end = {
    running: 'still runs',
    won: `completed${took}`,
    ignored: `of no use any more${took}`,
    died: `${worker} went down${took}`,
    declined: `${worker} was busy`,
    lost: `${worker} never heard of it`,
  }[outcome];
  const late = lateAt === null || outcome === 'won' ? '' : `; given up at ${secondsText(lateAt)} s`;
  return `${taskName(task)} on ${worker}${grounds} (attempt ${attempt}), given out at ${secondsText(givenAt)} s: ${end}${late}`;
}

/** The step that shows what an attempt is about: where it failed, or else where it was given out. */
export function momentOf({ outcome, givenStep, endedStep }: AttemptRecord): StepIndex {
  return outcome === 'died' || outcome === 'ignored' ? (endedStep ?? givenStep) : givenStep;
}

/** How many attempts came to nothing, in words; null: none. */
export function wasteText(attempts: readonly AttemptRecord[]): string | null {
  const many = (outcome: AttemptRecord['outcome']) => attempts.filter((one) => one.outcome === outcome).length;
  const [died, ignored] = [many('died'), many('ignored')];
  const words = [died > 0 ? `${died} failed` : null, ignored > 0 ? `${ignored} came too late` : null];
  const said = words.filter((word) => word !== null);
  return said.length === 0 ? null : said.join(', ');
}

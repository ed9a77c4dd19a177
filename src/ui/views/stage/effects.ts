// What has just happened, as marks that fade: a function of the instant shown and of the recent events.
// A mark lasts so many ms of the reader's own time, whatever the speed; paused on a step, it stands at its beginning.
import type { Event, LossReason } from '../../../model/event.ts';
import type { NodeId, Term } from '../../../model/ids.ts';
import type { TaskKind } from '../../../model/mapreduce.ts';
import type { Envelope } from '../../../model/world.ts';
import { clamp } from '../../lib/geometry.ts';

/** One fading mark of an event; `age` runs from 0 (now) to 1 (gone). */
export type Effect = { readonly event: Event; readonly age: number } & (
  | {
      readonly kind: 'elected' | 'candidate' | 'commit' | 'crash' | 'restart';
      readonly node: NodeId;
      readonly term: Term;
    }
  | { readonly kind: 'lost'; readonly envelope: Envelope; readonly reason: LossReason }
  | { readonly kind: 'arrived'; readonly envelope: Envelope }
  | { readonly kind: 'failed'; readonly node: NodeId; readonly server: NodeId }
  | { readonly kind: 'answered'; readonly node: NodeId }
  /** A result was taken, or the files of a task have got their names: about a card, in the colour of the kind of task. */
  | { readonly kind: 'taken' | 'named'; readonly node: NodeId; readonly task: TaskKind | null }
);

/** How long each kind of mark lasts, in ms of the reader's time. */
const LASTS: Readonly<Record<Effect['kind'], number>> = {
  elected: 900,
  candidate: 500,
  commit: 650,
  crash: 600,
  restart: 500,
  lost: 450,
  arrived: 220,
  failed: 450,
  answered: 700,
  taken: 700,
  named: 600,
};
const LONGEST = Math.max(...Object.values(LASTS));
/** Never more marks than a reader can take in. */
const MOST = 32;

/** For readers who want less motion marks do not spread: they are as large as this all the time. */
export const STILL = 0.35;
/** Who those are. */
export const CALM = '(prefers-reduced-motion: reduce)';

/** The marks at an instant. `speed` is virtual ms per ms of the reader; `events` are in order, newest last. */
export function effectsAt(events: readonly Event[], shownAt: number, speed: number): readonly Effect[] {
  const effects: Effect[] = [];
  for (let i = events.length - 1; i >= 0 && effects.length < MOST; i--) {
    const event = events[i] as Event;
    if (event.at < shownAt - LONGEST * speed) break;
    const happened = markOf(event);
    if (!happened || event.at > shownAt) continue;
    const age = ageAt({ kind: happened.kind, event }, shownAt, speed);
    if (age < 1) effects.push({ ...happened, event, age });
  }
  return effects;
}

/** The age of a mark at an instant not before it, 0 to 1. */
export function ageAt({ kind, event }: Pick<Effect, 'kind' | 'event'>, shownAt: number, speed: number): number {
  return speed <= 0 ? 0 : clamp((shownAt - event.at) / (LASTS[kind] * speed), 0, 1);
}

/** The same marks, whatever their ages? */
export function isSameMarks(a: readonly Effect[], b: readonly Effect[]): boolean {
  return a.length === b.length && a.every(({ event }, i) => event === b[i]?.event);
}

// `Omit` of a union keeps only what all cases share; this keeps every case.
type Mark<E = Effect> = E extends Effect ? Omit<E, 'event' | 'age'> : never;

function markOf(event: Event): Mark | null {
  switch (event.type) {
    case 'BecameLeader':
      return { kind: 'elected', node: event.node, term: event.term };
    case 'BecameCandidate':
      return { kind: 'candidate', node: event.node, term: event.term };
    case 'CommitAdvanced':
      return { kind: 'commit', node: event.node, term: event.term };
    case 'NodeCrashed':
      return { kind: 'crash', node: event.node, term: 0 };
    case 'NodeRestarted':
      return { kind: 'restart', node: event.node, term: event.term };
    case 'MessageLost':
      return { kind: 'lost', envelope: event.envelope, reason: event.reason };
    case 'MessageDelivered':
      return { kind: 'arrived', envelope: event.envelope };
    case 'CallFailed':
      return { kind: 'failed', node: event.node, server: event.server };
    case 'ResultAccepted':
      return { kind: 'taken', node: event.worker, task: event.task.kind };
    case 'FileRenamed':
      return { kind: 'named', node: event.node, task: event.names[0]?.startsWith('mr-out') ? 'reduce' : 'map' };
    case 'OperationReturned':
      return { kind: 'answered', node: event.operation.clerk };
    default:
      return null;
  }
}

/** The rest of a mark's strength: quick at first, then slowly, from 1 to 0. */
export function fading(age: number): number {
  return (1 - age) * (1 - age);
}

/** How far a mark has spread: quickly at first, then slowly, from 0 to 1. */
export function spreading(age: number): number {
  return 1 - (1 - age) * (1 - age) * (1 - age);
}

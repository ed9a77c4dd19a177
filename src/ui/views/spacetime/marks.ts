// What happened beside messages, as marks on the lanes and flags across them; thinned to what the eye can tell apart. Pure.
import { opText } from '../../../describe/op.ts';
import type { Command } from '../../../model/command.ts';
import type { Event, EventType } from '../../../model/event.ts';
import type { NodeId, Term, Tick } from '../../../model/ids.ts';
import { printCommand } from '../../../scenario/printWords.ts';
import { firstWhere } from '../../lib/firstWhere.ts';
import { type TimeWindow, xOf } from '../timeline/window.ts';

/** How a mark is drawn. Those before `command` stand on a lane, the others across all of them. */
export const SIGNS = [
  'candidate',
  'leader',
  'commit',
  'snapshot',
  'crash',
  'restart',
  'pause',
  'call',
  'answer',
  'command',
  'violation',
  'failure',
] as const;
/** One of `SIGNS`. */
export type Sign = (typeof SIGNS)[number];

/** An event that has a sign. `lane`: the place of its process; -1: it concerns them all. */
export interface Happening {
  readonly sign: Sign;
  readonly event: Event;
  readonly lane: number;
  /** A number for sign and lane. */
  readonly sort: number;
  /** The instant, in ms. */
  readonly at: Tick;
}

/** A mark. `count`: how many of its sort stand in its place; it is the first of them. */
export interface Mark {
  readonly sign: Sign;
  readonly event: Event;
  readonly u: number;
  /** Its lane's place; null: it concerns them all. */
  readonly v: number | null;
  /** Of an election; otherwise 0. */
  readonly term: Term;
  readonly count: number;
}

/** The kinds of event that the diagram draws, messages and all. */
export const DRAWN: readonly EventType[] = [
  'MessageSent',
  'MessageDuplicated',
  'MessageDelayed',
  'MessageDelivered',
  'MessageHeld',
  'MessageLost',
  'BecameCandidate',
  'BecameLeader',
  'CommitAdvanced',
  'SnapshotTaken',
  'SnapshotInstalled',
  'NodeCrashed',
  'NodeRestarted',
  'NodePaused',
  'NodeResumed',
  'ProcessEnded',
  'OperationCalled',
  'OperationReturned',
  'CommandPerformed',
  'InvariantViolated',
  'ExpectationFailed',
];

/** Marks of one sign on one lane that are nearer than this, in px, are drawn as one. */
const APART = 9;

/** The events that have a sign, in their order. */
export function happeningsOf(events: readonly Event[], lanes: readonly NodeId[]): Happening[] {
  const found: Happening[] = [];
  for (const event of events) {
    const sign = signOf(event);
    if (sign === null) continue;
    const node = nodeOf(event);
    const lane = node === null ? -1 : lanes.indexOf(node);
    const sort = (lane + 1) * SIGNS.length + SIGNS.indexOf(sign);
    if (node === null || lane >= 0) found.push({ sign, event, lane, sort, at: event.at });
  }
  return found;
}

function signOf(event: Event): Sign | null {
  switch (event.type) {
    case 'BecameCandidate':
      return 'candidate';
    case 'BecameLeader':
      return 'leader';
    case 'CommitAdvanced': // a follower only hears of it
      return event.holders.length > 0 ? 'commit' : null;
    case 'SnapshotTaken':
    case 'SnapshotInstalled':
      return 'snapshot';
    case 'NodeCrashed':
    case 'ProcessEnded':
      return 'crash';
    case 'NodeRestarted':
    case 'NodeResumed':
      return 'restart';
    case 'NodePaused':
      return 'pause';
    case 'OperationCalled':
      return 'call';
    case 'OperationReturned':
      return 'answer';
    case 'CommandPerformed':
      return isSeenOtherwise(event.command) ? null : 'command';
    case 'InvariantViolated':
      return 'violation';
    case 'ExpectationFailed':
      return 'failure';
    default:
      return null;
  }
}

function nodeOf(event: Event): NodeId | null {
  if ('node' in event) return event.node;
  return event.type === 'OperationCalled' || event.type === 'OperationReturned' ? event.operation.clerk : null;
}

/** What is written beside a mark, or within it; '': nothing. */
export function markText({ event }: Pick<Mark, 'event'>): string {
  switch (event.type) {
    case 'BecameCandidate':
    case 'BecameLeader':
      return String(event.term);
    case 'CommitAdvanced':
      return String(event.to);
    case 'OperationCalled':
      return opText(event.operation.op);
    case 'CommandPerformed':
      return printCommand(event.command);
    case 'InvariantViolated':
      return event.violation.invariant;
    case 'ExpectationFailed':
      return event.message;
    default:
      return '';
  }
}

/** Commands that show as what they do. */
function isSeenOtherwise({ type }: Command): boolean {
  return ['crash', 'restart', 'pause', 'resume', 'call', 'start', 'snapshot', 'workload', 'nemesis'].includes(type);
}

/** The marks that lie in a window so many px long, in order of time. `spacing`: px from one lane to the next. */
export function marksIn(
  happenings: readonly Happening[],
  window: TimeWindow,
  length: number,
  spacing: number,
): readonly Mark[] {
  const drawn: Happening[] = [];
  const counts: number[] = [];
  const apart = (APART * (window.to - window.from)) / length;
  /** Of each sort: when its last mark is, and which that is. */
  const last: { readonly at: number; readonly place: number }[] = [];
  for (let i = firstFrom(happenings, window.from); i < happenings.length; i++) {
    const happening = happenings[i] as Happening;
    const { at, sort } = happening;
    if (at > window.to) break;
    const before = last[sort];
    if (before && at - before.at < apart) {
      counts[before.place] = (counts[before.place] ?? 0) + 1;
      continue;
    }
    last[sort] = { at, place: drawn.length };
    drawn.push(happening);
    counts.push(1);
  }
  return drawn.map(({ sign, event, lane }, i) => ({
    sign,
    event,
    u: xOf(window, length, event.at),
    v: lane < 0 ? null : (lane + 0.5) * spacing,
    term: event.type === 'BecameCandidate' || event.type === 'BecameLeader' ? event.term : 0,
    count: counts[i] ?? 1,
  }));
}

/** Offset of the first one at or after an instant: they are in order of time. */
function firstFrom(happenings: readonly Happening[], tick: number): number {
  return firstWhere(happenings.length, (i) => (happenings[i]?.at ?? 0) >= tick);
}

/** Width of a letter of a flag's words, and the shortest words worth showing, in px. */
const LETTER = 6;
const SHORTEST = 48;

/** What flags across all lanes say, each as far as there is room before the next; broken invariants have it before commands. */
export function flagWords(marks: readonly Mark[], length: number) {
  const flags = marks.filter(({ v }) => v === null);
  const said = flags.filter(({ sign }, i) => {
    const next = flags[i + 1];
    return sign === 'violation' || !next || next.u - (flags[i]?.u ?? 0) >= SHORTEST;
  });
  return said.map(({ u, sign, event }, i) => {
    const text = markText({ event });
    const letters = Math.floor(((said[i + 1]?.u ?? length) - u - 8) / LETTER);
    const words = text.length <= letters ? text : letters < 4 ? '' : `${text.slice(0, letters - 1).trimEnd()}…`;
    return { u, text: words, sign, key: `${event.step} ${event.n}` };
  });
}

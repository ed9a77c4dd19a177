// Which decision "why?" is asked about, and which links of the chain of causes are worth a line.
import type { Event, EventRef } from '../../../model/event.ts';
import { at } from '../../../model/list.ts';
import type { World } from '../../../model/world.ts';
import { messageId } from '../../../model/world.ts';
import { span } from '../../lib/figures.ts';
import type { Selection } from '../../store/store.ts';
import { placeOf } from './about.ts';

/**
 * How much an event says about a server, for choosing among several of one step: 0 says nothing worth asking about.
 */
function weight(event: Event): number {
  switch (event.type) {
    case 'InvariantViolated':
    case 'BecameLeader':
    case 'CommitWithheld':
    case 'JobRefused':
    case 'JobEnded':
      return 5;
    case 'CommitAdvanced':
    case 'BecameCandidate':
    case 'EntriesTruncated':
    case 'SnapshotInstalled':
    case 'NodeCrashed':
    case 'NodeRestarted':
    case 'NodePaused':
    case 'NodeResumed':
    case 'ProcessEnded':
    case 'MapsEnded':
    case 'TaskTimedOut':
    case 'ResultIgnored':
      return 4;
    case 'VoteGranted':
    case 'VoteRefused':
    case 'AppendRefused':
    case 'BecameFollower':
    case 'SnapshotTaken':
    case 'SnapshotIgnored':
    case 'RequestRefused':
    case 'OperationReturned':
    case 'TaskAssigned':
    case 'ResultAccepted':
    case 'TaskDeclined':
      return 3;
    case 'AppendAccepted':
      return event.count > 0 ? 2 : 0;
    case 'TermAdopted':
    case 'EntryProposed':
    case 'OperationRetried':
    case 'OperationCalled':
    case 'NextBackedUp':
    case 'TaskStarted':
    case 'TaskEnded':
    case 'FileRenamed':
      return 2;
    case 'VoteCounted':
    case 'MatchAdvanced':
    case 'EntryApplied':
    case 'WorkerMustWait':
    case 'FileWritten':
      return 1;
    default:
      return 0;
  }
}

/** The latest event that "why?" should be asked about for what is selected; null: nothing is known about it. */
export function decisionAbout(events: readonly Event[], selection: Selection, world: World): Event | null {
  switch (selection.kind) {
    case 'event':
      return events.find((e) => e.step === selection.ref.step && e.n === selection.ref.n) ?? null;
    case 'node':
      return (
        latest(events, (e) => (placeOf(e) === selection.id && weight(e) > 1 ? weight(e) : 0)) ??
        latest(events, (e) => (placeOf(e) === selection.id ? weight(e) : 0))
      );
    case 'message':
      return latest(events, (e) => ('envelope' in e && messageId(e.envelope) === selection.id ? 1 : 0));
    case 'entry':
      return latest(events, (e) => (placeOf(e) === selection.node ? entryWeight(e, selection.index) : 0));
    case 'link':
      return latest(events, (e) =>
        e.type === 'MessageLost' && e.envelope.from === selection.from && e.envelope.to === selection.to ? 1 : 0,
      );
    case 'operation': {
      const operation = at(world.operations, selection.offset);
      if (!operation) return null;
      const { clerk, op } = operation;
      return latest(events, (e) => {
        if (e.type === 'OperationReturned' || e.type === 'OperationCalled')
          return e.operation.clerk === clerk && e.operation.op.requestId === op.requestId ? 3 : 0;
        return e.type === 'OperationRetried' && e.clerk === clerk && e.requestId === op.requestId ? 2 : 0;
      });
    }
  }
}

function entryWeight(event: Event, index: number): number {
  switch (event.type) {
    case 'CommitAdvanced':
      return event.from < index && index <= event.to ? 3 : 0;
    case 'CommitWithheld':
      return event.index === index ? 3 : 0;
    case 'AppendAccepted':
      return event.added > 0 && event.prevLogIndex < index && index <= event.matchIndex ? 2 : 0;
    case 'EntryProposed':
      return event.entry.index === index ? 2 : 0;
    case 'EntriesTruncated':
      return event.from <= index && index <= event.to ? 2 : 0;
    case 'EntryApplied':
      return event.entry.index === index ? 1 : 0;
    default:
      return 0;
  }
}

/** Of the latest step in which anything weighs, the event that weighs most; of several the last. */
function latest(events: readonly Event[], weighs: (event: Event) => number): Event | null {
  let found: Event | null = null;
  let most = 0;
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i];
    if (!event || (found && event.step !== found.step)) break;
    const w = weighs(event);
    if (w > most) {
      found = event;
      most = w;
    }
  }
  return found;
}

/** A line of the explanation: an event, and how long a message was under way between it and the line above (ms). */
export interface Reason {
  readonly event: Event;
  readonly transit: string | null;
}

/**
 * The chain of causes as lines, effect first. Sending and delivering only carry a decision from one server to the next,
 * so they become a remark on the line after; the first event is kept whatever it is, and so is the last.
 */
export function reasons(chain: readonly Event[]): Reason[] {
  const lines: Reason[] = [];
  let transit: string | null = null;
  chain.forEach((event, i) => {
    const carries =
      event.type === 'MessageSent' ||
      event.type === 'MessageDelivered' ||
      event.type === 'MessageHeld' ||
      event.type === 'WriteStarted';
    if (carries && i > 0 && i < chain.length - 1) {
      if (event.type === 'MessageDelivered') {
        const { from, to, sentAt, message } = event.envelope;
        transit = `${message.type}, ${from} to ${to}, ${span(event.at - sentAt)} under way`;
      }
      return;
    }
    lines.push({ event, transit });
    transit = null;
  });
  return lines;
}

/** Whether two references name the same event. */
export function sameEvent(a: EventRef | null, b: EventRef | null): boolean {
  return a === b || (a !== null && b !== null && a.step === b.step && a.n === b.n);
}

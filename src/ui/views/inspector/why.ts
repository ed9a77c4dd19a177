// Which decision "why?" is asked about, how the question is put, and which links of the chain of causes are worth a line.
import { invariantOf } from '../../../describe/invariants.ts';
import type { Event, EventRef } from '../../../model/event.ts';
import { at } from '../../../model/list.ts';
import type { World } from '../../../model/world.ts';
import { messageId } from '../../../model/world.ts';
import { span } from '../../lib/figures.ts';
import { isHeartbeat } from '../../lib/heartbeat.ts';
import type { Selection } from '../../store/store.ts';

/**
 * How much an event says about a server, for choosing among several of one step: 0 says nothing worth asking about.
 */
function weight(event: Event): number {
  switch (event.type) {
    case 'InvariantViolated':
    case 'BecameLeader':
    case 'CommitWithheld':
      return 5;
    case 'CommitAdvanced':
    case 'BecameCandidate':
    case 'EntriesTruncated':
    case 'SnapshotInstalled':
    case 'NodeCrashed':
    case 'NodeRestarted':
    case 'NodePaused':
    case 'NodeResumed':
      return 4;
    case 'VoteGranted':
    case 'VoteRefused':
    case 'AppendRefused':
    case 'BecameFollower':
    case 'SnapshotTaken':
    case 'SnapshotIgnored':
    case 'RequestRefused':
    case 'OperationReturned':
      return 3;
    case 'AppendAccepted':
      return event.count > 0 ? 2 : 0;
    case 'TermAdopted':
    case 'EntryProposed':
    case 'OperationRetried':
    case 'OperationCalled':
    case 'NextBackedUp':
      return 2;
    case 'VoteCounted':
    case 'MatchAdvanced':
    case 'EntryApplied':
      return 1;
    default:
      return 0;
  }
}

/** The process that an event is about: where it happened. Null: nowhere in particular. */
export function placeOf(event: Event): string | null {
  switch (event.type) {
    case 'MessageSent':
      return event.envelope.from;
    case 'MessageDelivered':
    case 'MessageLost':
    case 'MessageDuplicated':
    case 'MessageHeld':
    case 'MessageDelayed':
      return event.envelope.to;
    case 'OperationCalled':
    case 'OperationReturned':
      return event.operation.clerk;
    case 'OperationRetried':
      return event.clerk;
    case 'InvariantViolated':
      return event.violation.nodes[0] ?? null;
    case 'CommandPerformed':
      return event.nodes[0] ?? null;
    case 'CommandIgnored':
    case 'NoteShown':
    case 'AwaitEnded':
    case 'ExpectationHeld':
    case 'ExpectationFailed':
    case 'ScenarioEnded':
      return null;
    default:
      return event.node;
  }
}

/** The term an event speaks for, by which its line is coloured; null: none. */
export function eventTerm(event: Event): number | null {
  switch (event.type) {
    case 'TermAdopted':
      return event.to;
    case 'EntryProposed':
    case 'EntryApplied':
      return event.entry.term;
    case 'BecameCandidate':
    case 'BecameLeader':
    case 'BecameFollower':
    case 'VoteGranted':
    case 'VoteRefused':
    case 'CommitAdvanced':
    case 'NodeRestarted':
    case 'WriteStarted':
    case 'WriteDone':
    case 'AppendRefused':
      return event.term;
    case 'CommitWithheld':
      return event.currentTerm;
    case 'MessageSent':
    case 'MessageDelivered':
    case 'MessageLost':
      return 'term' in event.envelope.message ? event.envelope.message.term : null;
    default:
      return null;
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

/** The question as a heading: `Why did commitIndex become 6?` */
export function question(event: Event): string {
  switch (event.type) {
    case 'BecameLeader':
      return `Why does ${event.node} lead term ${event.term}?`;
    case 'BecameCandidate':
      return `Why does ${event.node} stand for election?`;
    case 'BecameFollower':
      return `Why did ${event.node} step back?`;
    case 'TermAdopted':
      return `Why did currentTerm become ${event.to}?`;
    case 'VoteGranted':
      return `Why did ${event.node} vote for ${event.candidate}?`;
    case 'VoteRefused':
      return `Why did ${event.candidate} not get the vote of ${event.node}?`;
    case 'VoteCounted':
      return event.granted
        ? `Why does ${event.node} hold the vote of ${event.voter}?`
        : `Why did ${event.voter} refuse?`;
    case 'CommitAdvanced':
      return `Why did commitIndex become ${event.to}?`;
    case 'CommitWithheld':
      return `Why is entry ${event.index} not committed?`;
    case 'EntryApplied':
      return `Why was entry ${event.entry.index} applied?`;
    case 'EntryProposed':
      return `Why did entry ${event.entry.index} come into the log?`;
    case 'AppendAccepted':
      return event.count === 0 ? 'Why was this heartbeat accepted?' : `Why did ${event.node} accept the entries?`;
    case 'AppendRefused':
      return `Why did ${event.node} refuse the entries?`;
    case 'EntriesTruncated':
      return event.from === event.to
        ? `Why was entry ${event.from} deleted?`
        : `Why were entries ${event.from} to ${event.to} deleted?`;
    case 'MatchAdvanced':
      return `Why did matchIndex of ${event.follower} become ${event.to}?`;
    case 'NextBackedUp':
      return `Why did nextIndex of ${event.follower} go back to ${event.to}?`;
    case 'SnapshotTaken':
      return `Why did ${event.node} take a snapshot?`;
    case 'SnapshotInstalled':
      return `Why did ${event.node} install a snapshot?`;
    case 'SnapshotIgnored':
      return `Why did ${event.node} ignore the snapshot?`;
    case 'OperationCalled':
      return `Why does ${event.operation.clerk} call this?`;
    case 'OperationRetried':
      return `Why did ${event.clerk} ask again?`;
    case 'OperationReturned':
      return `Why did ${event.operation.clerk} get this answer?`;
    case 'RequestRefused':
      return `Why did ${event.node} refuse ${event.clerk}?`;
    case 'MessageLost':
      return 'Why was this message lost?';
    case 'MessageSent':
    case 'MessageDelivered':
    case 'MessageDuplicated':
    case 'MessageHeld':
    case 'MessageDelayed':
      return isHeartbeat(event.envelope.message) ? 'Why was this heartbeat sent?' : 'Why was this message sent?';
    case 'InvariantViolated':
      return `How could ${invariantOf(event.violation.invariant)?.name ?? event.violation.invariant} be broken?`;
    case 'NodeCrashed':
      return `Why is ${event.node} down?`;
    case 'NodeRestarted':
      return `Why did ${event.node} start again?`;
    case 'NodePaused':
      return `Why does ${event.node} stand still?`;
    case 'TimerFired':
      return 'Why did this timer fire?';
    default:
      return 'Why did this happen?';
  }
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

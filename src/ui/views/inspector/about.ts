// What an event is about: the process it happened at, and the term it speaks for.
import type { Event } from '../../../model/event.ts';

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
    case 'OwnerLearned':
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

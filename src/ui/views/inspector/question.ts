// How "why?" is put: what happened, as a question.
import { invariantOf } from '../../../describe/invariants.ts';
import type { Event } from '../../../model/event.ts';
import { isHeartbeat } from '../../lib/heartbeat.ts';

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
    case 'CallFailed':
      return `Why did this call to ${event.server} fail?`;
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

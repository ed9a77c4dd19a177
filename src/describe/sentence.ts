// Every event as a sentence: what happened, with the values that decided it, and why it has to be so.
import type { Event } from '../model/event.ts';
import { busSentence } from './bus.ts';
import { clerkSentence } from './clerks.ts';
import { commandEventSentence } from './commands.ts';
import { electionSentence } from './elections.ts';
import { jobSentence } from './jobs.ts';
import type { Sentence } from './piece.ts';
import { replicationSentence } from './replication.ts';
import { shardSentence } from './shards.ts';
import { snapshotSentence } from './snapshots.ts';

export { type Piece, pieceText, plain, type Sentence } from './piece.ts';

/** An event in words. Always ends with a full stop; `plain` turns it into text. */
export function sentence(event: Event): Sentence {
  switch (event.type) {
    case 'MessageSent':
    case 'MessageDelivered':
    case 'MessageLost':
    case 'MessageDuplicated':
    case 'MessageHeld':
    case 'MessageDelayed':
    case 'CallFailed':
    case 'TimerFired':
    case 'WriteStarted':
    case 'WriteDone':
      return busSentence(event);
    case 'TermAdopted':
    case 'BecameCandidate':
    case 'VoteGranted':
    case 'VoteRefused':
    case 'VoteCounted':
    case 'BecameLeader':
    case 'BecameFollower':
    case 'ReplyIgnored':
      return electionSentence(event);
    case 'EntryProposed':
    case 'AppendAccepted':
    case 'AppendRefused':
    case 'EntriesTruncated':
    case 'MatchAdvanced':
    case 'NextBackedUp':
    case 'CommitAdvanced':
    case 'CommitWithheld':
    case 'EntryApplied':
      return replicationSentence(event);
    case 'SnapshotTaken':
    case 'SnapshotInstalled':
    case 'SnapshotIgnored':
      return snapshotSentence(event);
    case 'OperationCalled':
    case 'OperationRetried':
    case 'OperationReturned':
    case 'RequestRefused':
      return clerkSentence(event);
    case 'OwnerLearned':
    case 'ShardSent':
    case 'ShardOffered':
      return shardSentence(event);
    case 'WorkerRegistered':
    case 'TaskAssigned':
    case 'WorkerMustWait':
    case 'TaskTimedOut':
    case 'ResultAccepted':
    case 'ResultIgnored':
    case 'MapsEnded':
    case 'JobEnded':
    case 'JobRefused':
    case 'TaskStarted':
    case 'TaskEnded':
    case 'TaskDeclined':
    case 'ProcessEnded':
    case 'FileWriteBegan':
    case 'FileWritten':
    case 'FileRenamed':
      return jobSentence(event);
    default:
      return commandEventSentence(event);
  }
}

// Which of the reader's interests an event belongs to: what the chips over the event list switch on and off.
import type { CommandType } from '../../../model/command.ts';
import type { Event } from '../../../model/event.ts';
import type { Setup } from '../../../model/setup.ts';
import { isShardOp } from '../../../model/shard.ts';
import { isHeartbeat } from '../../lib/heartbeat.ts';

/** The interests, in the order of the chips. */
export const TOPICS = [
  { id: 'elections', label: 'Elections', about: 'Candidates, votes, terms, leaders' },
  { id: 'replication', label: 'Replication', about: 'Entries, commits, snapshots' },
  { id: 'clients', label: 'Clients', about: 'Calls and their answers' },
  {
    id: 'shards',
    label: 'Shards',
    about: 'Configurations that come into force, shards that are sent, taken and deleted',
  },
  { id: 'tasks', label: 'Tasks', about: 'MapReduce: tasks given out, done, and given out again; files that appear' },
  { id: 'faults', label: 'Faults', about: 'Crashes, cuts, lost messages, commands' },
  { id: 'messages', label: 'Messages', about: 'Every message sent and delivered' },
  { id: 'machinery', label: 'Timers and disk', about: 'Timers that fired, writes that became durable' },
  { id: 'heartbeats', label: 'Heartbeats', about: 'AppendEntries without entries, and their answers' },
] as const;

/** One interest; `always` is for what nobody may miss: captions, failures, broken invariants. `never`: said twice otherwise. */
export type Topic = (typeof TOPICS)[number]['id'];

/** What is shown before the reader has chosen: the decisions, without the traffic that carries them. */
export const FIRST_TOPICS: readonly Topic[] = ['elections', 'replication', 'clients', 'shards', 'tasks', 'faults'];

/** The interests that one can have in a world of this setup. */
export function topicsIn({ shards, job }: Pick<Setup, 'shards' | 'job'>): (typeof TOPICS)[number][] {
  return TOPICS.filter(({ id }) => (id !== 'shards' || shards > 0) && (id !== 'tasks' || job !== null));
}

/** Commands whose effect is an event of its own, so that the command need not be listed too. */
const SHOWN_BY_EFFECT: readonly CommandType[] = [
  'call',
  'start',
  'crash',
  'restart',
  'pause',
  'resume',
  'timeout',
  'snapshot',
  'drop',
  'duplicate',
  'delay',
  'deliver',
];

/** The interest an event belongs to. */
export function topicOf(event: Event): Topic | 'always' | 'never' {
  switch (event.type) {
    case 'MessageSent':
    case 'MessageDelivered':
      return isHeartbeat(event.envelope.message) ? 'heartbeats' : 'messages';
    case 'MessageHeld':
      return isHeartbeat(event.envelope.message) ? 'heartbeats' : 'messages';
    case 'MessageLost':
      return isHeartbeat(event.envelope.message) && event.reason !== 'dropped' ? 'heartbeats' : 'faults';
    case 'MessageDuplicated':
    case 'MessageDelayed':
      return 'faults';
    case 'TimerFired':
      return event.timer === 'heartbeat' ? 'heartbeats' : event.timer === 'election' ? 'elections' : 'machinery';
    case 'OwnerLearned':
    case 'ShardSent':
    case 'ShardOffered':
      return 'shards';
    case 'WriteStarted':
    case 'WriteDone':
      return 'machinery';
    case 'TermAdopted':
    case 'BecameCandidate':
    case 'VoteGranted':
    case 'VoteRefused':
    case 'VoteCounted':
    case 'BecameLeader':
    case 'BecameFollower':
      return 'elections';
    case 'CallFailed':
      return isHeartbeat(event.message) ? 'heartbeats' : 'messages';
    case 'ReplyIgnored':
      return 'messages';
    case 'AppendAccepted':
      return event.count === 0 ? 'heartbeats' : 'replication';
    case 'EntryApplied':
    case 'EntryProposed':
      return isShardOp(event.entry.op) ? 'shards' : 'replication';
    case 'AppendRefused':
    case 'EntriesTruncated':
    case 'MatchAdvanced':
    case 'NextBackedUp':
    case 'CommitAdvanced':
    case 'CommitWithheld':
    case 'SnapshotTaken':
    case 'SnapshotInstalled':
    case 'SnapshotIgnored':
      return 'replication';
    case 'OperationCalled':
    case 'OperationRetried':
    case 'OperationReturned':
    case 'RequestRefused':
      return 'clients';
    case 'NodeCrashed':
    case 'NodeRestarted':
    case 'NodePaused':
    case 'NodeResumed':
      return 'faults';
    case 'WorkerRegistered':
    case 'TaskAssigned':
    case 'TaskTimedOut':
    case 'ResultAccepted':
    case 'ResultIgnored':
    case 'MapsEnded':
    case 'JobEnded':
    case 'TaskStarted':
    case 'TaskEnded':
    case 'TaskDeclined':
    case 'ProcessEnded':
    case 'FileRenamed':
      return 'tasks';
    case 'JobRefused':
      return 'always';
    case 'WorkerMustWait':
    case 'FileWriteBegan':
    case 'FileWritten':
      return 'machinery';
    case 'CommandPerformed':
      if (event.command.type === 'workload') return 'clients';
      return SHOWN_BY_EFFECT.includes(event.command.type) ? 'never' : 'faults';
    case 'AwaitEnded':
    case 'ExpectationHeld':
      return 'machinery';
    case 'CommandIgnored':
    case 'NoteShown':
    case 'ExpectationFailed':
    case 'ScenarioEnded':
    case 'InvariantViolated':
      return 'always';
  }
}

/** Whether an event is listed while these interests are on. */
export function isListed(event: Event, topics: readonly Topic[]): boolean {
  const topic = topicOf(event);
  return topic === 'always' || (topic !== 'never' && topics.includes(topic));
}

/** How a line of the list is drawn: broken safety alone has the colour of alarm; captions are in italics. */
export function lineStyle(event: Event): 'alarm' | 'failed' | 'note' | 'plain' {
  switch (event.type) {
    case 'InvariantViolated':
      return 'alarm';
    case 'ExpectationFailed':
      return 'failed';
    case 'NoteShown':
      return 'note';
    default:
      return 'plain';
  }
}

// For tests and for looking at: one message of every type and verdict, and what they are made of.
import type { Event, Happening } from '../model/event.ts';
import type { KvOp, Op } from '../model/kv.ts';
import type { CallHappening } from '../model/labrpc.ts';
import type { Entry, Snapshot } from '../model/raft.ts';
import type { Envelope, Message } from '../model/world.ts';

/** An op of c1's request 7. */
export function kvOp(type: KvOp['type'], key: string, value = '', expected: string | null = null): KvOp {
  return { type, key, value, expected, clientId: 'c1', requestId: 7 };
}

/** An entry with that place and op. */
export function entry(index: number, term: number, op: Op): Entry {
  return { index, term, op, bytes: 30 };
}

/** A message in flight from `from` to `to`, sent at 488 ms and due at 512. */
export function envelope(from: string, to: string, message: Message): Envelope {
  return { from, to, sentAt: 488, n: 1, copy: 0, deliverAt: 512, seq: 9, message, cause: { step: 39, n: 1 } };
}

/** An event of a happening, in the 40th step at 500 ms. */
export function eventOf(happening: Happening): Event {
  return { ...happening, at: 500, step: 40, n: 0, cause: null };
}

/** A snapshot through index 40. */
export const SNAPSHOT: Snapshot = {
  lastIncludedIndex: 40,
  lastIncludedTerm: 3,
  members: { voters: ['n1', 'n2', 'n3'], index: 0 },
  machine: { kind: 'kv', data: { x: '1' }, sessions: {} },
  bytes: 120,
};

/** One message of every type, and of every verdict. */
export const MESSAGES: readonly Message[] = [
  { type: 'RequestVote', term: 2, candidateId: 'n2', lastLogIndex: 0, lastLogTerm: 0 },
  { type: 'RequestVote', term: 3, candidateId: 'n2', lastLogIndex: 5, lastLogTerm: 2 },
  { type: 'RequestVoteReply', term: 3, electionTerm: 3, voteGranted: true },
  { type: 'RequestVoteReply', term: 3, electionTerm: 3, voteGranted: false },
  { type: 'RequestVoteReply', term: 4, electionTerm: 3, voteGranted: false },
  { type: 'AppendEntries', term: 3, leaderId: 'n4', prevLogIndex: 5, prevLogTerm: 2, entries: [], leaderCommit: 5 },
  {
    type: 'AppendEntries',
    term: 3,
    leaderId: 'n4',
    prevLogIndex: 5,
    prevLogTerm: 2,
    entries: [entry(6, 3, kvOp('put', 'x', '2')), entry(7, 3, kvOp('get', 'x'))],
    leaderCommit: 5,
  },
  {
    type: 'AppendEntries',
    term: 1,
    leaderId: 'n4',
    prevLogIndex: 0,
    prevLogTerm: 0,
    entries: [entry(1, 1, { type: 'noop' })],
    leaderCommit: 0,
  },
  reply(true, 5, 7, 0, 0),
  reply(false, 9, 0, 4, 0),
  reply(false, 5, 0, 3, 1),
  reply(false, 5, 0, 0, 0),
  { type: 'InstallSnapshot', term: 4, leaderId: 'n4', snapshot: SNAPSHOT },
  { type: 'InstallSnapshotReply', term: 4, matchIndex: 40 },
  { type: 'InstallSnapshotReply', term: 5, matchIndex: 0 },
  { type: 'ClerkRequest', op: kvOp('cas', 'x', '2', null) },
  { type: 'ClerkReply', requestId: 7, result: { ok: true, value: 'a b' }, leaderId: 'n4' },
  { type: 'ClerkReply', requestId: 7, result: { ok: false, value: null }, leaderId: 'n4' },
  { type: 'ClerkReply', requestId: 7, result: null, leaderId: 'n4' },
  { type: 'ClerkReply', requestId: 7, result: null, leaderId: null },
];

/** A call that has failed. */
export const CALL_FAILED: CallHappening = {
  type: 'CallFailed',
  node: 'n4',
  server: 'n3',
  lost: 'request',
  message: MESSAGES[5] as Message,
  reason: 'cut',
};

/** The other ways in which a call fails. */
export const CALLS_FAILED: readonly CallHappening[] = [
  { ...CALL_FAILED, reason: 'loss' },
  { ...CALL_FAILED, reason: 'dropped' },
  { ...CALL_FAILED, reason: 'down' },
  { ...CALL_FAILED, lost: 'reply', reason: 'loss', message: reply(true, 5, 7, 0, 0) },
  {
    ...CALL_FAILED,
    node: 'c1',
    lost: null,
    reason: 'down',
    message: { type: 'ClerkRequest', op: kvOp('get', 'x', '') },
  },
];

function reply(
  success: boolean,
  prevLogIndex: number,
  matchIndex: number,
  conflictIndex: number,
  conflictTerm: number,
): Message {
  return { type: 'AppendEntriesReply', term: 3, success, prevLogIndex, matchIndex, conflictIndex, conflictTerm };
}

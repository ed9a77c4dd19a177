// For tests and for looking at: one event of every type, and one of every way in which the same type can turn out.
import type { Event, EventType, Happening, LogEnd } from '../model/event.ts';
import type { KvOp, Op } from '../model/kv.ts';
import type { Entry, Snapshot } from '../model/raft.ts';
import type { Envelope, Message, Operation } from '../model/world.ts';

type Of<T extends EventType> = Happening & { readonly type: T };

/** An event of a happening, in the 40th step at 500 ms. */
export function eventOf(happening: Happening): Event {
  return { ...happening, at: 500, step: 40, n: 0, cause: null };
}

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

function reply(
  success: boolean,
  prevLogIndex: number,
  matchIndex: number,
  conflictIndex: number,
  conflictTerm: number,
): Message {
  return { type: 'AppendEntriesReply', term: 3, success, prevLogIndex, matchIndex, conflictIndex, conflictTerm };
}

const HEARTBEAT = envelope('n4', 'n3', MESSAGES[5] as Message);
const OLD: LogEnd = { index: 5, term: 2 };
const NEW: LogEnd = { index: 7, term: 2 };
const NONE: LogEnd = { index: 0, term: 0 };

function operation(op: KvOp, result: Operation['result']): Operation {
  const returned = result === null ? null : 500;
  return {
    clerk: 'c1',
    op,
    calledAt: 416,
    calledStep: 30,
    returnedAt: returned,
    returnedStep: returned === null ? null : 40,
    result,
    server: result === null ? null : 'n4',
  };
}

const N3 = [{ kind: 'id', id: 'n3' }] as const;

/** One happening of every type: a type without one is a compile error. */
const ONE: { readonly [T in EventType]: Of<T> } = {
  MessageSent: { type: 'MessageSent', envelope: HEARTBEAT },
  MessageDelivered: { type: 'MessageDelivered', envelope: HEARTBEAT },
  MessageLost: { type: 'MessageLost', envelope: HEARTBEAT, reason: 'cut' },
  MessageDuplicated: { type: 'MessageDuplicated', envelope: { ...HEARTBEAT, copy: 1 } },
  MessageHeld: { type: 'MessageHeld', envelope: HEARTBEAT },
  MessageDelayed: { type: 'MessageDelayed', envelope: HEARTBEAT, by: 50 },
  TimerFired: { type: 'TimerFired', node: 'n2', timer: 'election', armedAt: 288 },
  WriteStarted: { type: 'WriteStarted', node: 'n3', doneAt: 512, lastIndex: 6, term: 3 },
  WriteDone: { type: 'WriteDone', node: 'n3', lastIndex: 6, term: 3 },
  TermAdopted: { type: 'TermAdopted', node: 'n1', rule: 'adoptTerm', from: 2, to: 3, by: 'n4' },
  BecameCandidate: {
    type: 'BecameCandidate',
    node: 'n2',
    rule: 'startElection',
    term: 2,
    lastLog: { index: 4, term: 1 },
    needed: 3,
  },
  VoteGranted: {
    type: 'VoteGranted',
    node: 'n3',
    rule: 'grantVote',
    candidate: 'n2',
    term: 3,
    ownLog: OLD,
    candidateLog: NEW,
  },
  VoteRefused: {
    type: 'VoteRefused',
    node: 'n3',
    rule: 'grantVote',
    candidate: 'n2',
    term: 3,
    electionTerm: 3,
    reason: 'log-behind',
    votedFor: null,
    ownLog: NEW,
    candidateLog: OLD,
  },
  VoteCounted: { type: 'VoteCounted', node: 'n2', rule: 'countVote', voter: 'n3', granted: true, votes: 2, needed: 3 },
  BecameLeader: {
    type: 'BecameLeader',
    node: 'n4',
    rule: 'electionQuorum',
    term: 3,
    votes: ['n4', 'n3', 'n5'],
    needed: 3,
  },
  BecameFollower: { type: 'BecameFollower', node: 'n1', was: 'leader', term: 3, reason: 'higher-term', by: 'n4' },
  ReplyIgnored: { type: 'ReplyIgnored', node: 'n2', rule: 'countVote', from: 'n3', reason: 'old-term' },
  EntryProposed: { type: 'EntryProposed', node: 'n4', entry: entry(6, 3, kvOp('put', 'x', '2')) },
  AppendAccepted: {
    type: 'AppendAccepted',
    node: 'n3',
    rule: 'acceptAppend',
    leader: 'n4',
    prevLogIndex: 5,
    prevLogTerm: 2,
    count: 2,
    added: 1,
    matchIndex: 7,
  },
  AppendRefused: {
    type: 'AppendRefused',
    node: 'n3',
    rule: 'acceptAppend',
    leader: 'n4',
    reason: 'term-differs',
    leaderTerm: 3,
    term: 3,
    prevLogIndex: 5,
    prevLogTerm: 2,
    ownTerm: 1,
    conflictIndex: 3,
    conflictTerm: 1,
  },
  EntriesTruncated: {
    type: 'EntriesTruncated',
    node: 'n3',
    rule: 'findConflict',
    from: 5,
    to: 7,
    ownTerm: 1,
    leaderTerm: 2,
  },
  MatchAdvanced: { type: 'MatchAdvanced', node: 'n4', rule: 'advanceMatch', follower: 'n3', from: 5, to: 6 },
  NextBackedUp: { type: 'NextBackedUp', node: 'n4', rule: 'backUpNext', follower: 'n3', from: 6, to: 4 },
  CommitAdvanced: {
    type: 'CommitAdvanced',
    node: 'n4',
    rule: 'advanceCommit',
    from: 5,
    to: 6,
    term: 3,
    holders: ['n4', 'n3', 'n5'],
    needed: 3,
  },
  CommitWithheld: {
    type: 'CommitWithheld',
    node: 'n1',
    rule: 'advanceCommit',
    index: 2,
    entryTerm: 2,
    currentTerm: 4,
    holders: ['n1', 'n2', 'n3'],
  },
  EntryApplied: {
    type: 'EntryApplied',
    node: 'n4',
    entry: entry(6, 3, kvOp('put', 'x', '2')),
    result: { ok: true, value: '1' },
    repeated: false,
  },
  SnapshotTaken: {
    type: 'SnapshotTaken',
    node: 'n4',
    rule: 'takeSnapshot',
    lastIncludedIndex: 40,
    lastIncludedTerm: 3,
    before: 980,
    after: 32,
  },
  SnapshotInstalled: {
    type: 'SnapshotInstalled',
    node: 'n3',
    rule: 'installSnapshot',
    leader: 'n4',
    lastIncludedIndex: 40,
    lastIncludedTerm: 3,
    kept: 0,
  },
  SnapshotIgnored: {
    type: 'SnapshotIgnored',
    node: 'n3',
    rule: 'installSnapshot',
    leader: 'n4',
    lastIncludedIndex: 40,
    commitIndex: 42,
    reason: 'behind',
  },
  OperationCalled: { type: 'OperationCalled', operation: operation(kvOp('put', 'x', '2'), null), via: null },
  OperationRetried: {
    type: 'OperationRetried',
    clerk: 'c1',
    requestId: 7,
    server: 'n4',
    attempts: 2,
    reason: 'no-answer',
  },
  OperationReturned: {
    type: 'OperationReturned',
    operation: operation(kvOp('put', 'x', '2'), { ok: true, value: '1' }),
  },
  RequestRefused: { type: 'RequestRefused', node: 'n2', clerk: 'c1', requestId: 7, leaderId: 'n4' },
  NodeCrashed: { type: 'NodeCrashed', node: 'n3', lostEntries: 2 },
  NodeRestarted: { type: 'NodeRestarted', node: 'n3', term: 3, lastIndex: 6 },
  NodePaused: { type: 'NodePaused', node: 'n3' },
  NodeResumed: { type: 'NodeResumed', node: 'n3' },
  CommandPerformed: {
    type: 'CommandPerformed',
    command: { type: 'crash', nodes: [{ kind: 'leader' }] },
    nodes: ['n4'],
    line: 12,
  },
  CommandIgnored: {
    type: 'CommandIgnored',
    command: { type: 'crash', nodes: N3 },
    reason: 'n3 is down already',
    line: 0,
  },
  NoteShown: { type: 'NoteShown', text: 'The leader now loses two followers', line: 8 },
  AwaitEnded: { type: 'AwaitEnded', line: 3, text: 'leader' },
  ExpectationHeld: { type: 'ExpectationHeld', line: 5, text: 'committed x=1 on 3' },
  ExpectationFailed: { type: 'ExpectationFailed', line: 5, message: 'this was expected, but no server leads' },
  ScenarioEnded: { type: 'ScenarioEnded', line: 20 },
  InvariantViolated: {
    type: 'InvariantViolated',
    violation: {
      invariant: 'I1',
      key: '3',
      detail: 'n2 leads term 3, which n4 has led since step 30',
      nodes: ['n2', 'n4'],
      index: null,
      step: 40,
      at: 500,
    },
  },
};

/** The other ways in which an event of the same type can turn out. */
const OTHERS: readonly Happening[] = [
  { ...ONE.MessageLost, reason: 'loss' },
  { ...ONE.MessageLost, reason: 'down' },
  { ...ONE.MessageLost, reason: 'dropped' },
  ...MESSAGES.map((message): Happening => ({ type: 'MessageDelivered', envelope: envelope('n2', 'n3', message) })),
  { ...ONE.TimerFired, node: 'n4', timer: 'heartbeat', armedAt: 450 },
  { ...ONE.TimerFired, node: 'c1', timer: 'retry', armedAt: 200 },
  { ...ONE.TimerFired, node: 'c1', timer: 'load', armedAt: 450 },
  { ...ONE.WriteStarted, lastIndex: 0, term: 1 },
  { ...ONE.BecameCandidate, lastLog: NONE, needed: 1 },
  { ...ONE.VoteGranted, ownLog: OLD, candidateLog: OLD },
  { ...ONE.VoteGranted, ownLog: NONE, candidateLog: OLD },
  { ...ONE.VoteGranted, ownLog: NONE, candidateLog: NONE },
  { ...ONE.VoteGranted, ownLog: NEW, candidateLog: OLD },
  { ...ONE.VoteGranted, ownLog: NEW, candidateLog: NONE },
  { ...ONE.VoteRefused, reason: 'old-term', electionTerm: 2 },
  { ...ONE.VoteRefused, reason: 'already-voted', votedFor: 'n5' },
  { ...ONE.VoteRefused, reason: 'already-voted', votedFor: 'n3' },
  { ...ONE.VoteRefused, reason: 'log-behind', candidateLog: NONE },
  { ...ONE.VoteRefused, reason: 'leading' },
  { ...ONE.VoteCounted, voter: 'n2', votes: 1 },
  { ...ONE.VoteCounted, granted: false, votes: 1 },
  { ...ONE.BecameLeader, votes: ['n4'], needed: 1 },
  { ...ONE.BecameFollower, was: 'candidate', reason: 'leader-exists' },
  { ...ONE.BecameFollower, was: 'candidate' },
  { ...ONE.ReplyIgnored, reason: 'not-waiting' },
  { ...ONE.ReplyIgnored, rule: 'ignoreStaleReply', reason: 'old-term' },
  { ...ONE.ReplyIgnored, rule: 'ignoreStaleReply', reason: 'not-waiting' },
  { ...ONE.ReplyIgnored, rule: 'ignoreStaleReply', reason: 'old-request' },
  { ...ONE.AppendAccepted, count: 0, added: 0, matchIndex: 5 },
  { ...ONE.AppendAccepted, prevLogIndex: 0, prevLogTerm: 0, count: 0, added: 0, matchIndex: 0 },
  { ...ONE.AppendAccepted, prevLogIndex: 0, prevLogTerm: 0, count: 1, added: 1, matchIndex: 1 },
  { ...ONE.AppendAccepted, count: 1, added: 0, matchIndex: 6 },
  { ...ONE.AppendAccepted, count: 2, added: 0 },
  { ...ONE.AppendAccepted, count: 2, added: 2 },
  { ...ONE.AppendRefused, rule: 'ignoreStaleReply', reason: 'old-term', leaderTerm: 2 },
  { ...ONE.AppendRefused, reason: 'missing', ownTerm: null, conflictIndex: 4, conflictTerm: 0 },
  { ...ONE.AppendRefused, reason: 'missing', ownTerm: null, conflictIndex: 1, conflictTerm: 0 },
  { ...ONE.EntriesTruncated, from: 5, to: 5 },
  { ...ONE.EntriesTruncated, leaderTerm: 0 },
  { ...ONE.EntriesTruncated, from: 7, leaderTerm: 0 },
  { ...ONE.MatchAdvanced, from: 0 },
  { ...ONE.CommitAdvanced, from: 3 },
  { ...ONE.CommitAdvanced, from: 0, to: 1, holders: ['n1'], needed: 1 },
  { ...ONE.CommitAdvanced, node: 'n3', rule: 'followCommit', holders: [], needed: 0 },
  { ...ONE.EntryApplied, entry: entry(5, 3, { type: 'noop' }), result: null },
  { ...ONE.EntryApplied, entry: entry(5, 3, { type: 'config', voters: ['n1', 'n2'] }), result: null },
  { ...ONE.EntryApplied, entry: entry(5, 3, { type: 'value', value: '101' }), result: null },
  { ...ONE.EntryApplied, entry: entry(7, 3, kvOp('get', 'x')), result: { ok: true, value: '2' } },
  { ...ONE.EntryApplied, entry: entry(7, 3, kvOp('get', 'y')), result: { ok: false, value: null } },
  { ...ONE.EntryApplied, entry: entry(7, 3, kvOp('append', 'x', '!')), result: { ok: true, value: '2' } },
  { ...ONE.EntryApplied, entry: entry(7, 3, kvOp('cas', 'x', '2', '1')), result: { ok: true, value: '1' } },
  { ...ONE.EntryApplied, entry: entry(7, 3, kvOp('cas', 'x', '2', '1')), result: { ok: false, value: '3' } },
  { ...ONE.EntryApplied, entry: entry(7, 3, kvOp('cas', 'x', '2', '1')), result: { ok: false, value: null } },
  { ...ONE.EntryApplied, repeated: true },
  { ...ONE.SnapshotInstalled, kept: 1 },
  { ...ONE.SnapshotInstalled, kept: 2 },
  { ...ONE.SnapshotIgnored, reason: 'old-term' },
  { ...ONE.OperationCalled, via: 'n3' },
  { ...ONE.OperationRetried, reason: 'not-leader' },
  { ...ONE.OperationReturned, operation: operation(kvOp('get', 'x'), { ok: true, value: '2' }) },
  { ...ONE.OperationReturned, operation: operation(kvOp('get', 'y'), { ok: false, value: null }) },
  { ...ONE.OperationReturned, operation: operation(kvOp('cas', 'x', '2', '1'), { ok: false, value: '3' }) },
  { ...ONE.RequestRefused, leaderId: null },
  { ...ONE.NodeCrashed, lostEntries: 0 },
  { ...ONE.NodeCrashed, lostEntries: 1 },
  { ...ONE.NodeCrashed, node: 'c1', lostEntries: 0 },
  { ...ONE.NodeRestarted, term: 0, lastIndex: 0 },
  { ...ONE.NodeRestarted, term: 2, lastIndex: 0 },
  { ...ONE.NodeRestarted, node: 'c1', term: 0, lastIndex: 0 },
  { ...ONE.CommandPerformed, command: { type: 'crash', nodes: N3 }, nodes: ['n3'], line: 0 },
  { ...ONE.CommandPerformed, command: { type: 'heal' }, nodes: [], line: -1 },
  { ...ONE.NoteShown, text: '' },
  { ...ONE.InvariantViolated, violation: { ...ONE.InvariantViolated.violation, invariant: 'I7', index: 6 } },
  { ...ONE.InvariantViolated, violation: { ...ONE.InvariantViolated.violation, invariant: 'linearizability' } },
];

/** An event of every type, in the order of the model; then the variants. */
export const SAMPLES: readonly Event[] = [...Object.values(ONE), ...OTHERS].map(eventOf);

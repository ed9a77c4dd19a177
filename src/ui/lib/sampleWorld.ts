// For tests of the views: small worlds made by hand, so that what is shown is known field by field.
import { EMPTY_GHOST } from '../../model/ghost.ts';
import { NEVER } from '../../model/ids.ts';
import type { KvOp, Op } from '../../model/kv.ts';
import { emptyList, listOf } from '../../model/list.ts';
import { NO_TALLY } from '../../model/mapreduce.ts';
import type { Entry, Log, RaftState } from '../../model/raft.ts';
import { clerkIds, DEFAULT_SETUP, type Setup, serverIds } from '../../model/setup.ts';
import { NO_TRAFFIC } from '../../model/traffic.ts';
import type { ClerkNode, Envelope, Message, Node, ServerNode, World } from '../../model/world.ts';

/** A put of `value` under `key` by a clerk. */
export function put(key: string, value: string, requestId = 1, clientId = 'c1'): KvOp {
  return { type: 'put', key, value, expected: null, clientId, requestId };
}

/** An entry of 20 canonical bytes. */
export function entry(index: number, term: number, op: Op = put('x', String(index), index)): Entry {
  return { index, term, op, bytes: 20 };
}

/** A log of entries from index 1, one for each given term. */
export function logOf(...terms: number[]): Log {
  const entries = terms.map((term, i) => entry(i + 1, term));
  return { base: 0, baseTerm: 0, entries: listOf(entries), bytes: 20 * entries.length };
}

/** A server that follows nobody in term 0, with what is given put in the place of that. */
export function server(id: string, raft: Partial<RaftState> = {}, rest: Partial<ServerNode> = {}): ServerNode {
  const log = raft.log ?? { base: 0, baseTerm: 0, entries: emptyList<Entry>(), bytes: 0 };
  const state: RaftState = {
    currentTerm: 0,
    votedFor: null,
    log,
    snapshot: null,
    commitIndex: 0,
    lastApplied: 0,
    role: { kind: 'follower', leaderId: null },
    durableIndex: log.base + log.entries.size,
    members: { voters: ['n1', 'n2', 'n3'], index: 0 },
    ...raft,
  };
  const { currentTerm, votedFor, snapshot } = state;
  return {
    kind: 'server',
    id,
    group: 1,
    health: 'up',
    rate: 1000,
    inbox: [],
    ...NO_TRAFFIC,
    wakeAt: NEVER,
    raft: state,
    machine: { kind: 'kv', data: {}, sessions: {} },
    disk: { durable: { currentTerm, votedFor, log, snapshot }, writing: null, next: null, delay: [0, 0] },
    electionTimer: null,
    heartbeatTimer: null,
    waiters: [],
    mover: null,
    desk: null,
    bugs: [],
    incarnation: 1,
    ...rest,
  };
}

/** A clerk that has nothing to do. */
export function clerk(id: string, rest: Partial<ClerkNode> = {}): ClerkNode {
  return {
    kind: 'clerk',
    id,
    health: 'up',
    rate: 1000,
    inbox: [],
    ...NO_TRAFFIC,
    wakeAt: NEVER,
    pending: null,
    queue: [],
    leaders: {},
    config: null,
    nextRequestId: 1,
    retryTimer: null,
    load: null,
    loadTimer: null,
    ...rest,
  };
}

/** A sign of life of n1, which leads term 1. */
export const HEARTBEAT: Message = {
  type: 'AppendEntries',
  term: 1,
  leaderId: 'n1',
  prevLogIndex: 0,
  prevLogTerm: 0,
  entries: [],
  leaderCommit: 0,
};

/** n1 asks for a vote, and has an empty log. */
export function vote(term: number): Message {
  return { type: 'RequestVote', term, candidateId: 'n1', lastLogIndex: 0, lastLogTerm: 0 };
}

/** A message in flight since `sentAt`, due 20 ms later. */
export function envelope(from: string, to: string, sentAt: number, message: Message): Envelope {
  return { from, to, sentAt, n: 1, copy: 0, deliverAt: sentAt + 20, seq: sentAt, message, cause: { step: 1, n: 0 } };
}

/** A world of these processes; of the default three servers and one clerk when none are given. */
export function worldOf(nodes: readonly Node[] = [], rest: Partial<World> = {}): World {
  const setup: Setup = { ...DEFAULT_SETUP, servers: 3, ...rest.setup };
  const all =
    nodes.length > 0 ? nodes : [...serverIds(setup).map((id) => server(id)), ...clerkIds(setup).map((id) => clerk(id))];
  const { loss, duplicate, latency } = setup;
  return {
    script: [],
    now: 0,
    step: 0,
    after: 0,
    bus: [],
    nextSeq: 0,
    link: { cut: false, loss, duplicate, latency },
    links: {},
    unplugged: [],
    labrpc: null,
    operations: emptyList(),
    director: {
      frames: [],
      wakeAt: NEVER,
      due: false,
      awaitUntil: null,
      lineAt: 0,
      caption: null,
      names: {},
      agreeing: null,
      standing: [],
      failures: [],
      ended: false,
    },
    nemesis: null,
    counters: { elections: 0, commits: 0, snapshots: 0 },
    job: null,
    tally: NO_TALLY,
    ghost: EMPTY_GHOST,
    ...rest,
    setup,
    nodes: all,
    places: Object.fromEntries(all.map((node, i) => [node.id, i])),
  };
}

// A clerk: one op at a time. It finds the leader, asks again when nobody answers, and never changes a request's id (§8).

import type { KvCall } from '../../model/command.ts';
import { NEVER, type NodeId } from '../../model/ids.ts';
import type { KvOp, OpResult } from '../../model/kv.ts';
import { append, at, replaceAt } from '../../model/list.ts';
import type { ClerkNode, ClerkReply, Operation, Pending } from '../../model/world.ts';
import { rand } from '../prim/rand.ts';
import { note } from '../prim/recorder.ts';
import { arm, draw, send, type Turn } from './turn.ts';

/** Pause after a refusal before the next server is asked, as a share of the retry time-out. */
const BACK_OFF = 4;

/** A call with its version read off. */
export type SettledCall = Omit<KvCall, 'version'> & Pick<KvOp, 'version'>;

/** The user (or the load) asks for an op: it is called at once, or waits until the one before is answered. */
export function clerkCalls(node: ClerkNode, turn: Turn, call: SettledCall, via: NodeId | null): void {
  const { type, key, value, expected, version } = call;
  const plain = { type, key, value, expected, clientId: node.id, requestId: node.nextRequestId };
  const op: KvOp = version === undefined ? plain : { ...plain, version };
  node.nextRequestId += 1;
  if (node.pending) {
    node.queue = [...node.queue, { op, via }];
    return;
  }
  begin(node, turn, op, via);
}

function begin(node: ClerkNode, turn: Turn, op: KvOp, via: NodeId | null): void {
  const operation: Operation = {
    clerk: node.id,
    op,
    calledAt: turn.now,
    calledStep: turn.recorder.step,
    returnedAt: null,
    returnedStep: null,
    result: null,
    server: null,
  };
  const server = via ?? node.leaderId ?? firstServer(node, turn);
  node.pending = { op, operation: turn.operations.size, server, via, attempts: 0, backingOff: false };
  turn.operations = append(turn.operations, operation);
  note(turn.recorder, { type: 'OperationCalled', operation, via });
  ask(node, turn, node.pending, server);
}

/** A clerk that knows no leader begins anywhere. */
function firstServer(node: ClerkNode, turn: Turn): NodeId {
  return turn.servers[rand(turn.setup.seed, 'first server', node.id) % turn.servers.length] as NodeId;
}

function ask(node: ClerkNode, turn: Turn, pending: Pending, server: NodeId): void {
  const { op, operation, via, attempts } = pending;
  node.pending = { op, operation, server, via, attempts: attempts + 1, backingOff: false };
  send(turn, server, { type: 'ClerkRequest', op }, turn.recorder.cause);
  node.retryTimer = arm(turn, node.rate, turn.setup.retry);
}

/** An answer arrives: the op is done, or another server must be asked. */
export function clerkReceives(node: ClerkNode, turn: Turn, from: NodeId, reply: ClerkReply): void {
  const { pending } = node;
  if (!pending || pending.op.requestId !== reply.requestId) return;
  if (reply.result === null) {
    if (pending.server !== from || pending.backingOff) return; // it has moved on already
    const server = pending.via ?? successor(turn, from, reply.leaderId);
    node.leaderId = null;
    node.pending = { ...pending, server, backingOff: true };
    const hinted = pending.via === null && reply.leaderId !== null && reply.leaderId !== from;
    node.retryTimer = arm(turn, node.rate, hinted ? 0 : Math.max(1, Math.floor(turn.setup.retry / BACK_OFF)));
    return;
  }
  const called = at(turn.operations, pending.operation);
  if (!called) return;
  const operation: Operation = {
    clerk: called.clerk,
    op: called.op,
    calledAt: called.calledAt,
    calledStep: called.calledStep,
    returnedAt: turn.now,
    returnedStep: turn.recorder.step,
    result: asKnown(pending, reply.result),
    server: from,
  };
  turn.operations = replaceAt(turn.operations, pending.operation, operation);
  node.pending = null;
  node.retryTimer = null;
  node.leaderId = from;
  note(turn.recorder, { type: 'OperationReturned', operation });
  const next = node.queue[0];
  if (next) {
    node.queue = node.queue.slice(1);
    begin(node, turn, next.op, next.via);
  } else scheduleLoad(node, turn);
}

/**
 * What the clerk knows by an answer. A versioned put that finds another version has not been done; unless it was asked for
 * before, for then that may have done it (6.5840 of 2025).
 */
function asKnown({ op, attempts }: Pending, result: OpResult): OpResult {
  const isMaybe = op.type === 'vput' && result.value === 'version' && attempts > 1;
  return isMaybe ? { ok: false, value: 'maybe' } : result;
}

/** Whom to ask after a refusal: the leader named, else the next server in line. */
function successor(turn: Turn, asked: NodeId, leaderId: NodeId | null): NodeId {
  if (leaderId && leaderId !== asked) return leaderId;
  const place = turn.servers.indexOf(asked);
  return turn.servers[(place + 1) % turn.servers.length] as NodeId;
}

/** A clerk's own timers: ask again, or begin the next op of its load. */
export function clerkWakes(node: ClerkNode, turn: Turn): void {
  const { retryTimer, loadTimer, pending } = node;
  if (retryTimer && retryTimer.firesAt <= turn.now) {
    turn.recorder.cause = retryTimer.cause;
    node.retryTimer = null;
    if (!pending) return;
    note(turn.recorder, { type: 'TimerFired', node: node.id, timer: 'retry', armedAt: retryTimer.armedAt });
    const server = pending.backingOff || pending.via ? pending.server : successor(turn, pending.server, null);
    note(turn.recorder, {
      type: 'OperationRetried',
      clerk: node.id,
      requestId: pending.op.requestId,
      server,
      attempts: pending.attempts + 1,
      reason: pending.backingOff ? 'not-leader' : 'no-answer',
    });
    ask(node, turn, pending, server);
  } else if (loadTimer && loadTimer.firesAt <= turn.now) {
    turn.recorder.cause = loadTimer.cause;
    node.loadTimer = null;
    if (!node.load || (node.load.until !== null && turn.now >= node.load.until)) return;
    note(turn.recorder, { type: 'TimerFired', node: node.id, timer: 'load', armedAt: loadTimer.armedAt });
    clerkCalls(node, turn, drawCall(node, turn), null);
  }
}

/** Arms the pause before the load's next op. */
export function scheduleLoad(node: ClerkNode, turn: Turn): void {
  const { load } = node;
  if (!load || node.pending || (load.until !== null && turn.now >= load.until)) return;
  node.loadTimer = arm(turn, node.rate, draw(turn, 'load', node.id, load.gap, node.nextRequestId));
}

function drawCall(node: ClerkNode, turn: Turn): SettledCall {
  const { keys, mix } = node.load as NonNullable<ClerkNode['load']>;
  const { seed } = turn.setup;
  const id = node.nextRequestId;
  const key = keys === 'own' ? node.id : `k${rand(seed, 'load key', node.id, id) % Math.max(1, keys)}`;
  let pick = rand(seed, 'load op', node.id, id) % Math.max(1, mix.get + mix.put + mix.append + mix.cas);
  const value = `${node.id}.${id}`;
  pick -= mix.get;
  if (pick < 0) return { type: 'get', key, value: '', expected: null };
  pick -= mix.put;
  if (pick < 0) return { type: 'put', key, value, expected: null };
  pick -= mix.append;
  if (pick < 0) return { type: 'append', key, value: `${value};`, expected: null };
  return { type: 'cas', key, value, expected: null };
}

/** A clerk dies: its call stays open for ever, for nobody is left to hear the answer. */
export function crashClerk(node: ClerkNode, turn: Turn): void {
  node.health = 'down';
  node.pending = null;
  node.queue = [];
  node.inbox = [];
  node.leaderId = null;
  node.retryTimer = null;
  node.loadTimer = null;
  note(turn.recorder, { type: 'NodeCrashed', node: node.id, lostEntries: 0 });
}

/** A clerk starts again, with new request ids; its load goes on. */
export function restartClerk(node: ClerkNode, turn: Turn): void {
  node.health = 'up';
  note(turn.recorder, { type: 'NodeRestarted', node: node.id, term: 0, lastIndex: 0 });
  scheduleLoad(node, turn);
}

/** When the clerk acts next by itself. */
export function clerkWakeAt(node: ClerkNode): number {
  if (node.health !== 'up') return NEVER;
  return Math.min(node.retryTimer?.firesAt ?? NEVER, node.loadTimer?.firesAt ?? NEVER);
}

// A clerk: one op at a time. It finds the leader, asks again when nobody answers, and never changes a request's id (§8). In a
// sharded store it finds the group first (lab 4B), and asks for the configuration anew when the group says it is the wrong one.
import type { Errand } from '../../model/errand.ts';
import { type GroupId, NEVER, type NodeId } from '../../model/ids.ts';
import { type ClientOp, isKvOp, type KvOp, type OpResult } from '../../model/kv.ts';
import { append, at, replaceAt } from '../../model/list.ts';
import type { Pending } from '../../model/pending.ts';
import {
  CONTROLLER_GROUP,
  type ConfigChange,
  type ConfigQuery,
  FIRST_GROUP,
  isShardOp,
  NOBODY,
  type ShardConfig,
  shardOf,
} from '../../model/shard.ts';
import type { ClerkNode, ClerkReply, ClerkRequest, Operation } from '../../model/world.ts';
import { note } from '../prim/recorder.ts';
import { afterAnswer, beginErrand, requestOf } from './errand.ts';
import { drawCall, scheduleLoad } from './load.ts';
import { configTold, firstServer, groupFor, groupOf, ownerOf, successor, whoOwns } from './route.ts';
import { arm, fire, membersOf, send, sooner, type Turn } from './turn.ts';

/** Pause after a refusal before somebody is asked again: a share of the retry time-out, and at most so many ms. */
const BACK_OFF = 4;
const LONGEST_BACK_OFF = 100;

/** A call as it is made: nothing is left to be read off. */
export type SettledCall = Omit<KvOp, 'clientId' | 'requestId'> | ConfigChange | ConfigQuery;

/** The user (or the load) asks for an op: it is called at once, or waits until the one before is answered. */
export function clerkCalls(node: ClerkNode, turn: Turn, call: SettledCall, via: NodeId | null): void {
  const op = opOf(call, node.id, node.nextRequestId);
  node.nextRequestId += 1;
  if (node.pending) {
    node.queue = [...node.queue, { op, via }];
    return;
  }
  begin(node, turn, op, via);
}

function opOf(call: SettledCall, clientId: NodeId, requestId: number): ClientOp {
  if (!('key' in call) || call.version !== undefined) return { ...call, clientId, requestId };
  const { type, key, value, expected } = call;
  return { type, key, value, expected, clientId, requestId };
}

function begin(node: ClerkNode, turn: Turn, op: ClientOp, via: NodeId | null): void {
  const operation: Operation = {
    clerk: node.id,
    op,
    calledAt: turn.now,
    calledStep: turn.step,
    returnedAt: null,
    returnedStep: null,
    result: null,
    server: null,
  };
  const place = turn.world.operations.size;
  turn.world.operations = append(turn.world.operations, operation);
  note(turn, { at: 0, step: 0, n: 0, cause: null, type: 'OperationCalled', operation, via });
  if (turn.setup.handover === 'clerk' && !isKvOp(op) && !isShardOp(op)) {
    goOnErrand(node, turn, place, beginErrand(op, turn.setup.shards));
  } else askFor(node, turn, op, place, groupFor(node, turn, op), via, null);
}

/** Asks for the first time for an op: what was called for, or a part of an errand. */
function askFor(
  node: ClerkNode,
  turn: Turn,
  op: ClientOp,
  operation: number,
  group: GroupId,
  via: NodeId | null,
  errand: Errand | null,
): void {
  const server = via ?? firstServer(node, turn, group);
  const first = {
    op,
    operation,
    server,
    group,
    via,
    attempts: 0,
    askedHere: 0,
    mayHaveRun: false,
    backingOff: null,
    errand,
  };
  ask(node, turn, first, group, server);
}

/** The next request of an errand. */
function goOnErrand(node: ClerkNode, turn: Turn, operation: number, errand: Errand): void {
  const { group, op } = requestOf(errand, node.id, node.nextRequestId);
  node.nextRequestId += 1;
  askFor(node, turn, op, operation, group, null, errand);
}

/** Asks a server: for the op, or the shard controller for the owner of its key. */
function ask(node: ClerkNode, turn: Turn, pending: Pending, group: GroupId, server: NodeId): void {
  const { op, operation, via, mayHaveRun, errand } = pending;
  const attempts = pending.attempts + 1;
  const askedHere = group === pending.group ? pending.askedHere + 1 : 1;
  node.pending = { op, operation, server, group, via, attempts, askedHere, mayHaveRun, backingOff: null, errand };
  const asked = asksForOwner(pending, op, group) ? whoOwns(turn, op) : op;
  send(turn, server, { type: 'ClerkRequest', op: asked }, turn.cause);
  node.retryTimer = arm(turn, node.rate, turn.setup.retry);
}

/** Is it not the op that a group is asked for, but who owns its key? (The shard controller answers no call of the store.) */
function asksForOwner({ via, errand }: Pending, op: ClientOp, group: GroupId): op is KvOp {
  return group === CONTROLLER_GROUP && via === null && errand === null && isKvOp(op);
}

/** An answer arrives: the op is done, or somebody else must be asked. */
export function clerkReceives(node: ClerkNode, turn: Turn, from: NodeId, reply: ClerkReply): void {
  const { pending } = node;
  if (!pending || pending.op.requestId !== reply.requestId) return;
  const { result } = reply;
  const { op } = pending;
  const isOfOwner = asksForOwner(pending, op, groupOf(turn, from));
  if (result && !result.refusal && !isOfOwner) return answered(node, turn, pending, from, asKnown(pending, result));
  if (pending.server !== from || pending.backingOff) return; // it has moved on already
  if (result === null) turnedAway(node, turn, pending, reply.leaderId);
  else if (isOfOwner) learnOwner(node, turn, pending, op, configTold(turn, result));
  else {
    node.pending = { ...pending, backingOff: 'wrong-group' };
    node.retryTimer = arm(turn, node.rate, backOff(turn));
  }
}

/** What was asked for is done: the call with it, or a part of its errand. */
function answered(node: ClerkNode, turn: Turn, pending: Pending, from: NodeId, result: OpResult): void {
  // A late answer of a group asked before says nothing of the one that is asked now.
  const isOfGroup = membersOf(turn, pending.group).includes(from);
  if (isOfGroup && node.leaders[pending.group] !== from) node.leaders = { ...node.leaders, [pending.group]: from };
  const after = pending.errand ? afterAnswer(pending.errand, result, turn.setup) : result;
  if ('stage' in after) goOnErrand(node, turn, pending.operation, after);
  else finish(node, turn, pending, from, after);
}

/** The network says that no answer will come: the next server is asked at once. */
export function callOfClerkFailed(
  node: ClerkNode,
  turn: Turn,
  server: NodeId,
  message: ClerkRequest | ClerkReply,
): void {
  const { pending } = node;
  const requestId = message.type === 'ClerkRequest' ? message.op.requestId : message.requestId;
  if (!pending || pending.backingOff || pending.server !== server || pending.op.requestId !== requestId) return;
  askAgain(node, turn, pending, 'call-failed');
}

function backOff(turn: Turn): number {
  return Math.min(LONGEST_BACK_OFF, Math.max(1, Math.floor(turn.setup.retry / BACK_OFF)));
}

/** The server that was asked does not lead; it may have named the one that does. */
function turnedAway(node: ClerkNode, turn: Turn, pending: Pending, leaderId: NodeId | null): void {
  const { via, group, server } = pending;
  const { [group]: _forgotten, ...leaders } = node.leaders;
  node.leaders = leaders;
  node.pending = { ...pending, server: via ?? successor(turn, group, server, leaderId), backingOff: 'not-leader' };
  const isNamed = via === null && leaderId !== null && leaderId !== server;
  node.retryTimer = arm(turn, node.rate, isNamed ? 0 : backOff(turn));
}

/** The shard controller has told the configuration: the owner of the key is asked, if there is one. */
function learnOwner(node: ClerkNode, turn: Turn, pending: Pending, op: KvOp, config: ShardConfig): void {
  const shard = shardOf(op.key, config.shards.length);
  node.leaders = { ...node.leaders, [CONTROLLER_GROUP]: pending.server };
  node.config = config;
  const gid = config.shards[shard] ?? NOBODY;
  note(turn, { type: 'OwnerLearned', clerk: node.id, shard, num: config.num, gid });
  const owner = ownerOf(turn, config, op.key);
  if (owner === CONTROLLER_GROUP) {
    node.pending = { ...pending, backingOff: 'wrong-group' };
    node.retryTimer = arm(turn, node.rate, backOff(turn));
  } else ask(node, turn, pending, owner, firstServer(node, turn, owner));
}

function finish(node: ClerkNode, turn: Turn, pending: Pending, from: NodeId, result: OpResult): void {
  const called = at(turn.world.operations, pending.operation);
  if (!called) return;
  const operation: Operation = {
    clerk: called.clerk,
    op: called.op,
    calledAt: called.calledAt,
    calledStep: called.calledStep,
    returnedAt: turn.now,
    returnedStep: turn.step,
    result,
    server: from,
  };
  turn.world.operations = replaceAt(turn.world.operations, pending.operation, operation);
  node.pending = null;
  node.retryTimer = null;
  note(turn, { at: 0, step: 0, n: 0, cause: null, type: 'OperationReturned', operation });
  const next = node.queue[0];
  if (next) {
    node.queue = node.queue.slice(1);
    begin(node, turn, next.op, next.via);
  } else scheduleLoad(node, turn);
}

/**
 * What the clerk knows by an answer. A versioned put that finds another version has not been done; unless an earlier request
 * may have done it (6.5840 of 2025).
 */
function asKnown({ op, mayHaveRun }: Pending, result: OpResult): OpResult {
  const isMaybe = op.type === 'vput' && result.value === 'version' && mayHaveRun;
  return isMaybe ? { ok: false, value: 'maybe' } : result;
}

/** A clerk's own timers: ask again, or begin the next op of its load. */
export function clerkWakes(node: ClerkNode, turn: Turn): void {
  const { retryTimer, loadTimer, pending } = node;
  if (retryTimer && retryTimer.firesAt <= turn.now) {
    node.retryTimer = null;
    if (!pending) return;
    fire(turn, node.id, 'retry', retryTimer);
    askAgain(node, turn, pending, 'no-answer');
  } else if (loadTimer && loadTimer.firesAt <= turn.now) {
    node.loadTimer = null;
    if (!node.load || (node.load.until !== null && turn.now >= node.load.until)) return;
    fire(turn, node.id, 'load', loadTimer);
    clerkCalls(node, turn, drawCall(node, turn), null);
  }
}

/** After a pause, a silence or a failed call. When a whole group of the sharded store has kept silent, it may own the key no more. */
function askAgain(node: ClerkNode, turn: Turn, pending: Pending, silence: 'no-answer' | 'call-failed'): void {
  const { via, group, backingOff, askedHere } = pending;
  const isStoreGroup = group >= FIRST_GROUP && via === null && pending.errand === null;
  const doubtsGroup = isStoreGroup && (backingOff === 'wrong-group' || askedHere >= membersOf(turn, group).length);
  const nextGroup = doubtsGroup ? CONTROLLER_GROUP : group;
  const next = doubtsGroup ? firstServer(node, turn, CONTROLLER_GROUP) : successor(turn, group, pending.server, null);
  const server = via ?? (backingOff && !doubtsGroup ? pending.server : next);
  note(turn, {
    type: 'OperationRetried',
    clerk: node.id,
    requestId: pending.op.requestId,
    server,
    attempts: pending.attempts + 1,
    reason: backingOff ?? silence,
  });
  const isLeftOpen = backingOff !== 'wrong-group' && !asksForOwner(pending, pending.op, group);
  ask(node, turn, { ...pending, mayHaveRun: pending.mayHaveRun || isLeftOpen }, nextGroup, server);
}

/** A clerk dies: its call stays open for ever, for nobody is left to hear the answer. */
export function crashClerk(node: ClerkNode, turn: Turn): void {
  node.health = 'down';
  node.pending = null;
  node.queue = [];
  node.inbox = [];
  node.leaders = {};
  node.config = null;
  node.retryTimer = null;
  node.loadTimer = null;
  note(turn, { type: 'NodeCrashed', node: node.id, lostEntries: 0 });
}

/** A clerk starts again, with new request ids; its load goes on. */
export function restartClerk(node: ClerkNode, turn: Turn): void {
  node.health = 'up';
  note(turn, { type: 'NodeRestarted', node: node.id, term: 0, lastIndex: 0 });
  scheduleLoad(node, turn);
}

/** When the clerk acts next by itself. */
export function clerkWakeAt(node: ClerkNode): number {
  if (node.health !== 'up') return NEVER;
  return sooner(sooner(NEVER, node.retryTimer), node.loadTimer);
}

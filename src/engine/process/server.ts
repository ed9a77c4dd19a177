// A server: hosts a Raft core and a machine, in the order that makes them safe: persist, then send, then apply, then answer.

import type { NodeId } from '../../model/ids.ts';
import { NEVER } from '../../model/ids.ts';
import type { Op } from '../../model/kv.ts';
import { type Entry, isRaftMessage } from '../../model/raft.ts';
import type { ClerkRequest, Envelope, ServerNode } from '../../model/world.ts';
import { readKv } from '../machine/kv.ts';
import { applyOp, machineBytes } from '../machine/machine.ts';
import { aside, latest, note } from '../prim/recorder.ts';
import { rulesWith } from '../raft/bugs.ts';
import { startElection } from '../raft/election.ts';
import { entryAt, lastIndex, persistedBytes } from '../raft/log.ts';
import type { RaftOutput } from '../raft/output.ts';
import { persisted, persistedOf, receive } from '../raft/raft.ts';
import { heartbeat, propose } from '../raft/replication.ts';
import { compact } from '../raft/snapshot.ts';
import { finishWrite, holdBack, write } from '../sim/disk.ts';
import { deskApplied, deskReceives, deskWakeAt, deskWakes, isForDesk, setDesk } from './desk.ts';
import { moverApplied, moverBeats, setMover, shardAnswered, takeConfig, takeShard } from './mover.ts';
import { arm, count, draw, fire, membersOf, NO_SENDS, type Send, send, sooner, type Turn } from './turn.ts';
import { refuse, tellWaiters } from './waiters.ts';

/** The wishes of a Raft core at the start of a turn: none. */
function outputFor(node: ServerNode, turn: Turn): RaftOutput {
  const rules = rulesWith(node.bugs);
  const bootstrap = membersOf(turn, node.group);
  const { batch, noop } = turn.setup;
  return {
    self: node.id,
    rules,
    batch,
    noop,
    bootstrap,
    recorder: turn,
    sends: NO_SENDS,
    persist: false,
    resetElectionTimer: false,
    restore: null,
  };
}

/** A message reaches a server that is up. */
export function serverReceives(node: ServerNode, turn: Turn, envelope: Envelope): void {
  const { message, from } = envelope;
  if (message.type === 'ClerkRequest') return takeRequest(node, turn, from, message);
  const out = outputFor(node, turn);
  switch (message.type) {
    case 'ClerkReply':
      takeConfig(node, turn, out, from, message);
      break;
    case 'InstallShard':
      takeShard(node, turn, out, from, message);
      break;
    case 'InstallShardReply':
      shardAnswered(node, turn, out, from, message);
      break;
    default:
      if (isRaftMessage(message)) receive(node.raft, out, from, message);
      else if (node.desk && isForDesk(message)) deskReceives(node, turn, out, from, message);
  }
  carryOut(node, turn, out);
}

/** Whatever of the server's own is due first: a disk write, the heartbeat, the election. */
export function serverWakes(node: ServerNode, turn: Turn): void {
  const { disk, electionTimer, heartbeatTimer } = node;
  if (disk.writing !== null && disk.writing.doneAt <= turn.now) return writeDone(node, turn);
  const out = outputFor(node, turn);
  if (heartbeatTimer !== null && heartbeatTimer.firesAt <= turn.now) {
    fire(turn, node.id, 'heartbeat', heartbeatTimer);
    node.heartbeatTimer = arm(turn, node.rate, turn.setup.heartbeat);
    heartbeat(node.raft, out);
  } else if (electionTimer !== null && electionTimer.firesAt <= turn.now) {
    fire(turn, node.id, 'election', electionTimer);
    runElection(node, turn, out);
  } else if (node.desk) deskWakes(node, turn, out);
  else moverBeats(node, turn, out);
  carryOut(node, turn, out);
}

function runElection(node: ServerNode, turn: Turn, out: RaftOutput): void {
  const { currentTerm } = node.raft;
  out.resetElectionTimer = true;
  startElection(node.raft, out);
  if (node.raft.currentTerm > currentTerm) count(turn, 'elections');
}

/** The election timer fires now, by the user's hand. */
export function forceElection(node: ServerNode, turn: Turn): void {
  const out = outputFor(node, turn);
  runElection(node, turn, out);
  carryOut(node, turn, out);
}

/** An op is proposed straight at this server. Returns the entry that it became, or null when this server does not lead. */
export function proposeDirectly(node: ServerNode, turn: Turn, op: Op): Entry | null {
  const out = outputFor(node, turn);
  const entry = propose(node.raft, out, op);
  carryOut(node, turn, out);
  return entry;
}

/** Compacts the log through lastApplied now. */
export function takeSnapshot(node: ServerNode, turn: Turn): void {
  const out = outputFor(node, turn);
  snapshotInto(node, turn, out);
  carryOut(node, turn, out);
}

function snapshotInto(node: ServerNode, turn: Turn, out: RaftOutput): void {
  if (!out.rules.mayCompact(node.raft)) return;
  compact(node.raft, out, node.machine, machineBytes(node.machine));
  count(turn, 'snapshots');
}

/** A clerk's request: proposed by a leader, refused by anybody else. */
function takeRequest(node: ServerNode, turn: Turn, clerk: NodeId, request: ClerkRequest): void {
  const out = outputFor(node, turn);
  const { op } = request;
  const { machine } = node;
  if (op.type === 'get' && machine.kind === 'kv' && node.raft.role.kind === 'leader' && !out.rules.readThroughLog()) {
    const result = readKv(machine, op.key);
    const reply = { type: 'ClerkReply' as const, requestId: op.requestId, result, leaderId: node.id };
    send(turn, clerk, reply, turn.cause);
    return;
  }
  const entry = propose(node.raft, out, op);
  if (entry) {
    node.waiters = [...node.waiters, { index: entry.index, term: entry.term, clerk, requestId: op.requestId }];
  } else refuse(node, turn, clerk, op.requestId);
  carryOut(node, turn, out);
}

function writeDone(node: ServerNode, turn: Turn): void {
  const done = node.disk.writing;
  if (!done) return;
  turn.cause = done.cause;
  note(turn, {
    type: 'WriteDone',
    node: node.id,
    lastIndex: lastIndex(done.persisted.log),
    term: done.persisted.currentTerm,
  });
  node.disk = finishWrite(node.disk, turn.now, turn.now + draw(turn, 'disk', node.id, node.disk.delay, 1));
  turn.sends = [...turn.sends, ...done.held];
  const out = outputFor(node, turn);
  persisted(node.raft, out, done.persisted);
  carryOut(node, turn, out);
}

/** Carries out the core's wishes until it has none: write, send, apply, compact, answer. */
function carryOut(node: ServerNode, turn: Turn, out: RaftOutput): void {
  if (out.restore !== null) node.machine = out.restore.machine;
  apply(node, turn, out);
  const limit = turn.setup.snapshot;
  if (limit > 0 && persistedBytes(node.raft.log) * 100 >= limit * 95 && node.raft.lastApplied > node.raft.log.base) {
    snapshotInto(node, turn, out);
  }
  const durableNow = speak(node, turn, out);
  if (durableNow) {
    out.sends = NO_SENDS;
    out.persist = false;
    out.restore = null;
    persisted(node.raft, out, node.disk.durable);
    if (out.persist || out.sends.length > 0 || node.raft.lastApplied < node.raft.commitIndex) {
      return carryOut(node, turn, out);
    }
  }
  setTimers(node, turn, out.resetElectionTimer);
}

/**
 * Writes what must be durable and sends what may leave. Replies wait for the disk (Figure 2); a leader's AppendEntries do
 * not, for it writes in parallel with its followers (dissertation §10.2.1). Returns true when the write was durable at once.
 */
function speak(node: ServerNode, turn: Turn, out: RaftOutput): boolean {
  const busy = node.disk.writing !== null;
  const instant = out.persist && !busy && node.disk.delay[1] === 0;
  if (instant)
    node.disk = { durable: persistedOf(node.raft), writing: null, next: node.disk.next, delay: node.disk.delay };
  else if (!out.persist && !busy) {
    turn.sends = turn.sends.length === 0 ? out.sends : [...turn.sends, ...out.sends];
    return false;
  }
  const mustWait = (out.persist || busy) && !instant && out.rules.persistBeforeReply();
  const held = mustWait ? out.sends.filter((wish) => !goesAhead(wish)) : NO_SENDS;
  if (!mustWait && turn.sends.length === 0) turn.sends = out.sends;
  else turn.sends = [...turn.sends, ...(mustWait ? out.sends.filter(goesAhead) : out.sends)];
  if (out.persist && !instant) {
    const doneAt = turn.now + draw(turn, 'disk', node.id, node.disk.delay);
    const state = persistedOf(node.raft);
    if (!busy) {
      note(turn, {
        type: 'WriteStarted',
        node: node.id,
        doneAt,
        lastIndex: lastIndex(state.log),
        term: state.currentTerm,
      });
    }
    node.disk = write(node.disk, state, held, turn.now, doneAt, turn.cause);
  } else if (busy) node.disk = holdBack(node.disk, held);
  return instant;
}

/** A leader's AppendEntries and snapshots do not wait for its own disk. */
function goesAhead({ message }: Send): boolean {
  return message.type === 'AppendEntries' || message.type === 'InstallSnapshot';
}

/** Applies what is committed, in order, and answers the clerks that wait for it. */
function apply(node: ServerNode, turn: Turn, out: RaftOutput): void {
  const { raft } = node;
  while (raft.lastApplied < raft.commitIndex) {
    const entry = entryAt(raft.log, raft.lastApplied + 1);
    if (!entry) break;
    raft.lastApplied += 1;
    const { state, result, repeated } = applyOp(node.machine, entry.op, out.rules);
    node.machine = state;
    aside(turn, {
      at: 0,
      step: 0,
      n: 0,
      cause: null,
      type: 'EntryApplied',
      node: node.id,
      entry,
      result,
      repeated,
    });
    if (raft.role.kind === 'leader') count(turn, 'commits');
    const cause = latest(turn);
    if (node.desk) deskApplied(node, turn, entry, result?.job);
    if (node.waiters.length > 0) tellWaiters(node, turn, out, { entry, result, cause });
    if (node.mover) moverApplied(node, turn, entry);
    if (turn.setup.snapshotEvery > 0 && (entry.index + 1) % turn.setup.snapshotEvery === 0)
      snapshotInto(node, turn, out);
  }
  if (raft.role.kind !== 'leader' && node.waiters.length > 0) tellWaiters(node, turn, out, null);
}

/** Arms and disarms what the server's role asks for. */
export function setTimers(node: ServerNode, turn: Turn, resetElection: boolean): void {
  if (node.mover !== null) setMover(node, turn);
  if (node.desk !== null) setDesk(node, turn);
  if (node.raft.role.kind === 'leader') {
    node.electionTimer = null;
    if (node.heartbeatTimer === null) node.heartbeatTimer = arm(turn, node.rate, turn.setup.heartbeat);
  } else {
    node.heartbeatTimer = null;
    if (resetElection || node.electionTimer === null) {
      node.electionTimer = arm(turn, node.rate, draw(turn, 'election', node.id, turn.setup.election));
    }
  }
}

/** When the server acts next by itself. */
export function serverWakeAt(node: ServerNode): number {
  if (node.health !== 'up') return NEVER;
  const { disk, electionTimer, heartbeatTimer, mover, desk } = node;
  let at = sooner(sooner(disk.writing !== null ? disk.writing.doneAt : NEVER, electionTimer), heartbeatTimer);
  if (mover !== null) at = sooner(at, mover.timer);
  return desk !== null ? deskWakeAt(desk, at) : at;
}

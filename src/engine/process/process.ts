// One process takes its turn, whatever its kind.
import type { NodeId, Tick } from '../../model/ids.ts';
import { isJobNode } from '../../model/jobNodes.ts';
import type { RaftState } from '../../model/raft.ts';
import type { ClerkNode, Envelope, Message, Node, ServerNode } from '../../model/world.ts';
import { callFailed } from '../raft/replication.ts';
import { callOfClerkFailed, clerkReceives, clerkWakeAt, clerkWakes } from './clerk.ts';
import { jobNodeReceives, jobNodeWakeAt, jobNodeWakes, openJobNode } from './jobNode.ts';
import { serverReceives, serverWakeAt, serverWakes } from './server.ts';
import type { Turn } from './turn.ts';

/** A copy of a process that a step may write to; what it does not touch stays shared. */
export function open(node: Node): Node {
  if (node.kind === 'server') return openServer(node);
  if (node.kind === 'clerk') return openClerk(node);
  return openJobNode(node);
}

// Field by field: engines copy a literal of known shape several times faster than a spread, and this runs every step.

function openServer(node: ServerNode): ServerNode {
  const raft = openRaft(node.raft);
  return {
    kind: 'server',
    id: node.id,
    group: node.group,
    health: node.health,
    rate: node.rate,
    inbox: node.inbox,
    wakeAt: node.wakeAt,
    sent: node.sent,
    sentRequests: node.sentRequests,
    sentBytes: node.sentBytes,
    received: node.received,
    receivedRequests: node.receivedRequests,
    raft,
    machine: node.machine,
    disk: node.disk,
    electionTimer: node.electionTimer,
    heartbeatTimer: node.heartbeatTimer,
    waiters: node.waiters,
    mover: node.mover,
    desk: node.desk,
    bugs: node.bugs,
    incarnation: node.incarnation,
  };
}

function openRaft(raft: RaftState): RaftState {
  return {
    currentTerm: raft.currentTerm,
    votedFor: raft.votedFor,
    log: raft.log,
    snapshot: raft.snapshot,
    commitIndex: raft.commitIndex,
    lastApplied: raft.lastApplied,
    role: raft.role,
    durableIndex: raft.durableIndex,
    members: raft.members,
  };
}

function openClerk(node: ClerkNode): ClerkNode {
  return {
    kind: 'clerk',
    id: node.id,
    health: node.health,
    rate: node.rate,
    inbox: node.inbox,
    wakeAt: node.wakeAt,
    sent: node.sent,
    sentRequests: node.sentRequests,
    sentBytes: node.sentBytes,
    received: node.received,
    receivedRequests: node.receivedRequests,
    pending: node.pending,
    queue: node.queue,
    leaders: node.leaders,
    config: node.config,
    nextRequestId: node.nextRequestId,
    retryTimer: node.retryTimer,
    load: node.load,
    loadTimer: node.loadTimer,
  };
}

/** A message reaches a process that is up. */
export function receiveMessage(node: Node, turn: Turn, envelope: Envelope): void {
  if (node.kind === 'server') serverReceives(node, turn, envelope);
  else if (isJobNode(node)) jobNodeReceives(node, turn, envelope);
  else if (envelope.message.type === 'ClerkReply') clerkReceives(node, turn, envelope.from, envelope.message);
}

/** The network tells a process that its call to a server has failed; `message` is request or reply. Who does not listen has timers. */
export function hearOfFailure(node: Node, turn: Turn, server: NodeId, message: Message): void {
  switch (message.type) {
    case 'ClerkRequest':
    case 'ClerkReply':
      if (node.kind === 'clerk') callOfClerkFailed(node, turn, server, message);
      return;
    case 'AppendEntries':
    case 'AppendEntriesReply':
    case 'InstallSnapshot':
    case 'InstallSnapshotReply':
      if (node.kind === 'server') callFailed(node.raft, server, message);
  }
}

/** The process's own timer or disk is due. */
export function wake(node: Node, turn: Turn): void {
  if (node.kind === 'server') serverWakes(node, turn);
  else if (node.kind === 'clerk') clerkWakes(node, turn);
  else jobNodeWakes(node, turn);
}

/** When the process acts next by itself; NEVER when it is down, paused, or has no timer. */
export function wakeAtOf(node: Node): Tick {
  if (node.kind === 'server') return serverWakeAt(node);
  return node.kind === 'clerk' ? clerkWakeAt(node) : jobNodeWakeAt(node);
}

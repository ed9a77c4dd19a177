// Whom a worker asks: the store, the coordinator, or, where that is replicated, the server that it believes to lead.
import type { NodeId } from '../../model/ids.ts';
import type { WorkerNode } from '../../model/jobNodes.ts';
import { CLUSTER } from '../../model/setup.ts';
import { rand } from '../prim/rand.ts';
import { membersOf, type Turn } from './turn.ts';

/** The store. */
export const STORE: NodeId = 'f1';
/** The one coordinator. */
export const COORDINATOR: NodeId = 'm1';

/** Whoever has answered last, or anybody that can be asked. */
export function firstDesk(node: WorkerNode, turn: Turn): NodeId {
  if (turn.setup.job?.coordinator !== 'replicated') return COORDINATOR;
  const servers = membersOf(turn, CLUSTER);
  return (
    node.leaderId ?? servers[rand(turn.setup.seed, 'first server', node.id) % Math.max(1, servers.length)] ?? STORE
  );
}

/** Whom to ask after one that has not answered, or does not lead. */
export function nextDesk(turn: Turn, asked: NodeId): NodeId {
  if (turn.setup.job?.coordinator !== 'replicated') return COORDINATOR;
  const servers = membersOf(turn, CLUSTER);
  return servers[(servers.indexOf(asked) + 1) % Math.max(1, servers.length)] ?? asked;
}

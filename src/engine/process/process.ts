// One process takes its turn, whatever its kind.
import type { Tick } from '../../model/ids.ts';
import type { Envelope, Node } from '../../model/world.ts';
import { clerkReceives, clerkWakeAt, clerkWakes } from './clerk.ts';
import { serverReceives, serverWakeAt, serverWakes } from './server.ts';
import type { Turn } from './turn.ts';

/** A copy of a process that a step may write to; what it does not touch stays shared. */
export function open(node: Node): Node {
  return node.kind === 'server' ? { ...node, raft: { ...node.raft } } : { ...node };
}

/** A message reaches a process that is up. */
export function receiveMessage(node: Node, turn: Turn, envelope: Envelope): void {
  if (node.kind === 'server') serverReceives(node, turn, envelope);
  else if (envelope.message.type === 'ClerkReply') clerkReceives(node, turn, envelope.from, envelope.message);
}

/** The process's own timer or disk is due. */
export function wake(node: Node, turn: Turn): void {
  if (node.kind === 'server') serverWakes(node, turn);
  else clerkWakes(node, turn);
}

/** When the process acts next by itself; NEVER when it is down, paused, or has no timer. */
export function wakeAtOf(node: Node): Tick {
  return node.kind === 'server' ? serverWakeAt(node) : clerkWakeAt(node);
}

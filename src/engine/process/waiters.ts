// Who waits at a server for an entry to be applied: clerks, and workers of a job. They are told what became of it.
import type { EventRef } from '../../model/event.ts';
import type { NodeId } from '../../model/ids.ts';
import type { OpResult } from '../../model/kv.ts';
import type { Entry } from '../../model/raft.ts';
import type { ServerNode } from '../../model/world.ts';
import { aside, latest } from '../prim/recorder.ts';
import type { RaftOutput } from '../raft/output.ts';
import { answerFor, turnAway } from './desk.ts';
import { send, type Turn } from './turn.ts';

/** What has been applied: the entry, what the machine answered, and the event. */
export interface Applied {
  readonly entry: Entry;
  readonly result: OpResult | null;
  readonly cause: EventRef;
}

/** Tells those that wait what became of their entry: those of one that was applied or, as the server leads no more, all. */
export function tellWaiters(node: ServerNode, turn: Turn, out: RaftOutput, applied: Applied | null): void {
  node.waiters = node.waiters.filter((waiter) => {
    const { index, clerk, requestId } = waiter;
    if (applied && index !== applied.entry.index) return true;
    const word = out.rules.answerWaiter(waiter, applied?.entry ?? null);
    if (word === 'done' && applied) {
      const { result, cause } = applied;
      if (node.desk) {
        const answer = answerFor(node, turn, waiter, result?.job);
        if (answer) send(turn, clerk, answer, latest(turn));
      } else send(turn, clerk, { type: 'ClerkReply', requestId, result, leaderId: node.id }, cause);
    } else if (word === 'refused') {
      if (node.desk) turnAway(node, turn, clerk, requestId);
      else refuse(node, turn, clerk, requestId);
    }
    return word === 'wait';
  });
}

/** A server that does not lead turns a clerk away, and names whom it believes to lead. */
export function refuse(node: ServerNode, turn: Turn, clerk: NodeId, requestId: number): void {
  const { role } = node.raft;
  const leaderId = role.kind === 'follower' ? role.leaderId : null;
  aside(turn, { type: 'RequestRefused', node: node.id, clerk, requestId, leaderId });
  const cause = latest(turn);
  send(turn, clerk, { type: 'ClerkReply', requestId, result: null, leaderId }, cause);
}

// A message is due: the link is looked at now, not when it was sent (but in the labs' network), and then the receiver.
import type { LossReason } from '../../model/event.ts';
import { NEVER } from '../../model/ids.ts';
import type { FailedCall, Labrpc } from '../../model/labrpc.ts';
import type { Envelope, Node } from '../../model/world.ts';
import { linkRule } from '../../model/world.ts';
import { found } from '../prim/assert.ts';
import { asideMessage, latest, note } from '../prim/recorder.ts';
import { hearOfFailure, receiveMessage } from '../process/process.ts';
import { isLost, isRequest } from '../sim/bus.ts';
import { labrpcLoses } from '../sim/labrpc.ts';
import { failed, tellLater } from './calls.ts';
import { beginTurn, type Draft, endTurn } from './draft.ts';

/** Delivers a message that has been taken off the bus. `certain`: by the user's hand, so neither chance nor a cut stops it. */
export function deliver(draft: Draft, envelope: Envelope, certain: boolean): void {
  const place = found(draft.world.places[envelope.to], envelope.to);
  const receiver = draft.world.nodes[place] as Node;
  const reason = receiver.health === 'down' ? 'down' : certain ? null : lossOf(draft, envelope);
  if (reason !== null) {
    note(draft, { type: 'MessageLost', envelope, reason });
    if (draft.world.labrpc) failed(draft, envelope, reason, draft.now);
  } else if (receiver.health === 'paused') {
    note(draft, { type: 'MessageHeld', envelope });
    const node = beginTurn(draft, place);
    count(node, envelope);
    node.inbox = [...node.inbox, envelope];
    endTurn(draft, node);
  } else {
    asideMessage(draft, 'MessageDelivered', envelope);
    draft.cause = latest(draft);
    const node = beginTurn(draft, place);
    count(node, envelope);
    receiveMessage(node, draft, envelope);
    endTurn(draft, node);
  }
}

/** The network tells a caller of its failed call, the first of those that are known. One that is paused hears of it later. */
export function tellCaller(draft: Draft, net: Labrpc, call: FailedCall): void {
  const { caller, server, lost, message, reason } = call;
  draft.world.labrpc = { ...net, failed: net.failed.slice(1) };
  const place = found(draft.world.places[caller], caller);
  const { health } = draft.world.nodes[place] as Node;
  if (health === 'paused') tellLater(draft, { ...call, at: NEVER });
  if (health !== 'up') return;
  note(draft, { type: 'CallFailed', node: caller, server, lost, message, reason });
  const node = beginTurn(draft, place);
  hearOfFailure(node, draft, server, message);
  endTurn(draft, node);
}

function count(receiver: Node, { message }: Envelope): void {
  receiver.received += 1;
  if (isRequest(message)) receiver.receivedRequests += 1;
}

/** How the network loses the message; null: it does not. */
function lossOf(draft: Draft, e: Envelope): LossReason | null {
  const { seed } = draft.setup;
  if (draft.world.labrpc !== null)
    return labrpcLoses(seed, draft.world.labrpc, e.from, e.to, e.sentAt, e.n) ? 'loss' : null;
  const rule = linkRule(draft.world, e.from, e.to);
  if (rule.cut) return 'cut';
  return isLost(seed, rule, e) ? 'loss' : null;
}

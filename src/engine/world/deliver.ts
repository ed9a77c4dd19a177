// A message is due: the link is looked at now, not when it was sent, and then the receiver.
import type { LinkRule } from '../../model/command.ts';
import type { Envelope, Node, Traffic } from '../../model/world.ts';
import { linkRule } from '../../model/world.ts';
import { found } from '../prim/assert.ts';
import { asideMessage, latest, note } from '../prim/recorder.ts';
import { receiveMessage } from '../process/process.ts';
import { isLost, isRequest } from '../sim/bus.ts';
import { labrpcLoses } from '../sim/labrpc.ts';
import { beginTurn, type Draft, endTurn } from './draft.ts';

/** Delivers a message that has been taken off the bus. `certain`: by the user's hand, so neither chance nor a cut stops it. */
export function deliver(draft: Draft, envelope: Envelope, certain: boolean): void {
  const { recorder } = draft.turn;
  const place = found(draft.world.places[envelope.to], envelope.to);
  const receiver = (draft.nodes ?? draft.world.nodes)[place] as Node;
  const rule = linkRule(draft, envelope.from, envelope.to);
  if (receiver.health === 'down') {
    note(recorder, { type: 'MessageLost', envelope, reason: 'down' });
  } else if (!certain && rule.cut) {
    note(recorder, { type: 'MessageLost', envelope, reason: 'cut' });
  } else if (!certain && isLostNow(draft, rule, envelope)) {
    note(recorder, { type: 'MessageLost', envelope, reason: 'loss' });
  } else if (receiver.health === 'paused') {
    note(recorder, { type: 'MessageHeld', envelope });
    const node = beginTurn(draft, place);
    count(node.traffic, envelope);
    node.inbox = [...node.inbox, envelope];
    endTurn(draft, node);
  } else {
    asideMessage(recorder, 'MessageDelivered', envelope);
    recorder.cause = latest(recorder);
    const node = beginTurn(draft, place);
    count(node.traffic, envelope);
    receiveMessage(node, draft.turn, envelope);
    endTurn(draft, node);
  }
}

function count(traffic: Traffic, { message }: Envelope): void {
  traffic.received += 1;
  if (isRequest(message)) traffic.receivedRequests += 1;
}

function isLostNow(draft: Draft, rule: LinkRule, e: Envelope): boolean {
  const { seed } = draft.world.setup;
  if (draft.labrpc) return labrpcLoses(seed, draft.labrpc, e.from, e.to, e.sentAt, e.n);
  return isLost(seed, rule, e);
}

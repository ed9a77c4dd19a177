// A message is due: the link is looked at now, not when it was sent, and then the receiver.
import type { LinkRule } from '../../model/command.ts';
import type { Envelope } from '../../model/world.ts';
import { linkRule } from '../../model/world.ts';
import { asideMessage, latest, note } from '../prim/recorder.ts';
import { receiveMessage } from '../process/process.ts';
import { isLost } from '../sim/bus.ts';
import { labrpcLoses } from '../sim/labrpc.ts';
import { type Draft, giveTurn, peek } from './draft.ts';

/** Delivers a message that has been taken off the bus. `certain`: by the user's hand, so neither chance nor a cut stops it. */
export function deliver(draft: Draft, envelope: Envelope, certain: boolean): void {
  const { recorder } = draft.turn;
  const receiver = peek(draft, envelope.to);
  const rule = linkRule(draft, envelope.from, envelope.to);
  if (!receiver || receiver.health === 'down') {
    note(recorder, { type: 'MessageLost', envelope, reason: 'down' });
  } else if (!certain && rule.cut) {
    note(recorder, { type: 'MessageLost', envelope, reason: 'cut' });
  } else if (!certain && isLostNow(draft, rule, envelope)) {
    note(recorder, { type: 'MessageLost', envelope, reason: 'loss' });
  } else if (receiver.health === 'paused') {
    note(recorder, { type: 'MessageHeld', envelope });
    giveTurn(draft, envelope.to, (node) => {
      node.inbox = [...node.inbox, envelope];
    });
  } else {
    asideMessage(recorder, 'MessageDelivered', envelope);
    recorder.cause = latest(recorder);
    giveTurn(draft, envelope.to, (node, turn) => receiveMessage(node, turn, envelope));
  }
}

function isLostNow(draft: Draft, rule: LinkRule, e: Envelope): boolean {
  const { seed } = draft.world.setup;
  if (draft.labrpc) return labrpcLoses(seed, draft.labrpc, e.from, e.to, e.sentAt, e.n);
  return isLost(seed, rule, e);
}

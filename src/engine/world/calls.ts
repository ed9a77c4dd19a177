// Calls in the labs' network, in which every call returns: with an answer, or by failing, and then its caller is told. A call
// is a request and a reply. The link is looked at when either leaves, so what has left arrives, even if the link is cut then.
import type { LossReason } from '../../model/event.ts';
import { NEVER, type NodeId, type Tick } from '../../model/ids.ts';
import type { FailedCall, Labrpc } from '../../model/labrpc.ts';
import type { ClerkNode, Envelope, ServerNode } from '../../model/world.ts';
import { clerksOf, linkRule, nodeOf } from '../../model/world.ts';
import { latest, note } from '../prim/recorder.ts';
import { isRequest } from '../sim/bus.ts';
import { labrpcLook, labrpcSilence } from '../sim/labrpc.ts';
import type { Draft } from './draft.ts';

/** When the next caller is told; NEVER when no call has failed. */
export function nextFailure(net: Labrpc): Tick {
  return net.failed[0]?.at ?? NEVER;
}

/** A message has been sent: true if it goes on the bus; otherwise it is lost at once, because nobody can be reached. */
export function launch(draft: Draft, net: Labrpc, envelope: Envelope): boolean {
  const reason = outOfReach(draft, envelope.from, envelope.to);
  if (reason === null) return true;
  const { now, setup, cause } = draft;
  const { from, to, n, message } = envelope;
  draft.cause = envelope.cause;
  note(draft, { type: 'MessageLost', envelope, reason });
  failed(draft, envelope, reason, isRequest(message) ? now + labrpcSilence(setup.seed, net, from, to, now, n) : now);
  draft.cause = cause;
  return false;
}

/** A message has been lost, as was just noted: whoever made the call is told at an instant. */
export function failed(draft: Draft, { from, to, message }: Envelope, reason: LossReason, at: Tick): void {
  const lost = isRequest(message) ? 'request' : 'reply';
  const [caller, server] = lost === 'request' ? [from, to] : [to, from];
  if (nodeOf(draft.world, caller)?.health !== 'down') tellLater(draft, { caller, server, at, lost, message, reason });
}

/** Puts a call among those that have failed. */
export function tellLater(draft: Draft, call: Omit<FailedCall, 'cause'>): void {
  const net = draft.world.labrpc;
  if (!net) return;
  const place = net.failed.findIndex(({ at }) => at > call.at);
  const before = place < 0 ? net.failed.length : place;
  const known = net.failed.toSpliced(before, 0, { ...call, cause: latest(draft) });
  draft.world.labrpc = { ...net, failed: known };
}

/** A process that was paused goes on, and hears now of calls that failed meanwhile. */
export function resumeCalls(draft: Draft, net: Labrpc, id: NodeId): void {
  const missed = net.failed.filter((call) => call.caller === id && call.at === NEVER);
  if (missed.length === 0) return;
  const due = missed.map((call) => ({ ...call, at: draft.now }));
  draft.world.labrpc = { ...net, failed: [...due, ...net.failed.filter((call) => !missed.includes(call))] };
}

/** A process has crashed: what is under way to it is lost with it. Requests of its callers fail when they would have arrived. */
export function crashCalls(draft: Draft, id: NodeId): void {
  const lost = draft.world.bus.filter(({ to }) => to === id);
  if (lost.length === 0) return;
  draft.world.bus = draft.world.bus.filter(({ to }) => to !== id);
  const { cause } = draft;
  for (const envelope of lost) {
    draft.cause = cause;
    note(draft, { type: 'MessageLost', envelope, reason: 'down' });
    if (isRequest(envelope.message)) failed(draft, envelope, 'down', envelope.deliverAt);
  }
  draft.cause = cause;
}

/** Links or servers have changed: clerks whose requests can no longer be answered are told when the network looks next. */
export function lookAfterCalls(draft: Draft): void {
  for (const clerk of clerksOf(draft.world)) {
    const { pending, retryTimer, id } = clerk;
    if (!pending || pending.backingOff || !retryTimer || isUnderWay(draft, clerk, pending.server)) continue;
    const server = nodeOf(draft.world, pending.server);
    const reason = server?.kind === 'server' ? unanswerable(draft, clerk, server) : 'down';
    if (reason === null) continue;
    const at = labrpcLook(retryTimer.armedAt, draft.now);
    const message = { type: 'ClerkRequest' as const, op: pending.op };
    tellLater(draft, { caller: id, server: pending.server, at, lost: null, message, reason });
  }
}

/** Is the clerk's request, or the reply, on its way, or known to have failed? */
function isUnderWay({ world, posted }: Draft, { id }: ClerkNode, server: NodeId): boolean {
  const isTheirs = ({ from, to }: Envelope) => (from === id && to === server) || (from === server && to === id);
  const isKnown = world.labrpc?.failed.some((f) => f.caller === id && f.server === server);
  return isKnown || world.bus.some(isTheirs) || posted.some(isTheirs);
}

/** Why a server will not answer a clerk that waits; null: it may. A server that has been started again knows nothing of it. */
function unanswerable(draft: Draft, { id, pending }: ClerkNode, server: ServerNode): LossReason | null {
  if (outOfReach(draft, server.id, id) === 'cut' || outOfReach(draft, id, server.id) === 'cut') return 'cut';
  if (server.health === 'down') return 'down';
  const waits = server.waiters.some((w) => w.clerk === id && w.requestId === pending?.op.requestId);
  return waits || server.inbox.some(({ from }) => from === id) ? null : 'down';
}

function outOfReach(draft: Draft, from: NodeId, to: NodeId): LossReason | null {
  if (linkRule(draft.world, from, to).cut) return 'cut';
  return nodeOf(draft.world, to)?.health === 'down' ? 'down' : null;
}

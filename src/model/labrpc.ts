// The network of MIT's labs (their package labrpc), in which every call returns: with an answer, or by failing.
import type { EventRef, LossReason } from './event.ts';
import type { NodeId, Tick } from './ids.ts';
import { type Envelope, linkRule, type Message, type World } from './world.ts';

/**
 * A call that has failed in the labs' network. Request or reply has been lost, or the other end is out of reach; `at` is when
 * the caller is told, NEVER while it is paused.
 */
export interface FailedCall {
  readonly caller: NodeId;
  /** Whom it has called. */
  readonly server: NodeId;
  readonly at: Tick;
  /** What did not arrive; null: the request did, and cannot be answered any more. */
  readonly lost: 'request' | 'reply' | null;
  /** The reply where that was lost, otherwise the request. */
  readonly message: Message;
  readonly reason: LossReason;
  /** The MessageLost event, or that of the command which broke the call. */
  readonly cause: EventRef;
}

/** The labs' network: how it is, and the calls that have failed, in the order in which their callers are told. */
export interface Labrpc {
  /** Loses one message in ten, and delays requests. */
  readonly unreliable: boolean;
  /** Holds back two replies in three. */
  readonly reordering: boolean;
  /** Who calls somebody out of reach is told after up to 7 s, not 100 ms. */
  readonly longDelays: boolean;
  readonly failed: readonly FailedCall[];
}

/** A caller is told that its call has failed. */
export type CallHappening = { readonly type: 'CallFailed'; readonly node: NodeId } & Pick<
  FailedCall,
  'server' | 'lost' | 'message' | 'reason'
>;

/**
 * Does a message in flight end where its link is cut now? In the labs' network it does not: there the link is looked at when a
 * message leaves, and what has left arrives.
 */
export function endsAtCut(
  world: Parameters<typeof linkRule>[0] & Pick<World, 'setup'>,
  { from, to }: Pick<Envelope, 'from' | 'to'>,
): boolean {
  return world.setup.network === 'plain' && linkRule(world, from, to).cut;
}

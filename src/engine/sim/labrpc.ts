// The labs' network, with its figures. A call is a request and a reply, each a message of ours; 1 ms each way is added, for
// in virtual time a network without any delay would make every speed test pass by itself.
import type { NodeId, Tick } from '../../model/ids.ts';
import type { Labrpc } from '../../model/labrpc.ts';
import { between, chance, rand } from '../prim/rand.ts';

/** What our network takes at least, in ms each way. */
const BASE = 1;
/** Longest delay of a request on the unreliable network, in ms. */
const REQUEST_DELAY = 26;
/** Chance of a request, and of a reply, to be lost on the unreliable network, in thousandths. */
export const LABRPC_LOSS = 100;
/** A reply that is held back comes 200 ms late, and up to a random share of 1,999 ms later than that. */
const HELD = 200;
const HELD_MORE = 1_999;
/** Who calls somebody that cannot be reached is told so after at most so long, in ms: usually, and with long delays. */
const SILENCE = 99;
const LONG_SILENCE = 6_999;
/** The network looks so often, in ms, whether a call that is being worked on can still be answered. */
const LOOK = 100;

/** How long a message travels, in ms. Requests are slow when the network is unreliable; two thirds of the replies are late when it reorders. */
export function labrpcDelay(
  seed: number,
  net: Labrpc,
  from: NodeId,
  to: NodeId,
  now: Tick,
  n: number,
  request: boolean,
): Tick {
  if (request)
    return net.unreliable ? BASE + between(rand(seed, 'request delay', from, to, now, n), 0, REQUEST_DELAY) : BASE;
  if (!net.reordering || rand(seed, 'reply held', from, to, now, n) % 3 === 0) return BASE;
  const most = between(rand(seed, 'reply at most', from, to, now, n), 0, HELD_MORE);
  return BASE + HELD + between(rand(seed, 'reply delay', from, to, now, n), 0, most);
}

/** Is the message lost? Requests and replies alike, one in ten on the unreliable network. */
export function labrpcLoses(seed: number, net: Labrpc, from: NodeId, to: NodeId, sentAt: Tick, n: number): boolean {
  return net.unreliable && chance(rand(seed, 'labrpc loss', from, to, sentAt, n), LABRPC_LOSS);
}

/**
 * How long it takes until a caller is told that nobody was there to be called, in ms. Never no time: a clerk asks the next
 * server at once, and where nobody is it would do so for ever at one instant.
 */
export function labrpcSilence(seed: number, net: Labrpc, from: NodeId, to: NodeId, now: Tick, n: number): Tick {
  const drawn = rand(seed, 'nobody there', from, to, now, n);
  return Math.max(BASE, between(drawn, 0, net.longDelays ? LONG_SILENCE : SILENCE));
}

/** The first instant after `now` at which the network looks after a call that was made at `calledAt`. */
export function labrpcLook(calledAt: Tick, now: Tick): Tick {
  return calledAt + LOOK * (Math.floor((now - calledAt) / LOOK) + 1);
}

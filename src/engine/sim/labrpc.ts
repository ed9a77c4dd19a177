// The labs' network, with its figures. A call is a request and a reply, each a message of ours; 1 ms each way is added, for
// in virtual time a network without any delay would make every speed test pass by itself.
import type { NodeId, Tick } from '../../model/ids.ts';
import { between, chance, rand } from '../prim/rand.ts';

/** The state of the labs' network: lossy and slow, and with replies held back. */
export interface Labrpc {
  readonly unreliable: boolean;
  readonly reordering: boolean;
}

/** What our network takes at least, in ms each way. */
const BASE = 1;
/** Longest delay of a request on the unreliable network, in ms. */
const REQUEST_DELAY = 26;
/** Chance of a request, and of a reply, to be lost on the unreliable network, in thousandths. */
export const LABRPC_LOSS = 100;
/** A reply that is held back comes 200 ms late, and up to a random share of 1,999 ms later than that. */
const HELD = 200;
const HELD_MORE = 1_999;

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

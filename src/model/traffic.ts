// What is counted as a run goes on: each process's traffic, what the servers have done, and the sums.
import type { World } from './world.ts';

/** How many messages a process has sent, how many of them ask for an answer, their canonical bytes; and how many came to it. */
export interface Traffic {
  sent: number;
  sentRequests: number;
  sentBytes: number;
  received: number;
  receivedRequests: number;
}

/** The traffic of a process before anything has happened. */
export const NO_TRAFFIC: Traffic = { sent: 0, sentRequests: 0, sentBytes: 0, received: 0, receivedRequests: 0 };

/** Running totals of what the servers have done. */
export interface Counters {
  readonly elections: number;
  readonly commits: number;
  readonly snapshots: number;
}

/** Running totals, those of all processes' traffic among them. Bytes are canonical sizes. */
export interface Totals extends Counters {
  readonly messages: number;
  /** Messages that ask for an answer: the labs' RPCs. */
  readonly requests: number;
  readonly bytes: number;
}

/** What all processes together have sent, and what the servers have done, so far. */
export function totalsOf({ nodes, counters }: Pick<World, 'nodes' | 'counters'>): Totals {
  const total = (field: keyof Traffic) => nodes.reduce((sum, node) => sum + node[field], 0);
  return { messages: total('sent'), requests: total('sentRequests'), bytes: total('sentBytes'), ...counters };
}

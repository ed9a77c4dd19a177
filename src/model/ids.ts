// The units of everything else. Plain aliases: the name carries the unit.

/** A process on the bus: `n1` a server, `s1` a server of the shard controller, `c1` a clerk. Starts with a letter, so that objects keep insertion order. */
export type NodeId = string;
/** A Raft group. 1 is the cluster that is not sharded, 0 the shard controller, 100 and up the groups of a sharded store. */
export type GroupId = number;
/** A Raft term, from 0; 0 is the term before the first election. */
export type Term = number;
/** A position in a Raft log, 1-based as in the paper; 0 is the place before the first entry. */
export type LogIndex = number;
/** Virtual time in whole milliseconds since the world began. */
export type Tick = number;
/** How many occurrences and commands the world has executed: names one exact world of a run. */
export type StepIndex = number;
/** A direction of a link: `n1>n3`. */
export type LinkId = string;
/** A message by its coordinates, `n1>n3@1000`; see `messageId`. */
export type MessageId = string;

/** Later than every instant a run can reach: "no timer is set". The largest integer that engines keep unboxed; twelve days. */
export const NEVER: Tick = 2 ** 30 - 1;

/** The name of the direction from one process to another. */
export function linkId(from: NodeId, to: NodeId): LinkId {
  return `${from}>${to}`;
}

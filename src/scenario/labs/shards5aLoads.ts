// The tests of lab 5A of 2025 in which clerks read and write all the while, for twenty seconds, and groups join and leave.
import type { Lab } from './lab.ts';
import { change, lab5, others } from './shards5Scenarios.ts';

/** Groups that join and leave. */
const MANY = others(8);

/** One test. The labs' clients put the version that they have read; ours append, so that what runs twice is seen. */
function lab(id: string, name: string, clerks: number, unreliable: boolean, what: string, catches: string): Lab {
  const who = Array.from({ length: clerks }, (_, i) => `c${i + 1}`).join(', ');
  const script = `let begun = now
workload ${who} keys 60 gap 1..${20 + 4 * clerks} put 0
${change(...MANY.map((gid) => `join ${gid}`))}
${change(...MANY.map((gid) => `leave ${gid}`))}
repeat 400 {
  if now - $begun < 20000 { wait 50 }
}
workload off
await answered
await settled
expect balanced 100
expect appends once`;
  return lab5('5A', id, name, { groups: 9, unreliable }, script, what, catches);
}

/** The tests, in their order. */
export const CONCURRENT_CLERKS: readonly Lab[] = [
  lab(
    'one-concurrent-clerk-reliable',
    'OneConcurrentClerkReliable',
    1,
    false,
    'A client reads and writes sixty keys for twenty seconds, while eight groups join and leave.',
    'A frozen shard that still takes writes, a client that never finds the new owner.',
  ),
  lab(
    'many-concurrent-clerk-reliable',
    'ManyConcurrentClerkReliable',
    10,
    false,
    'The same with ten clients. What they saw must be linearizable.',
    'A frozen shard that still takes writes: they are lost with it.',
  ),
  lab(
    'one-concurrent-clerk-unreliable',
    'OneConcurrentClerkUnreliable',
    1,
    true,
    'One client, and a network that loses one message in ten.',
    'A write that ran at the old owner, is repeated because its answer was lost, and runs at the new one.',
  ),
  lab(
    'many-concurrent-clerk-unreliable',
    'ManyConcurrentClerkUnreliable',
    10,
    true,
    'Ten clients, and a network that loses one message in ten.',
    'Writes that run twice, shards that are installed again over what has been written since.',
  ),
];

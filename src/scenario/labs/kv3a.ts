// Lab 3A (4A since 2024): a replicated key/value store, its logs never compacted.
import { KV_PLANS, type KvTest, nameOf } from './kvPlans.ts';
import { generic, speed, unreliableOneKey } from './kvScenarios.ts';
import { onePartition } from './kvSpecial.ts';
import type { Lab } from './lab.ts';

/** A test that is the generic scenario with some switches on. */
function kv(id: KvTest, what: string, catches: string): Lab {
  return { id: `3A/${id}`, suite: 'KV 3A', name: nameOf(id), what, catches, text: generic('3A', KV_PLANS[id]) };
}

const SPEED: Lab = {
  id: '3A/speed',
  suite: 'KV 3A',
  name: 'Speed',
  what: 'One client appends a thousand times, one call after the other: a call may take a third of a heartbeat interval, 33.3 ms. Messages take 1 ms each way.',
  catches: 'Entries that wait for the next heartbeat, a server that looks for answers at intervals.',
  text: speed('3A'),
};

const UNRELIABLE_ONE_KEY: Lab = {
  id: '3A/unreliable-one-key',
  suite: 'KV 3A',
  name: 'UnreliableOneKey',
  what: 'Five clients append ten times each to the same key over a network that loses messages.',
  catches: 'Appends that are lost or run twice, appends of one client that change places.',
  text: unreliableOneKey('3A', 3),
};

const ONE_PARTITION: Lab = {
  id: '3A/one-partition',
  suite: 'KV 3A',
  name: 'OnePartition',
  what: 'The leader and one follower are cut off, each side with clients of its own. The majority goes on; who is with the minority gets no answer, and then, when all is mended, gets one within three seconds.',
  catches:
    'Answers from a leader that has lost its majority, requests that are never answered once leadership is lost.',
  text: onePartition('3A'),
};

/** The tests of part A, in their order. */
export const KV_3A: readonly Lab[] = [
  kv(
    'basic',
    'One client appends to a key of its own and reads it, for three times five seconds.',
    'Wrong wiring: an answer that belongs to another request, a value that is not the last one written.',
  ),
  SPEED,
  kv(
    'concurrent',
    'Five clients at the same time, each with a key of its own.',
    'An answer handed to the wrong one of those who wait.',
  ),
  kv(
    'unreliable',
    'Five clients over a network that loses one in ten requests and one in ten replies.',
    'Appends that run twice because the client had to ask twice.',
  ),
  UNRELIABLE_ONE_KEY,
  ONE_PARTITION,
  kv(
    'many-partitions-one-client',
    'The servers fall into two sides again and again, sometimes with no majority on either; one client calls on.',
    'A request that waits for ever at a leader which has lost its majority.',
  ),
  kv(
    'many-partitions-many-clients',
    'Five clients call on while the servers fall into two sides again and again.',
    'Values from the past, read from a leader whose time is over.',
  ),
  kv(
    'persist-one-client',
    'After each round all servers crash and start again.',
    'State that is saved but not replayed: a store that restarts empty, or applies its log from the wrong place.',
  ),
  kv(
    'persist-concurrent',
    'Five clients; after each round all servers crash and start again.',
    'The same as with one client, and sessions that get mixed up in the replay.',
  ),
  kv(
    'persist-concurrent-unreliable',
    'A network that loses messages, and a crash of all servers after each round.',
    'Appends that run twice because the servers that restart have forgotten which requests they have run.',
  ),
  kv(
    'persist-partition',
    'Partitions during the rounds, and a crash of all servers after each.',
    'Logs that diverged before the crash and are put together wrongly after it.',
  ),
  kv(
    'persist-partition-unreliable',
    'Everything at once: a network that loses messages, partitions, and a crash of all servers after each round.',
    'Whatever needs more than one kind of fault to show.',
  ),
  kv(
    'persist-partition-unreliable-linearizable',
    'Fifteen clients on shared keys, seven servers, every kind of fault. The history must be one that a single store could have given.',
    'Everything: stale reads, lost and repeated writes, wrong orders.',
  ),
];

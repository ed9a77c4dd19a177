// Labs 4B and 4C of 2025: the replicated key/value store whose puts name the version that they replace. All clients share one
// key, or a hundred. The labs' rounds of one second end before their partitions begin; here clients call on through them.
import { KV_PLANS, type KvTest, nameOf } from './kvPlans.ts';
import { generic, type Plan, speed } from './kvScenarios.ts';
import { onePartitionWithVersions, snapshotRpc, snapshotSize, THRESHOLD } from './kvSpecial.ts';
import type { Lab } from './lab.ts';

/** A test that is the generic scenario with versioned puts and some switches on. */
function kv(part: '4B' | '4C', id: KvTest, what: string, catches: string): Lab {
  const plan: Plan = KV_PLANS[id];
  const round = plan.partitions ? {} : { round: 1000 };
  const snapshots = part === '4C' ? { maxraftstate: THRESHOLD } : {};
  const text = generic(`${part} (2025)`, { versions: true, ...round, ...snapshots, ...plan });
  return { id: `KV${part}/${id}`, suite: `KV ${part} (2025)`, name: nameOf(id), what, catches, text };
}

/** The tests of part B, in their order. */
export const KV_4B: readonly Lab[] = [
  kv(
    '4B',
    'basic',
    'One client reads a key and puts the next version of it, for three times a second.',
    'Wrong wiring: an answer that belongs to another request, a version that is not the last one written.',
  ),
  {
    id: 'KV4B/speed',
    suite: 'KV 4B (2025)',
    name: 'Speed',
    what: 'One client puts a thousand versions, one after the other: a call may take a third of a heartbeat interval, 33.3 ms. Messages take 1 ms each way.',
    catches: 'Entries that wait for the next heartbeat, a server that looks for answers at intervals.',
    text: speed('4B (2025)', { versions: true }),
  },
  kv(
    '4B',
    'concurrent',
    'Five clients put versions of the same key.',
    'Two puts that replace the same version, an answer handed to the wrong one of those who wait.',
  ),
  kv(
    '4B',
    'unreliable',
    'Five clients over a network that loses one in ten requests and one in ten replies.',
    'A put that was done and is said to be refused because the client had to ask twice.',
  ),
  {
    id: 'KV4B/one-partition',
    suite: 'KV 4B (2025)',
    name: 'OnePartition',
    what: 'The leader and one follower are cut off on a network that loses messages. The majority goes on; who is with the minority gets no answer, and then, when all is mended, gets one within three seconds.',
    catches:
      'Answers from a leader that has lost its majority, requests that are never answered once leadership is lost.',
    text: onePartitionWithVersions('4B (2025)'),
  },
  kv(
    '4B',
    'many-partitions-one-client',
    'The servers fall into two sides again and again, sometimes with no majority on either; one client calls on.',
    'A request that waits for ever at a leader which has lost its majority.',
  ),
  kv(
    '4B',
    'many-partitions-many-clients',
    'Five clients call on while the servers fall into two sides again and again.',
    'Values from the past, read from a leader whose time is over; a put that is refused by one leader and done by another.',
  ),
  kv(
    '4B',
    'persist-one-client',
    'After each round all servers crash and start again.',
    'Versions that are not replayed, or are counted twice.',
  ),
  kv(
    '4B',
    'persist-concurrent',
    'Five clients; after each round all servers crash and start again.',
    'The same as with one client, with puts under way when the servers crash.',
  ),
  kv(
    '4B',
    'persist-concurrent-unreliable',
    'A network that loses messages, and a crash of all servers after each round.',
    'A put whose answer is lost in the crash and that is said to be refused when it is made again.',
  ),
  kv(
    '4B',
    'persist-partition',
    'Partitions during the rounds, and a crash of all servers after each.',
    'Logs that diverged before the crash and are put together wrongly after it.',
  ),
  kv(
    '4B',
    'persist-partition-unreliable',
    'Everything at once: a network that loses messages, partitions, and a crash of all servers after each round.',
    'Whatever needs more than one kind of fault to show.',
  ),
  kv(
    '4B',
    'persist-partition-unreliable-linearizable',
    'Fifteen clients on a hundred keys, seven servers, every kind of fault. The history must be one that a single store could have given.',
    'Everything: stale reads, lost and repeated writes, wrong orders.',
  ),
];

/** The tests of part C, in their order: the same with snapshots. */
export const KV_4C: readonly Lab[] = [
  {
    id: 'KV4C/snapshot-rpc',
    suite: 'KV 4C (2025)',
    name: 'SnapshotRPC',
    what: 'One of three servers is cut off while the others write fifty keys and compact their logs. Then it is needed for a majority, and can only be brought up to date by a snapshot.',
    catches:
      'A snapshot without the versions of its keys, a majority that does not compact while one server is silent.',
    text: snapshotRpc('4C (2025)', true),
  },
  {
    id: 'KV4C/snapshot-size',
    suite: 'KV 4C (2025)',
    name: 'SnapshotSize',
    what: 'Eight hundred calls on a single key: two values in turn, each read after it is written. The store stays tiny, and so must its snapshot: at most 500 bytes.',
    catches: 'A snapshot that has the log in it, or every version of a key.',
    text: snapshotSize('4C (2025)', true),
  },
  {
    id: 'KV4C/speed',
    suite: 'KV 4C (2025)',
    name: 'Speed',
    what: 'A thousand versions in sequence, as in part B, while the logs are compacted all the time. A call may still take 33.3 ms.',
    catches: 'Snapshots that hold up requests.',
    text: speed('4C (2025)', { maxraftstate: THRESHOLD, versions: true }),
  },
  kv(
    '4C',
    'snapshot-recover',
    'One client; after each round all servers crash, and start again from a snapshot and what is left of the log.',
    'A snapshot that does not hold the state of the index it names.',
  ),
  kv(
    '4C',
    'snapshot-recover-many-clients',
    'Twenty clients; after each round all servers crash, and start again from a snapshot and what is left of the log.',
    'A snapshot without the versions: puts that were done are done again.',
  ),
  kv(
    '4C',
    'snapshot-unreliable',
    'Five clients over a network that loses messages, while the logs are compacted.',
    'A snapshot that comes late or twice and takes the store back.',
  ),
  kv(
    '4C',
    'snapshot-unreliable-recover',
    'A network that loses messages, snapshots, and a crash of all servers after each round.',
    'A log that does not go on where its snapshot ends.',
  ),
  kv(
    '4C',
    'snapshot-unreliable-recover-concurrent-partition',
    'A network that loses messages, snapshots, partitions during the rounds, and a crash of all servers after each.',
    'A snapshot that is installed between entries which are just being applied.',
  ),
  kv(
    '4C',
    'snapshot-unreliable-recover-concurrent-partition-linearizable',
    'Fifteen clients on a hundred keys, seven servers, every kind of fault, and snapshots.',
    'Everything: stale reads, lost and repeated writes, stores that differ from server to server.',
  ),
];

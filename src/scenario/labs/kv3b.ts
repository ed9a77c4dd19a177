// Lab 3B (4B, then 4C since 2024): the replicated key/value store with snapshots. The persisted state, snapshots aside, stays
// below twice the threshold at which it is to be compacted (2018; later editions allow eight times).
import { KV_PLANS, type KvTest, nameOf } from './kvPlans.ts';
import { generic, speed } from './kvScenarios.ts';
import { snapshotRpc, snapshotSize, THRESHOLD } from './kvSpecial.ts';
import type { Lab } from './lab.ts';

/** A test that is the generic scenario with snapshots and some switches on. */
function kv(id: KvTest, what: string, catches: string): Lab {
  const text = generic('3B', { ...KV_PLANS[id], maxraftstate: THRESHOLD });
  return { id: `3B/${id}`, suite: 'KV 3B', name: nameOf(id), what, catches, text };
}

const SNAPSHOT_RPC: Lab = {
  id: '3B/snapshot-rpc',
  suite: 'KV 3B',
  name: 'SnapshotRPC',
  what: 'One of three servers is cut off while the others write fifty keys and compact their logs. Then it is needed for a majority, and can only be brought up to date by a snapshot.',
  catches: 'InstallSnapshot that is missing or wrong, a majority that does not compact while one server is silent.',
  text: snapshotRpc('3B', false),
};

const SNAPSHOT_SIZE: Lab = {
  id: '3B/snapshot-size',
  suite: 'KV 3B',
  name: 'SnapshotSize',
  what: 'Eight hundred calls on a single key: two values in turn, each read after it is written. The store stays tiny, and so must its snapshot: at most 500 bytes.',
  catches: 'A snapshot that has the log in it, a table of clients or answers that grows for ever.',
  text: snapshotSize('3B', false),
};

const SPEED: Lab = {
  id: '3B/speed',
  suite: 'KV 3B',
  name: 'Speed',
  what: 'A thousand appends in sequence, as in part A, while the logs are compacted all the time. A call may still take 33.3 ms.',
  catches: 'Snapshots that hold up requests.',
  text: speed('3B', { maxraftstate: THRESHOLD }),
};

/** The tests of part B, in their order. */
export const KV_3B: readonly Lab[] = [
  SNAPSHOT_RPC,
  SNAPSHOT_SIZE,
  SPEED,
  kv(
    'snapshot-recover',
    'One client; after each round all servers crash, and start again from a snapshot and what is left of the log.',
    'A snapshot that does not hold the state of the index it names.',
  ),
  kv(
    'snapshot-recover-many-clients',
    'Twenty clients; after each round all servers crash, and start again from a snapshot and what is left of the log.',
    'A snapshot without the table of requests already run: they run again.',
  ),
  kv(
    'snapshot-unreliable',
    'Five clients over a network that loses messages, while the logs are compacted.',
    'A snapshot that comes late or twice and takes the store back.',
  ),
  kv(
    'snapshot-unreliable-recover',
    'A network that loses messages, snapshots, and a crash of all servers after each round.',
    'Requests that run twice after a restart, a log that does not go on where its snapshot ends.',
  ),
  kv(
    'snapshot-unreliable-recover-concurrent-partition',
    'A network that loses messages, snapshots, partitions during the rounds, and a crash of all servers after each.',
    'A snapshot that is installed between entries which are just being applied.',
  ),
  kv(
    'snapshot-unreliable-recover-concurrent-partition-linearizable',
    'Fifteen clients on shared keys, seven servers, every kind of fault, and snapshots: the hardest test of the lab.',
    'Everything: stale reads, lost and repeated writes, stores that differ from server to server.',
  ),
];

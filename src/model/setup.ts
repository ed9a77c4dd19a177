// Everything that is fixed when a world is created.
import type { GroupId, NodeId, Tick } from './ids.ts';
import { JOB_BUG_IDS, type JobSetup } from './mapreduce.ts';
import { CONTROLLER_GROUP, FIRST_GROUP } from './shard.ts';

/** The replaced rules that only a sharded store can break. */
export const SHARD_BUGS = [
  'deal-anew',
  'serve-anything',
  'stand-still',
  'owner-on-arrival',
  'skip-configs',
  'sessions-stay',
  'stale-shard',
  'confirm-early',
  'delete-on-send',
] as const;

/** Those that only a store can break whose shards are handed over by clerks. */
export const CARRIER_BUGS = ['no-announcement', 'publish-first', 'no-fence', 'keep-moved'] as const;

/** The names of the replaced rules; each is one known bug (see engine/raft/bugs.ts for what it does and where it happened). */
export const BUG_IDS = [
  'commit-old-term',
  'vote-twice',
  'vote-not-durable',
  'no-log-check',
  'truncate-always',
  'ack-before-fsync',
  'half-quorum',
  'stale-votes',
  'commit-past-sent',
  'stale-install',
  'leader-compacts-alone',
  'snapshot-forgotten',
  'no-dedup',
  'answer-by-index',
  'local-read',
  ...SHARD_BUGS,
  ...CARRIER_BUGS,
  ...JOB_BUG_IDS,
] as const;

/** One replaced rule. */
export type BugId = (typeof BUG_IDS)[number];

/** The networks of a setup. */
export const NETWORKS = [
  'plain',
  'labrpc',
  'labrpc unreliable',
  'labrpc long-delays',
  'labrpc unreliable long-delays',
] as const;

/** The cluster as it is built. Times in virtual ms, chances in thousandths, sizes in canonical bytes. */
export interface Setup {
  readonly seed: number;
  /** Servers n1..nN, 1 to 25 (0 beside a job); of a sharded store, in each group. */
  readonly servers: number;
  /** Shards of a sharded store (lab 4); 0: one cluster that holds everything. */
  readonly shards: number;
  /** Groups 100, 101, ... of a sharded store: n1 to n(servers) are the first, and so on. They own nothing until they join. */
  readonly groups: number;
  /** Servers s1..sN of the shard controller, if there is a sharded store. */
  readonly controllers: number;
  /**
   * Who hands shards over. groups: their leaders among themselves, by the configurations of a shard controller (lab 4).
   * clerk: the clerk that changes the configuration, which it keeps in a key/value store in the controller's place (6.5840 of 2025).
   */
  readonly handover: 'groups' | 'clerk';
  /** Clerks c1..cN that wait to be called, 0 to 20. */
  readonly clerks: number;
  /** One-way delay of a message. */
  readonly latency: readonly [Tick, Tick];
  /** Chance of a message to be lost, in thousandths. */
  readonly loss: number;
  /** Chance of a message to arrive twice, in thousandths. */
  readonly duplicate: number;
  /** Election timeouts are drawn from here (§5.2). */
  readonly election: readonly [Tick, Tick];
  /** Pause between a leader's heartbeats. */
  readonly heartbeat: Tick;
  /**
   * plain: delay, loss and duplication as above. labrpc: the labs' network (labs' labrpc package), 1 ms each way, which tells
   * callers when their calls have failed. It is lossy from the start, or slow to tell of who is out of reach, where that is
   * said; `network` lines change it.
   */
  readonly network: (typeof NETWORKS)[number];
  /** How long a disk write takes; 0: durable at once. */
  readonly disk: readonly [Tick, Tick];
  /** Persisted Raft state (bytes, snapshot excluded) whose 95 % makes a server compact its log; 0: never. */
  readonly snapshot: number;
  /** Servers compact at every so many applied entries (lab 2D: 10); 0: by size alone. */
  readonly snapshotEvery: number;
  /** Most entries in one AppendEntries. */
  readonly batch: number;
  /** How long a clerk waits for an answer before it asks the next server. */
  readonly retry: Tick;
  /** A new leader appends a no-op first (dissertation §6.4). */
  readonly noop: boolean;
  /** A MapReduce job beside (mostly instead of) the cluster; null: none. */
  readonly job: JobSetup | null;
  /** Replaced rules, for every server (key '*') or for one. */
  readonly bugs: readonly { readonly bug: BugId; readonly node: NodeId | '*' }[];
}

/** The setup that a scenario starts from; a printed scenario names only what differs. */
export const DEFAULT_SETUP: Setup = {
  seed: 1,
  servers: 5,
  shards: 0,
  groups: 3,
  controllers: 3,
  handover: 'groups',
  clerks: 1,
  latency: [10, 30],
  loss: 0,
  duplicate: 0,
  election: [150, 300],
  heartbeat: 50,
  network: 'plain',
  disk: [0, 0],
  snapshot: 0,
  snapshotEvery: 0,
  batch: 100,
  retry: 300,
  noop: true,
  job: null,
  bugs: [],
};

/**
 * What a setup has that does not say otherwise. A job has its own processes: no servers and no clerks, unless its coordinator
 * is replicated, on three servers.
 */
export function defaultsWith(job: JobSetup | null): Setup {
  if (job === null) return DEFAULT_SETUP;
  return { ...DEFAULT_SETUP, servers: job.coordinator === 'replicated' ? 3 : 0, clerks: 0, job };
}

/** The limits that every entrance (parser, settings, link) holds to. */
export const LIMITS = {
  servers: [1, 25],
  shards: [0, 64],
  groups: [0, 9],
  controllers: [1, 7],
  /** Servers of all groups together, the shard controller's left out. */
  allServers: 50,
  clerks: [0, 20],
  /** One-way delay in ms: at least 1, so that nothing answers at the instant it is asked. */
  latency: [1, 60_000],
  /** Other durations in ms. */
  duration: [0, 600_000],
  /** Bytes of the snapshot threshold. */
  snapshot: [0, 10_000_000],
  batch: [1, 10_000],
  /** Longest scenario text, in characters. */
  text: 100_000,
  /** Longest key, value or note, in characters. */
  word: 1_000,
  /** Latest instant a line may name, in ms. */
  tick: 1_000_000_000,
  repeat: 100_000,
} as const;

/** The groups of a setup: the cluster, or the shard controller and the groups of a sharded store. */
export function groupIds({ shards, groups }: Setup): GroupId[] {
  if (shards === 0) return [CLUSTER];
  return [...Array.from({ length: groups }, (_, i) => FIRST_GROUP + i), CONTROLLER_GROUP];
}

/** The group of a cluster that is not sharded. */
export const CLUSTER: GroupId = 1;

/** The ids of the servers of a group, in order; none for a group that the setup does not have. */
export function memberIds(setup: Setup, gid: GroupId): NodeId[] {
  const { shards, groups, servers, controllers } = setup;
  if (shards === 0) return gid === CLUSTER ? numbered('n', 0, servers) : [];
  if (gid === CONTROLLER_GROUP) return numbered('s', 0, controllers);
  const place = gid - FIRST_GROUP;
  return place >= 0 && place < groups ? numbered('n', place * servers, servers) : [];
}

/** Ids, as names of fields: such texts are compared at a glance, others letter by letter. */
function numbered(letter: string, before: number, count: number): NodeId[] {
  const ids = Array.from({ length: count }, (_, i) => `${letter}${before + i + 1}`);
  return Object.keys(Object.fromEntries(ids.map((id) => [id, true])));
}

/** The ids of all servers of a setup, in order, the shard controller's last. */
export function serverIds(setup: Setup): NodeId[] {
  return groupIds(setup).flatMap((gid) => memberIds(setup, gid));
}

/** The ids of the clerks of a setup, in order. */
export function clerkIds(setup: Setup): NodeId[] {
  return numbered('c', 0, setup.clerks);
}

/** The ids of the workers of a setup's job, in order. */
export function workerIds({ job }: Pick<Setup, 'job'>): NodeId[] {
  return numbered('w', 0, job?.workers ?? 0);
}

// Everything that is fixed when a world is created.
import type { NodeId, Tick } from './ids.ts';

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
] as const;

/** One replaced rule. */
export type BugId = (typeof BUG_IDS)[number];

/** The cluster as it is built. Times in virtual ms, chances in thousandths, sizes in canonical bytes. */
export interface Setup {
  readonly seed: number;
  /** Servers n1..nN, 1 to 25. */
  readonly servers: number;
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
   * plain: delay, loss and duplication as above. labrpc: the labs' network (labs' labrpc package), 1 ms each way, lossy and
   * reordering as `network` lines say; `labrpc unreliable` is lossy from the start.
   */
  readonly network: 'plain' | 'labrpc' | 'labrpc unreliable';
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
  /** Replaced rules, for every server (key '*') or for one. */
  readonly bugs: readonly { readonly bug: BugId; readonly node: NodeId | '*' }[];
}

/** The setup that a scenario starts from; a printed scenario names only what differs. */
export const DEFAULT_SETUP: Setup = {
  seed: 1,
  servers: 5,
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
  bugs: [],
};

/** The limits that every entrance (parser, settings, link) holds to. */
export const LIMITS = {
  servers: [1, 25],
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

/** The ids of the servers of a setup, in order. */
export function serverIds(setup: Setup): NodeId[] {
  return Array.from({ length: setup.servers }, (_, i) => `n${i + 1}`);
}

/** The ids of the clerks of a setup, in order. */
export function clerkIds(setup: Setup): NodeId[] {
  return Array.from({ length: setup.clerks }, (_, i) => `c${i + 1}`);
}

// What the labs of the sharded store share: how it is built, and lines that several of them say.

/** What is built for a test. */
export interface ShardPlan {
  /** Groups of three servers each; 0: the shard controller alone. */
  readonly groups: number;
  readonly clerks: number;
  /** The network loses one in ten requests and replies, and delays requests. */
  readonly unreliable?: boolean;
  /** Size of the persisted state at which logs are compacted, in bytes; nothing: never. */
  readonly maxraftstate?: number;
}

/** Shards of the store; groups are numbered from 100. The labs' figures. */
export const SHARDS = 10;

/** The setup line. Words that have their default value are left out, as the printer does it. */
export function shardSetup({ groups, clerks, unreliable, maxraftstate }: ShardPlan): string {
  return [
    groups === 0 ? '' : 'nodes 3',
    `shards ${SHARDS}`,
    groups === 3 ? '' : `groups ${groups}`,
    clerks === 1 ? '' : `clerks ${clerks}`,
    `election 300..600  heartbeat 100  network labrpc${unreliable ? ' unreliable' : ''}`,
    maxraftstate === undefined ? '' : `snapshot ${maxraftstate}`,
    'retry 100',
  ]
    .filter((word) => word !== '')
    .join('  ');
}

/** A number of lines made from the numbers 0, 1, 2 and so on. */
export function lines(count: number, line: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => line(i)).join('\n');
}

/** Threshold from which on a bound says something: an empty log has 32 bytes. */
const LEAST = 100;

/**
 * What the labs look at when there is quiet: logs of at most eight times the threshold at which they are compacted (2021;
 * twice in earlier years), and no snapshots at all if there is none.
 */
export function checkLogs(maxraftstate?: number): string {
  if (maxraftstate === undefined) return 'expect snapshotSize of servers = 0';
  return maxraftstate < LEAST ? 'expect snapshots > 0' : `expect state of servers <= ${8 * maxraftstate}`;
}

// What a clerk is at while it changes the configuration of the sharded store and hands the shards over itself (6.5840 of 2025,
// lab 5): an errand with one request after the other.
import type { KvState } from './kv.ts';
import type { ConfigChange, ConfigQuery, ShardConfig, ShardId } from './shard.ts';

/**
 * What it has asked for last, and waits for. reads: the configuration in force. looks: the one that is announced, in case another
 * clerk has begun a change. announces: its own. freezes, installs, deletes: one shard at its owner, at the new one, and at the old
 * one again. publishes: the new configuration, in force from then on.
 */
export type ErrandStage = 'reads' | 'looks' | 'announces' | 'freezes' | 'installs' | 'deletes' | 'publishes';

/** How far the clerk is. */
export interface Errand {
  readonly call: ConfigChange | ConfigQuery;
  readonly stage: ErrandStage;
  /** The configuration in force, as it was read last. */
  readonly config: ShardConfig;
  /** The one that it goes over to, its own or what another clerk has begun; null before there is one. */
  readonly next: ShardConfig | null;
  /** Is that its own? null: it has announced it, and cannot know yet whether another clerk was first. */
  readonly isOwn: boolean | null;
  /** The shard that is being handed over, and what was in it when it was frozen. */
  readonly shard: ShardId;
  readonly kv: KvState;
}

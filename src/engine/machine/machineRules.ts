// The decisions of a machine. They are part of the record of named rules (raft/rules.ts), where a known bug replaces some.
import type { AdminOp, InstallShardOp, Shard, ShardConfig, ShardKvState } from '../../model/shard.ts';
import type { JobRules } from '../mapreduce/rules.ts';

/** What a machine asks about an op before it runs. */
export interface MachineRules {
  /** Those of the coordinator of a MapReduce job. */
  readonly ofJob: JobRules;
  /** Dissertation §6.3: are there sessions, so that a retried request runs once? */
  applyOnce(): boolean;
  /** Lab 4A: does a new configuration leave shards where they are, as far as its balance lets them? */
  moveFewest(): boolean;
  /** Lab 4B: may an op run on this shard, where it stands in the log? Undefined: the group has no such shard. */
  servesShard(shard: Shard | undefined, state: ShardKvState): boolean;
  /** Lab 4B: is this the configuration to go over to? */
  acceptConfig(state: ShardKvState, config: ShardConfig): boolean;
  /** Lab 4B: is this shard still awaited? */
  acceptShard(state: ShardKvState, op: InstallShardOp): boolean;
  /** 6.5840 of 2025: may a clerk do this to a shard, whose newest configuration here is `seen`? */
  fenceShard(op: AdminOp, seen: number): boolean;
  /** 6.5840 of 2025: does a group delete a shard that a clerk has carried away? */
  deleteMoved(): boolean;
  /** Lab 4B: does a shard bring its sessions with it, so that a request which ran at the old owner does not run again? */
  moveSessions(): boolean;
}

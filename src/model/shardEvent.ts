// What happens in the sharded store beside Raft, as an event tells it.
import type { GroupId, NodeId } from './ids.ts';
import type { RuleId } from './rule.ts';
import type { ShardId } from './shard.ts';

/** What clerks learn of owners, and how shards are handed over. */
export type ShardHappening =
  /** A clerk has been told who owns the key it is after: `gid` by configuration `num` (0: nobody). */
  | {
      readonly type: 'OwnerLearned';
      readonly clerk: NodeId;
      readonly shard: ShardId;
      readonly num: number;
      readonly gid: GroupId;
    }
  /** A leader sends a shard to its new owner, or sends it again. */
  | {
      readonly type: 'ShardSent';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly shard: ShardId;
      readonly num: number;
      readonly gid: GroupId;
      readonly to: NodeId;
    }
  /** A server was offered a shard for configuration `num`, and has `own`. */
  | {
      readonly type: 'ShardOffered';
      readonly node: NodeId;
      readonly rule: RuleId;
      readonly from: NodeId;
      readonly shard: ShardId;
      readonly num: number;
      readonly own: number;
      readonly verdict: 'taken' | 'installed' | 'waiting' | 'not-leader';
    };

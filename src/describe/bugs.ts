// The replaced rules in words: what the paper says, what the bug does instead, and which invariant notices first.
import type { RuleId } from '../model/rule.ts';
import type { BugId } from '../model/setup.ts';
import { JOB_BUG_TEXTS } from './jobBugs.ts';

/** One replaced rule, for people. */
export interface BugText {
  /** What a server with it does, in a few words. */
  readonly title: string;
  /** What the paper demands, in one sentence. */
  readonly right: string;
  /** What happens instead, and where it leads. */
  readonly what: string;
  readonly rule: RuleId;
  /** The invariant that it breaks first; null for one that only clients notice. */
  readonly alarm: string | null;
  /** Where it has been found in the field; null: only in lessons. */
  readonly seen: string | null;
}

/** Every replaced rule, in words. */
export const BUG_TEXTS: Readonly<Record<BugId, BugText>> = {
  'commit-old-term': {
    title: 'Commits entries of earlier terms by counting copies',
    right:
      'A leader commits by counting copies only of an entry of its own term; earlier ones are committed along with it.',
    what: 'A leader takes copies on a majority for commitment even when the entry is of an earlier term. A later leader can still overwrite it: Figure 8 of the paper.',
    rule: 'advanceCommit',
    alarm: 'I13',
    seen: 'LogCabin, PySyncObj and async-raft',
  },
  'vote-twice': {
    title: 'Votes twice in a term',
    right: 'A server gives its vote to at most one candidate in a term.',
    what: 'A server forgets that it has voted already. Two candidates can both gather a majority in one term.',
    rule: 'grantVote',
    alarm: 'I2',
    seen: 'Zeebe, the workflow engine',
  },
  'vote-not-durable': {
    title: 'Forgets its vote in a restart',
    right: 'The vote is on the disk before it is given, and is read back after a crash.',
    what: 'The vote is not among what a restarted server reads back from its disk, so it can vote again in the same term.',
    rule: 'recallState',
    alarm: 'I2',
    seen: 'akka-raft and PySyncObj',
  },
  'no-log-check': {
    title: 'Votes for candidates with old logs',
    right: 'A vote goes only to a candidate whose log is at least as new as the voter’s own.',
    what: 'A voter does not compare logs. A server that lacks committed entries can be elected and overwrite them.',
    rule: 'grantVote',
    alarm: 'I5',
    seen: 'NuRaft',
  },
  'truncate-always': {
    title: 'Cuts the log after every request',
    right: 'Entries are deleted only from the first one that contradicts the leader’s.',
    what: 'A follower deletes whatever lies behind the entries of a request, even when nothing contradicts it. A late, shorter request removes entries that were already acknowledged.',
    rule: 'findConflict',
    alarm: 'I14',
    seen: 'CCF, and many students’ first versions',
  },
  'ack-before-fsync': {
    title: 'Answers before the disk has it',
    right: 'A vote or a confirmation leaves only when what it promises is on the disk.',
    what: 'Replies leave while the write is still under way. A crash in between loses what the leader counts as stored. It needs a disk that takes time.',
    rule: 'persistBeforeReply',
    alarm: 'I22',
    seen: null,
  },
  'half-quorum': {
    title: 'Takes half for a majority',
    right: 'A candidate needs the votes of more than half of all servers.',
    what: 'Half of the servers, rounded down, are enough to win an election. Two leaders can be elected in one term.',
    rule: 'electionQuorum',
    alarm: 'I1',
    seen: null,
  },
  'stale-votes': {
    title: 'Counts votes of an earlier term',
    right: 'Only votes that were given in this very term are added up.',
    what: 'A candidate counts a vote that was given to it in an earlier election.',
    rule: 'countVote',
    alarm: 'I1',
    seen: 'akka-raft',
  },
  'commit-past-sent': {
    title: 'Commits past what was vouched for',
    right: 'A follower commits no further than the last entry of the request that tells it to.',
    what: 'A follower commits as far as its own log reaches instead of stopping at the last entry of the request. What lies behind it may contradict the leader.',
    rule: 'followCommit',
    alarm: 'I7',
    seen: 'ScyllaDB',
  },
  'stale-install': {
    title: 'Installs an outdated snapshot',
    right: 'A snapshot that covers no more than what is committed here is put aside.',
    what: 'A late snapshot is installed although the server has applied more since. Its machine and its commit index go back.',
    rule: 'installSnapshot',
    alarm: 'I10',
    seen: 'NuRaft, found in ClickHouse Keeper',
  },
  'leader-compacts-alone': {
    title: 'Leaves compaction to the leader',
    right: 'Every server takes snapshots of its own and cuts its log behind them, whether it leads or not.',
    what: 'Only the leader compacts its log. The logs of its followers grow for ever, until one of them leads.',
    rule: 'takeSnapshot',
    alarm: null,
    seen: null,
  },
  'snapshot-forgotten': {
    title: 'Forgets its snapshot in a restart',
    right: 'A restarted server takes the state from its snapshot and goes on behind it.',
    what: 'A restarted server knows where its snapshot ends and not what was in it. It starts with an empty state, and saves an empty snapshot with its next write.',
    rule: 'recallState',
    alarm: 'I23',
    seen: null,
  },
  'no-dedup': {
    title: 'Runs a retried request again',
    right: 'A request that has run already is answered as it was the first time, and changes nothing.',
    what: 'The machine keeps no sessions. A request whose answer was lost is executed a second time.',
    rule: 'applyOnce',
    alarm: 'I32',
    seen: null,
  },
  'answer-by-index': {
    title: 'Answers by the index alone',
    right: 'A client is answered when the very entry is applied that its request became, the same in index and term.',
    what: 'A server finds out whom to answer by the index alone, and lets clients wait when it no longer leads. Another request that comes up at the same index is taken for theirs: they are told that something is done which never was.',
    rule: 'answerWaiter',
    alarm: null,
    seen: null,
  },
  'local-read': {
    title: 'Reads from the leader’s own memory',
    right: 'A read goes through the log like a write, or the leader first proves that it still leads.',
    what: 'A server that believes to lead answers reads at once. Cut off from the majority, it answers with values that were overwritten long ago.',
    rule: 'readThroughLog',
    alarm: null,
    seen: 'early etcd and Consul',
  },
  'deal-anew': {
    title: 'Deals all shards out anew',
    right: 'When a group joins or leaves, only as many shards move as the balance needs.',
    what: 'Shards are dealt out in turn at each change. That is even, too, but most of them change hands: with a third group six of ten, where three would do.',
    rule: 'moveFewest',
    alarm: 'I25',
    seen: 'the store that this playground began with',
  },
  'serve-anything': {
    title: 'Serves whatever it is asked for',
    right: 'A group serves the shards that its own configuration gives it.',
    what: 'A group trusts its clients to know who owns a key. One with an old configuration is told that its write is done, and nobody has it.',
    rule: 'servesShard',
    alarm: 'I32',
    seen: null,
  },
  'stand-still': {
    title: 'Serves nobody while shards move',
    right: 'Shards that stay are served throughout, and one that comes as soon as it is there.',
    what: 'A group serves nothing until all shards of a change have come and gone. If the group that has one is down, that is never.',
    rule: 'servesShard',
    alarm: 'I25',
    seen: null,
  },
  'owner-on-arrival': {
    title: 'Asks for the owner only when a request arrives',
    right: 'Whether a group serves a shard is judged where the op stands in its log.',
    what: 'A request was logged while the group served the shard, and runs after the shard has been given away: it is acknowledged, and the new owner never hears of it.',
    rule: 'servesShard',
    alarm: 'I25',
    seen: 'the store that this playground began with',
  },
  'skip-configs': {
    title: 'Goes straight to the newest configuration',
    right:
      'A group takes one configuration after the other, each only when the shards of the last have been handed over.',
    what: 'A group skips what happened in between. A shard that came and went meanwhile is neither fetched nor handed on.',
    rule: 'acceptConfig',
    alarm: 'I36',
    seen: 'many solutions of lab 4B',
  },
  'sessions-stay': {
    title: 'Moves the data of a shard without its sessions',
    right: 'A shard brings the sessions of its clients with it.',
    what: 'A request runs at the old owner, its answer is lost, and the retry runs a second time at the new one.',
    rule: 'acceptShard',
    alarm: 'I25',
    seen: 'many solutions of lab 4B',
  },
  'stale-shard': {
    title: 'Installs a shard whenever one arrives',
    right: 'A shard is taken once, for the configuration that it was sent for.',
    what: 'A late or repeated arrival puts old data over what has been written since. It needs a retry at the wrong moment, so it is seen about once in a hundred runs of a test.',
    rule: 'acceptShard',
    alarm: 'I25',
    seen: 'the store that this playground began with',
  },
  'confirm-early': {
    title: 'Confirms a shard before it is committed',
    right: 'The new owner says that it has a shard once that is committed.',
    what: 'The old owner deletes its copy, the new leader crashes, and with it the only other one.',
    rule: 'acceptShard',
    alarm: 'I35',
    seen: 'the store that this playground began with',
  },
  'delete-on-send': {
    title: 'Deletes a shard when it has sent it',
    right: 'The old owner keeps a shard, frozen, until the new one has it.',
    what: 'The message is lost, and there is nothing to send again.',
    rule: 'keepUntilInstalled',
    alarm: 'I35',
    seen: null,
  },
  'no-announcement': {
    title: 'Changes the configuration without announcing it',
    right: 'A clerk announces the next configuration, which one clerk can, before it touches a shard.',
    what: 'Two clerks carry out different changes at the same time; and what one has begun when it dies nobody can end.',
    rule: 'announceChange',
    alarm: 'I34',
    seen: null,
  },
  'publish-first': {
    title: 'Publishes a configuration before its shards have moved',
    right: 'A configuration comes into force when its shards are where it says.',
    what: 'Clients are sent to groups that do not have their shards yet. If the clerk dies now, they never will: all looks as if it were done.',
    rule: 'publishLast',
    alarm: null,
    seen: null,
  },
  'no-fence': {
    title: 'Does whatever a clerk asks, however late',
    right: 'A group remembers of each shard the newest configuration that it was asked for, and refuses older ones.',
    what: 'A clerk was cut off, another has gone on in its place, and the first comes back: it freezes, installs and deletes what is none of its business any more.',
    rule: 'fenceShard',
    alarm: 'I25',
    seen: null,
  },
  'keep-moved': {
    title: 'Keeps shards that have been carried away',
    right: 'A shard is deleted where it has left.',
    what: 'Every group that ever had a shard stores it for ever, frozen.',
    rule: 'deleteMoved',
    alarm: 'I25',
    seen: null,
  },
  ...JOB_BUG_TEXTS,
};

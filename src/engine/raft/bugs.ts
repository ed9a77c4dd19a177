// Known bugs as replaced rules. Each is what somebody really wrote; the texts that describe them are describe/bugs.ts.
import type { JobBugId } from '../../model/mapreduce.ts';
import type { BugId } from '../../model/setup.ts';
import { isSettled } from '../../model/shard.ts';
import { jobRulesWith } from '../mapreduce/bugs.ts';
import { lastIndex } from './log.ts';
import { PAPER, type Rules } from './rules.ts';

/** A bug of a Raft server; those of a MapReduce job are engine/mapreduce/bugs.ts. */
export type RaftBugId = Exclude<BugId, JobBugId>;

/** What each bug puts in the place of the paper's rule. */
export const BUGS: Readonly<Record<RaftBugId, Partial<Rules>>> = {
  // Figure 8: copies on a majority are taken for commitment whatever the entry's term.
  'commit-old-term': { mayCommit: () => true },

  // Forgets that it has voted in this term.
  'vote-twice': {
    grantVote: (raft, request) => PAPER.grantVote({ ...raft, votedFor: null }, request),
  },

  // The vote is not among what a restart reads back.
  'vote-not-durable': { recallState: (persisted) => ({ ...persisted, votedFor: null }) },

  // Votes for anybody of a high enough term, however old the log.
  'no-log-check': {
    grantVote(raft, request) {
      const refusal = PAPER.grantVote(raft, request);
      return refusal === 'log-behind' ? null : refusal;
    },
  },

  // Cuts the log after the entries of every request, so that a late shorter one deletes acknowledged entries.
  'truncate-always': {
    findConflict(log, request, entries) {
      const end = request.prevLogIndex + request.entries.length;
      return PAPER.findConflict(log, request, entries) ?? (lastIndex(log) > end && end >= log.base ? end + 1 : null);
    },
  },

  // Answers before the disk has it.
  'ack-before-fsync': { persistBeforeReply: () => false },

  // Takes half of an even number of voters (or two of five) for a majority.
  'half-quorum': { electionQuorum: (voters) => Math.max(1, voters.length >> 1) },

  // Counts votes that were granted in an earlier term.
  'stale-votes': { countVote: (raft) => raft.role.kind === 'candidate' },

  // Commits up to its own last entry instead of the last one the request vouched for.
  'commit-past-sent': {
    followCommit: (raft, request) => Math.max(raft.commitIndex, Math.min(request.leaderCommit, lastIndex(raft.log))),
  },

  // Installs any snapshot that arrives, also one older than what is applied.
  'stale-install': { acceptSnapshot: () => true },

  // Compacts only while it leads: the logs of the others grow for ever.
  'leader-compacts-alone': { mayCompact: (raft) => raft.role.kind === 'leader' },

  // A restart reads back where the snapshot ends, and nothing of what it holds.
  'snapshot-forgotten': {
    recallState(persisted) {
      const { snapshot } = persisted;
      const empty = { kind: 'kv', data: {}, sessions: {} } as const;
      return snapshot === null ? persisted : { ...persisted, snapshot: { ...snapshot, machine: empty, bytes: 0 } };
    },
  },

  // The machine keeps no sessions: a retried request runs again.
  'no-dedup': { applyOnce: () => false },

  // Clients that wait are known by the index of their entry alone, and stay when the server leads no more.
  'answer-by-index': { answerWaiter: (_waiter, applied) => (applied === null ? 'wait' : 'done') },

  // A server that believes to lead answers reads from its own memory.
  'local-read': { readThroughLog: () => false },

  // Shards are dealt out in turn whenever a group comes or goes, whoever had them.
  'deal-anew': { moveFewest: () => false },

  // A group runs whatever it is asked, whoever owns the shard.
  'serve-anything': { servesShard: () => true },

  // While a shard comes or goes the whole group serves nobody.
  'stand-still': { servesShard: (shard, state) => PAPER.servesShard(shard, state) && isSettled(state) },

  // Whether the shard is served was asked when the request came, and is not asked again where it stands in the log.
  'owner-on-arrival': { servesShard: (shard) => shard !== undefined && shard.phase !== 'arriving' },

  // Goes straight to the newest configuration, and does not wait for shards of the last one.
  'skip-configs': { configAfter: () => -1, acceptConfig: (state, config) => config.num > state.config.num },

  // The data of a shard move, the sessions of its clients do not.
  'sessions-stay': { moveSessions: () => false },

  // Installs a shard whenever one arrives, also an old one over what has been written since.
  'stale-shard': {
    acceptShard: (state, op) => state.config.shards[op.shard] === state.gid,
    fenceShard: (op, seen) => op.num >= seen,
  },

  // Says that it has a shard as soon as it has written it into its own log.
  'confirm-early': { confirmCommitted: () => false },

  // Deletes a shard as soon as it has sent it.
  'delete-on-send': { keepUntilInstalled: () => false },

  // A clerk carries out a change that nobody but it knows of.
  'no-announcement': { announceChange: () => false },

  // A clerk publishes a configuration, and carries the shards afterwards.
  'publish-first': { publishLast: () => false },

  // A group does for a clerk whatever it asks, however late it comes.
  'no-fence': { fenceShard: () => true },

  // A group keeps what has been carried away.
  'keep-moved': { deleteMoved: () => false },
};

const known = new Map<string, Rules>();

/** The rules with some of them replaced. The same bugs give the same record. */
export function rulesWith(bugs: readonly BugId[]): Rules {
  if (bugs.length === 0) return PAPER;
  const key = bugs.join(' ');
  let rules = known.get(key);
  if (!rules) {
    const ofJob = jobRulesWith(bugs);
    rules = Object.assign({}, PAPER, ...bugs.map((bug) => BUGS[bug as RaftBugId]), { ofJob }) as Rules;
    known.set(key, rules);
  }
  return rules;
}

// The replaced rules in words: what the paper says, what the bug does instead, and which invariant notices first.
import type { RuleId } from '../model/rule.ts';
import type { BugId } from '../model/setup.ts';

/** One replaced rule for people. `alarm` is the invariant that it breaks first; null for one that only clients notice. */
export interface BugText {
  readonly title: string;
  readonly what: string;
  readonly rule: RuleId;
  readonly alarm: string | null;
}

/** Every replaced rule, in words. */
export const BUG_TEXTS: Readonly<Record<BugId, BugText>> = {
  'commit-old-term': {
    title: 'Commits entries of earlier terms by counting copies',
    what: 'A leader takes copies on a majority for commitment even when the entry is of an earlier term. A later leader can still overwrite it: Figure 8 of the paper.',
    rule: 'advanceCommit',
    alarm: 'I13',
  },
  'vote-twice': {
    title: 'Votes twice in a term',
    what: 'A server forgets that it has voted already. Two candidates can both gather a majority in one term.',
    rule: 'grantVote',
    alarm: 'I2',
  },
  'vote-not-durable': {
    title: 'Forgets its vote in a restart',
    what: 'The vote is not among what a restarted server reads back from its disk, so it can vote again in the same term.',
    rule: 'recallState',
    alarm: 'I2',
  },
  'no-log-check': {
    title: 'Votes for candidates with old logs',
    what: 'A voter does not compare logs. A server that lacks committed entries can be elected and overwrite them.',
    rule: 'grantVote',
    alarm: 'I5',
  },
  'truncate-always': {
    title: 'Cuts the log after every request',
    what: 'A follower deletes whatever lies behind the entries of a request, even when nothing contradicts it. A late, shorter request removes entries that were already acknowledged.',
    rule: 'findConflict',
    alarm: 'I14',
  },
  'ack-before-fsync': {
    title: 'Answers before the disk has it',
    what: 'Replies leave while the write is still under way. A crash in between loses what the leader counts as stored. It needs a disk that takes time.',
    rule: 'persistBeforeReply',
    alarm: 'I22',
  },
  'half-quorum': {
    title: 'Takes half for a majority',
    what: 'Half of the servers, rounded down, are enough to win an election. Two leaders can be elected in one term.',
    rule: 'electionQuorum',
    alarm: 'I1',
  },
  'stale-votes': {
    title: 'Counts votes of an earlier term',
    what: 'A candidate counts a vote that was given to it in an earlier election.',
    rule: 'countVote',
    alarm: 'I1',
  },
  'commit-past-sent': {
    title: 'Commits past what was vouched for',
    what: 'A follower commits as far as its own log reaches instead of stopping at the last entry of the request. What lies behind it may contradict the leader.',
    rule: 'followCommit',
    alarm: 'I7',
  },
  'stale-install': {
    title: 'Installs an outdated snapshot',
    what: 'A late snapshot is installed although the server has applied more since. Its machine and its commit index go back.',
    rule: 'installSnapshot',
    alarm: 'I10',
  },
  'no-dedup': {
    title: 'Runs a retried request again',
    what: 'The machine keeps no sessions. A request whose answer was lost is executed a second time.',
    rule: 'applyOnce',
    alarm: 'I32',
  },
  'local-read': {
    title: 'Reads from the leader’s own memory',
    what: 'A server that believes to lead answers reads at once. Cut off from the majority, it answers with values that were overwritten long ago.',
    rule: 'readThroughLog',
    alarm: null,
  },
};

// Why each of Raft's decisions has to be as it is: what would go wrong otherwise.
import type { RuleId } from '../model/rule.ts';

/** One clause for each rule, with a capital letter and without a full stop; `decision` adds the place in the paper. */
export const WHY: Readonly<Record<RuleId, string>> = {
  adoptTerm:
    'Terms are Raft’s clock: whoever meets a later one learns that what it believed about leaders and votes is out of date',
  startElection:
    'Without a leader nothing can be committed, so a follower that hears from none for too long stands for election',
  grantVote:
    'One vote a term keeps two leaders out of one term, and a vote only for a log at least as new as the voter’s own keeps out leaders that lack committed entries',
  countVote: 'Only votes given in this very term add up; with old ones among them two servers could lead one term',
  electionQuorum:
    'Any two majorities have a server in common, and it votes once a term, so nobody else can win the same term',
  concedeElection:
    'A term has at most one leader, so a candidate that hears from it has lost the election of that term',
  acceptAppend:
    'If the entry before the new ones has the same index and term in both logs, the logs agree in everything up to it, so no gap and no difference can hide below what is appended',
  findConflict:
    'An entry that contradicts the leader’s log cannot be committed and must make room; one that agrees must stay, because it may be counted already',
  advanceMatch: 'A leader commits by counting copies, so it must count only what a follower has confirmed',
  backUpNext: 'Stepping over a whole term at a time finds the last place where both logs agree in few messages',
  advanceCommit:
    'Once an entry of the leader’s own term is on a majority, every later leader must have it; of an older term that is not certain, and a later leader could still overwrite it',
  followCommit:
    'A follower may apply what the leader has committed, but no further than this request has shown the two logs to agree',
  persistBeforeReply:
    'What a server has promised must outlive its crash: a forgotten vote could be given twice, and a forgotten entry would be counted although it is gone',
  takeSnapshot: 'A log cannot grow for ever, and the machine’s state already holds all that the applied entries did',
  installSnapshot: 'The leader has compacted the entries that this follower lacks, so it sends the state they led to',
  applyOnce: 'A clerk asks again when an answer is lost, and its op must not run a second time for that',
  answerWaiter:
    'An entry that was not committed can make room for another at its index, so the index alone does not say whose request was applied',
  readThroughLog:
    'A leader that has been replaced without knowing it would answer from an old state, so a read, too, must be committed',
  moveFewest:
    'Every shard that changes hands is carried over the network and cannot be read meanwhile, so none moves that need not',
  servesShard:
    'Between the moment an op is asked and its place in the log the shard may have been given away, and what ran here then would be lost',
  acceptConfig:
    'Whoever skips a configuration misses a shard that came and went, and whoever takes the next one too early loses one that is on its way',
  acceptShard:
    'A late or repeated arrival would put old data over what has been written since the shard came the first time',
  fenceShard:
    'A clerk that hands shards over can be cut off and come back when another has gone on in its place; what it asks then belongs to a configuration that is over',
  announceChange:
    'Only one clerk’s put finds the version it names: the others see what is going on and help, and anybody can end it when that clerk has died',
  publishLast:
    'Clients go where the configuration in force sends them, and a clerk that dies after publishing would leave nobody to carry what is still missing',
  deleteMoved: 'What has been carried away is served elsewhere; here it would only take room',
  keepUntilInstalled:
    'A message may be lost and its receiver may crash: until the new owner has it in its log, the old copy is the only one',
  recallState:
    'Term, vote and log must outlive a crash: without them a server could vote twice in a term or lose entries that it has confirmed',
  ignoreStaleReply: 'A late message describes what has passed; acting on it could count votes or entries that are gone',
  assignTask: 'Workers are of unequal speed and can die, so nobody is given a task before he is free for it',
  startReduces:
    'Any map can emit any key, so a reduce that starts before the last map has ended can miss values of its keys',
  reissueTask:
    'A worker that says nothing may be dead or only slow, and nobody can tell; its task is given to another, and which of the two is first does not matter',
  acceptResult:
    'A task may have been done several times, for a worker that was taken for dead can still answer; one result is enough',
  renameOutput:
    'A worker can die in the middle of a write, or two can write the same file; with a temporary name and an atomic change of it, readers see one whole output or none',
  oneTask: 'A worker works on one task at a time, so that the coordinator knows what a silent one was doing',
  endJob: 'A job is done when its last output is there; whoever leaves earlier leaves the others without it',
};

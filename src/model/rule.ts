// The names of Raft's decisions, each with its place in the paper. The rules themselves are engine/raft/rules.ts.

/** Every decision that has a name. An event that reports a decision carries one of these. */
export const RULES = {
  adoptTerm: { title: 'A higher term is adopted', source: '§5.1' },
  startElection: { title: 'A silent leader is replaced', source: '§5.2' },
  grantVote: { title: 'Granting a vote', source: '§5.2, §5.4.1' },
  countVote: { title: 'Counting votes', source: '§5.2' },
  electionQuorum: { title: 'A majority elects', source: '§5.2' },
  concedeElection: { title: 'A leader of the same term is recognised', source: '§5.2' },
  acceptAppend: { title: 'The consistency check', source: '§5.3' },
  findConflict: { title: 'A conflicting suffix is deleted', source: '§5.3' },
  advanceMatch: { title: 'What a follower is known to store', source: '§5.3' },
  backUpNext: { title: 'Backing up by a conflicting term', source: '§5.3' },
  advanceCommit: { title: 'Only entries of the own term are committed by counting', source: '§5.3, §5.4.2' },
  followCommit: { title: 'Following the leader’s commit index', source: '§5.3' },
  persistBeforeReply: { title: 'Durable before spoken', source: '§5.1, Figure 2' },
  takeSnapshot: { title: 'Compaction', source: '§7' },
  installSnapshot: { title: 'Installing a snapshot', source: '§7' },
  applyOnce: { title: 'A retried request runs once', source: '§8, dissertation §6.3' },
  answerWaiter: { title: 'An answer belongs to one entry', source: '§8' },
  readThroughLog: { title: 'Reads go through the log', source: '§8' },
  moveFewest: { title: 'Shards stay where they can', source: 'lab 4A' },
  servesShard: { title: 'Ownership is judged where the op stands in the log', source: 'lab 4B' },
  acceptConfig: { title: 'One configuration after the other', source: 'lab 4B' },
  acceptShard: { title: 'A shard is taken once', source: 'lab 4B' },
  fenceShard: { title: 'Who comes too late changes nothing', source: '6.5840 of 2025, lab 5' },
  announceChange: { title: 'A change is announced before it begins', source: '6.5840 of 2025, lab 5' },
  publishLast: { title: 'In force when it is done', source: '6.5840 of 2025, lab 5' },
  deleteMoved: { title: 'Deleted where it has left', source: '6.5840 of 2025, lab 5' },
  keepUntilInstalled: { title: 'Deleted only when the new owner has it', source: 'lab 4B, challenge 1' },
  recallState: { title: 'What a restart remembers', source: '§5.1, Figure 2' },
  ignoreStaleReply: { title: 'Replies of an earlier term count for nothing', source: '§5.1' },
  assignTask: { title: 'Tasks go to whoever is free', source: 'MapReduce §3.1' },
  startReduces: { title: 'Reduces wait for the last map', source: 'MapReduce §3.1' },
  reissueTask: { title: 'A silent worker is replaced', source: 'MapReduce §3.3' },
  acceptResult: { title: 'One result for each task', source: 'MapReduce §3.3' },
  renameOutput: { title: 'Output appears whole or not at all', source: 'MapReduce §3.3' },
  oneTask: { title: 'A worker has one task at a time', source: 'MapReduce §3.1' },
  endJob: { title: 'The job ends with the last reduce', source: 'MapReduce §3.1' },
} as const;

/** The id of a named decision. */
export type RuleId = keyof typeof RULES;

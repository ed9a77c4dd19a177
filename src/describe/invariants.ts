// The properties that are checked after every step: what they are called, what they demand, where they come from.
import type { Setup } from '../model/setup.ts';

/** One checked property. */
export interface Invariant {
  /** `I1`: the id that scenarios, events and links use. */
  readonly id: string;
  readonly name: string;
  /** What must hold, in one plain sentence. */
  readonly statement: string;
  /** Where it is stated or argued. */
  readonly source: string;
}

/** All of them, in order. */
export const INVARIANTS: readonly Invariant[] = [
  {
    id: 'I1',
    name: 'Election Safety',
    statement: 'At most one server ever becomes leader of a term.',
    source: 'Raft paper, Figure 3',
  },
  {
    id: 'I2',
    name: 'Vote Once',
    statement: 'A server grants its vote to at most one candidate in a term, even after a crash.',
    source: 'Raft paper, §5.2',
  },
  {
    id: 'I3',
    name: 'Leader Append-Only',
    statement: 'While it leads a term, a server only adds to the end of its own log.',
    source: 'Raft paper, Figure 3',
  },
  {
    id: 'I4',
    name: 'Log Matching',
    statement: 'If two logs have an entry of the same index and term, they are the same through that index.',
    source: 'Raft paper, Figure 3',
  },
  {
    id: 'I5',
    name: 'Leader Completeness',
    statement: 'What a leader committed in one term is in the log of the leader of every later term.',
    source: 'Raft paper, Figure 3, with the term in which the entry was committed',
  },
  {
    id: 'I6',
    name: 'State Machine Safety',
    statement: 'No two servers ever apply different entries at the same index.',
    source: 'Raft paper, Figure 3',
  },
  {
    id: 'I7',
    name: 'Committed Agreement',
    statement: 'Every entry that a server holds to be committed is the one that a leader committed at that index.',
    source: 'follows from Log Matching and Leader Completeness',
  },
  {
    id: 'I8',
    name: 'Ordered Indexes',
    statement:
      'On every server the snapshot reaches no further than what is applied, that no further than what is committed, and that no further than the log.',
    source: 'Raft paper, Figure 2',
  },
  {
    id: 'I9',
    name: 'Terms Only Grow',
    statement: 'A server’s currentTerm never decreases, not even across a restart.',
    source: 'Raft paper, §5.1',
  },
  {
    id: 'I10',
    name: 'Commits Only Grow',
    statement: 'As long as a server runs, its commitIndex never decreases and its committed entries never change.',
    source: 'Raft paper, Figure 2',
  },
  {
    id: 'I11',
    name: 'Terms in Order',
    statement: 'Terms never decrease along a log, and none is later than the server’s currentTerm.',
    source: 'follows from Raft paper, §5.1 and §5.3',
  },
  {
    id: 'I12',
    name: 'Committed Is Durable',
    statement: 'The servers that lack a committed entry never make up a majority.',
    source: 'Raft paper, §5.4',
  },
  {
    id: 'I13',
    name: 'Own Term Only',
    statement: 'A leader counts copies only of an entry of its own term when it moves its commitIndex.',
    source: 'Raft paper, §5.4.2 and Figure 8',
  },
  {
    id: 'I14',
    name: 'matchIndex Is True',
    statement: 'A follower in the leader’s term really holds the leader’s log as far as its matchIndex says.',
    source: 'Raft paper, Figure 2',
  },
  {
    id: 'I15',
    name: 'nextIndex Is Possible',
    statement: 'For every follower nextIndex lies beyond matchIndex and at most one place beyond the leader’s log.',
    source: 'Raft paper, Figure 2',
  },
  {
    id: 'I16',
    name: 'matchIndex Only Grows',
    statement: 'As long as a server leads a term, it never takes back what it knows a follower to hold.',
    source: 'Raft paper, Figure 2',
  },
  {
    id: 'I22',
    name: 'Durable Before Spoken',
    statement: 'A granted vote or a confirmed entry is on the server’s disk before anybody hears of it.',
    source: 'Raft paper, Figure 2; dissertation, §3.8',
  },
  {
    id: 'I23',
    name: 'Snapshots Are True',
    statement: 'A snapshot is exactly what the committed entries up to its last index lead to.',
    source: 'Raft paper, §7; dissertation, ch. 5',
  },
  {
    id: 'I24',
    name: 'No Way Back',
    statement:
      'Installing a snapshot never takes a server back behind what it has committed or applied, and keeps later entries only if they belong to it.',
    source: 'Raft paper, §7 and Figure 13',
  },
  {
    id: 'I25',
    name: 'State Follows Log',
    statement: 'Every server’s machine is exactly what the committed entries up to its lastApplied lead to.',
    source: 'Raft paper, §2',
  },
  {
    id: 'I32',
    name: 'Exactly Once',
    statement: 'A client’s request changes the state at most once, however often it is sent.',
    source: 'Raft paper, §8; dissertation, §6.3',
  },
  {
    id: 'I34',
    name: 'One Owner',
    statement: 'At any time at most one group serves a shard.',
    source: '6.824, lab 4B',
  },
  {
    id: 'I35',
    name: 'No Shard Lost',
    statement: 'A shard that a group waits for is still held by another.',
    source: '6.824, lab 4B',
  },
  {
    id: 'I36',
    name: 'Step by Step',
    statement: 'A group goes from each configuration of shards to the very next.',
    source: '6.824, lab 4B',
  },
  {
    id: 'I37',
    name: 'Legal Roles',
    statement: 'Only a candidate becomes leader, and a leader never becomes a candidate without following first.',
    source: 'Raft paper, Figure 4',
  },
  {
    id: 'I38',
    name: 'Applied in Order',
    statement:
      'A server applies one index after the other, each once; after a restart, or when it gets a snapshot, it goes on where the snapshot ends.',
    source: 'Raft paper, Figure 2; 6.824, lab 2',
  },
  {
    id: 'M1',
    name: 'Reduces Wait',
    statement: 'When a reduce is given out, everything that the maps have for it is on the store, whole.',
    source: 'MapReduce paper, §3.1; lab 1',
  },
  {
    id: 'M2',
    name: 'Output Stays',
    statement: 'A file appears under its lasting name whole, and what it says never changes afterwards.',
    source: 'MapReduce paper, §3.3',
  },
  {
    id: 'M3',
    name: 'One Result',
    statement: 'Of all results of a task the coordinator takes one.',
    source: 'MapReduce paper, §3.3',
  },
  {
    id: 'M4',
    name: 'Patience',
    statement:
      'A task is given out again only when whoever had it has had the time that he is allowed, or as a backup when all are given out.',
    source: 'MapReduce paper, §3.3 and §3.6; lab 1',
  },
  {
    id: 'M5',
    name: 'One Task a Worker',
    statement: 'No worker is given a task while it is at work on another one.',
    source: 'lab 1 of 2018',
  },
];

const OF_SHARDS: readonly string[] = ['I34', 'I35', 'I36'];

/** Those that are about something in a run of this setup: its servers, its shards, its job. */
export function invariantsFor({ servers, shards, job }: Pick<Setup, 'servers' | 'shards' | 'job'>): Invariant[] {
  return INVARIANTS.filter(({ id }) => {
    if (id.startsWith('M')) return job !== null;
    return OF_SHARDS.includes(id) ? shards > 0 : servers > 0;
  });
}

/** The invariant of this id, or undefined. */
export function invariantOf(id: string): Invariant | undefined {
  return INVARIANTS.find((invariant) => invariant.id === id);
}

// The only file with index arithmetic on logs. Indexes are 1-based; `base` is the last index the snapshot covers.
import type { LogIndex, NodeId, Term } from '../../model/ids.ts';
import { type Op, opBytes } from '../../model/kv.ts';
import { append as appendTo, at, emptyList, last, listOf, slice, take } from '../../model/list.ts';
import type { Entry, Log, Members, RaftState } from '../../model/raft.ts';

/** A log that has never held anything. */
export const EMPTY_LOG: Log = { base: 0, baseTerm: 0, entries: emptyList(), bytes: 0 };

/** An entry with its canonical size: 16 bytes for index and term, and the op's. */
export function makeEntry(index: LogIndex, term: Term, op: Op): Entry {
  return { index, term, op, bytes: 16 + opBytes(op) };
}

/** Index of the last entry, or of the snapshot when none follows it. */
export function lastIndex(log: Log): LogIndex {
  return log.base + log.entries.size;
}

/** Term of the last entry, or of the snapshot. */
export function lastTerm(log: Log): Term {
  return last(log.entries)?.term ?? log.baseTerm;
}

/** The entry at an index, unless it is compacted away or not there yet. */
export function entryAt(log: Log, index: LogIndex): Entry | undefined {
  return at(log.entries, index - log.base - 1);
}

/** Term at an index; known at `base` too. Undefined below it and beyond the end. */
export function termAt(log: Log, index: LogIndex): Term | undefined {
  return index === log.base ? log.baseTerm : entryAt(log, index)?.term;
}

/** At most `most` entries from an index on. */
export function entriesFrom(log: Log, index: LogIndex, most: number): Entry[] {
  const offset = index - log.base - 1;
  return slice(log.entries, offset, offset + most);
}

/** The log with an entry at its end. */
export function append(log: Log, entry: Entry): Log {
  return {
    base: log.base,
    baseTerm: log.baseTerm,
    entries: appendTo(log.entries, entry),
    bytes: log.bytes + entry.bytes,
  };
}

/** The log without the entry at `from` and all that follow. */
export function truncateFrom(log: Log, from: LogIndex): Log {
  const entries = take(log.entries, from - log.base - 1);
  let bytes = log.bytes;
  for (let i = from; i <= lastIndex(log); i++) bytes -= entryAt(log, i)?.bytes ?? 0;
  return { base: log.base, baseTerm: log.baseTerm, entries, bytes };
}

/** The log behind a snapshot at (index, term): what follows it is kept, the rest is covered by the snapshot. */
export function compactTo(log: Log, index: LogIndex, term: Term): Log {
  const kept = slice(log.entries, index - log.base, log.entries.size);
  return { base: index, baseTerm: term, entries: listOf(kept), bytes: kept.reduce((sum, e) => sum + e.bytes, 0) };
}

/** First index of the run of entries that share the term at `index`, as far down as the log reaches. */
export function firstOfTerm(log: Log, index: LogIndex): LogIndex {
  const term = termAt(log, index);
  let first = index;
  while (first - 1 > log.base && termAt(log, first - 1) === term) first--;
  return first;
}

/** Last index at or below `from` that holds an entry of the term, or null. Terms never fall along a log. */
export function lastOfTerm(log: Log, term: Term, from: LogIndex): LogIndex | null {
  for (let i = Math.min(from, lastIndex(log)); i >= log.base; i--) {
    const here = termAt(log, i);
    if (here === term) return i;
    if (here !== undefined && here < term) return null;
  }
  return null;
}

/** Canonical size of the persisted Raft state: term, vote, base and base term at 8 bytes each, and the entries. */
export function persistedBytes(log: Log): number {
  return 32 + log.bytes;
}

/** §5.4.1: is the log ending in (index, term) at least as up to date as this one? */
export function isUpToDate(log: Log, index: LogIndex, term: Term): boolean {
  const own = lastTerm(log);
  return term > own || (term === own && index >= lastIndex(log));
}

/** The configuration in force: the newest in the log, else the snapshot's, else the bootstrap one given. */
export function latestMembers(raft: Pick<RaftState, 'log' | 'snapshot'>, bootstrap: readonly NodeId[]): Members {
  for (let i = lastIndex(raft.log); i > raft.log.base; i--) {
    const entry = entryAt(raft.log, i);
    if (entry?.op.type === 'config') return { voters: entry.op.voters, index: i };
  }
  return raft.snapshot?.members ?? { voters: bootstrap, index: 0 };
}

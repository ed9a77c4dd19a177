// Whether logs agree. Servers share the very objects of their entries, so that agreement is mostly seen at a glance.
import { opText } from '../../describe/op.ts';
import type { LogIndex } from '../../model/ids.ts';
import { isKvOp, type KvOp, type Op } from '../../model/kv.ts';
import { samePrefix } from '../../model/list.ts';
import type { Entry, Log } from '../../model/raft.ts';
import { entryAt, lastIndex, termAt } from '../raft/log.ts';

/** Whether two entries say the same: index, term and op. */
export function sameEntry(a: Entry, b: Entry): boolean {
  return a === b || (a.index === b.index && a.term === b.term && sameOp(a.op, b.op));
}

function sameOp(a: Op, b: Op): boolean {
  if (a === b) return true;
  if (isKvOp(a)) return isKvOp(b) && sameKvOp(a, b);
  // Rare ones: what they say is in their fields, in one order.
  return a.type === b.type && JSON.stringify(a) === JSON.stringify(b);
}

function sameKvOp(a: KvOp, b: KvOp): boolean {
  return (
    a.type === b.type &&
    a.key === b.key &&
    a.value === b.value &&
    a.expected === b.expected &&
    a.version === b.version &&
    a.clientId === b.clientId &&
    a.requestId === b.requestId
  );
}

/** The highest index through which two versions of a server's log say the same, as far as both can still be read. */
export function agreeThrough(a: Log, b: Log): LogIndex {
  const end = Math.min(lastIndex(a), lastIndex(b));
  const start = Math.max(a.base, b.base);
  if (end < start) return end;
  const left = termAt(a, start);
  const right = termAt(b, start);
  if (left !== right) return start - 1;
  let agreed = a.base === b.base ? start + samePrefix(a.entries, b.entries) : start;
  while (agreed < end && sameEntry(entryAt(a, agreed + 1) as Entry, entryAt(b, agreed + 1) as Entry)) agreed++;
  return agreed;
}

/** Whether two logs have the same term at an index, as far as both can be read there. */
export function sameTerm(a: Log, b: Log, index: LogIndex): boolean {
  const mine = termAt(a, index);
  const theirs = termAt(b, index);
  return mine === undefined || theirs === undefined || mine === theirs;
}

/** Whether a log holds an entry: itself, or covered by its snapshot. */
export function holds(log: Log, entry: Entry): boolean {
  if (entry.index <= log.base) return entry.index < log.base || entry.term === log.baseTerm;
  const own = entryAt(log, entry.index);
  return own !== undefined && sameEntry(own, entry);
}

/**
 * Whether a log agrees with another through an index. By Log Matching (checked on its own) the entry at the index stands for
 * all before it; what a snapshot covers is committed and stands for itself.
 */
export function agreesAt(log: Log, other: Log, index: LogIndex): boolean {
  if (index > lastIndex(log) || index > lastIndex(other)) return false;
  if (index <= log.base || index <= other.base) {
    return sameTerm(log, other, index);
  }
  return sameEntry(entryAt(log, index) as Entry, entryAt(other, index) as Entry);
}

/** An entry in a sentence: `put x 1 (term 2)`; `nothing` where there is none. */
export function entryText(entry: Entry | undefined): string {
  return entry ? `${opText(entry.op)} (term ${entry.term})` : 'nothing';
}

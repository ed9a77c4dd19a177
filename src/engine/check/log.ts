// A server's log: what it may lose, what order it keeps, and that it agrees with the logs of the others.
import type { LogIndex } from '../../model/ids.ts';
import type { Log } from '../../model/raft.ts';
import type { ServerNode } from '../../model/world.ts';
import { entryAt, lastIndex, termAt } from '../raft/log.ts';
import { entryText, sameEntry, sameTerm } from './agreement.ts';
import { alarm, type Change, entryRange } from './scene.ts';

/** A log that has changed: I3, I4, I11, and of I10 that committed entries stay. */
export function checkLog(change: Change): void {
  checkAppendOnly(change);
  checkCommittedStays(change);
  checkTermsInOrder(change);
  for (const node of change.world.nodes) {
    if (node.kind !== 'server' || node === change.is || node.group !== change.is.group) continue;
    if (checkMatching(change, node)) return;
  }
}

/** I3. */
function checkAppendOnly(change: Change): void {
  const { was, is, kept, reborn } = change;
  if (reborn || was.raft.role.kind !== 'leader' || is.raft.role.kind !== 'leader') return;
  const { currentTerm: term, log } = was.raft;
  if (term !== is.raft.currentTerm || kept >= lastIndex(log)) return;
  alarm(change, 'I3', `${is.id}@${term}`, [is.id], kept + 1, () => {
    return `${is.id} leads term ${term} and changed ${entryRange(kept + 1, lastIndex(log))} of its own log.`;
  });
}

/** I10, second half. */
function checkCommittedStays(change: Change): void {
  const { was, is, kept, reborn } = change;
  const { commitIndex } = was.raft;
  if (reborn || kept >= commitIndex) return;
  alarm(change, 'I10', is.id, [is.id], kept + 1, () => {
    return `${is.id} had committed through ${commitIndex} and lost ${entryRange(kept + 1, commitIndex)} again.`;
  });
}

/** I11. */
function checkTermsInOrder(change: Change): void {
  const { is, kept } = change;
  const { log, currentTerm } = is.raft;
  for (let i = Math.max(kept, log.base) + 1; i <= lastIndex(log); i++) {
    const before = termAt(log, i - 1) ?? 0;
    const here = termAt(log, i) ?? 0;
    if (before <= here) continue;
    alarm(change, 'I11', is.id, [is.id], i, () => {
      return `In the log of ${is.id} entry ${i} of term ${here} follows an entry of term ${before}.`;
    });
    return;
  }
  const last = termAt(log, lastIndex(log)) ?? 0;
  if (last <= currentTerm) return;
  alarm(change, 'I11', is.id, [is.id], lastIndex(log), () => {
    return `${is.id} is in term ${currentTerm} but its last entry, ${lastIndex(log)}, is of term ${last}.`;
  });
}

/**
 * I4. What was there before has been compared before: only the new entries are, and each with the place before it. Returns
 * true when the other log has all of the new entries: then with the rest it is compared already, through that one.
 */
function checkMatching(change: Change, other: ServerNode): boolean {
  const { is, kept } = change;
  const mine = is.raft.log;
  const theirs = other.raft.log;
  const from = Math.max(kept, mine.base, theirs.base) + 1;
  const end = lastIndex(mine);
  for (let i = Math.min(end, lastIndex(theirs)); i >= from; i--) {
    if (matchesAt(mine, theirs, i)) continue;
    const differs = sameTerm(mine, theirs, i - 1) ? i : i - 1;
    const first = entryAt(mine, differs);
    const second = entryAt(theirs, differs);
    alarm(change, 'I4', differs, [is.id, other.id], differs, () => {
      const same = `Both ${is.id} and ${other.id} have an entry ${i} of term ${termAt(mine, i)}`;
      return `${same}, but at ${differs} ${is.id} has ${entryText(first)} and ${other.id} ${entryText(second)}.`;
    });
    return false;
  }
  return from === Math.max(kept, mine.base) + 1 && entryAt(theirs, end)?.term === termAt(mine, end);
}

/** Where terms are the same, so is the entry, and so are the terms just before. */
function matchesAt(a: Log, b: Log, index: LogIndex): boolean {
  const mine = entryAt(a, index);
  const theirs = entryAt(b, index);
  if (!mine || !theirs || mine.term !== theirs.term) return true;
  return sameEntry(mine, theirs) && sameTerm(a, b, index - 1);
}

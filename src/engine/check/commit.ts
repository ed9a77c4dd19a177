// What is committed: recorded when a leader commits it, and from then on the same for every server and every later leader.
// The term that counts is the one of the commitment. (The published form with the term of the entry is broken by legal runs.)
import type { Committed } from '../../model/ghost.ts';
import type { LogIndex, NodeId } from '../../model/ids.ts';
import { append, at, last } from '../../model/list.ts';
import type { Entry } from '../../model/raft.ts';
import type { Node, ServerNode } from '../../model/world.ts';
import { applyOp } from '../machine/machine.ts';
import { entryAt, lastIndex, termAt } from '../raft/log.ts';
import { majority } from '../raft/quorum.ts';
import { PAPER } from '../raft/rules.ts';
import { entryText, holds, sameEntry } from './agreement.ts';
import { type Applied, checkOnce } from './machine.ts';
import { machineDigest } from './machineDigest.ts';
import { alarm, type Change, entryRange, listed } from './scene.ts';

/** I8. */
export function checkBounds(change: Change): void {
  const { is } = change;
  const { commitIndex, lastApplied, log } = is.raft;
  const end = lastIndex(log);
  if (log.base <= lastApplied && lastApplied <= commitIndex && commitIndex <= end) return;
  alarm(change, 'I8', is.id, [is.id], commitIndex, () => {
    return `${is.id}: snapshot through ${log.base}, applied through ${lastApplied}, committed through ${commitIndex}, log through ${end}.`;
  });
}

/** The commitIndex has changed, or the log below it: I10, I13, I12, I5 of new commitments, I7. */
export function checkCommit(change: Change): void {
  const { was, is, reborn } = change;
  const { commitIndex, role } = is.raft;
  if (!reborn && commitIndex < was.raft.commitIndex) {
    alarm(change, 'I10', is.id, [is.id], commitIndex, () => {
      return `${is.id} took its commitIndex back from ${was.raft.commitIndex} to ${commitIndex}.`;
    });
  }
  if (role.kind === 'leader' && commitIndex > was.raft.commitIndex) {
    checkOwnTerm(change);
    const known = change.history.committed.size;
    recordCommitted(change);
    if (change.history.committed.size > known) {
      checkStored(change, change.history.committed.size);
      checkOtherLeaders(change);
    }
  }
  checkAgreement(change);
}

/** I13. */
function checkOwnTerm(change: Change): void {
  const { is } = change;
  const { commitIndex, currentTerm, log } = is.raft;
  const term = termAt(log, commitIndex);
  if (term === undefined || term === currentTerm) return;
  alarm(change, 'I13', `${is.id}@${currentTerm}`, [is.id], commitIndex, () => {
    return `${is.id} leads term ${currentTerm} and committed entry ${commitIndex} of term ${term} by counting its copies.`;
  });
}

/** Remembers what a leader has committed for the first time, and what the machine makes of it. */
function recordCommitted(change: Change): void {
  const { world, is, history } = change;
  const { currentTerm: commitTerm, commitIndex } = is.raft;
  let { committed, machine, configs } = history;
  for (let index = committed.size + 1; index <= commitIndex; index++) {
    const entry = entryOfStep(change, index);
    if (!entry) break;
    const { state, repeated } = applyOp(machine, entry.op, PAPER);
    const digest = machineDigest(state, machine);
    machine = state;
    if (entry.op.type === 'config') configs = append(configs, index);
    committed = append(committed, { entry, commitTerm, step: world.step, repeated, digest });
  }
  change.history = { terms: history.terms, committed, machine, configs };
}

/** An entry of the server's log in this step, even if it was compacted away in the same step. */
function entryOfStep({ events, was, is }: Change, index: LogIndex): Entry | undefined {
  const entry = entryAt(is.raft.log, index) ?? entryAt(was.raft.log, index);
  if (entry) return entry;
  for (const event of events) {
    if (event.type === 'EntryApplied' && event.node === is.id && event.entry.index === index) return event.entry;
  }
  return undefined;
}

/** I12, when an entry is committed and when a server that had it loses it: a majority has it in its log and on its disk. */
export function checkStored(change: Change, index: LogIndex): void {
  const { world, is, history } = change;
  const known = at(history.committed, index - 1);
  if (!known) return;
  const { voters } = is.raft.members;
  let count = 0;
  for (const node of world.nodes) if (stores(node, change, known.entry)) count++;
  if (count >= majority(voters.length)) return;
  alarm(change, 'I12', `${is.id}@${is.raft.currentTerm}`, [is.id], index, () => {
    const holders = world.nodes.filter((node) => stores(node, change, known.entry)).map((node) => node.id);
    const verb = holders.length === 1 ? 'stores' : 'store';
    return `Entry ${index} was committed in term ${known.commitTerm}, but ${listed(holders)} of ${voters.length} servers ${verb} it.`;
  });
}

function stores(node: Node, { is }: Change, entry: Entry): boolean {
  if (node.kind !== 'server' || node.group !== is.group || !is.raft.members.voters.includes(node.id)) return false;
  const { log } = node.raft;
  const durable = node.disk.durable.log;
  return holds(log, entry) && (durable === log || holds(durable, entry));
}

/** A log has lost entries: the committed among them must still be stored by a majority. */
export function checkStillStored(change: Change): void {
  const { was, kept, history } = change;
  const lost = Math.min(lastIndex(was.raft.log), history.committed.size);
  if (lost > kept) checkStored(change, lost);
}

/** I5, of the leader of a term that has just begun. */
export function checkLeaderCompleteness(change: Change): void {
  const { committed } = change.history;
  const { currentTerm } = change.is.raft;
  let index = committed.size;
  while (index > 0 && (at(committed, index - 1) as Committed).commitTerm >= currentTerm) index--;
  checkHas(change, change.is, index);
}

/** I5, of what has just been committed: leaders of later terms, if there are any yet, have it too. */
function checkOtherLeaders(change: Change): void {
  const { world, is, history } = change;
  for (const node of world.nodes) {
    if (node.kind !== 'server' || node.group !== is.group || node.raft.role.kind !== 'leader') continue;
    if (node.raft.currentTerm > is.raft.currentTerm) checkHas(change, node, history.committed.size);
  }
}

/** A leader must have everything that is committed through an index. Its entry there stands for all before it (I4). */
function checkHas(change: Change, leader: ServerNode, through: LogIndex): void {
  const { committed } = change.history;
  const { log, currentTerm } = leader.raft;
  let first = through;
  const lacks = (index: LogIndex) => index > 0 && !holds(log, (at(committed, index - 1) as Committed).entry);
  if (!lacks(first)) return;
  while (lacks(first - 1)) first--;
  alarm(change, 'I5', `${leader.id}@${currentTerm}`, [leader.id], first, () => {
    const { entry, commitTerm } = at(committed, first - 1) as Committed;
    const which = first === through ? `entry ${first}` : `${entryRange(first, through)}, the first of them`;
    return `${leader.id} leads term ${currentTerm} without ${which} ${entryText(entry)}, which was committed in term ${commitTerm}.`;
  });
}

/** I7. What was compared before is not compared again. */
function checkAgreement(change: Change): void {
  const { was, is, kept, reborn, history } = change;
  const { log, commitIndex } = is.raft;
  const compared = reborn ? 0 : Math.min(kept, was.raft.commitIndex);
  for (let index = Math.max(log.base, compared) + 1; index <= Math.min(commitIndex, lastIndex(log)); index++) {
    const known = at(history.committed, index - 1);
    const own = entryAt(log, index) as Entry;
    if (known && sameEntry(known.entry, own)) continue;
    alarm(change, 'I7', is.id, [is.id], index, () => {
      return known
        ? `${is.id} takes ${entryText(own)} for committed at ${index}, where ${entryText(known.entry)} was committed in term ${known.commitTerm}.`
        : `${is.id} takes ${entryText(own)} for committed at ${index}, where no leader has committed anything${lastCommitted(change)}.`;
    });
    return;
  }
}

function lastCommitted({ history }: Change): string {
  const known = last(history.committed);
  return known ? ` (the last is ${known.entry.index})` : '';
}

/** I6, and I32 of an entry whose request was committed before: an entry has been applied. */
export function checkApplied(change: Change, applied: Applied): void {
  const { is, history } = change;
  const { entry } = applied;
  const known = at(history.committed, entry.index - 1);
  if (!known) return;
  if (known.repeated) checkOnce(change, applied);
  if (sameEntry(known.entry, entry)) return;
  alarm(change, 'I6', is.id, appliers(change, entry.index), entry.index, () => {
    return `${is.id} applied ${entryText(entry)} at ${entry.index}, where ${entryText(known.entry)} had been applied.`;
  });
}

function appliers({ world, is }: Change, index: LogIndex): NodeId[] {
  const others = world.nodes.filter(
    (n) => n.kind === 'server' && n.group === is.group && n !== is && n.raft.lastApplied >= index,
  );
  return [is.id, ...others.map((n) => n.id)];
}

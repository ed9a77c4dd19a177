// The machines: each is what the committed entries lead to, one after the other, and no request changes it twice.
import type { Happening } from '../../model/event.ts';
import { at } from '../../model/list.ts';
import { initialMachine } from '../machine/machine.ts';
import { entryText } from './agreement.ts';
import { machineDigest } from './machineDigest.ts';
import { alarm, type Change } from './scene.ts';

/** An entry that has been applied, as the event tells it. */
export type Applied = Extract<Happening, { readonly type: 'EntryApplied' }>;

/** I25. Servers that agree share their machine as one object; otherwise digests are compared. */
export function checkMachine(change: Change): void {
  const { was, is, history, world } = change;
  const { lastApplied } = is.raft;
  if (lastApplied === history.committed.size && is.machine === history.machine) return;
  const expected =
    lastApplied === 0
      ? machineDigest(initialMachine(world.setup, is.group))
      : at(history.committed, lastApplied - 1)?.digest;
  if (expected === undefined || machineDigest(is.machine, was.machine) === expected) return;
  alarm(change, 'I25', is.id, [is.id], lastApplied, () => {
    return `The state of ${is.id} is not what the committed entries through ${lastApplied} lead to.`;
  });
}

/** I38, of an entry that has been applied: it is the one after the last, or after the end of the snapshot just installed. */
export function checkOrder(change: Change, { entry }: Applied): void {
  const { is, applied } = change;
  change.applied = entry.index;
  if (entry.index === applied + 1) return;
  alarm(change, 'I38', is.id, [is.id], entry.index, () => {
    return `${is.id} applied entry ${entry.index} after entry ${applied}.`;
  });
}

/** I38, at the end of a step: lastApplied tells of no more, and of no less, than has been applied. */
export function checkAllApplied(change: Change): void {
  const { is, applied, reborn } = change;
  const { lastApplied } = is.raft;
  if (reborn || lastApplied === applied) return;
  alarm(change, 'I38', is.id, [is.id], lastApplied, () => {
    return `${is.id} takes everything through entry ${lastApplied} for applied, but has come to entry ${applied}.`;
  });
}

/** I32. An entry has been applied whose request had been committed before: it must not have run again. */
export function checkOnce(change: Change, { entry, result, repeated }: Applied): void {
  const { is } = change;
  const { op } = entry;
  if (repeated || (op.type !== 'put' && op.type !== 'append' && !(op.type === 'cas' && result?.ok))) return;
  alarm(change, 'I32', `${op.clientId}.${op.requestId}`, [is.id], entry.index, () => {
    return `${is.id} ran request ${op.requestId} of ${op.clientId} a second time, at ${entry.index}: ${entryText(entry)}.`;
  });
}

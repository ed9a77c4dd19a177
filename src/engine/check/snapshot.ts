// Snapshots: they hold what the committed entries lead to, and installing one takes nothing back.
import type { GroupHistory } from '../../model/ghost.ts';
import type { LogIndex } from '../../model/ids.ts';
import { at } from '../../model/list.ts';
import type { Snapshot } from '../../model/raft.ts';
import { lastIndex, termAt } from '../raft/log.ts';
import { machineDigest } from './machineDigest.ts';
import { alarm, type Change } from './scene.ts';

/** I23. A server has a new snapshot: its own, or an installed one, or after a crash the one on its disk. */
export function checkSnapshot(change: Change): void {
  const { is, history } = change;
  const { snapshot } = is.raft;
  if (!snapshot) return;
  const wrong = wrongIn(snapshot, history, is.raft.lastApplied);
  if (wrong === null) return;
  const { lastIncludedIndex } = snapshot;
  alarm(change, 'I23', is.id, [is.id], lastIncludedIndex, () => {
    return `${is.id} has a snapshot through ${lastIncludedIndex} (term ${snapshot.lastIncludedTerm}), but ${wrong}.`;
  });
}

/** What a snapshot says that is not so, as a clause; null: nothing. */
function wrongIn(snapshot: Snapshot, history: GroupHistory, lastApplied: LogIndex): string | null {
  const { lastIncludedIndex: index, lastIncludedTerm, machine, members } = snapshot;
  if (index > lastApplied) return `has applied only the entries through ${lastApplied}`;
  const known = at(history.committed, index - 1);
  if (!known) return `only the entries through ${history.committed.size} have been committed`;
  if (known.entry.term !== lastIncludedTerm) return `the entry committed there is of term ${known.entry.term}`;
  if (machineDigest(machine) !== known.digest) return 'the committed entries lead to another state';
  const config = lastConfig(history, index);
  return members.index === config ? null : `the members in force there are those of entry ${config}`;
}

/** The index of the last configuration committed at or before an index; 0: that of the beginning. */
function lastConfig({ configs }: GroupHistory, index: LogIndex): LogIndex {
  for (let i = configs.size - 1; i >= 0; i--) {
    const config = at(configs, i) as LogIndex;
    if (config <= index) return config;
  }
  return 0;
}

/** I24. A snapshot has been installed in this step. */
export function checkInstall(change: Change): void {
  const { was, is } = change;
  const { snapshot } = is.raft;
  if (!snapshot) return;
  const { lastIncludedIndex: index, lastIncludedTerm: term } = snapshot;
  const [before, after] = [was.raft, is.raft];
  if (after.commitIndex < before.commitIndex || after.lastApplied < before.lastApplied) {
    alarm(change, 'I24', is.id, [is.id], index, () => {
      const had = `which had committed through ${before.commitIndex} and applied through ${before.lastApplied}`;
      return `A snapshot through ${index} was installed on ${is.id}, ${had}.`;
    });
    return;
  }
  const agrees = termAt(before.log, index) === term;
  const kept = lastIndex(after.log) - index;
  if (kept === (agrees ? Math.max(0, lastIndex(before.log) - index) : 0)) return;
  alarm(change, 'I24', is.id, [is.id], index, () => {
    const own = termAt(before.log, index) ?? 'none';
    const what = `keeping ${kept} later entries of its log, whose own term at ${index} was ${own}`;
    return `${is.id} installed a snapshot through ${index} (term ${term}), ${what}.`;
  });
}

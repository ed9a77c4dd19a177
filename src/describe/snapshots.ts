// Snapshots and log compaction in sentences (§7).
import type { Event } from '../model/event.ts';
import { decision, type Sentence, write } from './piece.ts';
import { WHY } from './why.ts';

type Of<T extends Event['type']> = Event & { readonly type: T };

/** The events of snapshots. */
export type SnapshotEvent = Of<'SnapshotTaken' | 'SnapshotInstalled' | 'SnapshotIgnored'>;

/** What happened to a snapshot. */
export function snapshotSentence(event: SnapshotEvent): Sentence {
  const node = { node: event.node };
  switch (event.type) {
    case 'SnapshotTaken': {
      const { lastIncludedIndex, lastIncludedTerm, before, after, rule } = event;
      const text = write`${node} replaces its log through ${{ strong: `index ${lastIncludedIndex}` }} (term ${lastIncludedTerm}) by a snapshot; the log on disk shrinks from ${before} to ${after} bytes.`;
      return decision(text, rule, WHY.takeSnapshot);
    }
    case 'SnapshotInstalled': {
      const { leader, lastIncludedIndex, lastIncludedTerm, kept, rule } = event;
      const rest =
        kept === 0
          ? 'Nothing of its own log remains'
          : `The ${kept === 1 ? 'entry' : `${kept} entries`} after it ${kept === 1 ? 'stays' : 'stay'}, for the log agrees with it`;
      const text = write`${node} installs the snapshot of ${{ node: leader }} through ${{ strong: `index ${lastIncludedIndex}` }} (term ${lastIncludedTerm}). ${rest}.`;
      return decision(text, rule, WHY.installSnapshot);
    }
    case 'SnapshotIgnored': {
      const { leader, lastIncludedIndex, commitIndex, reason, rule } = event;
      const lead = write`${node} ignores the snapshot of ${{ node: leader }} through index ${lastIncludedIndex}`;
      if (reason === 'old-term') {
        const text = write`${lead}: it is of a leader whose term is over.`;
        return decision(text, rule, 'A leader that has been replaced must not change logs any more');
      }
      const text = write`${lead}: it has itself committed through ${{ strong: `index ${commitIndex}` }}.`;
      return decision(text, rule, 'An old snapshot would take the machine back to a state that clients have seen pass');
    }
  }
}

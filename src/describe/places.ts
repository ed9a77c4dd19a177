// The kinds of place that one can jump to, in words.
import type { Tick } from '../model/ids.ts';
import type { MilestoneKind } from '../model/timeline.ts';

const WORDS: Readonly<Record<MilestoneKind, string>> = {
  candidate: 'election',
  leader: 'election',
  commit: 'commit',
  crash: 'fault',
  restart: 'fault',
  fault: 'fault',
  note: 'caption',
  call: 'call',
  snapshot: 'snapshot',
  violation: 'broken invariant',
  failure: 'failed expectation',
  end: 'end of the script',
};

/** So many words are a list that is read; of more the first ones stand for all. */
const MOST = 4;

/** That a jump has found nothing, as a sentence. `horizon`: how far it has looked ahead, in ms. */
export function noPlace(kinds: readonly MilestoneKind[], forward: boolean, horizon: Tick): string {
  const wanted = new Set<string>(kinds.map((kind) => WORDS[kind]));
  const told = [...new Set(Object.values(WORDS))].filter((word) => wanted.has(word)).slice(0, MOST);
  const last = told.pop();
  const list = told.length === 0 ? last : `${told.join(', ')} or ${last}`;
  return `No ${list} ${forward ? `in the next ${horizon / 1000} s` : 'before this moment'}.`;
}

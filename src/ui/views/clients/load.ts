// A generated load as it is typed, and what is wrong with it.
import type { Load } from '../../../model/command.ts';
import { BOUNDS, DEFAULT_LOAD } from '../../../scenario/bounds.ts';

/** The fields of the form, as texts. */
export interface LoadDraft {
  readonly keys: string;
  readonly gapMin: string;
  readonly gapMax: string;
  readonly get: string;
  readonly put: string;
  readonly append: string;
  readonly cas: string;
}

/** The load that a scenario means when it says no more than `workload`. */
export const FIRST_LOAD: LoadDraft = {
  keys: String(DEFAULT_LOAD.keys),
  gapMin: String(DEFAULT_LOAD.gap[0]),
  gapMax: String(DEFAULT_LOAD.gap[1]),
  get: String(DEFAULT_LOAD.mix.get),
  put: String(DEFAULT_LOAD.mix.put),
  append: String(DEFAULT_LOAD.mix.append),
  cas: String(DEFAULT_LOAD.mix.cas),
};

/** The load of a draft, or the first thing that is wrong with it, as a sentence. */
export function readLoad(draft: LoadDraft): Load | string {
  const whole = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN);
  const keys = whole(draft.keys);
  const gap = [whole(draft.gapMin), whole(draft.gapMax)] as const;
  const mix = { get: whole(draft.get), put: whole(draft.put), append: whole(draft.append), cas: whole(draft.cas) };
  const shares = Object.values(mix);
  if (!(keys >= BOUNDS.keys[0] && keys <= BOUNDS.keys[1]))
    return `Keys: a whole number from ${BOUNDS.keys[0]} to ${BOUNDS.keys[1]}.`;
  if (!gap.every(Number.isInteger)) return 'Pause: whole milliseconds.';
  if (gap[0] > gap[1]) return 'Pause: the first figure is the shorter one.';
  if (!shares.every((share) => share <= BOUNDS.share[1])) return `Shares: whole numbers from 0 to ${BOUNDS.share[1]}.`;
  if (shares.every((share) => share === 0)) return 'Shares: at least one kind of op must have some.';
  return { keys, gap, mix, until: null };
}

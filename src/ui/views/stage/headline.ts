// A caption of a scenario, which is one text, as a heading and what goes with it.
import type { Situation } from '../../../describe/caption.ts';
import { capital } from '../../../describe/piece.ts';

/** Longer than this, in characters, a first sentence is no heading. */
const LONGEST = 90;

/**
 * The first sentence as title, the rest as detail; a caption of one sentence is all title. A sentence that is too long for a
 * heading is parted at its colon, and both sides stand for themselves.
 */
export function headline(text: string): Situation {
  const end = /[.!?]\s+(?=\S)/.exec(text);
  const length = end ? end.index : text.length;
  if (end && length < LONGEST) {
    return { title: text.slice(0, end.index + 1), detail: text.slice(end.index + end[0].length) };
  }
  const colon = length < LONGEST ? null : /:\s+(?=\S)/.exec(text.slice(0, LONGEST));
  if (!colon) return { title: text, detail: '' };
  return { title: text.slice(0, colon.index), detail: capital(text.slice(colon.index + colon[0].length)) };
}

// A caption of a scenario, which is one text, as a heading and what goes with it.
import type { Situation } from '../../../describe/caption.ts';
import { capital } from '../../../describe/piece.ts';

/** A sentence of so many characters is parted at its colon, and one of more than the most is no heading. */
const LONG = 90;
const LONGEST = 110;

/**
 * The first sentence as title, the rest as detail. A long sentence is parted at its colon, and both sides stand for themselves; one
 * that is too long for a heading is detail, with all that follows it.
 */
export function headline(text: string): Situation {
  const end = /[.!?]\s+(?=\S)/.exec(text);
  const sentence = end ? text.slice(0, end.index + 1) : text;
  const colon = sentence.length > LONG ? /:\s+(?=\S)/.exec(text.slice(0, LONG)) : null;
  if (colon) return { title: text.slice(0, colon.index), detail: capital(text.slice(colon.index + colon[0].length)) };
  if (sentence.length > LONGEST) return { title: '', detail: text };
  return { title: sentence, detail: end ? text.slice(end.index + end[0].length) : '' };
}

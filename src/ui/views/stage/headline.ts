// A caption of a scenario, which is one text, as a heading and what goes with it.
import type { Situation } from '../../../describe/caption.ts';

/** Longer than this, in characters, a first sentence is no heading. */
const LONGEST = 90;

/** The first sentence as title, the rest as detail; a caption of one sentence is all title. */
export function headline(text: string): Situation {
  const end = /[.!?:]\s+(?=\S)/.exec(text);
  if (!end || end.index >= LONGEST) return { title: text, detail: '' };
  return { title: text.slice(0, end.index + 1), detail: text.slice(end.index + end[0].length) };
}

// The colour of a term, as CSS variables of tokens.css. Neighbouring terms never share a hue; red is kept for alarm.
import type { Term } from '../../model/ids.ts';

/** How many hues there are before they come round again. The number of the term always stands beside the colour. */
export const TERM_HUES = 6;

/** Which hue a term has: 1 to 6; 0 for term 0, before the first election. */
export function termHue(term: Term): number {
  return term <= 0 ? 0 : ((term - 1) % TERM_HUES) + 1;
}

/** Colour of a term for strokes, fills and text: at least 4.5:1 on the page's surfaces and on `termSoft`. */
export function termColor(term: Term): string {
  return `var(--term-${termHue(term)})`;
}

/** A tinted surface of a term; ordinary text and `termColor` text can be read upon it. */
export function termSoft(term: Term): string {
  return `var(--term-${termHue(term)}-soft)`;
}

/** Colour of text upon a fill of `termColor`. */
export function termInk(term: Term): string {
  return `var(--term-${termHue(term)}-ink)`;
}

// Which labs are spoken of: by name, by what they do, by the mistakes that they catch. Pure.
import type { Lab } from '../../../scenario/labs/lab.ts';

/** The labs in whose texts every word of this one occurs, wherever and in whatever case; all of them for an empty text. */
export function labsWith(labs: readonly Lab[], text: string): readonly Lab[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return labs;
  return labs.filter(({ suite, name, id, what, catches }) => {
    const told = `${suite} ${name} ${id} ${what} ${catches}`.toLowerCase();
    return words.every((word) => told.includes(word));
  });
}

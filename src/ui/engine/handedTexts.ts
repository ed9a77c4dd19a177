// Texts that the reader has given for jobs: dropped, opened or pasted. They are in this page's memory and nowhere else: never
// sent, never stored, and gone with the page.
import type { Texts } from '../../model/mapreduce.ts';

let texts: Texts = {};

/** Keeps a text under the name by which scenarios call it; one of the same name gives way. */
export function handOver(name: string, text: string): void {
  texts = { ...texts, [name]: text };
}

/** All texts that have been given. */
export function handedTexts(): Texts {
  return texts;
}

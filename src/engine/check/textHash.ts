// The hash of a text, every unit of which counts. A value that clients append to is hashed once for each piece: long texts
// are remembered with their hashes, and what has grown out of one of them goes on from there.

/** The hash of no text. */
const START = 0x2545f491;

/** From this length on a text is looked for among those that are remembered. */
const LONG = 64;

/** Texts that begin alike share a shelf, on which the latest few have a place: one for each server that is not where others are. */
const SHELVES = 32;
const PLACES = 8;

interface Shelf {
  readonly texts: string[];
  readonly hashes: number[];
  next: number;
}

const shelves: Shelf[] = Array.from({ length: SHELVES }, () => ({ texts: [], hashes: [], next: 0 }));

/** The hash of a text: 32 bits, signed. One unit changed, whichever it is, always changes it. */
export function hashText(text: string): number {
  if (text.length < LONG) return hashOn(START, text, 0);
  const shelf = shelves[(hashOn(START, text.slice(0, 16), 0) >>> 16) % SHELVES] as Shelf;
  const { texts, hashes } = shelf;
  let place = longestBeginning(texts, text);
  const known = place < 0 ? 0 : (texts[place] as string).length;
  if (known === text.length) return hashes[place] as number;
  const hash = hashOn(place < 0 ? START : (hashes[place] as number), text, known);
  if (place < 0) {
    place = shelf.next;
    shelf.next = (place + 1) % PLACES;
  }
  texts[place] = text;
  hashes[place] = hash;
  return hash;
}

/** The place of the longest of some texts with which a text begins, or -1. */
function longestBeginning(texts: readonly string[], text: string): number {
  let best = -1;
  let length = 0;
  for (let i = 0; i < texts.length; i++) {
    const known = texts[i] as string;
    if (known.length <= length || known.length > text.length) continue;
    if (text.slice(0, known.length) !== known) continue; // comparing is many times faster than hashing
    best = i;
    length = known.length;
  }
  return best;
}

/** The hash of what stood before, gone on with the units of a text from a place on. Each step is one-to-one: a difference stays. */
function hashOn(before: number, text: string, from: number): number {
  let h = before;
  for (let i = from; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}

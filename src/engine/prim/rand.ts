// Randomness as a hash of coordinates. There is no stream: a draw depends only on the seed, its purpose and its
// place, so that dropping one message does not reshuffle all the others. Integers only.

/** Mixes one word into a hash (murmur3's round). */
function mix(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  const h = hash ^ Math.imul(k, 0x1b873593);
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** Mixes a text, by its length and its UTF-16 units. */
function mixText(hash: number, text: string): number {
  let h = mix(hash, text.length);
  for (let i = 0; i < text.length; i++) h = mix(h, text.charCodeAt(i));
  return h;
}

/** Mixes a coordinate: a text, or a number by its low and, if there are any, its high 32 bits. */
function mixIn(hash: number, coordinate: number | string): number {
  if (typeof coordinate === 'string') return mixText(hash, coordinate);
  const low = mix(hash, coordinate | 0);
  return coordinate > 0x7fffffff ? mix(low, Math.floor(coordinate / 0x100000000)) : low;
}

/** The hash of the seed and purpose of the latest draws: most draws of a run have one of a handful. A pure memo. */
const stems = new Map<string, number>();
let stemsOf = 0;

function stem(seed: number, purpose: string): number {
  if (seed !== stemsOf) {
    stems.clear();
    stemsOf = seed;
  }
  let known = stems.get(purpose);
  if (known === undefined) {
    known = mixIn(mixIn(0x9747b28c, seed), purpose);
    stems.set(purpose, known);
  }
  return known;
}

/** A number from 0 to 2^32-1, fixed by the seed, the purpose and up to four coordinates. */
export function rand(
  seed: number,
  purpose: string,
  a: number | string = 0,
  b: number | string = 0,
  c: number | string = 0,
  d: number | string = 0,
): number {
  let h = mixIn(mixIn(mixIn(mixIn(stem(seed, purpose), a), b), c), d);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  return h >>> 0;
}

/**
 * Folds a draw into lo..hi, both included: whole numbers below 2^31. The bias is below one in ten million for the ranges used
 * here. (The bit operations say so to the engine, which would reckon with floats, and box all instants that are drawn.)
 */
export function between(draw: number, lo: number, hi: number): number {
  return hi <= lo ? lo : (lo + (draw % ((hi - lo + 1) >>> 0))) | 0;
}

/** True for `perThousand` of a thousand draws. */
export function chance(draw: number, perThousand: number): boolean {
  return perThousand > 0 && draw % 1000 < perThousand;
}

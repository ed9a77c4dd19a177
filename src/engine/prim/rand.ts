// Randomness as a hash of coordinates. There is no stream: a draw depends only on the seed, its purpose and its
// place, so that dropping one message does not reshuffle all the others. Integers only.

/** Mixes one word into a hash (murmur3's round). */
function mix(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  const h = hash ^ Math.imul(k, 0x1b873593);
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/**
 * Mixes coordinates, one after the other: a text by its length and its UTF-16 units, a number by its low and, if there are any,
 * its high 32 bits. One loop for all, so that the hash stays in a register on the way.
 */
function mixAll(hash: number, count: number, a: Coordinate, b: Coordinate, c: Coordinate, d: Coordinate): number {
  let h = hash;
  for (let i = 0; i < count; i++) {
    const coordinate = i === 0 ? a : i === 1 ? b : i === 2 ? c : d;
    if (typeof coordinate === 'string') {
      h = mix(h, coordinate.length);
      for (let k = 0; k < coordinate.length; k++) h = mix(h, coordinate.charCodeAt(k));
    } else {
      h = mix(h, coordinate | 0);
      if (coordinate > 0x7fffffff) h = mix(h, Math.floor(coordinate / 0x100000000));
    }
  }
  return h;
}

/** What a draw is fixed by. */
type Coordinate = number | string;

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
    known = mixAll(0x9747b28c, 2, seed, purpose, 0, 0);
    stems.set(purpose, known);
  }
  return known;
}

/** A number from 0 to 2^32-1, fixed by the seed, the purpose and up to four coordinates. */
export function rand(
  seed: number,
  purpose: string,
  a: Coordinate = 0,
  b: Coordinate = 0,
  c: Coordinate = 0,
  d: Coordinate = 0,
): number {
  let h = mixAll(stem(seed, purpose), 4, a, b, c, d);
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  return h >>> 0;
}

/**
 * Folds a draw into lo..hi, both included: whole numbers below 2^31. The bias is below one in ten million for the ranges used
 * here. (The bit operations say so to the JavaScript engine, which would reckon with floats, and box all instants that are drawn.)
 */
export function between(draw: number, lo: number, hi: number): number {
  return hi <= lo ? lo : (lo + (draw % ((hi - lo + 1) >>> 0))) | 0;
}

/** True for `perThousand` of a thousand draws. */
export function chance(draw: number, perThousand: number): boolean {
  return perThousand > 0 && draw % 1000 < perThousand;
}

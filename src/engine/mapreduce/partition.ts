// Which reduce a key belongs to (paper, §4.1): by a hash, or, for a sort, by ranges of keys, so that the outputs follow one
// another in order.

/** The reduce that a key goes to. `ranges`: the first key of each reduce but the first; empty: by hash. */
export function partitionOf(key: string, reduces: number, ranges: readonly string[]): number {
  return ranges.length > 0 ? rangeOf(key, ranges) : hash(key) % reduces;
}

/** FNV-1a over the UTF-16 units, as a whole number from 0. */
function hash(key: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193);
  return (h ^ (h >>> 16)) >>> 0;
}

function rangeOf(key: string, ranges: readonly string[]): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as string) <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Keys looked at to find the ranges. */
const SAMPLED = 2000;

/** Ranges that share these keys out among so many reduces about equally, by a sample that is the same every time. */
export function rangesFor(keys: readonly string[], reduces: number): string[] {
  const stride = Math.max(1, Math.floor(keys.length / SAMPLED));
  const sample = keys.filter((_, i) => i % stride === 0).sort();
  const ranges: string[] = [];
  for (let reduce = 1; reduce < reduces; reduce++) {
    // Without a sample every key lies before the first range: an input that is empty has nothing to share out.
    ranges.push(sample[Math.floor((reduce * sample.length) / reduces)] ?? '\uffff');
  }
  return ranges;
}

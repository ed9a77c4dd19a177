// A persistent list: appending shares all but the last chunk with the list it came from, so that a world which keeps
// its predecessor alive costs a few pointers and not a copy of the whole log. Plain data, like everything in a world.

const BITS = 6;
const CHUNK = 1 << BITS;
const MASK = CHUNK - 1;

/** An immutable sequence in chunks of 64; every chunk but the last is full. */
export interface List<T> {
  readonly size: number;
  readonly chunks: readonly (readonly T[])[];
}

const EMPTY: List<never> = { size: 0, chunks: [] };

/** The list without elements. */
export function emptyList<T>(): List<T> {
  return EMPTY;
}

/** A list of the given elements. */
export function listOf<T>(items: readonly T[]): List<T> {
  const chunks: (readonly T[])[] = [];
  for (let i = 0; i < items.length; i += CHUNK) chunks.push(items.slice(i, i + CHUNK));
  return { size: items.length, chunks };
}

/** The element at a 0-based offset, or undefined outside the list. */
export function at<T>(list: List<T>, offset: number): T | undefined {
  if (offset < 0 || offset >= list.size) return undefined;
  return list.chunks[offset >> BITS]?.[offset & MASK];
}

/** The last element, or undefined of an empty list. */
export function last<T>(list: List<T>): T | undefined {
  return at(list, list.size - 1);
}

/** The list with one element more at its end. */
export function append<T>(list: List<T>, item: T): List<T> {
  const chunks = list.chunks.slice();
  const full = (list.size & MASK) === 0;
  if (full) chunks.push([item]);
  else chunks[chunks.length - 1] = [...(chunks[chunks.length - 1] as readonly T[]), item];
  return { size: list.size + 1, chunks };
}

/** The list with the element at `offset` replaced. An offset outside the list is an error. */
export function replaceAt<T>(list: List<T>, offset: number, item: T): List<T> {
  const chunk = list.chunks[offset >> BITS];
  if (offset < 0 || offset >= list.size || !chunk) throw new Error(`no element at offset ${offset}`);
  const fresh = chunk.slice();
  fresh[offset & MASK] = item;
  const chunks = list.chunks.slice();
  chunks[offset >> BITS] = fresh;
  return { size: list.size, chunks };
}

/** The first `size` elements. */
export function take<T>(list: List<T>, size: number): List<T> {
  if (size >= list.size) return list;
  if (size <= 0) return EMPTY;
  const chunks = list.chunks.slice(0, (size + MASK) >> BITS);
  const rest = size & MASK;
  if (rest !== 0) chunks[chunks.length - 1] = (chunks[chunks.length - 1] as readonly T[]).slice(0, rest);
  return { size, chunks };
}

/** The elements from offset `from` (inclusive) to `to` (exclusive) as an array. */
export function slice<T>(list: List<T>, from: number, to: number): T[] {
  const out: T[] = [];
  const end = Math.min(to, list.size);
  for (let i = Math.max(0, from); i < end; i++) out.push((list.chunks[i >> BITS] as readonly T[])[i & MASK] as T);
  return out;
}

/** All elements as an array. */
export function toArray<T>(list: List<T>): T[] {
  return slice(list, 0, list.size);
}

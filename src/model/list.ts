// A persistent list: a tree of blocks of 32, of which a change copies one path and shares the rest, so that a world which
// keeps its predecessor alive costs a few pointers and not a copy of the whole log. Plain data, like everything in a world.

const BITS = 5;
const BLOCK = 1 << BITS;
const MASK = BLOCK - 1;

/** A block of elements (at depth 0) or of blocks. */
type Block = readonly unknown[];

/** An immutable sequence. The tree is canonical: lists of equal elements are equal data. */
export interface List<T> {
  readonly size: number;
  /** Levels of blocks above the elements' own. */
  readonly depth: number;
  readonly root: readonly (T | Block)[];
}

const EMPTY: List<never> = { size: 0, depth: 0, root: [] };

/** The list without elements. */
export function emptyList<T>(): List<T> {
  return EMPTY;
}

/** A list of the given elements. */
export function listOf<T>(items: readonly T[]): List<T> {
  let level: Block = items;
  let depth = -1;
  do {
    const blocks: Block[] = [];
    for (let i = 0; i < level.length; i += BLOCK) blocks.push(level.slice(i, i + BLOCK));
    level = blocks;
    depth++;
  } while (level.length > 1);
  return items.length === 0 ? EMPTY : { size: items.length, depth, root: level[0] as (T | Block)[] };
}

/** The element at a 0-based offset, or undefined outside the list. */
export function at<T>(list: List<T>, offset: number): T | undefined {
  if (offset < 0 || offset >= list.size) return undefined;
  let block: Block = list.root;
  for (let shift = list.depth * BITS; shift > 0; shift -= BITS) block = block[(offset >> shift) & MASK] as Block;
  return block[offset & MASK] as T;
}

/** The last element, or undefined of an empty list. */
export function last<T>(list: List<T>): T | undefined {
  return at(list, list.size - 1);
}

/** A block with one place set, or one place more. Made at its exact length: growing an array copies it twice. */
function withPlace(block: Block, place: number, value: unknown): Block {
  return place < block.length ? block.with(place, value) : block.toSpliced(place, 0, value);
}

/** The tree below a block with the element at an offset set. */
function withElement(block: Block, shift: number, offset: number, item: unknown): Block {
  const place = (offset >> shift) & MASK;
  if (shift === 0) return withPlace(block, place, item);
  return withPlace(block, place, withElement((block[place] as Block | undefined) ?? [], shift - BITS, offset, item));
}

/** The list with one element more at its end. */
export function append<T>(list: List<T>, item: T): List<T> {
  const full = list.size === BLOCK << (list.depth * BITS);
  const depth = full ? list.depth + 1 : list.depth;
  const root = full ? [list.root] : list.root;
  return { size: list.size + 1, depth, root: withElement(root, depth * BITS, list.size, item) as (T | Block)[] };
}

/** The list with the element at `offset` replaced. An offset outside the list is an error. */
export function replaceAt<T>(list: List<T>, offset: number, item: T): List<T> {
  if (offset < 0 || offset >= list.size) throw new Error(`no element at offset ${offset}`);
  return { ...list, root: withElement(list.root, list.depth * BITS, offset, item) as (T | Block)[] };
}

/** The tree below a block, cut to its first `size` elements (at least one). */
function cut(block: Block, shift: number, size: number): Block {
  if (shift === 0) return block.slice(0, size);
  const place = (size - 1) >> shift;
  const kept = block.slice(0, place + 1);
  kept[place] = cut(block[place] as Block, shift - BITS, size - (place << shift));
  return kept;
}

/** The first `size` elements. */
export function take<T>(list: List<T>, size: number): List<T> {
  if (size >= list.size) return list;
  if (size <= 0) return EMPTY;
  let { depth } = list;
  let root = cut(list.root, depth * BITS, size);
  while (depth > 0 && root.length === 1) {
    root = root[0] as Block;
    depth--;
  }
  return { size, depth, root: root as (T | Block)[] };
}

/** The elements from offset `from` (inclusive) to `to` (exclusive) as an array. */
export function slice<T>(list: List<T>, from: number, to: number): T[] {
  const start = Math.max(0, from);
  const out = new Array<T>(Math.max(0, Math.min(to, list.size) - start));
  for (let i = 0; i < out.length; i++) out[i] = at(list, start + i) as T;
  return out;
}

/** All elements as an array. */
export function toArray<T>(list: List<T>): T[] {
  return slice(list, 0, list.size);
}

/** The offset of the first place in which two blocks of one height differ; beyond both when there is none. */
function firstDifference(a: Block, b: Block, shift: number): number {
  const length = Math.min(a.length, b.length);
  for (let place = 0; place < length; place++) {
    if (a[place] === b[place]) continue;
    if (shift === 0) return place;
    const below = firstDifference(a[place] as Block, b[place] as Block, shift - BITS);
    if (below < 1 << shift) return (place << shift) + below;
  }
  return length << shift;
}

/** How many elements from the start two lists have in common, as the same objects. What they share is not looked at. */
export function samePrefix<T>(a: List<T>, b: List<T>): number {
  let [left, right]: [Block, Block] = [a.root, b.root];
  const depth = Math.min(a.depth, b.depth);
  for (let i = a.depth; i > depth; i--) left = left[0] as Block;
  for (let i = b.depth; i > depth; i--) right = right[0] as Block;
  return Math.min(a.size, b.size, firstDifference(left, right, depth * BITS));
}

// A canonical hash of plain data: equal data give equal fingerprints in every browser, whatever the order of keys.
import type { World } from '../../model/world.ts';

/** Two independent 32-bit halves. */
type Hash = readonly [number, number];

function mix([a, b]: Hash, word: number): Hash {
  return [
    Math.imul(a ^ word, 0x01000193) ^ (a >>> 15),
    Math.imul(((b << 5) | (b >>> 27)) ^ word, 0x9e3779b1) ^ (b >>> 13),
  ];
}

/** `mix` for every unit of a text, without an array for each: a text may be a book. */
function hashText(text: string, start: number): Hash {
  let a = 0x811c9dc5 ^ start;
  let b = 0x2545f491 ^ start;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193) ^ (a >>> 15);
    b = Math.imul(((b << 5) | (b >>> 27)) ^ unit, 0x9e3779b1) ^ (b >>> 13);
  }
  return mix([a, b], text.length);
}

/** Arrays at least so long have their hash remembered: the blocks of a long log are hashed once, not at every step. */
const LONG = 16;
const remembered = new WeakMap<object, Hash>();

function hashValue(value: unknown): Hash {
  if (Array.isArray(value)) {
    const known = value.length >= LONG ? remembered.get(value) : undefined;
    if (known) return known;
    let hash: Hash = [0x5b, value.length];
    for (const item of value) hash = join(hash, hashValue(item));
    if (value.length >= LONG) remembered.set(value, hash);
    return hash;
  }
  if (typeof value === 'object' && value !== null) {
    const record = value as Record<string, unknown>;
    const keys = Object.keys(record).sort();
    // A file's text may be a book. It has a digest, which stands for it.
    const isFile = typeof record.digest === 'string';
    let hash: Hash = [0x7b, keys.length];
    for (const key of keys)
      if (!isFile || key !== 'text') hash = join(join(hash, hashText(key, 1)), hashValue(record[key]));
    return hash;
  }
  if (typeof value === 'number' && (value | 0) === value) return mix([0x6e, 0x6d], value);
  return hashText(String(value), (typeof value).length);
}

function join(hash: Hash, part: Hash): Hash {
  return mix(mix(hash, part[0]), part[1]);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

/** 16 hex digits that stand for plain data. */
export function fingerprint(value: unknown): string {
  const [a, b] = hashValue(value);
  return hex(a) + hex(b);
}

/**
 * Fingerprint of a world: all that decides its future and what its processes hold. The script is left out (a link
 * carries it), and so are the checks' history variables, which judge the run and do not steer it. What is settled of a job
 * follows from its setup and its input, and whether the input is named with its digest changes nothing. A world without a job has
 * the fingerprint that it had before there were any.
 */
export function worldFingerprint(world: World): string {
  const { script: _script, ghost: _ghost, job: _plan, tally, ...rest } = world;
  const { job, ...setup } = rest.setup;
  if (job === null) return fingerprint({ ...rest, setup });
  const input = job.input.kind === 'named' ? { ...job.input, digest: null } : job.input;
  return fingerprint({ ...rest, setup: { ...setup, job: { ...job, input } }, tally });
}

// A canonical hash of plain data: equal data give equal fingerprints in every browser, whatever the order of keys.
import type { World } from '../../model/world.ts';

/** Two independent 32-bit halves, fed with the canonical text of a value. */
interface Hash {
  a: number;
  b: number;
}

function feed(hash: Hash, text: string): void {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    hash.a = Math.imul(hash.a ^ unit, 0x01000193);
    hash.b = Math.imul((hash.b << 5) ^ (hash.b >>> 27) ^ unit, 0x9e3779b1);
  }
}

function feedValue(hash: Hash, value: unknown): void {
  if (Array.isArray(value)) {
    feed(hash, '[');
    for (const item of value) feedValue(hash, item);
    feed(hash, ']');
  } else if (typeof value === 'object' && value !== null) {
    feed(hash, '{');
    const record = value as Record<string, unknown>;
    for (const key of Object.keys(record).sort()) {
      feed(hash, key);
      feed(hash, ':');
      feedValue(hash, record[key]);
    }
    feed(hash, '}');
  } else {
    feed(hash, `${typeof value}${String(value)},`);
  }
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

/** 16 hex digits that stand for plain data. */
export function fingerprint(value: unknown): string {
  const hash: Hash = { a: 0x811c9dc5, b: 0x2545f491 };
  feedValue(hash, value);
  return hex(hash.a) + hex(hash.b);
}

/**
 * Fingerprint of a world: all that decides its future and what its processes hold. The script is left out (a link
 * carries it), and so are the checks' history variables, which judge the run and do not steer it.
 */
export function worldFingerprint(world: World): string {
  const { script: _script, ghost: _ghost, ...rest } = world;
  return fingerprint(rest);
}

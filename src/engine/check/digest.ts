// A digest of a machine's state that is kept up change by change. It is a sum over the parts of the state, so that a part
// that changes is taken off and put on again, and the rest is not looked at.
import type { KvState, Session } from '../../model/kv.ts';

/** Digests are whole numbers of 30 bits, which engines keep unboxed. */
const MASK = 0x3fffffff;

/** A text longer than this is sampled at both ends: it can have grown so long only by pieces that were hashed as they came. */
const LONG = 2048;

/** The versions of a state in which no key has one. */
const NONE: Readonly<Record<string, number>> = {};

/** Digests of the latest states, newest overwriting oldest. A pure memo: without it all would be the same, and slower. */
const REMEMBERED = 16;
const states: KvState[] = [];
const digests: number[] = [];
let newest = -1;

function remembered(state: KvState): number | undefined {
  for (let back = 0; back < states.length; back++) {
    const i = (newest + REMEMBERED - back) % REMEMBERED;
    if (states[i] === state) return digests[i];
  }
  return undefined;
}

/** The digest of a state. With the state it came from, only what differs between the two is looked at. */
export function digestOf(state: KvState, from?: KvState): number {
  const known = remembered(state);
  if (known !== undefined) return known;
  const start = from && remembered(from);
  const digest = (from && start !== undefined ? start + difference(from, state) : total(state)) & MASK;
  newest = (newest + 1) % REMEMBERED;
  states[newest] = state;
  digests[newest] = digest;
  return digest;
}

function total({ data, versions = NONE, sessions }: KvState): number {
  let sum = 0;
  for (const key of Object.keys(versions)) sum = (sum + hashVersion(key, versions[key] as number)) & MASK;
  for (const key of Object.keys(data)) sum = (sum + hashPair(key, data[key] as string)) & MASK;
  for (const clerk of Object.keys(sessions)) sum = (sum + hashSession(clerk, sessions[clerk] as Session)) & MASK;
  return sum;
}

function difference(from: KvState, to: KvState): number {
  return (
    changes(from.data, to.data, hashPair) +
    changes(from.versions ?? NONE, to.versions ?? NONE, hashVersion) +
    changes<Session>(from.sessions, to.sessions, hashSession)
  );
}

type Parts<T> = Readonly<Record<string, T>>;

/** What the parts that differ add to the sum and take from it. */
function changes<T>(from: Parts<T>, to: Parts<T>, hash: (key: string, part: T) => number): number {
  if (from === to) return 0;
  let sum = 0;
  for (const key in to) {
    const part = to[key] as T;
    if (from[key] === part) continue;
    sum = (sum + hash(key, part)) & MASK;
    if (Object.hasOwn(from, key)) sum = (sum - hash(key, from[key] as T)) & MASK;
  }
  for (const key in from) {
    if (!Object.hasOwn(to, key)) sum = (sum - hash(key, from[key] as T)) & MASK;
  }
  return sum;
}

function hashPair(key: string, value: string): number {
  return finish(hashText(hashText(0x2545f491, key), value));
}

function hashVersion(key: string, version: number): number {
  return finish(mix(hashText(0x1b873593, key), version));
}

function hashSession(clerk: string, { requestId, result }: Session): number {
  const h = mix(mix(hashText(0x5bd1e995, clerk), requestId), result.ok ? 1 : 2);
  return finish(result.value === null ? h : hashText(h, result.value));
}

function hashText(hash: number, text: string): number {
  const { length } = text;
  let h = mix(hash, length);
  const head = length > LONG ? LONG >> 1 : length;
  for (let i = 0; i < head; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  for (let i = length > LONG ? length - (LONG >> 1) : length; i < length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  return h;
}

function mix(hash: number, word: number): number {
  return Math.imul((hash << 13) ^ (hash >>> 19) ^ word, 0x85ebca6b);
}

function finish(hash: number): number {
  let h = hash ^ (hash >>> 15);
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 13)) & MASK;
}

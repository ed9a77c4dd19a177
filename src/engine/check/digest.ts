// A digest of a machine's state that is kept up change by change. It is a sum over the parts of the state, so that a part
// that changes is taken off and put on again, and the rest is not looked at.
import type { KvState, Session } from '../../model/kv.ts';
import { hashText } from './textHash.ts';

/** Digests are whole numbers of 30 bits, which engines keep unboxed. */
const MASK = 0x3fffffff;

/** The versions of a state in which no key has one. */
const NONE: Readonly<Record<string, number>> = {};

/** Digests of the latest states, newest overwriting oldest. A pure memo: without it all would be the same, and slower. */
const REMEMBERED = 16;
const states: KvState[] = [];
const digests: number[] = [];
let newest = -1;

/** Digests of sessions that hold a long value from before an append. A memo like the other; a short one is hashed sooner than found. */
const LONG = 64;
const sessions = new WeakMap<Session, number>();

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

function total({ data, versions = NONE, sessions: known }: KvState): number {
  let sum = 0;
  for (const key of Object.keys(versions)) sum = (sum + hashVersion(key, versions[key] as number)) & MASK;
  for (const key of Object.keys(data)) sum = (sum + hashPair(key, data[key] as string)) & MASK;
  for (const clerk of Object.keys(known)) sum = (sum + hashSession(clerk, known[clerk] as Session)) & MASK;
  return sum;
}

/** Sessions come first: they hold the value from before, which is remembered until the one that grew out of it is hashed. */
function difference(from: KvState, to: KvState): number {
  return (
    changes<Session>(from.sessions, to.sessions, hashSession) +
    changes(from.versions ?? NONE, to.versions ?? NONE, hashVersion) +
    changes(from.data, to.data, hashPair)
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
    if (Object.hasOwn(from, key)) sum = (sum - hash(key, from[key] as T)) & MASK;
    sum = (sum + hash(key, part)) & MASK;
  }
  for (const key in from) {
    if (!Object.hasOwn(to, key)) sum = (sum - hash(key, from[key] as T)) & MASK;
  }
  return sum;
}

function hashPair(key: string, value: string): number {
  return finish(mix(mix(hashText(key), hashText(value)), value.length));
}

function hashVersion(key: string, version: number): number {
  return finish(mix(mix(0x1b873593, hashText(key)), version));
}

function hashSession(clerk: string, session: Session): number {
  const { requestId, result } = session;
  const isLong = result.value !== null && result.value.length > LONG;
  const known = isLong ? sessions.get(session) : undefined;
  if (known !== undefined) return known;
  const h = mix(mix(mix(0x5bd1e995, hashText(clerk)), requestId), result.ok ? 1 : 2);
  const hash = finish(result.value === null ? h : mix(mix(h, hashText(result.value)), result.value.length));
  if (isLong) sessions.set(session, hash);
  return hash;
}

function mix(hash: number, word: number): number {
  return Math.imul((hash << 13) ^ (hash >>> 19) ^ word, 0x85ebca6b);
}

function finish(hash: number): number {
  let h = hash ^ (hash >>> 15);
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 13)) & MASK;
}

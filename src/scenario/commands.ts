// The commands: everything that can be asked of the world, one rule each, by the word that begins it.
import type {
  ClientCall,
  Command,
  CommandType,
  FaultKind,
  KvCall,
  Load,
  Nemesis,
  Selection,
} from '../model/command.ts';
import type { MessageId } from '../model/ids.ts';
import { BUG_IDS } from '../model/setup.ts';
import { messageId } from '../model/world.ts';
import { readPercent, readRange, readTicks, readWhole } from './amounts.ts';
import { BOUNDS, DEFAULT_LOAD, DEFAULT_NEMESIS } from './bounds.ts';
import {
  accept,
  acceptMark,
  anyText,
  anyTextOrNone,
  expectMark,
  expectWord,
  isAtEnd,
  isNext,
  listed,
  oneOf,
  type Problem,
  peek,
  problemAt,
  type Reader,
  take,
  unexpected,
} from './reader.ts';
import { knownId, knownName, readOptionalSelection, readSelection, readSelector } from './selectors.ts';
import { CONTROL_WORDS, readControlCall } from './shards.ts';

/** How the rest of each command is read once its word has been. */
const READ: { readonly [T in CommandType]: (reader: Reader) => Command } = {
  call: readCall,
  start: (reader) => ({ type: 'start', nodes: readSelection(reader, 'demanded'), value: anyText(reader, 'a value') }),
  workload: readWorkload,
  nemesis: readNemesis,
  crash: (reader) => ({ type: 'crash', nodes: readSelection(reader) }),
  restart: (reader) => ({ type: 'restart', nodes: readSelection(reader) }),
  pause: (reader) => ({ type: 'pause', nodes: readSelection(reader) }),
  resume: (reader) => ({ type: 'resume', nodes: readSelection(reader) }),
  timeout: (reader) => ({ type: 'timeout', nodes: readSelection(reader) }),
  snapshot: (reader) => ({ type: 'snapshot', nodes: readSelection(reader) }),
  wipe: (reader) => ({ type: 'wipe', nodes: readSelection(reader) }),
  disk: (reader) => ({
    type: 'disk',
    nodes: readSelection(reader),
    delay: readRange(reader, 'The time of a disk write'),
  }),
  clock: (reader) => ({
    type: 'clock',
    nodes: readSelection(reader),
    rate: readPercent(reader, 'The rate of a clock', BOUNDS.rate),
  }),
  cut: (reader) => ({ type: 'cut', ...readDirections(reader) }),
  mend: (reader) => ({ type: 'mend', ...readDirections(reader) }),
  link: readLink,
  partition: readPartition,
  heal: () => ({ type: 'heal' }),
  disconnect: (reader) => ({ type: 'disconnect', nodes: readSelection(reader) }),
  connect: (reader) => ({ type: 'connect', nodes: readSelection(reader) }),
  network: readNetworkChange,
  drop: (reader) => ({ type: 'drop', message: readMessage(reader) }),
  duplicate: (reader) => ({ type: 'duplicate', message: readMessage(reader) }),
  deliver: (reader) => ({ type: 'deliver', message: readMessage(reader) }),
  delay: (reader) => ({ type: 'delay', message: readMessage(reader), by: readTicks(reader, 'A delay', 1) }),
  bug: readBug,
};

/** The words that begin a command. */
export const COMMAND_WORDS = Object.keys(READ) as readonly CommandType[];

/** What a client can ask of a store. */
const KV_WORDS = ['get', 'put', 'append', 'cas', 'vput'] as const;

/** Reads a command. */
export function readCommand(reader: Reader): Command {
  const misplaced = callWithoutClient(reader);
  if (misplaced) throw misplaced;
  const word = oneOf(reader, COMMAND_WORDS, 'a command');
  return READ[word](reader);
}

/** What to say of `put x 1`, which one writes before one knows that somebody has to ask for it; null where that is not next. */
export function callWithoutClient(reader: Reader): Problem | null {
  const word = [...KV_WORDS, ...CONTROL_WORDS].find((word) => isNext(reader, word));
  if (!word) return null;
  return problemAt(reader, peek(reader), `"${word}" is what a client asks for: write "call c1 ${word} ..."`);
}

function readCall(reader: Reader): Command {
  const clerk = readSelector(reader);
  const call = readClientCall(reader);
  return { type: 'call', clerk, call, via: accept(reader, 'via') ? readSelector(reader) : null };
}

function readClientCall(reader: Reader): ClientCall {
  const control = CONTROL_WORDS.find((word) => isNext(reader, word));
  if (!control) return readKvCall(reader);
  const token = take(reader);
  if (reader.counts.shards > 0) return readControlCall(reader, control);
  throw problemAt(reader, token, `"${control}" is for a sharded store; the setup line "shards 10" makes one`);
}

function readKvCall(reader: Reader): KvCall {
  const words = 'get, put, append, cas or vput; of a sharded store join, leave, move, recover or query';
  const type = oneOf(reader, KV_WORDS, words);
  const key = anyText(reader, 'a key');
  if (type === 'get') return { type, key, value: '', expected: null };
  if (type === 'vput') {
    return { type, key, value: anyText(reader, 'a value'), expected: null, version: readVersion(reader) };
  }
  if (type !== 'cas') return { type, key, value: anyText(reader, 'a value'), expected: null };
  const expected = anyTextOrNone(reader, 'the value that must be there, or none');
  return { type, key, value: anyText(reader, 'the new value'), expected };
}

/** Reads the version that a key must have: a number, or what a line above keeps under a name. */
function readVersion(reader: Reader): number | string {
  const token = peek(reader);
  if (token.kind !== 'word' || !token.text.startsWith('$')) return readWhole(reader, 'A version', BOUNDS.version);
  const name = knownName(reader, token);
  take(reader);
  return name;
}

function readWorkload(reader: Reader): Command {
  const clerks: Selection = readOptionalSelection(reader) ?? [{ kind: 'clerks' }];
  if (accept(reader, 'off')) return { type: 'workload', clerks, load: null };
  const words = ['keys', 'gap', 'get', 'put', 'append', 'cas', 'vput', 'until'] as const;
  let load: Load = DEFAULT_LOAD;
  let mixAt = peek(reader);
  while (!isAtEnd(reader)) {
    const at = peek(reader);
    const word = oneOf(reader, words, `"off" or one of ${listed(words)}`);
    if (word === 'keys') {
      load = { ...load, keys: accept(reader, 'own') ? 'own' : readWhole(reader, 'The number of keys', BOUNDS.keys) };
    } else if (word === 'gap') load = { ...load, gap: readRange(reader, 'The pause between two calls', 1) };
    else if (word === 'until') load = { ...load, until: readTicks(reader, 'The end of a workload') };
    else {
      mixAt = at;
      load = { ...load, mix: { ...load.mix, [word]: readWhole(reader, `The share of ${word}`, BOUNDS.share) } };
    }
  }
  const { get, put, append, cas, vput = 0 } = load.mix;
  if (get + put + append + cas + vput === 0)
    throw problemAt(reader, mixAt, 'One of get, put, append, cas and vput must have a share above 0');
  return { type: 'workload', clerks, load };
}

function readNemesis(reader: Reader): Command {
  if (accept(reader, 'off')) return { type: 'nemesis', nemesis: null };
  const words = [...DEFAULT_NEMESIS.kinds, 'every', 'until'] as const;
  const kinds: FaultKind[] = [];
  let nemesis: Nemesis = DEFAULT_NEMESIS;
  while (!isAtEnd(reader)) {
    const at = peek(reader);
    const word = oneOf(reader, words, `"off" or one of ${listed(words)}`);
    if (word === 'every') nemesis = { ...nemesis, every: readRange(reader, 'The pause between two faults', 1) };
    else if (word === 'until') nemesis = { ...nemesis, until: readTicks(reader, 'The end of the faults') };
    else if (kinds.includes(word)) throw problemAt(reader, at, `${word} is named twice`);
    else {
      kinds.push(word);
      acceptMark(reader, ',');
    }
  }
  return { type: 'nemesis', nemesis: kinds.length === 0 ? nemesis : { ...nemesis, kinds } };
}

/** Reads `a > b` (that direction) or `a <> b` (both). */
function readDirections(reader: Reader): { from: Selection; to: Selection; both: boolean } {
  const from = readSelection(reader);
  const both = acceptMark(reader, '<>');
  if (!both) expectMark(reader, '>', '">" (one direction) or "<>" (both)');
  return { from, to: readSelection(reader), both };
}

function readLink(reader: Reader): Command {
  const from = readSelection(reader);
  const both = acceptMark(reader, '<>');
  const isEvery = !both && from.length === 1 && from[0]?.kind === 'all' && peek(reader).kind === 'word';
  if (!both && !isEvery) expectMark(reader, '>', '">" (one direction) or "<>" (both)');
  const to = isEvery ? from : readSelection(reader);
  const words = ['loss', 'duplicate', 'latency'] as const;
  let figures: Pick<Extract<Command, { type: 'link' }>, (typeof words)[number]> = {
    loss: null,
    duplicate: null,
    latency: null,
  };
  do {
    const word = oneOf(reader, words, listed(words));
    if (word === 'latency') figures = { ...figures, latency: readRange(reader, 'A latency', 1) };
    else figures = { ...figures, [word]: readPercent(reader, `The chance of ${word}`) };
  } while (!isAtEnd(reader));
  return { type: 'link', from, to, both, ...figures };
}

/** Reads `network unreliable`, `network reliable ordered` and the like. */
type NetworkChange = Extract<Command, { type: 'network' }>;

function readNetworkChange(reader: Reader): Command {
  const words = ['reliable', 'unreliable', 'ordered', 'reordering', 'short-delays', 'long-delays'] as const;
  const change: { -readonly [K in keyof NetworkChange]: NetworkChange[K] } = {
    type: 'network',
    unreliable: null,
    reordering: null,
    longDelays: null,
  };
  do {
    const word = oneOf(reader, words, listed(words));
    if (word === 'reliable' || word === 'unreliable') change.unreliable = word === 'unreliable';
    else if (word === 'ordered' || word === 'reordering') change.reordering = word === 'reordering';
    else change.longDelays = word === 'long-delays';
  } while (!isAtEnd(reader));
  return change;
}

function readPartition(reader: Reader): Command {
  const sides = [readSelection(reader)];
  while (acceptMark(reader, '|')) sides.push(readSelection(reader));
  return { type: 'partition', sides };
}

/** Reads a message's coordinates, `n1>n3@1000.2*1`, and checks that both ends exist. */
function readMessage(reader: Reader): MessageId {
  const fromToken = peek(reader);
  const what = 'a message such as n1>n3@1000 (sender, receiver, instant of sending)';
  if (fromToken.kind !== 'word') throw unexpected(reader, what);
  const from = knownId(reader, fromToken, take(reader).text);
  expectMark(reader, '>', `">" and the receiver, as in n1>n3@1000`);
  const token = peek(reader);
  const match = token.kind === 'word' ? /^([^@]+)@(\d{1,10})(?:\.(\d{1,6}))?(?:\*(\d{1,6}))?$/.exec(token.text) : null;
  if (!match) throw unexpected(reader, 'the receiver and the instant of sending, as in n1>n3@1000');
  const to = knownId(reader, token, match[1] as string);
  take(reader);
  return messageId({ from, to, sentAt: Number(match[2]), n: Number(match[3] ?? 1), copy: Number(match[4] ?? 0) });
}

function readBug(reader: Reader): Command {
  const on = oneOf(reader, ['on', 'off'], '"on" or "off", and then the rule') === 'on';
  const bug = oneOf(reader, BUG_IDS, 'the name of a replaced rule');
  if (isAtEnd(reader)) return { type: 'bug', bug, nodes: null, on };
  expectWord(reader, 'on');
  return { type: 'bug', bug, nodes: readSelection(reader), on };
}

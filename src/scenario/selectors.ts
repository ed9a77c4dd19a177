// Which processes are meant: `n3`, `leader`, `any 2 followers`, and several of these with commas.
import type { Selection, Selector } from '../model/command.ts';
import { JOB_LIMITS } from '../model/mapreduce.ts';
import { LIMITS } from '../model/setup.ts';
import { readWhole, wholeNumber } from './amounts.ts';
import { BOUNDS } from './bounds.ts';
import { nearMiss } from './nearMiss.ts';
import { acceptMark, isNext, listed, peek, problemAt, type Reader, shown, take, unexpected } from './reader.ts';
import { readGroup } from './shards.ts';
import { type Token, tokenAt } from './tokens.ts';

type GroupKind = Exclude<Selector['kind'], 'id' | 'any' | 'name' | 'of' | 'with' | 'without'>;

/** The words that mean processes by what they are when the line runs. */
export const GROUPS: readonly GroupKind[] = [
  'leader',
  'leaders',
  'followers',
  'servers',
  'workers',
  'coordinator',
  'store',
  'clerks',
  'all',
  'up',
  'down',
  'connected',
  'disconnected',
  'majority',
  'minority',
  'rest',
];

/** The forms that read better after `any`, and what they are short for. */
const SINGULAR: Readonly<Record<string, GroupKind>> = {
  follower: 'followers',
  server: 'servers',
  clerk: 'clerks',
  worker: 'workers',
};

const EXPECTED = `a name such as n3 or c1, any follower, or ${listed(GROUPS)}`;
const MOST = LIMITS.allServers + LIMITS.clerks[1];

/** Reads one selector. */
export function readSelector(reader: Reader): Selector {
  const counts = readDraws(reader);
  const token = peek(reader);
  if (!isSelectorStart(token)) {
    throw unexpected(reader, 'a server, a clerk or a group of them', [...GROUPS, 'any'], EXPECTED);
  }
  take(reader);
  if (token.text === 'group')
    return drawnFrom(byEntry(reader, { kind: 'of', group: readGroup(reader), of: { kind: 'servers' } }), counts);
  const named = inGroup(reader, namedSelector(reader, token, token.text, counts.length > 0));
  return drawnFrom(byEntry(reader, named), counts);
}

/** Reads the ` with entry 4` or ` without entry $i` behind a word that means servers. */
function byEntry(reader: Reader, of: Selector): Selector {
  const kind = isNext(reader, 'with') ? 'with' : isNext(reader, 'without') ? 'without' : null;
  if (kind === null) return of;
  const { offset, length } = peek(reader);
  const entry = tokenAt(reader.source, offset + length);
  if (entry.kind !== 'word' || entry.text !== 'entry') return of;
  take(reader);
  take(reader);
  const token = peek(reader);
  const isName = token.kind === 'word' && token.text.startsWith('$');
  if (!isName) return { kind, index: readWhole(reader, 'The index of an entry', BOUNDS.index), of };
  const name = knownName(reader, token);
  take(reader);
  return { kind, index: name, of };
}

/** Reads the ` of 101` behind a word that means servers by what they are. */
function inGroup(reader: Reader, of: Selector): Selector {
  if (of.kind === 'id' || of.kind === 'name' || !isNext(reader, 'of')) return of;
  const { offset, length } = peek(reader);
  if (wholeNumber(tokenAt(reader.source, offset + length).text) === null) return of;
  take(reader);
  return { kind: 'of', group: readGroup(reader), of };
}

/** Reads selectors separated by commas or, unless `commas` are demanded, by blanks alone. */
export function readSelection(reader: Reader, commas: 'optional' | 'demanded' = 'optional'): Selection {
  const selection = [readSelector(reader)];
  while (acceptMark(reader, ',') || (commas === 'optional' && isSelectorStart(peek(reader)))) {
    selection.push(readSelector(reader));
  }
  return selection;
}

/** Reads a selection if one comes next. */
export function readOptionalSelection(reader: Reader): Selection | null {
  return isSelectorStart(peek(reader)) ? readSelection(reader) : null;
}

/** Reads what may stand before a name or group: `any`, `any 2`. The counts of these, in the order written. */
export function readDraws(reader: Reader): number[] {
  const counts: number[] = [];
  while (isNext(reader, 'any')) {
    const any = take(reader);
    if (counts.length === BOUNDS.depth) throw problemAt(reader, any, 'So many times "any" means no more than once');
    const token = peek(reader);
    const count = token.kind === 'word' ? wholeNumber(token.text) : null;
    if (count !== null) take(reader);
    if (count !== null && (count < 1 || count > MOST)) {
      throw problemAt(reader, token, `After "any" comes a number from 1 to ${MOST}, or none`);
    }
    counts.push(count ?? 1);
  }
  return counts;
}

/** The selector that draws so many of `of`; the last count is the innermost. */
export function drawnFrom(of: Selector, counts: readonly number[]): Selector {
  return counts.reduceRight<Selector>((inner, count) => ({ kind: 'any', count, of: inner }), of);
}

/** The selector that a word of the text stands for; a Problem at `token` when it is none. `drawn`: it comes after `any`. */
export function namedSelector(reader: Reader, token: Token, word: string, drawn = false): Selector {
  if (word.startsWith('$')) return { kind: 'name', name: knownName(reader, { ...token, text: word }) };
  const plural = Object.hasOwn(SINGULAR, word) ? SINGULAR[word] : undefined;
  if (plural !== undefined && drawn) return { kind: plural };
  if (plural !== undefined) throw problemAt(reader, token, `Which ${word}? Write "any ${word}" or "${plural}"`);
  const group = GROUPS.find((kind) => kind === word);
  return group === undefined ? { kind: 'id', id: knownId(reader, token, word) } : { kind: group };
}

/** The name behind `$`, if an earlier line has kept something under it. */
export function knownName(reader: Reader, token: Token): string {
  const name = token.text.slice(1);
  if (!NAME.test(name)) throw problemAt(reader, token, `"${shown(token.text)}" is no name`, 'a name such as $old');
  if (reader.names === null || reader.names.has(name)) return name;
  const known = [...reader.names].map((n) => `$${n}`);
  const hint = nearMiss(token.text, known);
  throw problemAt(
    reader,
    token,
    `No line above keeps anything as ${token.text}.${hint ? ` Did you mean "${hint}"?` : ''}`,
    `a line such as "let ${name} = leader" above this one`,
  );
}

/** What `let` and `agree` may name. */
export const NAME = /^[a-z][a-zA-Z0-9]{0,30}$/;

/** The word, if it names a process that this scenario has. */
export function knownId(reader: Reader, token: Token, word: string): string {
  const match = /^([ncswmf])([1-9]\d{0,3})$/.exec(word);
  if (!match) throw problemAt(reader, token, `"${word}" names no process`, EXPECTED);
  const { servers, clerks, controllers, workers, coordinators, stores } = reader.counts;
  const letter = match[1] as keyof typeof KINDS;
  const count = { n: servers, c: clerks, s: controllers, w: workers, m: coordinators, f: stores }[letter];
  if (Number(match[2]) <= count) return word;
  const present =
    count === 0 ? 'there is none' : `there is ${match[1]}1${count === 1 ? '' : ` to ${match[1]}${count}`}`;
  const remedy = remedyFor(reader, letter, Number(match[2]));
  throw problemAt(reader, token, `There is no ${KINDS[letter].kind} ${word}, ${present}${remedy}`);
}

/** What would make a process of this number, or that nothing would. '': that it takes no more of its kind is plain. */
function remedyFor({ counts }: Reader, letter: keyof typeof KINDS, number: number): string {
  const { line, most } = KINDS[letter];
  if (line === 'job wordcount') return number > most ? '' : `; the setup line "${line}" would make it`;
  // Of a sharded store the setup counts the servers of one group.
  const groups = letter === 'n' && counts.groups > 0 ? counts.groups : 1;
  const mostEach = groups === 1 ? most : Math.min(most, Math.floor(LIMITS.allServers / groups));
  const each = Math.ceil(number / groups);
  return each > mostEach
    ? `; there can be at most ${mostEach * groups}`
    : `; the setup line "${line} ${each}" would make it`;
}

/** What each letter of an id stands for, the setup line that makes such processes (a number follows), and the most there can be. */
const KINDS = {
  n: { kind: 'server', line: 'nodes', most: LIMITS.servers[1] },
  c: { kind: 'clerk', line: 'clerks', most: LIMITS.clerks[1] },
  s: { kind: 'server', line: 'controllers', most: LIMITS.controllers[1] },
  w: { kind: 'worker', line: 'job wordcount workers', most: JOB_LIMITS.workers[1] },
  m: { kind: 'coordinator', line: 'job wordcount', most: 1 },
  f: { kind: 'store', line: 'job wordcount', most: 1 },
} as const;

/** Singulars count, so that one which stands alone gets an error of its own. */
function isSelectorStart(token: Token): boolean {
  if (token.kind !== 'word') return false;
  const { text } = token;
  return (
    text === 'any' ||
    text.startsWith('$') ||
    text === 'group' ||
    /^[ncswmf]\d+$/.test(text) ||
    Object.hasOwn(SINGULAR, text) ||
    GROUPS.some((kind) => kind === text)
  );
}

/** A selector: `n3`, `leader`, `any 2 followers`. */
export function printSelector(selector: Selector): string {
  if (selector.kind === 'id') return selector.id;
  if (selector.kind === 'name') return `$${selector.name}`;
  if (selector.kind === 'of') {
    return selector.of.kind === 'servers'
      ? `group ${selector.group}`
      : `${printSelector(selector.of)} of ${selector.group}`;
  }
  if (selector.kind === 'with' || selector.kind === 'without') {
    const index = typeof selector.index === 'number' ? selector.index : `$${selector.index}`;
    return `${printSelector(selector.of)} ${selector.kind} entry ${index}`;
  }
  if (selector.kind !== 'any') return selector.kind;
  const of = printSelector(selector.of);
  if (selector.count !== 1) return `any ${selector.count} ${of}`;
  return `any ${of.replace(/^(follower|server|clerk|worker)s\b/, '$1')}`;
}

/** Several selectors with commas between. */
export function printSelection(selection: Selection): string {
  return selection.map(printSelector).join(', ');
}

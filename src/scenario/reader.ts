// Reading a scenario from left to right: the place in the text, the errors so far, and the few ways in which every line
// is read (a keyword, a word, a mark). What is wrong is thrown as a Problem, caught where reading can go on.
import { LIMITS, type Setup } from '../model/setup.ts';
import { nearMiss } from './nearMiss.ts';
import { lineTextAt, type Token, tokenAt } from './tokens.ts';

/** What is wrong with a text, and where: 1-based line and column, and how many characters are meant. */
export interface ScenarioError {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** A sentence for the writer. */
  readonly message: string;
  /** What could stand there instead, when the message does not say it. */
  readonly expected?: string;
}

/** How many there are of everything that has a number: servers n1.., clerks c1.., servers s1.. of the shard controller, groups, shards. */
export interface Counts {
  readonly servers: number;
  readonly clerks: number;
  readonly controllers: number;
  readonly groups: number;
  readonly shards: number;
  /** Of a MapReduce job: workers w1.., the coordinator m1 and the store f1. */
  readonly workers: number;
  readonly coordinators: number;
  readonly stores: number;
}

/** The counts of a setup. */
export function countsOf({ servers, clerks, controllers, groups, shards, job }: Setup): Counts {
  const isSharded = shards > 0;
  return {
    servers: isSharded ? servers * groups : servers,
    clerks,
    controllers: isSharded ? controllers : 0,
    groups: isSharded ? groups : 0,
    shards,
    workers: job?.workers ?? 0,
    coordinators: job === null || job.coordinator === 'replicated' ? 0 : 1,
    stores: job === null ? 0 : 1,
  };
}

/** How many servers there are in all, the shard controller's among them. */
export function serverCount({ servers, controllers }: Counts): number {
  return servers + controllers;
}

/** A place in a text, with what has been learnt on the way. */
export interface Reader {
  readonly source: string;
  /** 0-based place of the next character. */
  offset: number;
  /** 1-based line of `offset`, and the offset at which that line begins. */
  line: number;
  lineStart: number;
  /** The next token, if it has been looked at. */
  ahead: Token | null;
  /** Lines on which a block was opened that is still open. */
  readonly blocks: number[];
  /** How many processes there are, so that `n9` can be refused. */
  counts: Counts;
  /** What `let` and `agree` lines have named so far; null where any name will do (a line read by itself). */
  names: Set<string> | null;
  readonly errors: ScenarioError[];
}

/** Thrown inside the parser when a line cannot be understood; never leaves it. */
export class Problem extends Error {
  readonly error: ScenarioError;
  constructor(error: ScenarioError) {
    super(error.message);
    this.error = error;
  }
}

/** A reader at the beginning of a text. */
export function startReading(source: string, counts: Counts): Reader {
  const place = { source, offset: 0, line: 1, lineStart: 0, ahead: null };
  return { ...place, blocks: [], counts, names: new Set(), errors: [] };
}

/** The next token, which stays the next. */
export function peek(reader: Reader): Token {
  reader.ahead ??= tokenAt(reader.source, reader.offset);
  return reader.ahead;
}

/** The next token, which is thereby read. */
export function take(reader: Reader): Token {
  const token = peek(reader);
  moveTo(reader, token.offset + token.length);
  if (token.kind === 'newline') {
    reader.line++;
    reader.lineStart = reader.offset;
  }
  return token;
}

/** A caption: quoted, or the rest of the line (in a block on one line: up to `;` or `}`). At most LIMITS.word characters. */
export function takeLine(reader: Reader, what: string): string {
  const inLineBlock = reader.blocks[reader.blocks.length - 1] === reader.line;
  const line = lineTextAt(reader.source, reader.offset, inLineBlock ? ';}' : '');
  if (line.text === '') throw problemAt(reader, line, `The line ends too soon: here should be ${what}`);
  if (line.text.startsWith('"')) return anyText(reader, what);
  moveTo(reader, line.offset + line.length);
  return shortEnough(reader, line, what);
}

/** Whether the next token is this bare word. */
export function isNext(reader: Reader, word: string): boolean {
  const token = peek(reader);
  return token.kind === 'word' && token.text === word;
}

/** Reads this bare word if it comes next. */
export function accept(reader: Reader, word: string): boolean {
  const found = isNext(reader, word);
  if (found) take(reader);
  return found;
}

/** Reads this mark if it comes next. */
export function acceptMark(reader: Reader, mark: string): boolean {
  const token = peek(reader);
  const found = token.kind === 'mark' && token.text === mark;
  if (found) take(reader);
  return found;
}

/** Whether a line, a statement of a block or the text ends here. */
export function isAtEnd(reader: Reader): boolean {
  const { kind, text } = peek(reader);
  return kind === 'newline' || kind === 'end' || (kind === 'mark' && (text === ';' || text === '}'));
}

/** Reads this bare word, which must come here. */
export function expectWord(reader: Reader, word: string): void {
  if (!accept(reader, word)) throw unexpected(reader, `"${word}"`, [word]);
}

/** Reads this mark, which must come here. */
export function expectMark(reader: Reader, mark: string, what = `"${mark}"`): void {
  if (!acceptMark(reader, mark)) throw unexpected(reader, what);
}

/** Reads one of these bare words. `what` names the kind of word for the error. */
export function oneOf<W extends string>(reader: Reader, words: readonly W[], what: string): W {
  const token = peek(reader);
  const found = token.kind === 'word' ? words.find((word) => word === token.text) : undefined;
  if (found === undefined) throw unexpected(reader, what, words, listed(words));
  take(reader);
  return found;
}

/** Reads a key, a value or the like: a bare word or a quoted text of at most LIMITS.word characters. */
export function anyText(reader: Reader, what: string): string {
  const token = peek(reader);
  if (token.kind !== 'word' && token.kind !== 'text') throw unexpected(reader, what);
  take(reader);
  return shortEnough(reader, token, what);
}

/** Reads a key or a value, or the bare word `none`, which stands for null. */
export function anyTextOrNone(reader: Reader, what: string): string | null {
  return accept(reader, 'none') ? null : anyText(reader, what);
}

/** Reads in one way and, where that meets a Problem, from the same place in another. */
export function either<T>(reader: Reader, first: (reader: Reader) => T, otherwise: (reader: Reader) => T): T {
  const { offset, line, lineStart, ahead } = reader;
  try {
    return first(reader);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    Object.assign(reader, { offset, line, lineStart, ahead });
    return otherwise(reader);
  }
}

/** What to throw when the next token is not what must come here; `words` are searched for a near miss. */
export function unexpected(
  reader: Reader,
  what: string,
  words: readonly string[] = [],
  expected?: string,
  token: Token = peek(reader),
): Problem {
  if (token.kind === 'broken') return problemAt(reader, token, sentence(token.text));
  const nothing = token.kind === 'newline' || token.kind === 'end';
  if (nothing) return problemAt(reader, token, `The line ends too soon: here should be ${what}`, expected);
  const meant = token.kind === 'word' ? nearMiss(token.text, words) : null;
  const hint = meant === null ? '' : ` Did you mean "${meant}"?`;
  return problemAt(reader, token, `Here should be ${what}, not "${shown(token.text)}".${hint}`, expected);
}

/** An error at a token. */
export function problemAt(reader: Reader, token: Token, message: string, expected?: string): Problem {
  const { line, column } = placeOf(reader, token.offset);
  const text = /[.?!]$/.test(message) ? message : `${message}.`;
  return new Problem({
    line,
    column,
    length: Math.max(1, token.length),
    message: text,
    ...(expected === undefined ? {} : { expected }),
  });
}

/** Keeps an error; reading can go on. */
export function note(reader: Reader, problem: Problem): void {
  reader.errors.push(problem.error);
}

/** Words for an error: `a, b or c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

/** A text in an error message: not longer than is good to read. */
export function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function moveTo(reader: Reader, offset: number): void {
  reader.offset = offset;
  reader.ahead = null;
}

function shortEnough(reader: Reader, token: Token, what: string): string {
  if (token.text.length <= LIMITS.word) return token.text;
  throw problemAt(
    reader,
    token,
    `${sentence(what)} has at most ${LIMITS.word} characters, this one has ${token.text.length}`,
  );
}

/** A token may stand on a line before the reader's own, when an error is found late. */
function placeOf(reader: Reader, offset: number): { line: number; column: number } {
  if (offset >= reader.lineStart) return { line: reader.line, column: offset - reader.lineStart + 1 };
  const before = reader.source.slice(0, offset).split('\n');
  return { line: before.length, column: (before[before.length - 1] as string).length + 1 };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// The lines of a script: when, and what. Blocks are lines within lines.
import type { Action, Statement, When } from '../model/scenario.ts';
import { LIMITS } from '../model/setup.ts';
import { readPercent, readRange, readTicks, readWhole, wholeNumber } from './amounts.ts';
import { BOUNDS, DEFAULT_WITHIN } from './bounds.ts';
import { COMMAND_WORDS, callWithoutClient, readCommand } from './commands.ts';
import { CONDITION_WORDS, readCondition } from './conditions.ts';
import { isAmountStart, isFieldNext, readAmount } from './quantities.ts';
import {
  accept,
  acceptMark,
  anyText,
  either,
  expectMark,
  expectWord,
  isAtEnd,
  isNext,
  note,
  Problem,
  peek,
  problemAt,
  type Reader,
  serverCount,
  shown,
  take,
  takeLine,
  unexpected,
} from './reader.ts';
import { NAME, readSelection } from './selectors.ts';
import { SETUP_WORDS } from './setupLines.ts';

const DIRECTIONS = [
  'await',
  'expect',
  'always',
  'note',
  'wait',
  'repeat',
  'if',
  'choose',
  'let',
  'agree',
  'end',
] as const;

/** The words that a line of the script may begin with. */
export const SCRIPT_WORDS: readonly string[] = [...DIRECTIONS, ...COMMAND_WORDS];

/**
 * Reads statements, separated by line ends or `;`, up to the end of the block or, at depth 0, of the text (or up to
 * `by hand`, which is left to be read). Every bad line becomes an error of the reader, and the next one is read.
 * `rounds` is how often the block runs in all.
 */
export function readStatements(reader: Reader, depth: number, rounds: number): Statement[] {
  const statements: Statement[] = [];
  for (;;) {
    skipEmptyLines(reader);
    const token = peek(reader);
    if (token.kind === 'end' || reader.errors.length >= BOUNDS.errors) return statements;
    if (token.kind === 'mark' && token.text === '}') {
      if (depth > 0) return statements;
      note(reader, problemAt(reader, take(reader), 'This "}" closes no block'));
      continue;
    }
    if (depth === 0 && token.kind === 'word' && token.text === 'by') return statements;
    attempt(reader, () => {
      statements.push(readStatement(reader, depth, rounds));
      expectEnd(reader);
    });
  }
}

/** Runs `read`; when it meets a Problem, notes it and goes on behind this statement (or stays where the reader is). */
export function attempt(reader: Reader, read: () => void, afterwards: 'skip' | 'stay' = 'skip'): void {
  try {
    read();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    note(reader, problem);
    if (afterwards === 'skip') skipStatement(reader);
  }
}

/** Goes to the next line or statement that has something in it. */
export function skipEmptyLines(reader: Reader): void {
  while (peek(reader).kind === 'newline' || (peek(reader).kind === 'mark' && peek(reader).text === ';')) take(reader);
}

/** A Problem unless the statement ends here. */
export function expectEnd(reader: Reader): void {
  if (!isAtEnd(reader)) throw unexpected(reader, 'the end of the line');
}

function readStatement(reader: Reader, depth: number, rounds: number): Statement {
  const { line } = reader;
  const when = readWhen(reader);
  return { line, when, action: readAction(reader, depth, rounds) };
}

function readWhen(reader: Reader): When | null {
  const token = peek(reader);
  if (token.kind !== 'word' || !/^[@+]/.test(token.text)) return null;
  const ticks = wholeNumber(token.text.slice(1));
  const isAt = token.text.startsWith('@');
  if (ticks === null || ticks > LIMITS.tick) {
    const hint =
      isAt && /^@\d+\.\d+$/.test(token.text) ? ' (a place inside a tick belongs to lines under "by hand")' : '';
    throw problemAt(
      reader,
      token,
      `"${shown(token.text)}" is no time${hint}`,
      '@900 (at 900 ms) or +200 (200 ms after the line before)',
    );
  }
  take(reader);
  if (isAtEnd(reader)) throw unexpected(reader, 'what happens then');
  return isAt ? { kind: 'at', tick: ticks } : { kind: 'after', ticks };
}

function readAction(reader: Reader, depth: number, rounds: number): Action {
  const token = peek(reader);
  const word = DIRECTIONS.find((known) => token.kind === 'word' && known === token.text);
  if (word === undefined) {
    if (token.kind === 'word' && !COMMAND_WORDS.some((known) => known === token.text)) throw unknownLine(reader);
    return { do: 'command', command: readCommand(reader) };
  }
  take(reader);
  switch (word) {
    case 'await': {
      const condition = readCondition(reader);
      return {
        do: 'await',
        condition,
        within: accept(reader, 'within') ? readTicks(reader, 'A time limit', 1) : DEFAULT_WITHIN,
      };
    }
    case 'expect':
      return { do: 'expect', condition: readCondition(reader) };
    case 'always':
      return readAlways(reader);
    case 'note':
      return { do: 'note', text: takeLine(reader, 'a caption') };
    case 'wait':
      return { do: 'wait', ticks: readRange(reader, 'A pause') };
    case 'repeat':
      return readRepeat(reader, depth, rounds);
    case 'if':
      return { do: 'if', condition: readCondition(reader), body: readBlock(reader, depth, rounds, 'to run then') };
    case 'choose':
      return readChoose(reader, depth, rounds);
    case 'let':
      return readLet(reader);
    case 'agree':
      return readAgree(reader);
    case 'end':
      return { do: 'end' };
  }
}

/** Reads the condition of an `always`: one that is quick to judge, for it is judged after every step. */
function readAlways(reader: Reader): Action {
  const token = peek(reader);
  const condition = readCondition(reader);
  if (condition.kind === 'linearizable' || condition.kind === 'appends once') {
    const why = 'What clients saw is looked at once, at the end: what was wrong earlier is wrong then';
    throw problemAt(reader, token, why, `expect ${condition.kind}`);
  }
  return { do: 'always', condition };
}

function readRepeat(reader: Reader, depth: number, rounds: number): Action {
  const token = peek(reader);
  const times = readWhole(reader, 'The number of rounds', [1, LIMITS.repeat]);
  if (times * rounds > LIMITS.repeat) {
    throw problemAt(
      reader,
      token,
      `With the blocks around it this block would run ${times * rounds} times; at most ${LIMITS.repeat} are allowed`,
    );
  }
  return { do: 'repeat', times, body: readBlock(reader, depth, times * rounds, 'to repeat') };
}

/** Reads `{ ... }`, which must have something in it. `purpose` completes the errors: "to repeat". */
function readBlock(reader: Reader, depth: number, rounds: number, purpose: string): Statement[] {
  const open = peek(reader);
  if (depth >= BOUNDS.depth) throw problemAt(reader, open, `Blocks can be nested ${BOUNDS.depth} deep, not deeper`);
  expectMark(reader, '{', `"{" and the lines ${purpose}`);
  reader.blocks.push(reader.line);
  const before = reader.errors.length;
  const body = readStatements(reader, depth + 1, rounds);
  if (!acceptMark(reader, '}')) {
    if (reader.errors.length >= BOUNDS.errors) return body;
    throw problemAt(reader, open, 'This block is never closed', `a line "}" after the lines ${purpose}`);
  }
  reader.blocks.pop();
  if (body.length === 0 && reader.errors.length === before) {
    throw problemAt(reader, open, `There is nothing ${purpose} in this block`);
  }
  return body;
}

/** Reads `choose { 20% { ... } 50% { ... } }`: the chances together are at most 100 %. */
function readChoose(reader: Reader, depth: number, rounds: number): Action {
  const open = peek(reader);
  if (depth >= BOUNDS.depth) throw problemAt(reader, open, `Blocks can be nested ${BOUNDS.depth} deep, not deeper`);
  expectMark(reader, '{', '"{" and what to choose from, such as 20% { ... }');
  reader.blocks.push(reader.line);
  const options: { weight: number; body: Statement[] }[] = [];
  let sum = 0;
  for (;;) {
    skipEmptyLines(reader);
    if (acceptMark(reader, '}')) break;
    const token = peek(reader);
    const weight = readPercent(reader, 'The chance of a choice', [10, 1000]) / 10;
    sum += weight;
    if (!Number.isInteger(weight)) throw problemAt(reader, token, 'The chance of a choice is a whole percentage');
    if (sum > 100)
      throw problemAt(reader, token, `With this the chances add up to ${sum}%; at most 100% can be shared`);
    options.push({ weight, body: readBlock(reader, depth + 1, rounds, 'to choose') });
  }
  reader.blocks.pop();
  if (options.length === 0) throw problemAt(reader, open, 'There is nothing to choose in this block');
  return { do: 'choose', options };
}

/** Reads `let old = leader` (processes) or `let m = messages` (an amount). */
function readLet(reader: Reader): Action {
  const name = readNewName(reader);
  expectMark(reader, '=');
  const amount = (): Action => ({ do: 'let', name, amount: readAmount(reader), nodes: null });
  const nodes = (): Action => {
    const kept = readSelection(reader);
    if (!isAtEnd(reader)) throw unexpected(reader, 'the end of the line');
    return { do: 'let', name, amount: null, nodes: kept };
  };
  const isAmount = isAmountStart(reader) || isFieldNext(reader) || peek(reader).text.includes('.');
  const action = isAmount ? amount() : isNext(reader, 'any') ? either(reader, nodes, amount) : nodes();
  reader.names?.add(name);
  return action;
}

/** Reads `agree 101 on 3 retry as i`. */
function readAgree(reader: Reader): Action {
  const value = anyText(reader, 'a value');
  expectWord(reader, 'on');
  const servers = readWhole(reader, 'The number of servers', [1, serverCount(reader.counts)]);
  const retry = accept(reader, 'retry');
  const as = accept(reader, 'as') ? readNewName(reader) : null;
  if (as !== null) reader.names?.add(as);
  return { do: 'agree', value, servers, retry, as };
}

function readNewName(reader: Reader): string {
  const token = peek(reader);
  if (token.kind !== 'word' || !NAME.test(token.text)) {
    throw unexpected(reader, 'a name: a small letter, then letters and digits');
  }
  return take(reader).text;
}

/** What to say of a line whose first word is no line of a script. */
function unknownLine(reader: Reader): Problem {
  const token = peek(reader);
  if (SETUP_WORDS.includes(token.text)) {
    const isOfLinks = ['latency', 'loss', 'duplicate'].includes(token.text);
    const remedy = isOfLinks ? `; to change it during the run write "link all ${token.text} ..."` : '';
    return problemAt(
      reader,
      token,
      `"${token.text}" is a setup line, and those stand above the first line of the script${remedy}`,
    );
  }
  const isCondition = token.text.includes('.') || CONDITION_WORDS.some((word) => word === token.text);
  if (isCondition) return problemAt(reader, token, 'A condition stands behind "await", "expect" or "always"');
  const misplaced = callWithoutClient(reader);
  if (misplaced) return misplaced;
  return unexpected(
    reader,
    'a command, or await, expect, always, note, wait, repeat, if, choose, let, agree, end',
    SCRIPT_WORDS,
    SCRIPT_WORDS.join(', '),
  );
}

/** Goes to the end of the statement; a block in it is read for its own errors. */
function skipStatement(reader: Reader): void {
  while (!isAtEnd(reader)) {
    if (take(reader).text !== '{') continue;
    reader.blocks.push(reader.line);
    readStatements(reader, 1, 1);
    acceptMark(reader, '}');
    reader.blocks.pop();
  }
}

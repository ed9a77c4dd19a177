// The lines of a script: when, and what. Blocks are lines within lines.
import type { Action, Statement, When } from '../model/scenario.ts';
import { LIMITS } from '../model/setup.ts';
import { readRange, readTicks, readWhole, wholeNumber } from './amounts.ts';
import { BOUNDS, DEFAULT_WITHIN } from './bounds.ts';
import { COMMAND_WORDS, readCommand } from './commands.ts';
import { CONDITION_WORDS, readCondition } from './conditions.ts';
import {
  accept,
  acceptMark,
  expectMark,
  isAtEnd,
  note,
  Problem,
  peek,
  problemAt,
  type Reader,
  shown,
  take,
  takeLine,
  unexpected,
} from './reader.ts';
import { SETUP_WORDS } from './setupLines.ts';

const DIRECTIONS = ['await', 'expect', 'note', 'wait', 'repeat', 'end'] as const;

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
    case 'note':
      return { do: 'note', text: takeLine(reader, 'a caption') };
    case 'wait':
      return { do: 'wait', ticks: readRange(reader, 'A pause') };
    case 'repeat':
      return readRepeat(reader, depth, rounds);
    case 'end':
      return { do: 'end' };
  }
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
  if (depth >= BOUNDS.depth) throw problemAt(reader, token, `Blocks can be nested ${BOUNDS.depth} deep, not deeper`);
  const open = peek(reader);
  expectMark(reader, '{', '"{" and the lines to repeat');
  reader.blocks.push(reader.line);
  const before = reader.errors.length;
  const body = readStatements(reader, depth + 1, times * rounds);
  if (!acceptMark(reader, '}')) {
    if (reader.errors.length >= BOUNDS.errors) return { do: 'repeat', times, body };
    throw problemAt(reader, open, 'This block is never closed', 'a line "}" after the lines to repeat');
  }
  reader.blocks.pop();
  if (body.length === 0 && reader.errors.length === before)
    throw problemAt(reader, open, 'There is nothing to repeat in this block');
  return { do: 'repeat', times, body };
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
  if (isCondition) return problemAt(reader, token, 'A condition stands behind "await" or "expect"');
  return unexpected(
    reader,
    'a command, or await, expect, note, wait, repeat, end',
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

// Numbers as the language writes them: whole numbers, ranges of ms (`10..30`), chances and rates (`0.5%` is 5 thousandths).
import type { Tick } from '../model/ids.ts';
import { LIMITS } from '../model/setup.ts';
import { peek, problemAt, type Reader, shown, take, unexpected } from './reader.ts';
import type { Token } from './tokens.ts';

type Bounds = readonly [number, number];

/** Reads a whole number within bounds. `what` begins the error: "A seed". */
export function readWhole(reader: Reader, what: string, [low, high]: Bounds): number {
  const token = peek(reader);
  const expected = `a whole number from ${low} to ${high}`;
  if (token.kind !== 'word') throw unexpected(reader, expected);
  const number = wholeNumber(token.text);
  if (number === null || number < low || number > high) throw wrongAmount(reader, token, what, expected);
  take(reader);
  return number;
}

/** Reads an instant or a duration in ms. */
export function readTicks(reader: Reader, what: string, low = 0): Tick {
  return readWhole(reader, what, [low, LIMITS.tick]);
}

/** Reads `10..30`, or `20` for 20..20: a range of ms of which `low` is the least. */
export function readRange(reader: Reader, what: string, low = 0): readonly [Tick, Tick] {
  const token = peek(reader);
  const expected = `a time in ms such as 20 or 10..30${low > 0 ? `, at least ${low}` : ''}`;
  if (token.kind !== 'word') throw unexpected(reader, expected);
  const parts = token.text.split('..').map(wholeNumber);
  const from = parts[0] ?? null;
  const to = parts.length === 1 ? from : (parts[1] ?? null);
  if (from === null || to === null || parts.length > 2 || from < low) {
    throw wrongAmount(reader, token, what, expected);
  }
  if (Math.max(from, to) > LIMITS.tick) throw problemAt(reader, token, `No time is longer than ${LIMITS.tick} ms`);
  if (from > to) throw problemAt(reader, token, `A range goes from the smaller to the larger: ${to}..${from}`);
  take(reader);
  return [from, to];
}

/** Reads `12.5%` as thousandths (125). */
export function readPercent(reader: Reader, what: string, [low, high]: Bounds = [0, 1000]): number {
  const token = peek(reader);
  const expected = `a percentage from ${printPercent(low)} to ${printPercent(high)}, with at most one digit after the point`;
  if (token.kind !== 'word') throw unexpected(reader, expected);
  const match = /^(\d{1,6})(?:\.(\d))?%$/.exec(token.text);
  const thousandths = match ? Number(match[1]) * 10 + Number(match[2] ?? 0) : null;
  if (thousandths === null || thousandths < low || thousandths > high) throw wrongAmount(reader, token, what, expected);
  take(reader);
  return thousandths;
}

/** `[10, 30]` as `10..30`, `[20, 20]` as `20`. */
export function printRange([from, to]: readonly [Tick, Tick]): string {
  return from === to ? `${from}` : `${from}..${to}`;
}

/** Thousandths as a percentage: 125 as `12.5%`. */
export function printPercent(thousandths: number): string {
  const rest = thousandths % 10;
  return `${(thousandths - rest) / 10}${rest === 0 ? '' : `.${rest}`}%`;
}

/** The number a word of digits stands for; null when it is no such word. */
export function wholeNumber(text: string): number | null {
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function wrongAmount(reader: Reader, token: Token, what: string, expected: string) {
  return problemAt(reader, token, `${what} is ${expected}, not "${shown(token.text)}"`, expected);
}

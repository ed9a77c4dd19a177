// Sums of what can be counted: `messages - m`, `2 * calls c1 + 20`, `leader.commitIndex`.
import type { Selector } from '../model/command.ts';
import { type Amount, type Quantity, SERVER_FIELDS, type ServerField } from '../model/scenario.ts';
import { wholeNumber } from './amounts.ts';
import { kindOfName } from './names.ts';
import { accept, isNext, listed, peek, problemAt, type Reader, take, unexpected } from './reader.ts';
import { drawnFrom, namedSelector, readDraws, readOptionalSelection, readSelection } from './selectors.ts';
import { type Token, tokenAt } from './tokens.ts';

const TOTALS = ['messages', 'requests', 'bytes', 'elections', 'commits', 'snapshots', 'now'] as const;
const OF_CLERKS = ['calls', 'answers', 'open'] as const;
const OF_NODES = ['count', 'state', 'snapshotSize'] as const;

/** The words that begin a quantity. */
export const QUANTITY_WORDS: readonly string[] = [...TOTALS, ...OF_CLERKS, ...OF_NODES];

/** The largest number that an amount is made of, and the most terms in one. */
const MOST = 1_000_000_000;
const MOST_TERMS = 20;

/** The fields that are words and no numbers. */
export const WORD_FIELDS: readonly ServerField[] = ['role', 'votedFor'];

/** Whether an amount begins here. */
export function isAmountNext(reader: Reader): boolean {
  const token = peek(reader);
  if (token.kind !== 'word') return false;
  const isQuantity = QUANTITY_WORDS.includes(token.text) || kindOfName(reader, token.text) === 'amount';
  return isQuantity || token.text === '-' || wholeNumber(token.text) !== null || isFieldNext(reader);
}

/** Reads a sum. `loneWord`: it may also be a single field that is a word, such as n1.role. */
export function readAmount(reader: Reader, loneWord = false): Amount {
  const amount: Amount[number][] = [];
  let sign = accept(reader, '-') ? -1 : 1;
  for (;;) {
    const token = peek(reader);
    if (amount.length === MOST_TERMS) throw problemAt(reader, token, `A sum has at most ${MOST_TERMS} parts`);
    const term = readTerm(reader, sign);
    amount.push(term);
    const more = isNext(reader, '+') || isNext(reader, '-');
    const isLone = amount.length === 1 && term.factor === 1 && !more && loneWord;
    const { quantity } = term;
    if (quantity.kind === 'field' && WORD_FIELDS.includes(quantity.field) && !isLone) {
      throw problemAt(reader, token, `${quantity.field} is a word and cannot be reckoned with`);
    }
    if (!more) return amount;
    sign = take(reader).text === '-' ? -1 : 1;
  }
}

/** An amount as it is written, with blanks around every sign. */
export function printAmount(amount: Amount, printOne: (quantity: Quantity) => string): string {
  return amount
    .map(({ factor, quantity }, i) => {
      const sign = factor < 0 ? '- ' : i === 0 ? '' : '+ ';
      const times = Math.abs(factor) === 1 ? '' : `${Math.abs(factor)} * `;
      return `${sign}${times}${printOne(quantity)}`;
    })
    .join(' ');
}

function readTerm(reader: Reader, sign: number): Amount[number] {
  const quantity = readQuantity(reader);
  if (quantity.kind !== 'number' || !accept(reader, '*')) return { factor: sign, quantity };
  if (quantity.value === 0) throw problemAt(reader, peek(reader), 'Nothing can be counted 0 times');
  return { factor: sign * quantity.value, quantity: readQuantity(reader) };
}

function readQuantity(reader: Reader): Quantity {
  const token = peek(reader);
  if (isFieldNext(reader)) return { kind: 'field', ...readNodeField(reader) };
  if (token.kind !== 'word') throw notAnAmount(reader, token);
  const { text } = token;
  const number = wholeNumber(text);
  const total = TOTALS.find((word) => word === text);
  const ofClerks = OF_CLERKS.find((word) => word === text);
  const ofNodes = OF_NODES.find((word) => word === text);
  if (number !== null && number > MOST) throw problemAt(reader, token, `A number here is at most ${MOST}`);
  if (number === null && !total && !ofClerks && !ofNodes && kindOfName(reader, text) !== 'amount') {
    throw notAnAmount(reader, token);
  }
  take(reader);
  if (number !== null) return { kind: 'number', value: number };
  if (total) return { kind: total };
  if (ofClerks) return { kind: ofClerks, clerks: readOptionalSelection(reader) };
  if (ofNodes) return { kind: ofNodes, nodes: readSelection(reader) };
  return { kind: 'name', name: text };
}

function notAnAmount(reader: Reader, token: Token) {
  const known = [...QUANTITY_WORDS, ...reader.names.keys()];
  const blanks = /^\w+[-+*]\w+$/.test(token.text) ? ' Blanks stand around +, - and *.' : '';
  const expected = `a number, a field such as n3.commitIndex, a name from a let line, or ${listed(QUANTITY_WORDS)}`;
  const problem = unexpected(reader, 'an amount', known, expected);
  return blanks === '' ? problem : problemAt(reader, token, `"${token.text}" is no amount.${blanks}`, expected);
}

/** Whether `n3.commitIndex` or `any follower.commitIndex` stands here: a selector whose last word carries a field. */
export function isFieldNext(reader: Reader): boolean {
  let token = peek(reader);
  for (let draws = 0; token.kind === 'word' && draws < 20; draws++) {
    const isAny = token.text === 'any' || (draws > 0 && wholeNumber(token.text) !== null);
    if (!isAny) return /^[a-z]\w*\./i.test(token.text);
    token = tokenAt(reader.source, token.offset + token.length);
  }
  return false;
}

/** Reads `n3.commitIndex` or `any follower.commitIndex`. */
function readNodeField(reader: Reader): { node: Selector; field: ServerField } {
  const counts = readDraws(reader);
  const token = peek(reader);
  const point = token.text.indexOf('.');
  const name = token.text.slice(point + 1);
  const field = SERVER_FIELDS.find((known) => known === name);
  if (field === undefined) {
    const place = { ...token, text: name, offset: token.offset + point + 1, length: name.length };
    throw unexpected(reader, 'a field of a server', SERVER_FIELDS, listed(SERVER_FIELDS), place);
  }
  take(reader);
  const owner = { ...token, length: point };
  const node = drawnFrom(namedSelector(reader, owner, token.text.slice(0, point), counts.length > 0), counts);
  return { node, field };
}

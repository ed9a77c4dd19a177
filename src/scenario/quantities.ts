// Sums of what can be counted: `messages - $m`, `2 times calls of c1 + 20`, `leader.commitIndex`.
import type { Selector } from '../model/command.ts';
import { type Amount, type Quantity, SERVER_FIELDS, type ServerField } from '../model/scenario.ts';
import { wholeNumber } from './amounts.ts';
import { accept, expectWord, isNext, listed, peek, problemAt, type Reader, take, unexpected } from './reader.ts';
import { drawnFrom, knownName, namedSelector, readDraws, readSelection } from './selectors.ts';
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

/** Whether an amount begins here that is no server's field. */
export function isAmountStart(reader: Reader): boolean {
  const { kind, text } = peek(reader);
  const isQuantity = QUANTITY_WORDS.includes(text) || text.startsWith('$') || text === '-';
  return kind === 'word' && (isQuantity || wholeNumber(text) !== null);
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

function readTerm(reader: Reader, sign: number): Amount[number] {
  const quantity = readQuantity(reader);
  if (quantity.kind !== 'number' || !isNext(reader, 'times')) return { factor: sign, quantity };
  if (quantity.value === 0) throw problemAt(reader, peek(reader), 'Nothing can be counted 0 times');
  take(reader);
  return { factor: sign * quantity.value, quantity: readQuantity(reader) };
}

function readQuantity(reader: Reader): Quantity {
  if (isFieldNext(reader)) return { kind: 'field', ...readNodeField(reader) };
  const token = peek(reader);
  if (token.kind !== 'word') throw notAnAmount(reader, token);
  const number = wholeNumber(token.text);
  if (number !== null && number > MOST) throw problemAt(reader, token, `A number here is at most ${MOST}`);
  if (number !== null) return { kind: 'number', value: wordOf(reader, number) };
  if (token.text.startsWith('$')) return { kind: 'name', name: wordOf(reader, knownName(reader, token)) };
  const total = TOTALS.find((word) => word === token.text);
  if (total) return { kind: wordOf(reader, total) };
  const ofClerks = OF_CLERKS.find((word) => word === token.text);
  if (ofClerks) {
    return { kind: wordOf(reader, ofClerks), clerks: accept(reader, 'of') ? readSelection(reader) : null };
  }
  const ofNodes = OF_NODES.find((word) => word === token.text);
  if (!ofNodes) throw notAnAmount(reader, token);
  take(reader);
  expectWord(reader, 'of');
  return { kind: ofNodes, nodes: readSelection(reader) };
}

/** What the next word stands for; the word is read. */
function wordOf<T>(reader: Reader, meaning: T): T {
  take(reader);
  return meaning;
}

function notAnAmount(reader: Reader, token: Token) {
  const expected = `a number, a field such as n3.commitIndex, a name such as $old, or ${listed(QUANTITY_WORDS)}`;
  if (token.kind === 'word' && /^[$\w]+[-+]\S*$/.test(token.text)) {
    return problemAt(reader, token, `"${token.text}" is no amount; blanks stand around + and -`, expected);
  }
  return unexpected(reader, 'an amount', QUANTITY_WORDS, expected);
}

/** Whether `n3.commitIndex` or `any follower.commitIndex` stands here: a selector whose last word carries a field. */
export function isFieldNext(reader: Reader): boolean {
  let token = peek(reader);
  for (let draws = 0; token.kind === 'word' && draws < 20; draws++) {
    const isAny = token.text === 'any' || (draws > 0 && wholeNumber(token.text) !== null);
    if (!isAny) return /^[$a-z]\w*\./i.test(token.text);
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

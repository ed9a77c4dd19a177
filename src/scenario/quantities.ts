// Sums of what can be counted: `messages - $m`, `2 times calls of c1 + 20`, `leader.commitIndex`.
import type { Selector } from '../model/command.ts';
import { type Amount, type Quantity, SERVER_FIELDS, type ServerField } from '../model/scenario.ts';
import { wholeNumber } from './amounts.ts';
import { JOB_QUANTITY_WORDS, readJobQuantity } from './jobConditions.ts';
import { accept, expectWord, isNext, listed, peek, problemAt, type Reader, take, unexpected } from './reader.ts';
import {
  drawnFrom,
  knownName,
  namedSelector,
  printSelection,
  printSelector,
  readDraws,
  readSelection,
} from './selectors.ts';
import { knownGroup, readShardQuantity, SHARD_QUANTITY_WORDS } from './shards.ts';
import { type Token, tokenAt } from './tokens.ts';

const TOTALS = ['messages', 'requests', 'bytes', 'elections', 'commits', 'snapshots', 'now'] as const;
const OF_CLERKS = ['calls', 'answers', 'open'] as const;
const OF_NODES = ['count', 'state', 'snapshotSize', 'stored'] as const;

/** The words that begin a quantity. */
export const QUANTITY_WORDS: readonly string[] = [
  ...TOTALS,
  ...OF_CLERKS,
  ...OF_NODES,
  ...SHARD_QUANTITY_WORDS,
  ...JOB_QUANTITY_WORDS,
];

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
  if (total) return ofProcesses(reader, wordOf(reader, total));
  const ofClerks = OF_CLERKS.find((word) => word === token.text);
  if (ofClerks) {
    return { kind: wordOf(reader, ofClerks), clerks: accept(reader, 'of') ? readSelection(reader) : null };
  }
  if (SHARD_QUANTITY_WORDS.some((word) => word === token.text)) return readShardQuantity(reader);
  if (JOB_QUANTITY_WORDS.includes(token.text)) return readJobQuantity(reader);
  const ofNodes = OF_NODES.find((word) => word === token.text);
  if (!ofNodes) throw notAnAmount(reader, token);
  take(reader);
  expectWord(reader, 'of');
  return { kind: ofNodes, nodes: readSelection(reader) };
}

/** A total, or what of it some processes have sent (`of`), or has come to them (`to`). */
function ofProcesses(reader: Reader, what: (typeof TOTALS)[number]): Quantity {
  if (what !== 'messages' && what !== 'requests' && what !== 'bytes') return { kind: what };
  if (accept(reader, 'of')) return { kind: 'sent', what, nodes: readSelection(reader) };
  if (what === 'bytes' || !accept(reader, 'to')) return { kind: what };
  return { kind: 'received', what, nodes: readSelection(reader) };
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

/** Whether `n3.commitIndex`, `any follower.commitIndex` or `leader of 101.commitIndex` stands here. */
export function isFieldNext(reader: Reader): boolean {
  let token = peek(reader);
  const after = ({ offset, length }: Token) => tokenAt(reader.source, offset + length);
  for (let draws = 0; token.kind === 'word' && draws < 20; draws++) {
    const isAny = token.text === 'any' || (draws > 0 && wholeNumber(token.text) !== null);
    if (!isAny) break;
    token = after(token);
  }
  if (token.kind !== 'word' || wholeNumber(token.text) !== null) return false;
  if (/^[$a-z]\w*\./i.test(token.text)) return true;
  const next = after(token);
  return /^\d+\./.test(token.text === 'group' ? next.text : next.text === 'of' ? after(next).text : '');
}

/** Reads such a selector with its field. */
function readNodeField(reader: Reader): { node: Selector; field: ServerField } {
  const counts = readDraws(reader);
  const first = peek(reader);
  const isInGroup = !first.text.includes('.');
  if (isInGroup) take(reader);
  if (isInGroup && first.text !== 'group') expectWord(reader, 'of');
  const token = peek(reader);
  const point = token.text.indexOf('.');
  const name = token.text.slice(point + 1);
  const field = SERVER_FIELDS.find((known) => known === name);
  if (field === undefined) {
    const place = { ...token, text: name, offset: token.offset + point + 1, length: name.length };
    throw unexpected(reader, 'a field of a server', SERVER_FIELDS, listed(SERVER_FIELDS), place);
  }
  const word = token.text.slice(0, point);
  const owner = { ...token, length: point };
  if (!isInGroup) {
    take(reader);
    return { node: drawnFrom(namedSelector(reader, owner, word, counts.length > 0), counts), field };
  }
  const group = knownGroup(reader, owner, word);
  take(reader);
  const of: Selector =
    first.text === 'group' ? { kind: 'servers' } : namedSelector(reader, first, first.text, counts.length > 0);
  return { node: drawnFrom({ kind: 'of', group, of }, counts), field };
}

/** An amount: `messages - $m`. */
export function printAmount(amount: Amount): string {
  return amount
    .map(({ factor, quantity }, i) => {
      const sign = factor < 0 ? (i === 0 ? '- ' : ' - ') : i === 0 ? '' : ' + ';
      const times = Math.abs(factor) === 1 ? '' : `${Math.abs(factor)} times `;
      return `${sign}${times}${printQuantity(quantity)}`;
    })
    .join('');
}

function printQuantity(quantity: Quantity): string {
  switch (quantity.kind) {
    case 'number':
      return `${quantity.value}`;
    case 'name':
      return `$${quantity.name}`;
    case 'field':
      return `${printSelector(quantity.node)}.${quantity.field}`;
    case 'calls':
    case 'answers':
    case 'open':
      return quantity.clerks ? `${quantity.kind} of ${printSelection(quantity.clerks)}` : quantity.kind;
    case 'count':
    case 'state':
    case 'snapshotSize':
    case 'stored':
    case 'tasks':
      return `${quantity.kind} of ${printSelection(quantity.nodes)}`;
    case 'sent':
      return `${quantity.what} of ${printSelection(quantity.nodes)}`;
    case 'received':
      return `${quantity.what} to ${printSelection(quantity.nodes)}`;
    case 'attempts':
    case 'completed':
    case 'parallel':
    case 'running':
      return `${quantity.kind} of ${quantity.task}`;
    case 'owned':
      return `owned ${quantity.gid}`;
    case 'owner':
      return `owner ${quantity.shard}`;
    default:
      return quantity.kind;
  }
}

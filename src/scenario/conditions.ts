// What can be awaited and expected: `leader n3`, `committed x=1 on 3`, `n3.commitIndex >= 5`, `no violation`.
import type { Selector } from '../model/command.ts';
import { type Condition, SERVER_FIELDS, type ServerField } from '../model/scenario.ts';
import { readWhole } from './amounts.ts';
import {
  accept,
  acceptMark,
  anyText,
  anyTextOrNone,
  expectMark,
  expectWord,
  isAtEnd,
  listed,
  oneOf,
  peek,
  problemAt,
  type Reader,
  take,
  unexpected,
} from './reader.ts';
import {
  drawnFrom,
  GROUPS,
  knownId,
  namedSelector,
  readDraws,
  readOptionalSelection,
  readSelection,
  readSelector,
} from './selectors.ts';

type FieldCondition = Extract<Condition, { kind: 'field' }>;

/** The words that begin a condition, but for `n3.commitIndex`. */
export const CONDITION_WORDS = [
  'leader',
  'no',
  'committed',
  'value',
  'answered',
  'answer',
  'violation',
  'linearizable',
] as const;

const OPERATORS: readonly FieldCondition['op'][] = ['=', '!=', '<', '<=', '>', '>='];
const ROLES: readonly string[] = ['follower', 'candidate', 'leader', 'down'];
const EXPECTED =
  'leader, no leader, committed x=1 on 3, value x=1 on n2, n3.commitIndex >= 5, answered, answer c1 = 5, no violation, violation or linearizable';
/** The largest number a field is compared with. */
const MOST = 1_000_000_000;

/** Reads a condition. */
export function readCondition(reader: Reader): Condition {
  const token = peek(reader);
  const isField = token.kind === 'word' && (token.text === 'any' || token.text.includes('.'));
  if (isField) return readField(reader);
  const word = CONDITION_WORDS.find((known) => token.kind === 'word' && known === token.text);
  if (word === undefined) throw unexpected(reader, 'a condition', CONDITION_WORDS, EXPECTED);
  take(reader);
  switch (word) {
    case 'leader':
      return { kind: 'leader', nodes: readOptionalSelection(reader) };
    case 'no':
      return { kind: `no ${oneOf(reader, ['leader', 'violation'], '"leader" or "violation"')}` };
    case 'committed':
      return readCommitted(reader);
    case 'value':
      return readValue(reader);
    case 'answered':
      return { kind: 'answered', clerks: readOptionalSelection(reader) };
    case 'answer': {
      const clerk = readSelector(reader);
      expectMark(reader, '=');
      return { kind: 'answer', clerk, value: anyTextOrNone(reader, 'the answer, or none') };
    }
    case 'violation':
      return { kind: 'violation', invariant: readInvariant(reader) };
    case 'linearizable':
      return { kind: 'linearizable' };
  }
}

function readCommitted(reader: Reader): Condition {
  const first = anyText(reader, 'a key and its value (x=1), or an opaque value');
  const pair = acceptMark(reader, '=')
    ? { key: first, value: anyText(reader, 'a value') }
    : { key: null, value: first };
  expectWord(reader, 'on');
  return { kind: 'committed', ...pair, servers: readWhole(reader, 'The number of servers', [1, reader.servers]) };
}

function readValue(reader: Reader): Condition {
  const key = anyText(reader, 'a key');
  expectMark(reader, '=');
  const value = anyTextOrNone(reader, 'a value, or none');
  expectWord(reader, 'on');
  return { kind: 'value', nodes: readSelection(reader), key, value };
}

function readInvariant(reader: Reader): string | null {
  if (isAtEnd(reader)) return null;
  const token = peek(reader);
  if (token.kind !== 'word' || !/^[A-Z]\d{1,3}$/.test(token.text)) {
    if (token.kind === 'word' && token.text === 'within') return null;
    throw unexpected(reader, 'the id of an invariant, such as I5');
  }
  take(reader);
  return token.text;
}

function readField(reader: Reader): Condition {
  const { node, field } = readNodeField(reader);
  const token = peek(reader);
  const op = OPERATORS.find((known) => token.kind === 'mark' && known === token.text);
  if (op === undefined) throw unexpected(reader, `a comparison: ${listed(OPERATORS)}`);
  take(reader);
  const next = peek(reader);
  if (next.kind === 'mark') throw problemAt(reader, token, `"${op}${next.text}" is no comparison`, listed(OPERATORS));
  const isWord = field === 'role' || field === 'votedFor';
  if (isWord && op !== '=' && op !== '!=')
    throw problemAt(reader, token, `${field} is a word: compare it with = or !=`);
  const value = isWord ? readFieldWord(reader, field) : readWhole(reader, field, [0, MOST]);
  return { kind: 'field', node, field, op, value };
}

/** Reads `n3.commitIndex` or `any follower.commitIndex`: a selector whose last word carries the field. */
function readNodeField(reader: Reader): { node: Selector; field: ServerField } {
  const counts = readDraws(reader);
  const token = peek(reader);
  const point = token.kind === 'word' ? token.text.indexOf('.') : -1;
  if (point < 0) throw unexpected(reader, 'a server and its field, such as n3.commitIndex', GROUPS);
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

function readFieldWord(reader: Reader, field: 'role' | 'votedFor'): string {
  if (field === 'role') return oneOf(reader, ROLES, `a role: ${listed(ROLES)}`);
  const token = peek(reader);
  if (token.kind !== 'word') throw unexpected(reader, 'a server, or none');
  if (accept(reader, 'none')) return 'none';
  knownId(reader, token, token.text);
  return take(reader).text;
}

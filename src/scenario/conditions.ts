// What can be awaited and expected: `leader n3`, `committed x=1 on 3`, `n3.commitIndex >= 5`, `no violation`.
import type { Amount, Comparison, Condition } from '../model/scenario.ts';
import { readWhole } from './amounts.ts';
import { JOB_CONDITION_WORDS, readJobCondition } from './jobConditions.ts';
import { isAmountStart, isFieldNext, QUANTITY_WORDS, readAmount, WORD_FIELDS } from './quantities.ts';
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
  peek,
  problemAt,
  type Reader,
  serverCount,
  take,
  unexpected,
} from './reader.ts';
import { knownId, readOptionalSelection, readSelection, readSelector } from './selectors.ts';
import { readShardCondition, SHARD_CONDITION_WORDS } from './shards.ts';
import { tokenAt } from './tokens.ts';

/** The words that begin a condition, but for those that begin an amount. */
export const CONDITION_WORDS = [
  'leader',
  'no',
  'committed',
  'applied',
  'value',
  'answered',
  'answer',
  'violation',
  'linearizable',
  'terms',
  'appends',
  ...SHARD_CONDITION_WORDS,
  ...JOB_CONDITION_WORDS,
] as const;

const COMPARISONS: readonly Comparison[] = ['=', '!=', '<', '<=', '>', '>='];
const ROLES: readonly string[] = ['follower', 'candidate', 'leader', 'down'];
const EXPECTED =
  'leader, no leader, committed x=1 on 3, applied 4 on 3, value x=1 on n2, n3.commitIndex >= 5, messages <= 42, answered, answer c1 = 5, no violation, violation, linearizable, terms agree, appends once, or of a sharded store shard 3 at 100, settled, balanced 100, members 100 = n1 n2, moved least and queries agree, or of a job job done and output matches';

/** Whether the word after the next one is this. */
function isSecond(reader: Reader, word: string): boolean {
  const { offset, length } = peek(reader);
  return tokenAt(reader.source, offset + length).text === word;
}

/** Reads a condition. */
export function readCondition(reader: Reader): Condition {
  const token = peek(reader);
  if (isFieldNext(reader)) return readComparison(reader);
  const isAmount = token.text === 'moved' && !isSecond(reader, 'least');
  const word = CONDITION_WORDS.find((known) => token.kind === 'word' && known === token.text && !isAmount);
  if (word === undefined) {
    if (isAmountStart(reader)) return readComparison(reader);
    throw unexpected(reader, 'a condition', [...CONDITION_WORDS, ...QUANTITY_WORDS], EXPECTED);
  }
  take(reader);
  switch (word) {
    case 'leader':
      return { kind: 'leader', nodes: readOptionalSelection(reader) };
    case 'no':
      return { kind: `no ${oneOf(reader, ['leader', 'violation'], '"leader" or "violation"')}` };
    case 'committed':
      return readCommitted(reader);
    case 'applied':
      return readApplied(reader);
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
    case 'terms':
      expectWord(reader, 'agree');
      return { kind: 'terms agree' };
    case 'appends':
      expectWord(reader, 'once');
      return { kind: 'appends once' };
    case 'moved':
      expectWord(reader, 'least');
      return { kind: 'moved least' };
    case 'job':
    case 'output':
      return readJobCondition(reader, word);
    default:
      return readShardCondition(reader, word);
  }
}

function readCommitted(reader: Reader): Condition {
  const first = anyText(reader, 'a key and its value (x=1), or an opaque value');
  const pair = acceptMark(reader, '=')
    ? { key: first, value: anyText(reader, 'a value') }
    : { key: null, value: first };
  expectWord(reader, 'on');
  return {
    kind: 'committed',
    ...pair,
    servers: readWhole(reader, 'The number of servers', [1, serverCount(reader.counts)]),
  };
}

function readApplied(reader: Reader): Condition {
  const index = readAmount(reader);
  expectWord(reader, 'on');
  const exactly = accept(reader, 'exactly');
  return {
    kind: 'applied',
    index,
    servers: readWhole(reader, 'The number of servers', [0, serverCount(reader.counts)]),
    exactly,
  };
}

function readValue(reader: Reader): Condition {
  const key = anyText(reader, 'a key');
  expectMark(reader, '=');
  const value = anyTextOrNone(reader, 'a value, or none');
  expectWord(reader, 'on');
  return { kind: 'value', nodes: readSelection(reader), key, value };
}

function readInvariant(reader: Reader): string | null {
  const token = peek(reader);
  const opensBlock = token.kind === 'mark' && token.text === '{';
  if (isAtEnd(reader) || opensBlock || isNext(reader, 'within')) return null;
  if (token.kind !== 'word' || !/^[A-Z]\d{1,3}$/.test(token.text)) {
    throw unexpected(reader, 'the id of an invariant, such as I5');
  }
  return take(reader).text;
}

/** Reads two amounts with a comparison between, of which a field against a number or a word is the commonest. */
function readComparison(reader: Reader): Condition {
  const left = readAmount(reader, true);
  const op = readOperator(reader);
  const lone = loneQuantity(left);
  if (lone?.kind === 'field' && WORD_FIELDS.includes(lone.field)) {
    return { ...lone, op: equality(reader, op, lone.field), value: readFieldWord(reader, lone.field) };
  }
  const right = readAmount(reader);
  const number = loneQuantity(right);
  if (lone?.kind === 'field' && number?.kind === 'number') return { ...lone, op, value: number.value };
  return { kind: 'amounts', left, op, right };
}

function readOperator(reader: Reader): Comparison {
  const token = peek(reader);
  const op = COMPARISONS.find((known) => token.kind === 'mark' && known === token.text);
  if (op === undefined) throw unexpected(reader, `a comparison: ${listed(COMPARISONS)}`);
  take(reader);
  const next = peek(reader);
  if (next.kind === 'mark') {
    throw problemAt(reader, token, `"${op}${next.text}" is no comparison`, listed(COMPARISONS));
  }
  return op;
}

function equality(reader: Reader, op: Comparison, field: string): '=' | '!=' {
  if (op === '=' || op === '!=') return op;
  throw problemAt(reader, peek(reader), `${field} is a word: compare it with = or !=`);
}

function loneQuantity(amount: Amount) {
  return amount.length === 1 && amount[0]?.factor === 1 ? amount[0].quantity : undefined;
}

function readFieldWord(reader: Reader, field: string): string {
  if (field === 'role') return oneOf(reader, ROLES, `a role: ${listed(ROLES)}`);
  const token = peek(reader);
  if (token.kind !== 'word') throw unexpected(reader, 'a server, or none');
  if (accept(reader, 'none')) return 'none';
  knownId(reader, token, token.text);
  return take(reader).text;
}

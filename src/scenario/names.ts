// Names that `let` and `agree` lines give to processes and amounts. They are known from that line on, and none of them is
// a word of the language, so that every word of a text has one meaning.
import { BUG_IDS } from '../model/setup.ts';
import { acceptMark, peek, problemAt, type Reader, shown, take, unexpected } from './reader.ts';

/** What a name can stand for. */
export type NameKind = 'nodes' | 'amount';

/** The words of the language that may stand where a name could. */
const TAKEN: readonly string[] = [
  ...'leader follower followers server servers clerk clerks all up down connected disconnected majority minority rest any'.split(' '),
  ...'messages requests bytes elections commits snapshots now calls answers open count state snapshotSize'.split(' '),
  ...'no committed value answered answer violation linearizable applied terms appends'.split(' '),
  ...'via on off within until every keys gap get put append cas none loss duplicate latency exactly retry as'.split(' '),
  ...BUG_IDS,
];

/** Reads a new name, or one that is given anew. It is known only when `keepName` has been told what it stands for. */
export function readName(reader: Reader): string {
  const token = peek(reader);
  if (token.kind !== 'word') throw unexpected(reader, 'a name');
  const isFit = /^[a-z][a-z0-9_]{0,30}$/i.test(token.text) && !/^[nc]\d+$/.test(token.text);
  if (!isFit) throw problemAt(reader, token, `"${shown(token.text)}" cannot be a name: letters and digits, not like n1`);
  if (TAKEN.includes(token.text)) throw problemAt(reader, token, `"${token.text}" is a word of the language already`);
  return take(reader).text;
}

/** Makes a name known to the lines that follow. A name stays what it was: processes or an amount. */
export function keepName(reader: Reader, name: string, kind: NameKind): void {
  const known = reader.names.get(name);
  if (known === undefined || known === kind) reader.names.set(name, kind);
  else {
    const was = known === 'nodes' ? 'processes' : 'a number';
    throw problemAt(reader, peek(reader), `"${name}" stands for ${was} already; take another name`);
  }
}

/** What a word stands for, if it is a name. */
export function kindOfName(reader: Reader, word: string): NameKind | undefined {
  return reader.names.get(word);
}

/** Reads `=` behind a new name. */
export function expectEquals(reader: Reader): void {
  if (!acceptMark(reader, '=')) throw unexpected(reader, '"=" and what the name stands for');
}

// What stands in the files of a job: keys with their values, one a line, and the names of the files.

import type { NodeId } from '../../model/ids.ts';
import type { TextFile } from '../../model/jobFiles.ts';
import { utf8Length } from '../../model/kv.ts';
import type { KeyValue, TaskId } from '../../model/mapreduce.ts';
import { fingerprint } from '../prim/fingerprint.ts';

/** A file of this text. */
export function fileOf(name: string, text: string): TextFile {
  return { name, text, bytes: utf8Length(text), digest: fingerprint(text) };
}

/** The input of a map. */
export function inputName(map: number): string {
  return `input-${map}`;
}

/** What a map has for a reduce (the labs' name). */
export function partName(map: number, reduce: number): string {
  return `mr-${map}-${reduce}`;
}

/** What a reduce has made. */
export function outputName(reduce: number): string {
  return `mr-out-${reduce}`;
}

/** The files that a task writes, of a job with so many reduces. */
export function outputNames({ kind, number }: TaskId, reduces: number): string[] {
  if (kind === 'reduce') return [outputName(number)];
  return Array.from({ length: reduces }, (_, reduce) => partName(number, reduce));
}

/** The name of a file while it is written: nobody else uses it. */
export function temporaryName(name: string, worker: NodeId, life: number, attempt: number): string {
  return `${name}.${worker}.${life}.${attempt}`;
}

/** Is this a name under which others look for a file? */
export function isLasting(name: string): boolean {
  return !name.includes('.');
}

/** A key with its value as a line: a tab between, none when the value is empty. */
export function lineOf(key: string, value: string): string {
  return value === '' ? `${escaped(key)}\n` : `${escaped(key)}\t${escaped(value)}\n`;
}

/** The keys and values of a text of such lines. A last line that is cut off is read as far as it goes. */
export function recordsOf(text: string): KeyValue[] {
  const records: KeyValue[] = [];
  let at = 0;
  while (at < text.length) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, end);
    const tab = line.indexOf('\t');
    records.push(
      tab < 0
        ? { key: unescaped(line), value: '' }
        : { key: unescaped(line.slice(0, tab)), value: unescaped(line.slice(tab + 1)) },
    );
    at = end + 1;
  }
  return records;
}

const SPECIAL = /[\\\t\n]/;

/** Backslash, tab and line end as two letters, so that a line stays a line. */
function escaped(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(/[\\\t\n]/g, (c) => (c === '\\' ? '\\\\' : c === '\t' ? '\\t' : '\\n'));
}

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\([\\tn])/g, (_, c: string) => (c === 't' ? '\t' : c === 'n' ? '\n' : '\\'));
}

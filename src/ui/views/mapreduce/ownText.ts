// Texts of the reader: files that are dropped or opened, and what is pasted. They are read here and stay here.
import { JOB_LIMITS } from '../../../model/mapreduce.ts';
import { listed, sizeText } from '../../lib/figures.ts';
import type { OwnText } from './jobDraft.ts';

/** A name in a scenario has at most so many characters. */
const LONGEST_NAME = 60;

/** The files as one text, each of several a document of its own; or why they cannot be taken, as a sentence. */
export async function readFiles(files: readonly File[]): Promise<OwnText | string> {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > JOB_LIMITS.handed) {
    return `${listed(files.map(({ name }) => name))}: ${sizeText(size)}, and at most ${sizeText(JOB_LIMITS.handed)} are allowed.`;
  }
  const texts: { name: string; text: string }[] = [];
  for (const file of files) {
    const text = decoded(await file.arrayBuffer());
    if (text === null) return `${file.name} is no UTF-8 text.`;
    texts.push({ name: file.name, text });
  }
  return texts.length === 0 ? 'There is no file.' : joined(texts);
}

/** Bytes as text; null: they are not UTF-8. Lines end with a line feed alone. */
function decoded(data: ArrayBuffer): string | null {
  try {
    return withLineFeeds(new TextDecoder('utf-8', { fatal: true }).decode(data));
  } catch {
    return null;
  }
}

function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** Several texts as one: a form feed stands in front of each with its name, as the jobs have their documents. */
export function joined(texts: readonly { readonly name: string; readonly text: string }[]): OwnText {
  const [first, ...more] = texts;
  if (!first) return { name: 'nothing', text: '', bytes: 0 };
  if (more.length === 0) return ownText(first.name, first.text);
  const text = texts.map((one) => `\f${one.name.replace(/\s+/g, ' ')}\n${endedLine(one.text)}`).join('');
  return ownText(`${first.name} and ${more.length} more`, text);
}

function endedLine(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** A text that was pasted or typed. */
export function pastedText(text: string): OwnText {
  return ownText('pasted text', withLineFeeds(text));
}

function ownText(name: string, text: string): OwnText {
  return { name: name.slice(0, LONGEST_NAME), text, bytes: new TextEncoder().encode(text).length };
}

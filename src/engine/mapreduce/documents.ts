// A text as documents, and documents as the inputs of map tasks. A line that begins with a form feed begins a document, and the
// rest of it is the document's name.

/** A document, or a part of one, of whole lines. */
export interface Document {
  readonly name: string;
  readonly text: string;
}

const MARK = '\f';

/** The documents of a text, in order. What stands before the first mark bears the name of the text; nothing there is no document. */
export function documentsOf(text: string, name: string): Document[] {
  const documents: Document[] = [];
  let at = 0;
  while (at < text.length) {
    const isMarked = text[at] === MARK;
    const lineEnd = isMarked ? endOfLine(text, at) : at;
    const end = nextMark(text, lineEnd);
    const own = isMarked ? text.slice(at + 1, lineEnd).trimEnd() : name;
    if (isMarked || end > lineEnd) documents.push({ name: own, text: text.slice(lineEnd, end) });
    at = end;
  }
  return documents;
}

/** The place behind the line that begins at or before `at`. */
function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** The next form feed at the beginning of a line, at or behind `from`; the end of the text when there is none. */
function nextMark(text: string, from: number): number {
  if (from === 0 && text[0] === MARK) return 0;
  if (text[from] === MARK && text[from - 1] === '\n') return from;
  const mark = text.indexOf(`\n${MARK}`, from);
  return mark < 0 ? text.length : mark + 1;
}

/** Documents as one text, from which `documentsOf` reads them. A text that does not end its last line gets the line end. */
export function textOf(documents: readonly Document[]): string {
  return documents.map(({ name, text }) => `${MARK}${name}\n${text}${/\n$|^$/.test(text) ? '' : '\n'}`).join('');
}

/**
 * The documents in at most so many portions of about the same length, in order. A portion ends at a line's end, so that a document
 * can lie in several. At least one portion, however little there is.
 */
export function portions(documents: readonly Document[], count: number): Document[][] {
  const length = documents.reduce((sum, { text }) => sum + text.length, 0);
  const result: Document[][] = [[]];
  let before = 0;
  for (const { name, text } of documents) {
    let from = 0;
    do {
      const full = Math.ceil((length * result.length) / count) - before;
      const isLast = result.length === count || full >= text.length;
      const to = isLast ? text.length : Math.max(from, endOfLine(text, Math.max(from, full - 1)));
      if (to > from || text.length === 0) result.at(-1)?.push({ name, text: text.slice(from, to) });
      from = to;
      if (before + from < length && !isLast) result.push([]);
    } while (from < text.length);
    before += text.length;
  }
  return result.filter((portion, i) => portion.length > 0 || i === 0);
}

/** The documents that some portions were made of: parts that follow one another and bear the same name are joined. */
export function joined(parts: readonly Document[]): Document[] {
  const documents: { name: string; texts: string[] }[] = [];
  for (const { name, text } of parts) {
    const last = documents.at(-1);
    if (last?.name === name) last.texts.push(text);
    else documents.push({ name, texts: [text] });
  }
  return documents.map(({ name, texts }) => ({ name, text: texts.join('') }));
}

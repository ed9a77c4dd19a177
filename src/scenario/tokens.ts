// The letters of the scenario language: how a text falls into tokens, each with its place, and how a word is written so
// that it is read back unchanged. Nothing here knows a command.

/**
 * word: a bare word or number. text: a quoted one, unescaped. mark: one of { } ; , | = != < <= > >= <>.
 * newline, end: of a line and of the text. broken: what is no token; `text` says what is wrong with it.
 */
export interface Token {
  readonly kind: 'word' | 'text' | 'mark' | 'newline' | 'end' | 'broken';
  readonly text: string;
  /** 0-based place in the text, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

const BLANK = /[^\S\n]/;
const BARE_CHARACTER = /[^\s"#{};,|=<>!]/;
const BARE_WORD = /^[^\s"#{};,|=<>!\p{Cc}\p{Cf}\p{Cs}]+$/u;
const MARK = /[{};,|]|<>|[<>!]=|[<>=]/y;
const ESCAPE = /\\(?:(["\\n])|u\{([0-9a-f]{1,6})\})/iy;
/** Written as an escape: what would end the line, cannot be seen, or is half a character. */
const UNSEEN = /["\\\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** The token at or after `from`; blanks and comments (`#` to the end of the line) are passed over. */
export function tokenAt(source: string, from: number): Token {
  let offset = from;
  while (offset < source.length && BLANK.test(source[offset] as string)) offset++;
  if (source[offset] === '#') while (offset < source.length && source[offset] !== '\n') offset++;
  if (offset >= source.length) return { kind: 'end', text: '', offset, length: 0 };
  const first = source[offset] as string;
  if (first === '\n') return { kind: 'newline', text: '\n', offset, length: 1 };
  if (first === '"') return quotedAt(source, offset);
  MARK.lastIndex = offset;
  const mark = MARK.exec(source);
  if (mark) return { kind: 'mark', text: mark[0], offset, length: mark[0].length };
  let end = offset;
  while (end < source.length && BARE_CHARACTER.test(source[end] as string)) end++;
  if (end > offset) return { kind: 'word', text: source.slice(offset, end), offset, length: end - offset };
  return { kind: 'broken', text: `"${first}" means nothing here`, offset, length: 1 };
}

/** A caption or title: the rest of the line without its comment (a `#` after a blank), up to one of `stops` if any is given. */
export function lineTextAt(source: string, from: number, stops: string): Token {
  let offset = from;
  while (offset < source.length && BLANK.test(source[offset] as string)) offset++;
  let end = offset;
  while (end < source.length && source[end] !== '\n' && !stops.includes(source[end] as string)) {
    if (source[end] === '#' && (end === from || BLANK.test(source[end - 1] as string))) break;
    end++;
  }
  const text = source.slice(offset, end).trimEnd();
  return { kind: 'text', text, offset, length: end - offset };
}

/** The word as it is written: bare where that is possible, otherwise in quotes. */
export function quote(word: string): string {
  return BARE_WORD.test(word) ? word : inQuotes(word);
}

/** A caption as it is written: the plain text where that is read back unchanged, otherwise in quotes. */
export function quoteLine(text: string): string {
  const isPlain = text !== '' && text.trim() === text && !/^"|(^|\s)#/.test(text) && text.search(UNSEEN_BUT_QUOTES) < 0;
  return isPlain ? text : inQuotes(text);
}

const UNSEEN_BUT_QUOTES = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

function inQuotes(text: string): string {
  const escaped = text.replace(UNSEEN, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    return character === '\n' ? '\\n' : `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
  });
  return `"${escaped}"`;
}

function quotedAt(source: string, offset: number): Token {
  let text = '';
  let at = offset + 1;
  while (at < source.length && source[at] !== '\n') {
    const character = source[at] as string;
    if (character === '"') return { kind: 'text', text, offset, length: at + 1 - offset };
    if (character !== '\\') {
      text += character;
      at++;
      continue;
    }
    ESCAPE.lastIndex = at;
    const found = ESCAPE.exec(source);
    const code = found?.[2] === undefined ? 0 : Number.parseInt(found[2], 16);
    if (!found || code > 0x10ffff) {
      const wrong = source.slice(at, at + 2).trimEnd();
      return {
        kind: 'broken',
        text: `${wrong} is no escape; there are \\" \\\\ \\n and \\u{hex}`,
        offset: at,
        length: wrong.length,
      };
    }
    text += found[2] === undefined ? (found[1] === 'n' ? '\n' : found[1]) : String.fromCodePoint(code);
    at += found[0].length;
  }
  return { kind: 'broken', text: 'this quote is not closed on its line', offset, length: at - offset };
}

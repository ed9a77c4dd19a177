// What a sentence is made of: words, and mentions of things that a page can link, colour or embolden.
import type { LogIndex, MessageId, NodeId } from '../model/ids.ts';
import { RULES, type RuleId } from '../model/rule.ts';

/** A part of a sentence: plain words, or a mention of a process, a message, a log entry, or the value that decided. */
export type Piece =
  | string
  | { readonly node: NodeId }
  | { readonly message: MessageId }
  | { readonly entry: { readonly node: NodeId; readonly index: LogIndex } }
  | { readonly strong: string };

/** What happened, in words. */
export interface Sentence {
  /** One or two sentences, ending with a full stop; neighbouring plain words are one piece. */
  readonly text: readonly Piece[];
  /** Why it has to be so: one sentence with its place in the paper. Null where nothing was decided. */
  readonly why: string | null;
  /** The rule that decided. */
  readonly rule: RuleId | null;
}

/** What `write` takes between its words: a mention, several pieces, or a number. */
export type Part = Piece | number | readonly Piece[];

/** Template tag that joins words and mentions: write`${{ node: 'n1' }} crashes.` */
export function write(words: TemplateStringsArray, ...parts: readonly Part[]): readonly Piece[] {
  const pieces: Piece[] = [];
  const add = (piece: Piece) => {
    const before = pieces.at(-1);
    if (piece === '') return;
    if (typeof piece === 'string' && typeof before === 'string') pieces[pieces.length - 1] = before + piece;
    else pieces.push(piece);
  };
  words.forEach((word, i) => {
    add(word);
    const part = parts[i];
    if (part === undefined) return;
    if (Array.isArray(part)) part.forEach(add);
    else add(typeof part === 'number' ? String(part) : (part as Piece));
  });
  return pieces;
}

/** A sentence that reports without deciding. */
export function report(text: readonly Piece[]): Sentence {
  return { text, why: null, rule: null };
}

/** A sentence about a decision. `reason` is a clause without its full stop; the rule's place in the paper is added to it. */
export function decision(text: readonly Piece[], rule: RuleId, reason: string): Sentence {
  return { text, why: `${reason} (${RULES[rule].source}).`, rule };
}

/** What a piece reads as: a message as its direction `n1→n3`, an entry as its index. */
export function pieceText(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  if ('node' in piece) return piece.node;
  if ('message' in piece) return wayOf(piece.message);
  if ('entry' in piece) return `${piece.entry.index}`;
  return piece.strong;
}

/** The sentence as plain text, for screen readers and transcripts. */
export function plain(sentence: Sentence): string {
  return sentence.text.map(pieceText).join('');
}

/** The direction of a message as it is read: `n1>n3@1000.2` as `n1→n3`. */
export function wayOf(message: MessageId): string {
  const way = message.split('@')[0] ?? message;
  return way.replace('>', '→');
}

/** Mentions of processes as a list: `n1`, `n1 and n2`, `n1, n2 and n3`. */
export function nodes(ids: readonly NodeId[]): readonly Piece[] {
  return ids.flatMap((node, i): Piece[] => {
    if (i === 0) return [{ node }];
    return [i === ids.length - 1 ? ' and ' : ', ', { node }];
  });
}

/** Mentions of a server's entries: `index 4`, `indexes 4 to 6`. */
export function indexes(node: NodeId, from: LogIndex, to: LogIndex): readonly Piece[] {
  if (from === to) return write`index ${{ entry: { node, index: to } }}`;
  return write`indexes ${{ entry: { node, index: from } }} to ${{ entry: { node, index: to } }}`;
}

/** `1 entry`, `2 entries`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** The words as a list: `n1`, `n1 and n2`, `n1, n2 and n3`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The text with a capital first letter, unless it begins with the name of a process, which is written small. */
export function capital(text: string): string {
  return /^[a-z]\d/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text with a full stop, if it ends with none of . ! ? … yet. */
export function stopped(text: string): string {
  const end = text.trimEnd();
  return /[.!?…][”"’')]*$/.test(end) ? end : `${end}.`;
}

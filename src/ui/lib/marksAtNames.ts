// Which marks of a sentence stand at a name. A name is a button, and a line may break on either side of a button: the marks
// have to be kept with it, so that no line begins with a comma.
import type { Piece } from '../../describe/piece.ts';

/** What a sentence has as a button. */
export type Name = Exclude<Piece, string | { readonly strong: string }>;

/** Words, plain or strong, or a name with the marks that must not be parted from it (`''`: none). */
export type Bound = Exclude<Piece, Name> | { readonly before: string; readonly name: Name; readonly after: string };

const OPENING = /[(“‘]+$/;
const CLOSING = /^[.,:;!?)’”]+/;

/** The pieces of a sentence in their order, with the marks taken from the words to the names beside them. */
export function marksAtNames(text: readonly Piece[]): readonly Bound[] {
  return text.flatMap((piece, i): readonly Bound[] => {
    const [last, next] = [text[i - 1], text[i + 1]];
    if (isName(piece)) return [{ before: marks(last, OPENING), name: piece, after: marks(next, CLOSING) }];
    if (typeof piece !== 'string') return [piece];
    const behind = isName(last) ? piece.slice(marks(piece, CLOSING).length) : piece;
    const words = isName(next) ? behind.slice(0, behind.length - marks(behind, OPENING).length) : behind;
    return words === '' ? [] : [words];
  });
}

function isName(piece: Piece | undefined): piece is Name {
  return typeof piece === 'object' && !('strong' in piece);
}

function marks(words: Piece | undefined, which: RegExp): string {
  return (typeof words === 'string' && which.exec(words)?.[0]) || '';
}

// A sentence with its mentions alive: a server, message or entry named in it is a button that selects it.
import { memo } from 'react';
import { type Piece, pieceText } from '../../describe/piece.ts';
import type { Selection } from '../store/store.ts';
import { hover, select } from '../store/view.ts';
import './sentenceText.css';

/**
 * The pieces of a sentence, in a line of text. `skipped`: the Tab key passes its names by, as one of very many sentences
 * that would keep it for ever.
 */
export const SentenceText = memo(function SentenceText(props: {
  readonly text: readonly Piece[];
  readonly skipped?: boolean;
}) {
  const { text, skipped = false } = props;
  return text.map((piece, i) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no identity but their place
    return <PieceText key={i} piece={typeof piece === 'string' && i > 0 ? joined(piece) : piece} skipped={skipped} />;
  });
});

/** A line can break behind a button: what follows a name is tied to it, so that no line begins with a comma. */
function joined(words: string): string {
  return /^[.,:;!?)’']/.test(words) ? `\u2060${words}` : words;
}

function PieceText({ piece, skipped }: { readonly piece: Piece; readonly skipped: boolean }) {
  if (typeof piece === 'string') return piece;
  if ('strong' in piece) return <b>{piece.strong}</b>;
  return (
    <Mention target={mentioned(piece)} skipped={skipped}>
      {pieceText(piece)}
    </Mention>
  );
}

function mentioned(piece: Exclude<Piece, string | { readonly strong: string }>): Selection {
  if ('node' in piece) return { kind: 'node', id: piece.node };
  if ('message' in piece) return { kind: 'message', id: piece.message };
  return { kind: 'entry', ...piece.entry };
}

/** A name that selects what it names. */
export function Mention(props: { readonly target: Selection; readonly skipped?: boolean; readonly children: string }) {
  const { target, skipped = false, children } = props;
  return (
    <button
      type="button"
      tabIndex={skipped ? -1 : undefined}
      className="mention"
      onClick={(click) => {
        click.stopPropagation();
        select(target);
      }}
      onPointerEnter={() => hover(target)}
      onPointerLeave={() => hover(null)}
    >
      {children}
    </button>
  );
}

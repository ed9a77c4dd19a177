// A sentence with its mentions alive: a server, message or entry named in it is a button that selects it.
import { memo } from 'react';
import { type Piece, pieceText } from '../../describe/piece.ts';
import type { Selection } from '../store/store.ts';
import { hover, select } from '../store/view.ts';
import { marksAtNames, type Name } from './marksAtNames.ts';
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
  return marksAtNames(text).map((part, i) => {
    if (typeof part === 'string') return part;
    const key = i; // the pieces of a sentence have no identity but their place
    if ('strong' in part) return <b key={key}>{part.strong}</b>;
    const { before, name, after } = part;
    return (
      <span key={key} className="mention-and-marks">
        {before}
        <Mention target={mentioned(name)} skipped={skipped}>
          {pieceText(name)}
        </Mention>
        {after}
      </span>
    );
  });
});

function mentioned(name: Name): Selection {
  if ('node' in name) return { kind: 'node', id: name.node };
  if ('message' in name) return { kind: 'message', id: name.message };
  return { kind: 'entry', ...name.entry };
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

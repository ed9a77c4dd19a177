// A term as a number in its colour: the mark by which the page tells leaderships apart.
import type { Term } from '../../model/ids.ts';
import { termColor, termInk } from '../theme/termColor.ts';

/** A small square with the number of a term, filled with the term's colour. */
export function TermBadge({ term }: { readonly term: Term }) {
  const style = {
    display: 'inline-grid',
    placeContent: 'center',
    flex: 'none',
    minWidth: '1.25rem',
    height: '1.25rem',
    padding: '0 0.25rem',
    borderRadius: 'var(--radius-sm)',
    background: termColor(term),
    color: termInk(term),
    font: 'var(--weight-strong) var(--text-xs) / 1 var(--font-text)',
    fontVariantNumeric: 'tabular-nums',
  } as const;
  return (
    <span style={style} title={`Term ${term}`}>
      <span className="unseen">term </span>
      {term}
    </span>
  );
}

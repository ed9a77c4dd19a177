// The top of the inspector: what is looked at, in a name and a phrase, and the way back to the overview.
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { select } from '../../store/view.ts';

/** A heading with a mark before it and a phrase after it. */
export function Head({
  mark = null,
  name,
  phrase,
}: {
  readonly mark?: ReactNode;
  readonly name: string;
  readonly phrase: string;
}) {
  return (
    <header className="inspector-head">
      {mark}
      <h2>{name}</h2>
      <p>{phrase}</p>
      <button
        type="button"
        className="button small bare icon"
        aria-label="Select nothing"
        title="Select nothing  Esc"
        onClick={() => select(null)}
      >
        <X aria-hidden="true" />
      </button>
    </header>
  );
}

/** A part of the inspector under a small heading. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="inspector-part">
      <h3 className="heading">{title}</h3>
      {children}
    </section>
  );
}

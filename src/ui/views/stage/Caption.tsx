// The words above the ring: what one is looking at, and whether everything that Raft promises still holds.
import { Check, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import type { World } from '../../../model/world.ts';
import { seek, select } from '../../engine/playground.ts';

/** A caption's first sentence as its heading, and the rest. */
export function headline(text: string): { readonly heading: string; readonly rest: string } {
  const end = /[.!?:]\s+(?=\S)/.exec(text);
  if (!end || end.index > 90) return { heading: text, rest: '' };
  return { heading: text.slice(0, end.index + 1), rest: text.slice(end.index + end[0].length) };
}

/** The scenario's own caption, or what the page makes of the situation. */
export function Caption({ text }: { text: string }) {
  const { heading, rest } = useMemo(() => headline(text), [text]);
  return (
    <div className="caption">
      <h2>{heading} </h2>
      {rest && <p>{rest}</p>}
    </div>
  );
}

/** Whether the invariants hold; a broken one with the way to the moment it broke. */
export function Verdict({ violations }: { violations: World['ghost']['violations'] }) {
  const first = violations[0];
  if (!first) {
    return (
      <div className="verdict-badge">
        <Check aria-hidden="true" /> no invariant is broken
      </div>
    );
  }
  const more = violations.length > 1 ? ` and ${violations.length - 1} more` : '';
  const show = () => {
    const [node] = first.nodes;
    if (node) select({ kind: 'node', id: node });
    void seek({ step: first.step });
  };
  return (
    <div className="verdict-badge broken" role="alert" title={first.detail}>
      <TriangleAlert aria-hidden="true" />
      <b>
        {first.invariant} is broken{more}
      </b>
      <button type="button" className="button small" onClick={show}>
        Show
      </button>
    </div>
  );
}

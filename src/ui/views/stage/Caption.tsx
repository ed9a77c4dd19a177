// The words above the ring: what one is looking at, and whether everything that Raft promises still holds.
import { Check, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { situation } from '../../../describe/caption.ts';
import { INVARIANTS, invariantOf } from '../../../describe/invariants.ts';
import type { World } from '../../../model/world.ts';
import { seek } from '../../engine/playground.ts';
import { type PageState, usePage } from '../../store/store.ts';
import { select } from '../../store/view.ts';
import { headline } from './headline.ts';
import './caption.css';

/** The instant shown in whole ms: a caption counts no fractions. */
const selectShownTick = (state: PageState) => Math.floor(state.shownAt);

/** The scenario's own caption, or what the page makes of the situation. */
export function Caption({ world }: { world: World }) {
  const tick = usePage(selectShownTick);
  const { caption } = world.director;
  const { title, detail } = useMemo(
    () => (caption === null ? situation(world, tick) : headline(caption)),
    [world, tick, caption],
  );
  return (
    <div className="caption">
      <h2>{title} </h2>
      {detail && <p>{detail}</p>}
    </div>
  );
}

/** Whether the invariants hold; a broken one with the way to the moment it broke. */
export function Verdict({ violations }: { violations: World['ghost']['violations'] }) {
  const [first] = violations;
  if (!first) {
    return (
      <div className="verdict-badge">
        <Check aria-hidden="true" /> {INVARIANTS.length} invariants hold
      </div>
    );
  }
  const name = invariantOf(first.invariant)?.name ?? first.invariant;
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
        {name} is broken{more}
      </b>
      <button type="button" className="button small" onClick={show}>
        Show
      </button>
    </div>
  );
}

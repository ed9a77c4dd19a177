// The words above the ring: what one is looking at, and whether everything that Raft promises still holds.
import { Check, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { BUG_TEXTS } from '../../../describe/bugs.ts';
import { situation } from '../../../describe/caption.ts';
import { INVARIANTS, invariantOf } from '../../../describe/invariants.ts';
import type { ServerNode, World } from '../../../model/world.ts';
import { seek } from '../../engine/playground.ts';
import { type PageState, usePage } from '../../store/store.ts';
import { select } from '../../store/view.ts';
import { headline } from './headline.ts';
import { replacedRules } from './serverFacts.ts';
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

interface VerdictProps {
  readonly violations: World['ghost']['violations'];
  readonly servers: readonly ServerNode[];
}

/** Whether the invariants hold (a broken one with the way to the moment it broke), and which rules have been replaced. */
export function Verdict({ violations, servers }: VerdictProps) {
  const bugs = replacedRules(servers);
  return (
    <div className="verdict">
      {violations.length > 0 ? <Alarm violations={violations} /> : <AllHold />}
      {bugs.map(({ bug, where }) => (
        <div key={bug} className="replaced-rule" title={BUG_TEXTS[bug].what}>
          replaced rule: {bug}
          {where}
        </div>
      ))}
    </div>
  );
}

function AllHold() {
  return (
    <div className="verdict-line">
      <Check aria-hidden="true" /> {INVARIANTS.length} invariants hold
    </div>
  );
}

function Alarm({ violations }: Pick<VerdictProps, 'violations'>) {
  const [first] = violations;
  if (!first) return null;
  const name = invariantOf(first.invariant)?.name ?? first.invariant;
  const more = violations.length > 1 ? ` and ${violations.length - 1} more` : '';
  const show = () => {
    const [node] = first.nodes;
    if (node) select({ kind: 'node', id: node });
    void seek({ step: first.step });
  };
  return (
    <div className="verdict-line broken" role="alert" title={first.detail}>
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

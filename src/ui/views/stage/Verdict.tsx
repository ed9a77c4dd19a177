// Whether everything that Raft promises still holds, and by which rules.
import { Check, TriangleAlert } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { invariantOf, invariantsFor } from '../../../describe/invariants.ts';
import type { World } from '../../../model/world.ts';
import { seek } from '../../engine/playground.ts';
import { standingVerdict } from '../../engine/verdict.ts';
import { type PageState, usePage } from '../../store/store.ts';
import { openTab, select } from '../../store/view.ts';
import { replacedRules } from './serverFacts.ts';

const ReplacedRules = lazy(() => import('./ReplacedRules.tsx'));

/** The verdict about the clients' history, as far as it holds at this moment. */
const selectVerdict = ({ history, world }: PageState) => world && standingVerdict(history, world.operations);

interface VerdictProps {
  readonly violations: World['ghost']['violations'];
  /** Those whose rules can be replaced. */
  readonly processes: Parameters<typeof replacedRules>[0];
}

/**
 * Whether the invariants hold (a broken one with the way to the moment it broke), whether the clients' history is linearizable,
 * and which rules have been replaced.
 */
export function Verdict({ violations, processes }: VerdictProps) {
  const rules = replacedRules(processes);
  const judgement = usePage(selectVerdict);
  return (
    <div className="verdict">
      {violations.length > 0 ? <Alarm violations={violations} /> : <AllHold history={judgement?.verdict ?? null} />}
      {judgement?.verdict === 'illegal' ? <HistoryAlarm step={judgement.at} /> : null}
      {rules.length > 0 ? (
        <Suspense fallback={null}>
          <ReplacedRules rules={rules} />
        </Suspense>
      ) : null}
    </div>
  );
}

const selectInvariantCount = ({ scenario }: PageState) => invariantsFor(scenario.setup).length;

/** What stands behind the invariants; of an illegal history an alarm of its own speaks. */
const HISTORY_TEXT = { linearizable: ' · history linearizable', unknown: ' · history undecided', illegal: '' } as const;

function AllHold({ history }: { readonly history: keyof typeof HISTORY_TEXT | null }) {
  const count = usePage(selectInvariantCount);
  return (
    <div className="verdict-line">
      <Check aria-hidden="true" /> {count} invariants hold{history && HISTORY_TEXT[history]}
    </div>
  );
}

function HistoryAlarm({ step }: { readonly step: number }) {
  const show = () => {
    openTab('history');
    void seek({ step });
  };
  return (
    <div className="verdict-line broken" role="alert">
      <TriangleAlert aria-hidden="true" />
      <b>History not linearizable</b>
      <button type="button" className="button small" onClick={show}>
        Show
      </button>
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

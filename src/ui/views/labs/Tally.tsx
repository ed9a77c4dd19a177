// How far the runs have come, and how they went: a bar and a few figures.
import { Check, TriangleAlert } from 'lucide-react';
import type { LabResult } from './results.ts';

/** The figures of one lab, or of a suite. `name` is whose, for screen readers. */
export function Tally({ name, result }: { readonly name: string; readonly result: LabResult }) {
  const { wanted, passed, failed } = result;
  if (wanted === 0) return null;
  const done = passed + failed;
  return (
    <div className="lab-tally" data-done={done === wanted}>
      <p className="number">
        {failed > 0 ? <TriangleAlert aria-hidden="true" /> : done === wanted ? <Check aria-hidden="true" /> : null}
        {passed} passed{failed > 0 ? <b>, {failed} failed</b> : null}
      </p>
      {done < wanted ? <progress aria-label={`Runs of ${name}`} max={wanted} value={done} /> : null}
    </div>
  );
}

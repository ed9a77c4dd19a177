// The verdict about the output, in words.
import { Check, TriangleAlert } from 'lucide-react';
import type { OutputVerdict as Verdict } from './useVerdict.ts';

/** `equal to the sequential run`, or where it differs. */
export function OutputVerdict({ verdict }: { readonly verdict: Verdict }) {
  return (
    <p className={`job-verdict ${verdict.equal ? 'equal' : 'differs'}`} role="status" title={verdict.text}>
      {verdict.equal ? <Check aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
      <span>{verdict.text}</span>
    </p>
  );
}

// The verdict about the output, in words.
import { Check, TriangleAlert } from 'lucide-react';
import type { World } from '../../../model/world.ts';
import type { JobFiles } from '../../lib/jobFiles.ts';
import { useVerdict } from './useVerdict.ts';

/** `equal to the sequential run`, or where it differs; nothing until the job is done. */
export function OutputVerdict({ world, files }: { readonly world: World; readonly files: JobFiles }) {
  const verdict = useVerdict(world, files);
  if (verdict === null) return null;
  return (
    <p className={`job-verdict ${verdict.equal ? 'equal' : 'differs'}`} title={verdict.text}>
      {verdict.equal ? <Check aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
      <span>{verdict.text}</span>
    </p>
  );
}

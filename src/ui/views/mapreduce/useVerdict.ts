// Whether the output is what one loop over the whole input yields: asked of the engine once the job is done.
import type { World } from '../../../model/world.ts';
import type { JobFiles } from '../../lib/jobFiles.ts';

/** A verdict about the output. */
export interface OutputVerdict {
  readonly equal: boolean;
  /** Where it differs, in words. */
  readonly text: string;
}

/** The verdict; null: the job is not done, or it is still compared. */
export function useVerdict(_world: World, _files: JobFiles): OutputVerdict | null {
  return null;
}

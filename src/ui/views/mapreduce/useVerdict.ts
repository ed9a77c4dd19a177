// Whether the output is what one loop over the whole input yields: asked of the engine once the job is done.
import { useEffect, useState } from 'react';
import type { World } from '../../../model/world.ts';
import { holdsHere } from '../../engine/questions.ts';
import type { JobFiles } from '../../lib/jobFiles.ts';

/** A verdict about the output. */
export interface OutputVerdict {
  readonly equal: boolean;
  /** What is found, as a sentence without a full stop. */
  readonly text: string;
}

/** Verdicts by the files that they are about: these stay the same objects while nothing is written. */
const known = new WeakMap<JobFiles, OutputVerdict>();

/** The verdict; null: the job is not done, or it is still compared. */
export function useVerdict(world: World, files: JobFiles): OutputVerdict | null {
  const isDone = world.tally.doneAt !== null;
  const [, setAsked] = useState(0);
  useEffect(() => {
    if (!isDone || known.has(files)) return;
    let isWanted = true;
    void holdsHere({ kind: 'output matches' }).then((answer) => {
      if (!isWanted || answer === null) return;
      known.set(files, verdictOf(answer));
      setAsked((n) => n + 1);
    });
    return () => {
      isWanted = false;
    };
  }, [isDone, files]);
  return isDone ? (known.get(files) ?? null) : null;
}

function verdictOf(answer: { readonly instead: string | null }): OutputVerdict {
  return answer.instead === null
    ? { equal: true, text: 'equal to the sequential run' }
    : { equal: false, text: `differs from the sequential run: ${answer.instead}` };
}

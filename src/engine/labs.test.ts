// Every lab, on a few seeds. `npm run labs` runs them on as many as one likes.
import { describe, expect, it } from 'vitest';
import { LABS } from '../scenario/labs/labs.ts';
import { runLab } from './cli/labRun.ts';

const SEEDS = [1, 2, 3];

describe('every lab passes', () => {
  it.each(LABS)('$id', (lab) => {
    for (const seed of SEEDS) {
      const { ok, fault } = runLab(lab, seed);
      expect({ seed, ok, fault }).toEqual({ seed, ok: true, fault: [] });
    }
  });
});

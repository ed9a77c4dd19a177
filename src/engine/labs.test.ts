// Every lab, on a few seeds. `npm run labs` runs them on as many as one likes.
import { describe, expect, it } from 'vitest';
import { DEFAULT_JOB } from '../model/mapreduce.ts';
import { LABS } from '../scenario/labs/labs.ts';
import { booksFor } from '../texts/books.ts';
import { runLab } from './cli/labRun.ts';

const SEEDS = [1, 2, 3];

const BOOKS = await booksFor({ job: DEFAULT_JOB });

describe('every lab passes', () => {
  it.each(LABS)('$id', (lab) => {
    for (const seed of SEEDS) {
      const { ok, fault } = runLab(lab, seed, BOOKS);
      expect({ seed, ok, fault }).toEqual({ seed, ok: true, fault: [] });
    }
  });
});

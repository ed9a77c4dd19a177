import { expect, it } from 'vitest';
import { noPlace } from './places.ts';

it('a place that there is none of is told in the words of the page, each once', () => {
  expect(noPlace(['candidate', 'leader'], true, 60_000)).toBe('No election in the next 60 s.');
  expect(noPlace(['crash', 'restart', 'fault', 'commit'], false, 60_000)).toBe(
    'No commit or fault before this moment.',
  );
});

it('of many kinds the first ones stand for all', () => {
  expect(noPlace(['end', 'snapshot', 'note', 'fault', 'commit', 'leader', 'violation'], true, 60_000)).toBe(
    'No election, commit, fault or caption in the next 60 s.',
  );
});

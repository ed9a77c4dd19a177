import { expect, it } from 'vitest';
import { nearMiss } from './nearMiss.ts';

const words = ['crash', 'restart', 'leader', 'up', 'note', 'nodes', 'commit-old-term'];

it('finds the word that was meant behind a slip', () => {
  const meant = (typed: string) => nearMiss(typed, words);
  expect(['crahs', 'crsh', 'crashh', 'Leader', 'ntoe', 'comit-old-trem'].map(meant)).toEqual([
    'crash',
    'crash',
    'crash',
    'leader',
    'note',
    'commit-old-term',
  ]);
});

it('finds nothing behind a word that is far from all of them', () => {
  expect(['banana', 'xx', '', 'c'].map((typed) => nearMiss(typed, words))).toEqual([null, null, null, null]);
});

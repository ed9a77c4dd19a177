import { describe, expect, it } from 'vitest';
import { write } from '../../describe/piece.ts';
import { marksAtNames } from './marksAtNames.ts';

const n1 = { node: 'n1' };
const n2 = { node: 'n2' };

describe('the marks of a sentence', () => {
  it('stand at the name before them', () => {
    expect(marksAtNames(write`At ${n1}, in term 1, ${n2}.`)).toEqual([
      'At ',
      { before: '', name: n1, after: ',' },
      ' in term 1, ',
      { before: '', name: n2, after: '.' },
    ]);
  });

  it('stand at the name behind them when they open', () => {
    expect(marksAtNames(write`A majority (${n1} and ${n2}) has left (all).`)).toEqual([
      'A majority ',
      { before: '(', name: n1, after: '' },
      ' and ',
      { before: '', name: n2, after: ')' },
      ' has left (all).',
    ]);
  });

  it('stay with the words beside strong ones, which break like any others', () => {
    const term = { strong: 'term 1' };
    expect(marksAtNames(write`In (${term}), here.`)).toEqual(['In (', term, '), here.']);
  });

  it('stay with the words where no name is beside them, and are not taken twice', () => {
    expect(marksAtNames(['(All.)'])).toEqual(['(All.)']);
    expect(marksAtNames([n1, ' (', n2, '):', n1])).toEqual([
      { before: '', name: n1, after: '' },
      ' ',
      { before: '(', name: n2, after: '):' },
      { before: '', name: n1, after: '' },
    ]);
  });
});

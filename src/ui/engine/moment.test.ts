import { describe, expect, it } from 'vitest';
import type { Selection } from '../store/store.ts';
import { selectionOf, selectionWord } from './moment.ts';

describe('what was selected, as a word of a link', () => {
  const selections: readonly Selection[] = [
    { kind: 'node', id: 'n4' },
    { kind: 'node', id: 'c12' },
    { kind: 'node', id: 'w3' },
    { kind: 'message', id: 'f1>w3@1000' },
    { kind: 'link', from: 'n1', to: 'n3' },
    { kind: 'message', id: 'n1>n3@1000' },
    { kind: 'message', id: 'n1>n3@1000.2*1' },
    { kind: 'entry', node: 'n4', index: 6 },
    { kind: 'operation', offset: 3 },
  ];

  it.each(selections)('comes back as it was: %o', (selection) => {
    expect(selectionOf(selectionWord(selection))).toEqual(selection);
  });

  it('is nothing where the word means nothing', () => {
    expect([null, '', 'n', 'x4', 'n1>', 'n4.x', 'javascript:alert(1)'].map(selectionOf)).toEqual(Array(7).fill(null));
    expect(selectionWord({ kind: 'event', ref: { step: 1, n: 0 } })).toBeNull();
  });
});

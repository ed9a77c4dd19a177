import { describe, expect, it } from 'vitest';
import { NEVER } from '../../model/ids.ts';
import { bytes, count, listed, percent, range, sizeText, span, until } from './figures.ts';

describe('figures', () => {
  it('write a span in ms below a second and in seconds above', () => {
    expect([span(-3), span(4), span(999), span(1250), span(12_300)]).toEqual([
      '0 ms',
      '4 ms',
      '999 ms',
      '1.25 s',
      '12.3 s',
    ]);
  });
  it('say when something is due', () => {
    expect([until(104, 100.9), until(100, 100), until(NEVER, 0)]).toEqual(['in 4 ms', 'now', 'never']);
  });
  it('group the thousands of a size, which is never rounded', () => {
    expect(bytes(1048)).toBe('1\u2009048 B');
  });
  it('round a size that need not be exact', () => {
    expect([812, 1500, 150_400, 999_600, 1_250_000].map(sizeText)).toEqual([
      '812 B',
      '1.5 kB',
      '150 kB',
      '1.0 MB',
      '1.3 MB',
    ]);
  });
  it('write chances, ranges, counts and lists as people say them', () => {
    expect([percent(300), percent(125), percent(0)]).toEqual(['30\u00a0%', '12.5\u00a0%', '0\u00a0%']);
    expect([range([10, 30]), range([5, 5])]).toEqual(['10 to 30 ms', '5 ms']);
    expect([count(1, 'entry', 'entries'), count(2, 'entry', 'entries')]).toEqual(['1 entry', '2 entries']);
    expect([listed([]), listed(['n1']), listed(['n1', 'n2', 'n3'])]).toEqual(['', 'n1', 'n1, n2 and n3']);
  });
});

import { describe, expect, it } from 'vitest';
import { contents, fileName, lineCount } from './contents.ts';

const moment = { title: 'Split vote', preset: null, lines: 9, hands: 0, at: 2164, step: 1318, fingerprint: null };

describe('what is shared', () => {
  it('is told part by part', () => {
    expect(contents(moment).map(({ text }) => text)).toEqual([
      '“Split vote”, 9 lines of text',
      'none',
      '2.164 s, step 1\u2009318',
      'not known',
    ]);
  });
  it('says when a preset travels by its name alone', () => {
    const [scenario, hands] = contents({ ...moment, preset: 'split-vote', hands: 1 });
    expect(scenario?.text).toBe('“Split vote”, by its name');
    expect(hands?.text).toBe('1 command');
  });
  it('becomes a file named after its title', () => {
    expect(fileName('Leader in the minority!')).toBe('leader-in-the-minority.raft');
    expect(fileName('…')).toBe('scenario.raft');
    expect(fileName('a'.repeat(100))).toHaveLength(65);
  });
  it('counts the lines that say something', () => expect(lineCount('raft 1\n\nheal\n')).toBe(2));
});

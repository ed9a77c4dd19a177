import { describe, expect, it } from 'vitest';
import type { Event } from '../../../model/event.ts';
import { parse } from '../../../scenario/parse.ts';
import { print } from '../../../scenario/print.ts';
import { currentLine, lineMap } from './lines.ts';

describe('the line that ran last', () => {
  const text =
    '# a comment\nraft 1\nservers 3\n\n\nawait leader\nrepeat 2 {\n  crash leader\n  await leader\n}\nheal\n';

  it('is found in the printed text, where comments and spare lines are gone', () => {
    const parsed = parse(text.replace('servers 3', 'nodes 3'));
    if (!parsed.ok) throw new Error(parsed.errors[0]?.message);
    const printed = print(parsed.scenario);
    const map = lineMap(parsed.scenario, printed);
    const lines = printed.split('\n');
    expect(lines[(map.get(6) ?? 0) - 1]).toBe('await leader');
    expect(lines[(map.get(11) ?? 0) - 1]).toBe('heal');
    expect(lines[(map.get(8) ?? 0) - 1]).toContain('crash leader');
  });

  it('is the script’s: neither a hand nor the nemesis moves it', () => {
    const note = (line: number): Event => ({ type: 'NoteShown', text: 'x', line, at: 0, step: 1, n: 0, cause: null });
    const byHand: Event = {
      type: 'CommandPerformed',
      command: { type: 'heal' },
      nodes: [],
      line: 0,
      at: 0,
      step: 2,
      n: 0,
      cause: null,
    };
    expect(currentLine([note(4), byHand, { ...byHand, line: -1 }])).toBe(4);
    expect(currentLine([byHand])).toBe(0);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUG_IDS, DEFAULT_SETUP } from '../model/setup.ts';
import { COMMAND_WORDS } from './commands.ts';
import { CONDITION_WORDS } from './conditions.ts';
import { parse } from './parse.ts';
import { GROUPS } from './selectors.ts';
import { SETUP_WORDS } from './setupLines.ts';

const page = readFileSync('docs/scenario.md', 'utf8');
const examples = [...page.matchAll(/```raft\n(.*?)```/gs)].map((match) => match[1] as string);

describe('docs/scenario.md', () => {
  it.each(examples.map((text) => ({ text, name: text.split('\n')[1] })))('can be tried: $name', ({ text }) => {
    const parsed = parse(text);
    expect(parsed.ok ? [] : parsed.errors).toEqual([]);
  });

  it('has an example of every command, condition, selector, setup word and replaced rule', () => {
    const said = `${examples.join('\n')}\n${[...page.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]).join('\n')}`;
    const words = new Set(said.split(/[\s,|=>.]+/));
    for (const word of [...COMMAND_WORDS, ...CONDITION_WORDS, ...GROUPS, ...SETUP_WORDS, ...BUG_IDS])
      expect(words).toContain(word);
  });

  it('tells the defaults as they are', () => {
    const setup = page.slice(page.indexOf('## Setup'), page.indexOf('## The script'));
    const rows = [...setup.matchAll(/^\| `([\w-]+) [^|]*` \| ([^|]+) \|/gm)].map((match) => `${match[1]} ${match[2]}`);
    const parsed = parse(`raft 1\n${rows.join('\n')}`);
    expect(rows).toHaveLength(19);
    expect(parsed).toMatchObject({ ok: true, scenario: { setup: DEFAULT_SETUP } });
  });
});

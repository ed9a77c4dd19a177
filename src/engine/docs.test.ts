// Every example of docs/scenario.md is run: whatever the language can say, the engine can do.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from '../scenario/parse.ts';
import { runHeadless } from './cli/headless.ts';

const page = readFileSync('docs/scenario.md', 'utf8');
const examples = [...page.matchAll(/^```raft\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? '');

describe('the examples of docs/scenario.md', () => {
  it('are many', () => expect(examples.length).toBeGreaterThan(10));

  it.each(examples.map((text, i) => [i + 1, text] as const))('example %i runs', (_, text) => {
    const parsed = parse(text);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    const { world, failures } = runHeadless(parsed.scenario, { until: { tick: 120_000 } });
    // An example may expect what its few lines do not bring about; it is then told so, line by line, and goes on.
    for (const { line, message } of failures) {
      expect(line).toBeGreaterThan(0);
      expect(message).toMatch(/^(this|waited|agreement)/);
    }
    expect(world.director.frames).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { DEFAULT_SETUP, type Setup } from '../../../model/setup.ts';
import { parse, parseCondition } from '../../../scenario/parse.ts';
import { examplesFor } from './examples.ts';

function setupOf(text: string): Setup {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message);
  return parsed.scenario.setup;
}

const SETUPS: Readonly<Record<string, Setup>> = {
  'five servers': DEFAULT_SETUP,
  'one server': { ...DEFAULT_SETUP, servers: 1 },
  'no clerk': { ...DEFAULT_SETUP, clerks: 0 },
  'a job': setupOf('raft 1\njob wordcount\n'),
  'a job with servers': setupOf('raft 1\nnodes 3\njob wordcount\n'),
  'a sharded store': { ...DEFAULT_SETUP, shards: 10 },
};

describe('the examples of conditions', () => {
  it.each(Object.entries(SETUPS))('can all be read for %s', (_, setup) => {
    expect(examplesFor(setup).length).toBeGreaterThan(0);
    for (const { condition } of examplesFor(setup)) {
      expect([condition, parseCondition(condition, setup).ok]).toEqual([condition, true]);
    }
  });
});

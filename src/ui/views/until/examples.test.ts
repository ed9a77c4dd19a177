import { describe, expect, it } from 'vitest';
import { DEFAULT_SETUP, type Setup } from '../../../model/setup.ts';
import { parseCondition } from '../../../scenario/parse.ts';
import { examplesFor } from './examples.ts';

const SETUPS: Readonly<Record<string, Setup>> = {
  'five servers': DEFAULT_SETUP,
  'one server': { ...DEFAULT_SETUP, servers: 1 },
  'no clerk': { ...DEFAULT_SETUP, clerks: 0 },
  'a sharded store': { ...DEFAULT_SETUP, shards: 10 },
};

describe('the examples of conditions', () => {
  it.each(Object.entries(SETUPS))('can all be read for %s', (_, setup) => {
    for (const { condition } of examplesFor(setup)) {
      expect([condition, parseCondition(condition, setup).ok]).toEqual([condition, true]);
    }
  });
});

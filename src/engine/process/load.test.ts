// Generated loads: what clerks call by themselves.
import { describe, expect, it } from 'vitest';
import { toArray } from '../../model/list.ts';
import { isStoreOperation } from '../../model/world.ts';
import { order, runTo, sample } from '../world/sample.ts';

describe('a load of versioned puts', () => {
  it('asks for the version that answers tell of, so that puts are done one after another, each at the next version', () => {
    const run = sample({ seed: 5, clerks: 4 });
    const mix = { get: 0, put: 0, append: 0, cas: 0, vput: 1 };
    order(run, {
      type: 'workload',
      clerks: [{ kind: 'clerks' }],
      load: { keys: 1, gap: [1, 20], mix, until: null },
    });
    runTo(run, 5000);
    const puts = toArray(run.world.operations).filter(isStoreOperation);
    const asked = puts.map(({ op }) => op.version ?? -1);
    const done = puts.filter(({ result }) => result?.ok).map(({ op }) => op.version);
    expect(asked).toEqual(asked.toSorted((a, b) => a - b));
    expect(done.length).toBeGreaterThan(20);
    expect(done).toEqual(done.map((_, i) => i));
    expect(puts.some(({ result }) => result?.value === 'version')).toBe(true);
  });
});

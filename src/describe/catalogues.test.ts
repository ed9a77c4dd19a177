import { describe, expect, it } from 'vitest';
import { RULES } from '../model/rule.ts';
import { BUG_IDS } from '../model/setup.ts';
import { BUG_TEXTS } from './bugs.ts';
import { INVARIANTS, invariantOf } from './invariants.ts';

describe('the invariants in words', () => {
  it('are those that are checked, in order', () => {
    const ids = INVARIANTS.map(({ id }) => id);
    const from1to16 = Array.from({ length: 16 }, (_, i) => `I${i + 1}`);
    const ofStore = ['I34', 'I35', 'I36'];
    const ofJob = ['M1', 'M2', 'M3', 'M4', 'M5'];
    expect(ids).toEqual([...from1to16, 'I22', 'I23', 'I24', 'I25', 'I32', ...ofStore, 'I37', 'I38', ...ofJob]);
    expect(invariantOf('I5')?.name).toBe('Leader Completeness');
    expect(invariantOf('I99')).toBeUndefined();
  });

  it('are each one sentence, with a name of their own and a source', () => {
    expect(new Set(INVARIANTS.map(({ name }) => name)).size).toBe(INVARIANTS.length);
    for (const { statement, source } of INVARIANTS) {
      expect(statement).toMatch(/^[A-Z][^.]*\.$/);
      expect(source).not.toBe('');
    }
  });
});

describe('the replaced rules in words', () => {
  it('name a rule and an invariant that exist', () => {
    expect(Object.keys(BUG_TEXTS)).toEqual([...BUG_IDS]);
    for (const { rule, alarm, right, what } of Object.values(BUG_TEXTS)) {
      expect(RULES).toHaveProperty(rule);
      if (alarm !== null) expect(invariantOf(alarm)?.id).toBe(alarm);
      expect(right).toMatch(/^[A-Z][^.]*\.$/);
      expect(what).toMatch(/^[A-Z].*\.$/);
    }
  });
});

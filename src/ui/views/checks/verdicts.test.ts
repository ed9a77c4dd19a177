import { describe, expect, it } from 'vitest';
import { INVARIANTS } from '../../../describe/invariants.ts';
import { EMPTY_GHOST, type Violation } from '../../../model/ghost.ts';
import { worldOf } from '../../lib/sampleWorld.ts';
import { summary, verdicts } from './verdicts.ts';

const alarm = (invariant: string, step: number): Violation => ({
  invariant,
  key: String(step),
  detail: '',
  nodes: [],
  index: null,
  step,
  at: step,
});
const world = (step: number, violations: Violation[]) => worldOf([], { step, ghost: { ...EMPTY_GHOST, violations } });

describe('the verdicts on the invariants', () => {
  it('put the broken ones first, in the order in which they broke', () => {
    const rows = verdicts([alarm('I6', 40), alarm('I1', 50), alarm('I6', 60)]);
    expect(rows).toHaveLength(INVARIANTS.length);
    expect(rows.slice(0, 3).map(({ invariant, first, count }) => [invariant.id, first?.step, count])).toEqual([
      ['I6', 40, 2],
      ['I1', 50, 1],
      ['I2', undefined, 0],
    ]);
  });
  it('keep the order of the catalogue while all hold', () => {
    expect(verdicts([]).map(({ invariant }) => invariant)).toEqual(INVARIANTS);
  });
  it('are summed up in a sentence that counts invariants and not alarms', () => {
    expect(summary(world(0, []))).toBe(`${INVARIANTS.length} invariants will be checked after every step.`);
    expect(summary(world(1, []))).toBe(`All ${INVARIANTS.length} invariants hold, checked after each of 1 step.`);
    expect(summary(world(9, [alarm('I6', 4), alarm('I6', 5)]))).toBe(
      `1 of ${INVARIANTS.length} invariants is broken, checked after each of 9 steps.`,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { INVARIANTS, invariantsFor } from '../../../describe/invariants.ts';
import { EMPTY_GHOST, type Violation } from '../../../model/ghost.ts';
import { DEFAULT_JOB } from '../../../model/mapreduce.ts';
import type { Setup } from '../../../model/setup.ts';
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

const { setup } = world(0, []);
const raft = INVARIANTS.filter(({ id }) => id.startsWith('I') && !['I34', 'I35', 'I36'].includes(id));

describe('the verdicts on the invariants', () => {
  it('put the broken ones first, in the order in which they broke', () => {
    const rows = verdicts([alarm('I6', 40), alarm('I1', 50), alarm('I6', 60)], setup);
    expect(rows).toHaveLength(raft.length);
    expect(rows.slice(0, 3).map(({ invariant, first, count }) => [invariant.id, first?.step, count])).toEqual([
      ['I6', 40, 2],
      ['I1', 50, 1],
      ['I2', undefined, 0],
    ]);
  });
  it('keep the order of the catalogue while all hold', () => {
    expect(verdicts([], setup).map(({ invariant }) => invariant)).toEqual(raft);
  });
  it('are about what there is: servers, shards, a job', () => {
    const job = DEFAULT_JOB;
    const ids = (over: Partial<Setup>) => invariantsFor({ ...setup, ...over }).map(({ id }) => id);
    expect(ids({ shards: 10 })).toEqual(INVARIANTS.map(({ id }) => id).filter((id) => id.startsWith('I')));
    expect(ids({ servers: 0, job })).toEqual(['M1', 'M2', 'M3', 'M4', 'M5']);
    expect(ids({ job })).toEqual([...raft.map(({ id }) => id), 'M1', 'M2', 'M3', 'M4', 'M5']);
  });
  it('are summed up in a sentence that counts invariants and not alarms', () => {
    expect(summary(world(0, []))).toBe(`${raft.length} invariants will be checked after every step.`);
    expect(summary(world(1, []))).toBe(`All ${raft.length} invariants hold, checked after each of 1 step.`);
    expect(summary(world(9, [alarm('I6', 4), alarm('I6', 5)]))).toBe(
      `1 of ${raft.length} invariants is broken, checked after each of 9 steps.`,
    );
  });
});

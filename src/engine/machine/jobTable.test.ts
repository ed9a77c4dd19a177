import { describe, expect, it } from 'vitest';
import type { JobOp } from '../../model/jobOps.ts';
import { BY_THE_BOOK } from '../mapreduce/rules.ts';
import { applyJob, EMPTY_TABLE, hasBegun, tableBytes } from './jobTable.ts';

const BEGIN: JobOp = { type: 'beginJob', maps: 2, reduces: 1 };
const ask = (worker: string, requestId: number): JobOp => ({
  type: 'askTask',
  worker,
  requestId,
  backups: false,
  at: 100,
});

function tableAfter(...ops: readonly JobOp[]) {
  let state = EMPTY_TABLE;
  const results = ops.map((op) => {
    const applied = applyJob(state, op, BY_THE_BOOK);
    state = applied.state;
    return applied.result;
  });
  return { state, results };
}

describe('a replicated table', () => {
  it('begins once, whoever proposes it how often, and has nothing for anybody before', () => {
    const { state, results } = tableAfter(ask('w1', 1), BEGIN, ask('w1', 2), BEGIN);
    expect(results.map(({ type }) => type)).toEqual(['wait', 'begun', 'task', 'nothing']);
    expect(hasBegun(state)).toBe(true);
    expect(state.nextAttempt).toBe(2);
  });

  it('gives a worker that asks twice the same task twice, as when the leader has changed between', () => {
    const { results } = tableAfter(BEGIN, ask('w1', 1), ask('w1', 1));
    expect(results.slice(1)).toMatchObject([
      { type: 'task', again: false, given: { attempt: { id: 1, issuedAt: 100 } } },
      { type: 'task', again: true, given: { attempt: { id: 1, issuedAt: 100 } } },
    ]);
  });

  it('gives a task out again when it has been given up, once', () => {
    const { results, state } = tableAfter(
      BEGIN,
      ask('w1', 1),
      { type: 'giveUpTask', attempt: 1 },
      { type: 'giveUpTask', attempt: 1 },
      ask('w2', 1),
      { type: 'endTask', worker: 'w1', requestId: 2, task: { kind: 'map', number: 0 }, attempt: 1 },
      { type: 'endTask', worker: 'w2', requestId: 2, task: { kind: 'map', number: 0 }, attempt: 2 },
    );
    expect(results.slice(2)).toMatchObject([
      { type: 'given up' },
      { type: 'nothing' },
      { type: 'task', given: { task: { number: 0 }, why: 'late' } },
      { type: 'result', verdict: 'accepted', left: 1 },
      { type: 'result', verdict: 'completed', left: 1 },
    ]);
    expect(tableBytes(state)).toBeGreaterThan(tableBytes(EMPTY_TABLE));
  });
});

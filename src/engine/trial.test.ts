// What the page's second thread answers.
import { describe, expect, it } from 'vitest';
import type { Operation } from '../model/world.ts';
import { parse } from '../scenario/parse.ts';
import { presetOf } from '../scenario/presets/presets.ts';
import { createRun } from './run.ts';
import { judge, reportTrial, runTrial } from './trial.ts';

function scenarioOf(text: string) {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.scenario;
}

/** A call of `x`: put a value, or (with no value) get and see one. */
function call(
  clerk: string,
  [calledStep, returnedStep]: readonly [number, number | null],
  put: string,
  saw = '',
): Operation {
  const type = put === '' ? 'get' : 'put';
  const result = put === '' ? { ok: true, value: saw } : { ok: true, value: null };
  return {
    clerk,
    op: { type, key: 'x', value: put, expected: null, clientId: clerk, requestId: calledStep },
    calledAt: calledStep,
    calledStep,
    returnedAt: returnedStep,
    returnedStep,
    result: returnedStep === null ? null : result,
    server: returnedStep === null ? null : 'n1',
  };
}

describe('a trial', () => {
  it('is told with its end and its verdict', () => {
    const reply = reportTrial(scenarioOf('raft 1\nnodes 3\n\nawait leader\ncall c1 put x 1\nawait answered\nend\n'));
    expect(reply).toMatchObject({
      ok: true,
      ended: true,
      failures: [],
      firstFault: null,
      linearizable: 'linearizable',
    });
    expect(reply.steps).toBeGreaterThan(10);
  });

  it('that fails names the line, and the step at which it failed', () => {
    const scenario = scenarioOf('raft 1\nnodes 3\n\n@400 expect n1.currentTerm = 99\nend\n');
    const reply = reportTrial(scenario);
    expect(reply).toMatchObject({ ok: false, ended: true, endedAt: 400 });
    expect(reply.failures).toMatchObject([{ line: 4, step: reply.firstFault?.step }]);
    const { world } = runTrial(scenario, { until: { step: reply.firstFault?.step ?? 0 } });
    expect(world.director.failures).toHaveLength(1);
  });

  it('leaves the run beside it as it was', () => {
    const run = createRun();
    const scenario = scenarioOf('raft 1\nnodes 3\n\n@400 end\n');
    run.handle({ type: 'load', scenario, cursor: { step: 5 } });
    expect(run.handle({ type: 'trial', scenario })).toMatchObject({ type: 'trialled', endedAt: 400 });
    expect(run.handle({ type: 'judge', operations: [] })).toMatchObject({ judgement: { verdict: 'linearizable' } });
    expect(run.handle({ type: 'seek', cursor: { step: 5 }, budgetMs: 1 })).toMatchObject({ step: 5 });
  });
});

describe('a judgement', () => {
  it('of a legal history has an order for each key', () => {
    const history = [call('c1', [1, 4], 'a'), call('c2', [2, 3], '', 'a')];
    expect(judge(history)).toEqual({ verdict: 'linearizable', orders: [{ key: 'x', order: [0, 1] }] });
  });

  it('of an illegal one is that of the first moment at which it was so, whatever came later', () => {
    const history = [
      call('c1', [1, 2], 'a'),
      call('c1', [3, 4], 'b'),
      call('c2', [5, 6], '', 'a'), // a read from the past: from here on nothing can mend it
      call('c3', [5, 9], 'c'),
      call('c2', [7, 8], '', 'zzz'), // worse, but later
    ];
    const judgement = judge(history);
    expect(judgement).toMatchObject({ verdict: 'illegal', key: 'x', at: 6 });
    if (judgement.verdict !== 'illegal') return;
    expect(judgement.piece).toContain(2);
    expect(judgement.piece).not.toContain(4);
    expect(judgement.longest.length).toBeGreaterThan(0);
  });

  it('finds the read from the past of the preset that shows one', () => {
    const { world } = runTrial(scenarioOf(presetOf('stale-read')?.text ?? ''), { until: null });
    expect(world.operations.size).toBe(3);
    expect(reportTrial(scenarioOf(presetOf('stale-read')?.text ?? '')).linearizable).toBe('illegal');
  });
});

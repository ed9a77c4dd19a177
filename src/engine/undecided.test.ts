// A verdict about a history that could not be reached is never a good one: here the search always gives up.
import { describe, expect, it, vi } from 'vitest';
import { labScenario } from '../scenario/labs/labScenario.ts';
import { LABS } from '../scenario/labs/labs.ts';
import { runHeadless } from './cli/headless.ts';
import { runLab } from './cli/labRun.ts';
import { jsonReport } from './cli/report.ts';
import { reportTrial } from './trial.ts';

const REASON = 'The calls of x can be ordered in too many ways.';

vi.mock('./history/linearizability.ts', () => ({
  judgeHistory: () => ({ verdict: 'unknown', key: 'x', reason: REASON }),
}));

const lab = {
  id: '0X/undecided',
  suite: 'Try',
  name: 'Undecided',
  what: '',
  catches: '',
  text: 'raft 1\nnodes 3\n\nawait leader\ncall c1 put x 1\nawait answered\nexpect linearizable\nexpect no violation\nend\n',
};

describe('a history that is not decided', () => {
  it('is not what a line expects, and the line says why', () => {
    const { ok, failures, history } = runHeadless(labScenario(lab, 1), { until: null });
    expect(ok).toBe(false);
    expect(failures).toMatchObject([{ line: 7, message: `this was expected, but ${REASON}` }]);
    expect(history.verdict).toBe('unknown');
  });

  it('is awaited in vain', () => {
    const text = lab.text.replace('expect linearizable', 'await linearizable within 300');
    const { failures } = runHeadless(labScenario({ ...lab, text }, 1), { until: null });
    expect(failures).toMatchObject([{ message: `waited 300 ms for this in vain, but ${REASON}` }]);
  });

  it('makes a lab fail, in the shell and in the page', () => {
    expect(runLab(lab, 1)).toMatchObject({ ok: false });
    expect(reportTrial(labScenario(lab, 1))).toMatchObject({ ok: false, linearizable: 'unknown' });
  });

  it('makes those of the labs fail that have clients', () => {
    const basic = LABS.find(({ id }) => id === 'KV4B/one-partition') as (typeof LABS)[number];
    expect(runLab(basic, 1)).toMatchObject({ ok: false });
  });

  it('is called unknown in a report', () => {
    const outcome = runHeadless(labScenario(lab, 1), { until: null });
    expect(jsonReport('it', outcome)).toMatchObject({ ok: false, linearizable: 'unknown' });
  });
});

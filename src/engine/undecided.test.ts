// A verdict about a history that could not be reached is never a good one: here the search always gives up.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const REASON = 'The calls of x can be ordered in too many ways.';

/** The engine's modules, loaded anew around a judge that never comes to an end. */
async function loadAnew() {
  vi.resetModules();
  vi.doMock('./history/linearizability.ts', () => ({
    judgeHistory: () => ({ verdict: 'unknown', key: 'x', reason: REASON }),
  }));
  return {
    ...(await import('./cli/headless.ts')),
    ...(await import('./cli/labRun.ts')),
    ...(await import('./cli/report.ts')),
    ...(await import('./trial.ts')),
    ...(await import('../scenario/labs/labScenario.ts')),
    ...(await import('../scenario/labs/labs.ts')),
  };
}

let engine: Awaited<ReturnType<typeof loadAnew>>;

beforeAll(async () => {
  engine = await loadAnew();
});

afterAll(() => {
  vi.doUnmock('./history/linearizability.ts');
  vi.resetModules();
});

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
    const { ok, failures, history } = engine.runHeadless(engine.labScenario(lab, 1), { until: null });
    expect(ok).toBe(false);
    expect(failures).toMatchObject([{ line: 7, message: `this was expected, but ${REASON}` }]);
    expect(history.verdict).toBe('unknown');
  });

  it('is awaited in vain', () => {
    const text = lab.text.replace('expect linearizable', 'await linearizable within 300');
    const { failures } = engine.runHeadless(engine.labScenario({ ...lab, text }, 1), { until: null });
    expect(failures).toMatchObject([{ message: `waited 300 ms for this in vain, but ${REASON}` }]);
  });

  it('makes a lab fail, in the shell and in the page', () => {
    expect(engine.runLab(lab, 1)).toMatchObject({ ok: false });
    expect(engine.reportTrial(engine.labScenario(lab, 1))).toMatchObject({ ok: false, linearizable: 'unknown' });
  });

  it('makes those of the labs fail that have clients', () => {
    const basic = engine.labOf('KV4B/one-partition');
    expect(basic && engine.runLab(basic, 1)).toMatchObject({ ok: false });
  });

  it('is called unknown in a report', () => {
    const outcome = engine.runHeadless(engine.labScenario(lab, 1), { until: null });
    expect(engine.jsonReport('it', outcome)).toMatchObject({ ok: false, linearizable: 'unknown' });
  });
});

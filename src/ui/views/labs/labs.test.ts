import { describe, expect, it } from 'vitest';
import type { Lab } from '../../../scenario/labs/lab.ts';
import { labScenario } from '../../../scenario/labs/labScenario.ts';
import { decodeLink, scenarioOfLink } from '../../../scenario/link.ts';
import type { TrialReply } from '../../../wire/protocol.ts';
import { labsWith } from './find.ts';
import { failureOf, noRuns, rateText, suitesOf, tallyText, total, withRun } from './results.ts';

const lab = (id: string, suite: string): Lab => ({
  id,
  suite,
  name: id,
  what: '',
  catches: '',
  text: 'raft 1\ntitle T\nnodes 3\n\nawait leader\nexpect no violation\nend\n',
});
const LAB = lab('2A/one', 'Raft 2A');

const passed: TrialReply = {
  type: 'trialled',
  ok: true,
  ended: true,
  failures: [],
  violations: [],
  firstFault: null,
  steps: 90,
  endedAt: 400,
  linearizable: 'linearizable',
};

describe('a lab on a seed', () => {
  it('passes when all held and it came to its end', () => {
    const scenario = labScenario(LAB, 7, null);
    expect(failureOf(scenario, passed)).toBeNull();
    expect(failureOf(scenario, { ...passed, ended: false })).toMatchObject({ seed: 7, where: 'end', alarm: false });
    expect(failureOf(scenario, 'The thread was lost.')).toMatchObject({ message: 'The thread was lost.', link: null });
  });

  it('that takes more than two minutes has failed', () => {
    const failure = failureOf(labScenario(LAB, 7), { ...passed, endedAt: 120_001 });
    expect(failure).toMatchObject({ where: 'end', message: 'It took 120001 ms, and 120000 are allowed.' });
    expect(failureOf(labScenario(LAB, 7), { ...passed, endedAt: 120_001 }, 200_000)).toBeNull();
  });

  it('that fails tells of the first thing that failed, by its line in the text of the link, and leads to its very moment', () => {
    const scenario = labScenario(LAB, 7, 'vote-twice');
    const failures = [
      { line: 6, message: 'no leader', step: 44, at: 300 },
      { line: 7, message: 'later', step: 50, at: 310 },
    ];
    const failure = failureOf(scenario, { ...passed, ok: false, failures, firstFault: { step: 44, at: 300 } });
    expect(failure).toMatchObject({ seed: 7, where: 'line 6', message: 'await leader: no leader', alarm: false });
    const decoded = decodeLink(failure?.link ?? '');
    if (!decoded.ok) throw new Error(decoded.error.message);
    expect(decoded.link.cursor).toEqual({ step: 44, tick: 300 });
    expect(scenarioOfLink(decoded.link)).toMatchObject({ ok: true, scenario: { setup: scenario.setup } });
  });

  it('that breaks an invariant says which', () => {
    const violations = [{ invariant: 'I1', step: 44, at: 300, detail: 'n1 and n2 lead term 2' }];
    const reply = { ...passed, ok: false, violations, firstFault: { step: 44, at: 300 } };
    expect(failureOf(labScenario(LAB, 7, null), reply)).toMatchObject({
      where: 'Election Safety',
      message: 'n1 and n2 lead term 2',
      alarm: true,
    });
  });
});

describe('labs that are sought', () => {
  const labs = [
    { ...lab('2A/one', 'Raft 2A'), what: 'Three servers choose a leader.', catches: 'Votes given twice.' },
    { ...lab('4B/two', 'Shards 4B'), what: 'Groups join.', catches: 'A vote that counts for all groups.' },
  ];
  const ids = (text: string) => labsWith(labs, text).map(({ id }) => id);

  it('are those that speak of every word, in their names, in what they do or in what they catch', () => {
    expect(ids('VOTE')).toEqual(['2A/one', '4B/two']);
    expect(ids('vote group')).toEqual(['4B/two']);
    expect(ids(' 2a  leader ')).toEqual(['2A/one']);
    expect(ids('paxos')).toEqual([]);
  });

  it('are all, and the same list, while nothing is typed', () => {
    expect(labsWith(labs, ' ')).toBe(labs);
  });
});

describe('the runs of labs', () => {
  const failure = { seed: 3, where: 'line 5', message: 'no leader', alarm: false, link: null };
  const three = withRun(withRun(withRun(noRuns(5), null, 100), null, 50), failure, 50);

  it('are counted', () => {
    expect(three).toEqual({ wanted: 5, passed: 2, failed: 1, wallMs: 200, failures: [failure] });
    expect(tallyText(three)).toBe('2 passed, 1 failed, 2 to go');
    expect(rateText(three)).toBe('15 seeds per second');
    expect([tallyText(noRuns(0)), rateText(noRuns(5))]).toEqual(['', '']);
  });

  it('of several labs add up', () => {
    expect(total([three, undefined, withRun(noRuns(1), null, 800)])).toMatchObject({ wanted: 6, passed: 3, failed: 1 });
    expect(rateText(total([three, withRun(noRuns(1), null, 800)]))).toBe('4.0 seeds per second');
  });

  it('keep every failure, with its link', () => {
    let many = noRuns(100);
    for (let seed = 1; seed <= 100; seed++) many = withRun(many, { ...failure, seed }, 1);
    expect(many.failed).toBe(100);
    expect(many.failures.map(({ seed }) => seed)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
  });

  it('stand under their suites, in order', () => {
    const labs = [lab('a', 'One'), lab('b', 'One'), lab('c', 'Two')];
    expect(suitesOf(labs).map(({ suite, labs: its }) => [suite, its.length])).toEqual([
      ['One', 2],
      ['Two', 1],
    ]);
  });
});

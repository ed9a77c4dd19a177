// Scenarios without a page: when a run is over, what makes it fail, and what is told of it.
import { describe, expect, it } from 'vitest';
import { decodeLink, scenarioOfLink } from '../../scenario/link.ts';
import { parse } from '../../scenario/parse.ts';
import { PRESETS } from '../../scenario/presets/presets.ts';
import { worldFingerprint } from '../prim/fingerprint.ts';
import { AFTERGLOW } from '../trial.ts';
import { readArguments, UsageError } from './arguments.ts';
import { faultRun } from './faultRun.ts';
import { runHeadless } from './headless.ts';
import { faultLines, jsonReport, summaryLine, totalLine } from './report.ts';

function scenarioOf(text: string) {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.scenario;
}

const run = (text: string) => runHeadless(scenarioOf(text), { until: null });

describe('a run is over', () => {
  it('at the end line', () => {
    expect(run('raft 1\nnodes 3\n\n@400 end\n').world.now).toBe(400);
  });

  it('a second after the last line', () => {
    const { world } = run('raft 1\nnodes 3\n\n@400 heal\n');
    expect(world.now).toBeGreaterThan(400 + AFTERGLOW - 100);
    expect(world.now).toBeLessThanOrEqual(400 + AFTERGLOW);
  });

  it('a second after the last hand command', () => {
    const { world } = run('raft 1\nnodes 3\n\nheal\n\nby hand\n@2000 crash n1\n');
    expect(world.nodes[0]?.health).toBe('down');
    expect(world.now).toBeGreaterThan(2000 + AFTERGLOW - 100);
  });

  it('at the step or instant asked for', () => {
    const scenario = scenarioOf('raft 1\nnodes 3\n\n@400 end\n');
    expect(runHeadless(scenario, { until: { step: 7 } }).world.step).toBe(7);
    const { world } = runHeadless(scenario, { until: { tick: 5000 } });
    expect(world.now).toBeGreaterThan(4900);
    expect(world.now).toBeLessThanOrEqual(5000);
  });

  it('when nothing is pending', () => {
    const scenario = scenarioOf('raft 1\nnodes 1\n\ncrash n1\n');
    expect(runHeadless(scenario, { until: { tick: 5000 } }).world.step).toBe(1);
  });
});

const BROKEN = 'raft 1\nnodes 3\n\n@1000 expect n1.currentTerm = 99\n';

describe('a run fails', () => {
  it('by an expectation, and says where, with a link to the very world', () => {
    const outcome = run(BROKEN);
    expect(outcome.ok).toBe(false);
    const [line, event, link] = faultLines(outcome, BROKEN, null);
    expect(line).toBe('  line 4: @1000 expect n1.currentTerm = 99');
    expect(event).toContain('@1000 line4 FAILED');
    const decoded = decodeLink(link?.replace('  link: ', '') ?? '');
    if (!decoded.ok) throw new Error(decoded.error.message);
    const opened = scenarioOfLink(decoded.link);
    if (!opened.ok || !decoded.link.cursor) throw new Error('the link leads nowhere');
    const { world } = runHeadless(opened.scenario, { until: { step: decoded.link.cursor.step } });
    expect(worldFingerprint(world)).toBe(decoded.link.fingerprint);
    expect(world.director.failures).toHaveLength(1);
  });

  const twoVotes = 'raft 1\nnodes 3  latency 10\nbug vote-twice\n\ntimeout n1\ntimeout n2\n';

  it('by a broken invariant', () => {
    const outcome = run(`${twoVotes}wait 100\nend\n`);
    expect(outcome.ok).toBe(false);
    expect(outcome.firstFault?.type).toBe('InvariantViolated');
    expect(faultLines(outcome, '', null)[0]).toContain('VIOLATED');
  });

  it('by no invariant that the script expects to be broken, and by every other', () => {
    expect(run(`${twoVotes}await violation\nend\n`).ok).toBe(true);
    expect(run(`${twoVotes}repeat 1 { wait 100; expect violation }\nend\n`).ok).toBe(true);
    const names = new Set(run(`${twoVotes}wait 100\nend\n`).violations.map((v) => v.invariant));
    for (const name of names)
      expect(run(`${twoVotes}wait 100\nexpect violation ${name}\nend\n`).ok).toBe(names.size === 1);
  });
});

describe('what is told', () => {
  it('of a run as one object has the agreed fields', () => {
    const report = jsonReport('x.raft', run('raft 1\nnodes 3\n\nawait leader\ncall c1 put x 1\nawait answered\nend\n'));
    expect(Object.keys(report)).toEqual([
      'scenario',
      'seed',
      'engine',
      'now',
      'steps',
      'fingerprint',
      'ok',
      'failures',
      'violations',
      'servers',
      'operations',
      'linearizable',
      'counters',
    ]);
    expect(report).toMatchObject({
      scenario: 'x.raft',
      ok: true,
      failures: [],
      violations: [],
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      operations: [{ clerk: 'c1', result: { ok: true, value: null } }],
      linearizable: true,
    });
    const { servers } = report as { servers: Record<string, object> };
    expect(Object.keys(servers)).toEqual(['n1', 'n2', 'n3']);
    const leader = Object.values(servers).find((server) => 'role' in server && server.role === 'leader');
    expect(leader).toMatchObject({
      group: 1,
      up: true,
      commitIndex: 2,
      lastApplied: 2,
      log: [
        { index: 1, term: 1, op: { type: 'noop' } },
        { index: 2, term: 1, op: { type: 'put', key: 'x', value: '1' } },
      ],
      snapshot: null,
      machine: { kind: 'kv', data: { x: '1' } },
    });
  });

  it('in one line says whether it held', () => {
    expect(summaryLine('mine', run(BROKEN))).toMatch(/^FAILED mine {2}seed 1 {2}\d+ ms .* fingerprint [0-9a-f]{16}$/);
    expect(totalLine([{ ok: true }, { ok: false }, { ok: true }])).toBe('2 passed, 1 failed');
  });
});

describe('the words of the command', () => {
  it('are read', () => {
    expect(readArguments(['a.raft', 'storm', '--seeds', '3..5', '--json'])).toEqual({
      names: ['a.raft', 'storm'],
      seeds: [3, 4, 5],
      json: true,
      transcript: false,
      until: null,
      texts: [],
    });
    expect(readArguments(['a', '--text', 'notes=a=b.txt']).texts).toEqual([{ name: 'notes', file: 'a=b.txt' }]);
    expect(readArguments(['a', '--seed', '0', '--until', '@250']).until).toEqual({ tick: 250 });
    expect(readArguments(['a', '--until', '250'])).toMatchObject({ seeds: [], until: { step: 250 } });
  });

  it.each([
    [[]],
    [['a', '--seed', '-1']],
    [['a', '--seed', '4294967296']],
    [['a', '--seeds', '5']],
    [['a', '--seeds', '5..4']],
    [['a', '--seed', '1', '--seeds', '1..2']],
    [['a', '--until', '@x']],
    [['a', '--text', 'notes.txt']],
    [['a', '--wibble']],
    [['a', '--json', '--transcript']],
  ])('%j are refused in words', (words) => {
    expect(() => readArguments(words)).toThrow(UsageError);
  });
});

describe('fault runs', () => {
  it('hold on the first seeds, and can be read back from their text', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const outcome = runHeadless(faultRun(seed), { until: null });
      expect({ seed, faults: faultLines(outcome, '', null), linearizable: outcome.history.verdict }).toEqual({
        seed,
        faults: [],
        linearizable: 'linearizable',
      });
    }
  });

  it('find a rule that is broken', () => {
    const failed = [1, 2, 3, 4, 5].filter((seed) => !runHeadless(faultRun(seed, ['vote-twice']), { until: null }).ok);
    expect(failed.length).toBeGreaterThan(0);
  });
});

it('every preset can be run by its id', () => {
  for (const { text } of PRESETS) expect(run(text).world.director.ended).toBe(true);
});

// What is told of the runs of a lab.
import { describe, expect, it } from 'vitest';
import type { Lab } from '../../scenario/labs/lab.ts';
import { decodeLink, scenarioOfLink } from '../../scenario/link.ts';
import { labLines, runLab, totalLabLine } from './labRun.ts';

const lab = (text: string): Lab => ({ id: '0X/try', suite: 'Try', name: 'Try', what: '', catches: '', text });
const SOUND = lab('raft 1\nnodes 3\n\nawait leader\nend\n');
const FLAWED = lab('raft 1\nnodes 3\n\nawait leader\nexpect n1.currentTerm = 99\nend\n');

describe('a lab', () => {
  it('that holds takes one line, with its steps, the labs’ statistics and both times', () => {
    const runs = [1, 2].map((seed) => runLab(SOUND, seed));
    expect(runs.map(({ ok, fault }) => ({ ok, fault }))).toEqual(Array(2).fill({ ok: true, fault: [] }));
    const rpcs = runs.reduce((sum, run) => sum + run.rpcs, 0);
    expect(rpcs).toBeGreaterThan(0);
    const steps = runs.reduce((sum, run) => sum + run.steps, 0);
    expect(labLines(SOUND, runs, 1234, 8).join('\n')).toMatch(
      new RegExp(`^ok {6}0X/try +2/2 +${steps} steps +${rpcs} RPCs +0 commits +1 s virtual +1\\.2 s$`),
    );
  });

  it('that fails tells the seed, the line, the event and a link to its moment', () => {
    const [head, seed, line, event, link] = labLines(FLAWED, [runLab(SOUND, 1), runLab(FLAWED, 7)], 0, 8);
    expect(head).toMatch(/^FAILED {2}0X\/try +1\/2 /);
    expect(seed).toBe('  seed 7');
    expect(line?.trim()).toBe('line 5: expect n1.currentTerm = 99');
    expect(event).toContain('FAILED this was expected, but n1.currentTerm is');
    const decoded = decodeLink((link ?? '').replace(/^.*#/, ''));
    const opened = decoded.ok ? scenarioOfLink(decoded.link) : null;
    expect(opened?.ok && opened.scenario.setup.seed).toBe(7);
  });

  it('that fails often tells three seeds in full and names the others', () => {
    const lines = labLines(
      FLAWED,
      [1, 2, 3, 4, 5].map((seed) => runLab(FLAWED, seed)),
      0,
      8,
    );
    expect(lines.filter((text) => /^ {2}seed /.test(text))).toEqual(['  seed 1', '  seed 2', '  seed 3']);
    expect(lines.at(-1)).toBe('  and on seeds 4, 5');
  });

  it('that never ends has failed', () => {
    const { ok, fault } = runLab(lab('raft 1\nnodes 3\n\nawait leader\n'), 1);
    expect({ ok, fault }).toEqual({ ok: false, fault: ['  it never came to its end'] });
  });

  it('that takes more than two minutes has failed', () => {
    const { ok, fault } = runLab(lab('raft 1\nnodes 3\n\nwait 120001\nend\n'), 1);
    expect({ ok, fault }).toEqual({ ok: false, fault: ['  it took 120001 ms, and 120000 are allowed'] });
  });

  it('may take the time that it says', () => {
    const slow = lab('raft 1\nnodes 3\n\nwait 120001\nend\n');
    expect(runLab({ ...slow, longest: 120_001 }, 1).ok).toBe(true);
    expect(runLab({ ...slow, longest: 120_000 }, 1).ok).toBe(false);
  });

  it('adds to the totals', () => {
    const runs = [runLab(SOUND, 1), runLab(FLAWED, 1)];
    expect(totalLabLine(2, runs, 60_000, 8)).toMatch(
      /^2 labs: 1 passed, 1 failed +\d+ steps +\d+ RPCs +\d+ commits +\d+ s virtual +60\.0 s$/,
    );
  });
});

// The labs can fail: each of their oracles, shown by a lab that fails when the rule behind it is replaced. H1 to H8 are the
// checks that the labs' own harness makes; H9 are figures, which are told and not judged.
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Event } from '../model/event.ts';
import { DEFAULT_JOB } from '../model/mapreduce.ts';
import type { Scenario } from '../model/scenario.ts';
import { BUG_IDS, type BugId } from '../model/setup.ts';
import type { Lab } from '../scenario/labs/lab.ts';
import { labScenario } from '../scenario/labs/labScenario.ts';
import { labOf } from '../scenario/labs/labs.ts';
import { print } from '../scenario/print.ts';
import { booksFor } from '../texts/books.ts';
import { type Outcome, runHeadless } from './cli/headless.ts';
import { runLab } from './cli/labRun.ts';
import { PAPER } from './raft/rules.ts';

const SEED = 1;

afterEach(() => {
  vi.restoreAllMocks();
});

/** What the labs with a job read. */
const BOOKS = await booksFor({ job: DEFAULT_JOB });

interface Replaced {
  readonly outcome: Outcome;
  readonly events: readonly Event[];
  /** Invariants that were broken, and what is said of each. */
  readonly broken: readonly string[];
  readonly said: readonly string[];
  /** Expectations that failed, but for `expect no violation`: the line as it is written, and what was the case instead. */
  readonly failed: readonly string[];
}

function labIn(id: string): Lab {
  const lab = labOf(id);
  if (!lab) throw new Error(`There is no lab ${id}`);
  return lab;
}

/** Runs a lab with a rule replaced on every server. */
function withBug(id: string, bug: BugId, seed = SEED): Replaced {
  return replaced(labScenario(labIn(id), seed, bug));
}

function replaced(scenario: Scenario): Replaced {
  const events: Event[] = [];
  const outcome = runHeadless(scenario, { until: null, data: BOOKS, onEvents: (more) => events.push(...more) });
  const lines = print(scenario).split('\n');
  const failed = outcome.failures.map(({ line, message }) => `${lines[line - 1]?.trim()}: ${message}`);
  return {
    outcome,
    events,
    broken: [...new Set(outcome.violations.map(({ invariant }) => invariant))],
    said: outcome.violations.map(({ invariant, detail }) => `${invariant}: ${detail}`),
    failed: failed.filter((text) => !text.startsWith('expect no violation')),
  };
}

describe('an oracle of the labs', () => {
  it('H1: what two servers apply at an index is the same', () => {
    const { broken, said, failed } = withBug('scripted/figure-8', 'commit-old-term');
    expect(broken).toEqual(expect.arrayContaining(['I13', 'I5', 'I7', 'I6']));
    expect(said).toContainEqual(
      expect.stringMatching(/^I6: n\d applied y \(term 3\) at 2, where x \(term 2\) had been applied\.$/),
    );
    expect(failed[0]).toBe('expect applied 2 on exactly 0: this was expected, but 3 servers have applied index 2');
  });

  it('H2: a server applies every index once and in order, and after a restart from where its snapshot ends', () => {
    // Takes a log that was compacted for a whole one.
    vi.spyOn(PAPER, 'recallState').mockImplementation((persisted) =>
      persisted.snapshot === null
        ? persisted
        : { ...persisted, snapshot: null, log: { ...persisted.log, base: 0, baseTerm: 0 } },
    );
    const { said, failed } = replaced(labScenario(labIn('2D/snapshot-init'), SEED));
    expect(said).toContainEqual(expect.stringMatching(/^I38: n\d applied entry 10 after entry 0\.$/));
    expect(failed[0]).toMatch(/^expect n1\.snapshotIndex = 9: .* n1\.snapshotIndex is 0$/);
  });

  it('H2: a snapshot that comes late lets no index be applied again', () => {
    const { broken, events } = withBug('scripted/late-snapshot', 'stale-install');
    expect(broken).toEqual(['I10', 'I24']);
    const applied = events.flatMap((e) => (e.type === 'EntryApplied' && e.node === 'n3' ? [e.entry.index] : []));
    expect(applied.filter((index) => index === 6).length).toBeGreaterThan(1);
  });

  it('H3: a term has one leader', () => {
    expect(withBug('2A/re-election', 'half-quorum').broken).toContain('I1');
    expect(withBug('scripted/vote-and-restart', 'vote-not-durable').broken).toEqual(['I2', 'I1']);
    expect(withBug('scripted/late-votes', 'stale-votes').broken).toEqual(['I1']);
  });

  it('H4: a snapshot holds what was applied up to its index', () => {
    const { said, failed } = withBug('2D/snapshot-init', 'snapshot-forgotten');
    expect(said[0]).toMatch(
      /^I23: n\d has a snapshot through 9 .*, but the committed entries lead to another state\.$/,
    );
    expect(failed[0]).toMatch(/^expect appends once: .* k lacks "x\d+", which c1 was told is in it$/);
  });

  it('H5: a test takes no longer than two minutes', () => {
    const text = labIn('2A/initial-election').text.replace('wait 2000', 'wait 120000');
    expect(runLab({ ...labIn('2A/initial-election'), text }, SEED).fault.at(-1)).toMatch(/^ {2}it took 12\d+ ms/);
  });

  it('H6: every acknowledged piece is in the value, once', () => {
    expect(withBug('2C/unreliable-agree', 'no-dedup').failed[0]).toMatch(/^expect appends once: .*" twice$/);
    const { failed, broken } = withBug('scripted/index-reuse', 'answer-by-index');
    expect(broken).toEqual([]);
    expect(failed).toContainEqual(expect.stringMatching(/^expect appends once: .* k lacks "d", which c4 was told/));
  });

  it('H7: what clients saw is linearizable', () => {
    const { failed, broken, outcome } = withBug('3A/one-partition', 'local-read');
    expect(broken).toEqual([]);
    expect(failed).toContainEqual(expect.stringMatching(/^expect linearizable: /));
    expect(outcome.history.verdict).toBe('illegal');
  });

  it('H7: the same of versioned puts', () => {
    const { failed, broken, outcome } = withBug('KV4B/one-partition', 'answer-by-index');
    expect(broken).toEqual([]);
    expect(failed).toContainEqual(expect.stringMatching(/^expect linearizable: .* c2 vput 1 15 2, c1 vput 1 16 2$/));
    expect(outcome.history.verdict).toBe('illegal');
  });

  it('H8: logs stay within their bound', () => {
    const { failed, broken } = withBug('2D/snapshot-basic', 'leader-compacts-alone');
    expect(broken).toEqual([]);
    expect(failed[0]).toMatch(
      /^always state of servers < 2000: this must always hold, but it is 2\d\d\d, not less than 2000$/,
    );
  });

  it('H8: where no snapshot was asked for there is none', () => {
    const text = labIn('3A/speed').text.replace('retry 60000', 'snapshot 500  retry 60000');
    const { failed } = replaced(labScenario({ ...labIn('3A/speed'), text }, SEED));
    expect(failed[0]).toMatch(/^always snapshots = 0: this must always hold, but it is 1, not 0$/);
  });
});

/** For each replaced rule a lab that fails with it, and the invariant that is broken first; null: an expectation alone. */
const CATCHERS: Readonly<Record<BugId, readonly [lab: string, alarm: string | null]>> = {
  'commit-old-term': ['scripted/figure-8', 'I13'],
  'vote-twice': ['scripted/figure-8', 'I2'],
  'vote-not-durable': ['scripted/vote-and-restart', 'I2'],
  'no-log-check': ['2B/fail-agree', 'I5'],
  'truncate-always': ['2C/unreliable-churn', 'I14'],
  'ack-before-fsync': ['scripted/vote-before-disk', 'I22'],
  'half-quorum': ['2A/re-election', 'I1'],
  'stale-votes': ['scripted/late-votes', 'I1'],
  'commit-past-sent': ['scripted/commit-by-heartbeat', 'I7'],
  'stale-install': ['scripted/late-snapshot', 'I10'],
  'leader-compacts-alone': ['2D/snapshot-basic', null],
  'snapshot-forgotten': ['2D/snapshot-init', 'I23'],
  'no-dedup': ['2C/unreliable-agree', 'I32'],
  'answer-by-index': ['scripted/index-reuse', null],
  'local-read': ['3A/one-partition', null],
  'append-output': ['1/late-result', 'M2'],
  'never-reissue': ['1/one-failure', null],
  'hasty-reissue': ['1/job-count', 'M4'],
  'early-reduce': ['1/wc', 'M1'],
  'worker-leaves': ['1/early-exit', null],
  'coordinator-leaves': ['1/early-exit', null],
  'one-by-one': ['1/map-parallelism', null],
  'crowd-worker': ['1/parallel-basic', 'M5'],
  'count-twice': ['1/late-result', 'M3'],
  'no-empty-file': ['1/few-keys', 'M1'],
  'deal-anew': ['4A/minimal-again', 'I25'],
  'serve-anything': ['4B/rejection', null],
  'stand-still': ['4B/challenge-2-partial', null],
  'owner-on-arrival': ['4B/concurrent-2', 'I25'],
  'skip-configs': ['4B/concurrent-2', 'I36'],
  'sessions-stay': ['4B/concurrent-3', 'I25'],
  'stale-shard': ['4B/unreliable-2', 'I23'],
  'confirm-early': ['4B/snapshot', 'I35'],
  'delete-on-send': ['4B/join-leave', 'I35'],
  'no-announcement': ['5C/concurrent-reliable', 'I34'],
  'publish-first': ['5B/join-leave', null],
  'no-fence': ['5C/partition-controller-join', 'I25'],
  'keep-moved': ['5A/delete-basic', 'I23'],
};

/** For each lab of the sharded store a replaced rule with which an expectation of its own fails, and what then is the case. */
const FOUND_BY_EXPECTATION: readonly (readonly [lab: string, bug: BugId, failed: RegExp])[] = [
  ['4A/basic-minimal-joins', 'deal-anew', /^expect moved least: .* 6 shards have been moved where 3 would do$/],
  ['4A/basic-minimal-leaves', 'deal-anew', /^expect moved least: .* 8 shards have been moved where 2 would do$/],
  ['4A/multi-minimal-joins', 'deal-anew', /^expect moved least: .* 8 shards have been moved where 6 would do$/],
  ['4A/multi-minimal-leaves', 'deal-anew', /^expect moved least: .* 8 shards have been moved where 6 would do$/],
  ['4A/minimal-again', 'deal-anew', /^expect moved <= 4: .* it is 6, not at most 4$/],
  ['4B/static-shards', 'serve-anything', /^expect answer c1 = v0: .* the answer was none$/],
  ['4B/rejection', 'serve-anything', /^expect answers - \$before = 5: .* it is 10, not 5$/],
  ['4B/join-leave', 'owner-on-arrival', /^expect answer c1 = v7ab: .* the answer was v7a$/],
  ['4B/snapshot', 'owner-on-arrival', /^expect answer c1 = v19a: .* the answer was v19$/],
  ['4B/miss-change', 'skip-configs', /^await answered c1: waited 10000 ms for this in vain/],
  ['4B/concurrent-1', 'owner-on-arrival', /^expect appends once: .* lacks "c\d+\.\d+;", which c\d+ was told is in it$/],
  ['4B/concurrent-2', 'owner-on-arrival', /^expect appends once: .* lacks "c\d+\.\d+;", which c\d+ was told is in it$/],
  ['4B/concurrent-3', 'sessions-stay', /^expect appends once: .* has "c\d+\.\d+;" twice$/],
  ['4B/unreliable-1', 'stale-shard', /^expect answer c1 = v\da: .* the answer was v\d$/],
  ['4B/unreliable-2', 'sessions-stay', /^expect appends once: .* has "c\d+\.\d+;" twice$/],
  ['4B/unreliable-3', 'stale-shard', /^expect linearizable: .* contradict one another/],
  [
    '4B/challenge-1-delete',
    'leader-compacts-alone',
    /^expect stored of group 100, .* <= 117000: .* it is \d+, not at most 117000$/,
  ],
  ['4B/challenge-2-unaffected', 'stand-still', /^await answered c1 within 5000: waited 5000 ms/],
  ['4B/challenge-2-partial', 'stand-still', /^await answered c1 within 5000: waited 5000 ms/],
  ['5A/delete-basic', 'keep-moved', /^expect snapshotSize of group 100 .* it is \d+, not at most \d+$/],
  ['5A/join-leave-basic', 'serve-anything', /^expect answer c1 = v\d\w: .* the answer was none$/],
  ['5A/many-join-leave-reliable', 'serve-anything', /^expect answer c1 = v\d\w: .* the answer was none$/],
  ['5A/many-join-leave-unreliable', 'serve-anything', /^expect answer c1 = v\d\w: .* the answer was none$/],
  ['5A/shutdown', 'snapshot-forgotten', /^expect answer c1 = v\d\w: .* the answer was none$/],
  ['5A/progress-join', 'deal-anew', /^expect owner \d = 10\d: .* it is 10\d, not 10\d$/],
  ['5A/one-concurrent-clerk-reliable', 'serve-anything', /^expect appends once: .* lacks "c1\.\d+;"/],
  ['5A/many-concurrent-clerk-reliable', 'owner-on-arrival', /^expect appends once: .* lacks "c\d+\.\d+;"/],
  ['5A/one-concurrent-clerk-unreliable', 'no-dedup', /^expect appends once: .* has "c1\.\d+;" twice$/],
  ['5A/many-concurrent-clerk-unreliable', 'sessions-stay', /^expect appends once: .* has "c\d+\.\d+;" twice$/],
  ['5B/join-leave', 'publish-first', /^expect config = 1: .* it is 2, not 1$/],
  ['5B/join-leave', 'stand-still', /^expect answers - \$before = 5: .* it is 0, not 5$/],
  ['5B/recover-ctrler', 'delete-on-send', /^expect answer c1 = v\d\w: .* the answer was none$/],
  ['5C/concurrent-reliable', 'no-announcement', /^await settled: .* a clerk has begun a change and not ended it$/],
  ['5C/acquire-lock-concurrent-unreliable', 'no-announcement', /^expect config >= 9: .* it is \d, not at least 9$/],
  ['5C/partition-controller-join', 'no-fence', /^expect answer c1 = w0f: .* the answer was v0f$/],
  ['5C/partition-recovery-reliable-no-clerk', 'no-fence', /^expect answer c1 = v\d\w: .* the answer was none$/],
  ['5C/partition-recovery-unreliable-no-clerk', 'stale-shard', /^expect answer c1 = v\d\w: .* the answer was none$/],
  ['5C/partition-recovery-reliable-clerks', 'delete-on-send', /^expect answer c1 = v\d\w: .* the answer was none$/],
  ['5C/partition-recovery-unreliable-clerks', 'no-dedup', /^expect linearizable: .* contradict one another/],
];

describe('the figures of the labs of the sharded store', () => {
  it.each(FOUND_BY_EXPECTATION)('of %s are not kept with %s', (id, bug, failed) => {
    // What a lab does at random meets some mistakes only on some seeds.
    for (let seed = SEED; seed <= 12; seed++)
      if (withBug(id, bug, seed).failed.some((text) => failed.test(text))) return;
    throw new Error('no seed from 1 to 12 finds it');
  });
});

describe('every replaced rule is caught by a lab', () => {
  it.each(BUG_IDS)('%s', (bug) => {
    const [id, alarm] = CATCHERS[bug];
    const { broken, outcome } = withBug(id, bug);
    expect(outcome.ok).toBe(false);
    expect(broken[0] ?? null).toBe(alarm);
  });

  it.each([...new Set(Object.values(CATCHERS).map(([id]) => id))])('%s passes with the rules in force', (id) => {
    expect(runLab(labIn(id), SEED, BOOKS).ok).toBe(true);
  });
});

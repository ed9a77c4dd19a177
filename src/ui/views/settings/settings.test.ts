import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_JOB } from '../../../model/mapreduce.ts';
import { BUG_IDS, DEFAULT_SETUP, LIMITS, NETWORKS, type Setup } from '../../../model/setup.ts';
import { server, worldOf } from '../../lib/sampleWorld.ts';
import { BLANK_SCENARIO } from '../../store/store.ts';
import { liveCommands, newRunChanges } from './changes.ts';
import { bugPlace, draftOf, readDraft, withBug } from './draft.ts';
import { runningSetup } from './running.ts';
import { scenarioWith } from './startAgain.ts';
import { warningsOf } from './timing.ts';

const typed = (change: Partial<ReturnType<typeof draftOf>>) => readDraft({ ...draftOf(DEFAULT_SETUP), ...change });
const errors = (change: Partial<ReturnType<typeof draftOf>>) => {
  const read = typed(change);
  return read.ok ? {} : read.errors;
};

describe('settings as they are typed', () => {
  it('give back the setup they were made from', () => {
    const range = (least: number) =>
      fc
        .tuple(fc.integer({ min: least, max: 500 }), fc.integer({ min: 0, max: 500 }))
        .map(([a, b]): [number, number] => [a, a + b]);
    const setups: fc.Arbitrary<Setup> = fc.record({
      seed: fc.integer({ min: 0, max: 4_294_967_295 }),
      servers: fc.integer({ min: 1, max: 25 }),
      shards: fc.integer({ min: 0, max: 64 }),
      groups: fc.integer({ min: 0, max: 9 }),
      controllers: fc.integer({ min: 1, max: 7 }),
      clerks: fc.integer({ min: 0, max: 20 }),
      latency: range(1),
      loss: fc.integer({ min: 0, max: 1000 }),
      duplicate: fc.integer({ min: 0, max: 1000 }),
      election: range(1),
      heartbeat: fc.integer({ min: 1, max: 500 }),
      disk: range(0),
      network: fc.constantFrom(...NETWORKS),
      handover: fc.constantFrom('groups' as const, 'clerk' as const),
      snapshotEvery: fc.integer({ min: 0, max: 100 }),
      snapshot: fc.integer({ min: 0, max: 100_000 }),
      batch: fc.integer({ min: 1, max: 1000 }),
      retry: fc.integer({ min: 1, max: 1000 }),
      noop: fc.boolean(),
      job: fc.constantFrom(null, DEFAULT_JOB),
      bugs: fc.subarray([...BUG_IDS]).map((bugs) => bugs.map((bug) => ({ bug, node: '*' as const }))),
    });
    const fits = ({ shards, groups, servers }: Setup) => shards === 0 || groups * servers <= LIMITS.allServers;
    fc.assert(
      fc.property(setups.filter(fits), (setup) => {
        expect(readDraft(draftOf(setup))).toEqual({ ok: true, setup });
      }),
      { seed: 5304, numRuns: 200 },
    );
  });
  it('say at the field what is wrong', () => {
    expect(errors({ servers: '26' })).toEqual({ servers: 'A whole number from 1 to 25.' });
    expect(errors({ heartbeat: '0' })).toEqual({ heartbeat: 'A whole number from 1 to 600000.' });
    expect(errors({ latencyMin: 'fast' })).toHaveProperty('latencyMin');
    expect(errors({ electionMin: '300', electionMax: '150' })).toEqual({
      electionMax: 'Not less than 300, where the range begins.',
    });
    expect(errors({ loss: '101', duplicate: '1.25' })).toEqual({
      loss: 'From 0 to 100, with at most one digit after the point.',
      duplicate: 'From 0 to 100, with at most one digit after the point.',
    });
  });
  it('say how many servers there can be in all groups together', () => {
    expect(errors({ shards: '10', groups: '9', servers: '7' })).toEqual({
      groups: '9 groups of 7 are 63 servers; at most 50 together.',
    });
    expect(errors({ shards: '0', groups: '9', servers: '7' })).toEqual({});
    expect(errors({ shards: '65', controllers: '0' })).toEqual({
      shards: 'A whole number from 0 to 64.',
      controllers: 'A whole number from 1 to 7.',
    });
  });
  it('keep replaced rules of servers in any group, and of the shard controller', () => {
    const bugs = ['n6', 's3', 'n7'].map((node, i) => ({ bug: BUG_IDS[i] ?? 'no-dedup', node }));
    const read = typed({ shards: '4', groups: '2', servers: '3', bugs });
    expect(read).toMatchObject({ setup: { bugs: [{ node: 'n6' }, { node: 's3' }] } });
  });
  it('take a percentage as people write it', () => {
    for (const text of ['12.5', '12,5', '12.5 %'])
      expect(typed({ loss: text })).toMatchObject({ setup: { loss: 125 } });
  });
  it('drop replaced rules of servers that are no longer there', () => {
    expect(
      typed({
        servers: '3',
        bugs: [
          { bug: 'vote-twice', node: 'n5' },
          { bug: 'no-dedup', node: 'n3' },
        ],
      }),
    ).toMatchObject({
      setup: { bugs: [{ bug: 'no-dedup', node: 'n3' }] },
    });
  });
  it('replace a rule at one place at a time', () => {
    const on = withBug(withBug([], 'vote-twice', 'n1'), 'vote-twice', '*');
    expect(on).toEqual([{ bug: 'vote-twice', node: '*' }]);
    expect(bugPlace(on, 'vote-twice')).toBe('*');
    expect(withBug(on, 'vote-twice', '')).toEqual([]);
  });
});

describe('warnings', () => {
  const ids = (change: Partial<Setup>) => warningsOf({ ...DEFAULT_SETUP, ...change }).map(({ id }) => id);
  it('are silent about the default setup', () => expect(ids({})).toEqual([]));
  it('come when heartbeats are slower than the patience of followers', () => {
    expect(ids({ heartbeat: 150 })).toEqual(['heartbeat']);
    expect(ids({ heartbeat: 149 })).toEqual(['late']);
    expect(ids({ heartbeat: 120 })).toEqual(['late']);
    expect(ids({ heartbeat: 119 })).toEqual([]);
  });
  it('come when votes cannot come back in time', () => expect(ids({ latency: [10, 75] })).toContain('broadcast'));
  it('come when all timers run equally long', () => expect(ids({ election: [150, 160] })).toEqual(['spread']));
  it('come for impatient clerks and even numbers', () => {
    expect(ids({ retry: 60 })).toEqual(['retry']);
    expect(ids({ servers: 4 })).toEqual(['even']);
    expect(ids({ servers: 1, heartbeat: 500 })).toEqual([]);
  });
});

describe('warnings about a sharded store', () => {
  it('come when groups cannot own anything, or nobody can let them join', () => {
    const ids = (change: Partial<Setup>) => warningsOf({ ...DEFAULT_SETUP, shards: 2, ...change }).map(({ id }) => id);
    expect(ids({ groups: 2 })).toEqual([]);
    expect(ids({ groups: 3 })).toEqual(['shards']);
    expect(ids({ groups: 2, clerks: 0 })).toEqual(['no-clerk']);
  });
});

describe('changes', () => {
  it('are told apart into those that need a new run and those that commands can make', () => {
    const wanted: Setup = { ...DEFAULT_SETUP, seed: 2, loss: 100, disk: [5, 9] };
    expect(newRunChanges(DEFAULT_SETUP, wanted)).toEqual(['seed']);
    expect(liveCommands(DEFAULT_SETUP, wanted)).toEqual([
      {
        type: 'link',
        from: [{ kind: 'all' }],
        to: [{ kind: 'all' }],
        both: true,
        loss: 100,
        duplicate: null,
        latency: null,
      },
      { type: 'disk', nodes: [{ kind: 'servers' }], delay: [5, 9] },
    ]);
    expect(liveCommands(DEFAULT_SETUP, DEFAULT_SETUP)).toEqual([]);
  });
  it('move a replaced rule from one server to all by putting it back first', () => {
    const at = (node: string): Setup => ({ ...DEFAULT_SETUP, bugs: [{ bug: 'no-dedup', node }] });
    expect(liveCommands(at('n1'), at('*'))).toEqual([
      { type: 'bug', bug: 'no-dedup', nodes: [{ kind: 'id', id: 'n1' }], on: false },
      { type: 'bug', bug: 'no-dedup', nodes: null, on: true },
    ]);
  });
  it('start from what runs now, which commands may have changed', () => {
    const disk = { ...server('n1').disk, delay: [1, 2] as const };
    const world = worldOf([server('n1', {}, { disk, bugs: ['no-dedup'] }), server('n2', {}, { disk })], {
      link: { cut: false, loss: 50, duplicate: 0, latency: [1, 3] },
    });
    expect(runningSetup(world)).toMatchObject({
      loss: 50,
      latency: [1, 3],
      disk: [1, 2],
      bugs: [{ bug: 'no-dedup', node: 'n1' }],
    });
  });
});

describe('starting again', () => {
  const script = [
    {
      line: 1,
      when: null,
      action: {
        do: 'command' as const,
        command: { type: 'crash' as const, nodes: [{ kind: 'id' as const, id: 'n5' }] },
      },
    },
  ];
  const scenario = { ...BLANK_SCENARIO, script };
  it('keeps the script where every name in it still means something', () => {
    const again = scenarioWith(scenario, { ...DEFAULT_SETUP, seed: 9 }, true);
    expect(again).toMatchObject({ ok: true, scenario: { setup: { seed: 9 }, script } });
  });
  it('says why the script does not fit fewer servers, and can leave it out', () => {
    const three = { ...DEFAULT_SETUP, servers: 3 };
    expect(scenarioWith(scenario, three, true)).toMatchObject({ ok: false });
    expect(scenarioWith(scenario, three, false)).toMatchObject({ ok: true, scenario: { script: [] } });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listOf, toArray } from '../../../model/list.ts';
import { DEFAULT_SETUP } from '../../../model/setup.ts';
import { logOf, server, worldOf } from '../../lib/sampleWorld.ts';
import { beliefsOf, cellName, disagreements, newestIndex, rowOf } from './cells.ts';
import { columnCount, columnLeft, columnWidthOf, isAtNewest, visibleColumns } from './columns.ts';
import { logGroups } from './groups.ts';

const ALL = { first: 1, last: 99 };
const peer = (id: string, nextIndex: number, matchIndex: number) => ({
  id,
  nextIndex,
  matchIndex,
  inFlight: 0,
  silentBeats: 0,
});

describe('a row', () => {
  it('tells stored from committed from applied', () => {
    const { cells } = rowOf(server('n1', { log: logOf(1, 1, 2), commitIndex: 2, lastApplied: 1 }), ALL);
    expect(cells.map(({ state }) => state)).toEqual(['applied', 'committed', 'stored']);
    expect(cells.map(({ entry }) => entry.term)).toEqual([1, 1, 2]);
  });

  it('marks what a crash would lose, where the disk takes its time', () => {
    const raft = { log: logOf(1, 1, 1), durableIndex: 2 };
    const plain = server('n1', raft);
    expect(rowOf(plain, ALL).cells.some(({ unsafe }) => unsafe)).toBe(false);
    const slow = { ...plain, disk: { ...plain.disk, delay: [5, 9] as const } };
    expect(rowOf(slow, ALL).cells.map(({ unsafe }) => unsafe)).toEqual([false, false, true]);
    const third = rowOf(slow, ALL).cells[2];
    expect(third && cellName(third)).toBe('index 3, term 1, put x 3, not committed, not on disk yet');
  });

  it('shows what the snapshot stands for, as far as it is seen', () => {
    const log = { ...logOf(2, 2), base: 40, baseTerm: 1 };
    const entries = toArray(log.entries).map((entry) => ({ ...entry, index: entry.index + 40 }));
    const compacted = server('n1', { log: { ...log, entries: listOf(entries) }, commitIndex: 42, lastApplied: 42 });
    expect(rowOf(compacted, { first: 35, last: 45 })).toMatchObject({
      compacted: { first: 35, last: 40 },
      cells: [{ index: 41 }, { index: 42 }],
    });
    expect(rowOf(compacted, { first: 42, last: 45 })).toMatchObject({ compacted: null, cells: [{ index: 42 }] });
  });

  it('windowed is the whole row filtered', () => {
    const whole = server('n1', { log: logOf(...Array.from({ length: 120 }, (_, i) => 1 + (i >> 5))), commitIndex: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 130 }), fc.integer({ min: 0, max: 40 }), (first, more) => {
        const columns = { first, last: first + more };
        const expected = rowOf(whole, { first: 1, last: 200 }).cells.filter(
          ({ index }) => index >= columns.first && index <= columns.last,
        );
        expect(rowOf(whole, columns).cells).toEqual(expected);
      }),
      { seed: 1 },
    );
  });
});

describe('what leaders believe', () => {
  const peers = [peer('n2', 4, 3), peer('n3', 2, 0)];
  const young = server('n1', { role: { kind: 'leader', peers }, currentTerm: 3 });
  const old = server('n3', { role: { kind: 'leader', peers: [peer('n2', 9, 8)] }, currentTerm: 2 });

  it('is told for each follower, the leader of the highest term first', () => {
    expect(beliefsOf('n2', [old, server('n2'), young])).toMatchObject([
      { leader: 'n1', term: 3, nextIndex: 4, matchIndex: 3 },
      { leader: 'n3', term: 2, nextIndex: 9, matchIndex: 8 },
    ]);
  });

  it('is gone with a leader that has crashed', () => {
    expect(beliefsOf('n2', [{ ...young, health: 'down' }, server('n2')])).toEqual([]);
  });
});

describe('disagreement', () => {
  it('is where two servers store entries of different terms, not where one stores nothing', () => {
    const servers = [server('n1', { log: logOf(1, 1, 2, 2) }), server('n2', { log: logOf(1, 1, 3) }), server('n3')];
    expect(disagreements(servers, ALL)).toEqual([3]);
    expect(newestIndex(servers)).toBe(4);
  });
});

describe('the tables', () => {
  const SETUP = { ...DEFAULT_SETUP, shards: 4, groups: 2, servers: 2, controllers: 1 };
  const leads = { role: { kind: 'leader', peers: [] }, currentTerm: 2 } as const;
  const config = { num: 3, shards: [100, 100, 101, 101], groups: { 100: ['n1', 'n2'], 101: ['n3', 'n4'] } };

  it('are one for each group of a sharded store, each with its leader and its configuration', () => {
    const machine = { kind: 'shardKv', gid: 100, config, shards: {} } as const;
    const nodes = [
      server('n1', { ...leads, log: logOf(1, 2) }, { group: 100, machine }),
      server('n2', {}, { group: 100, machine }),
      server('n3', { log: logOf(1, 1) }, { group: 101 }),
      server('n4', {}, { group: 101 }),
      server('s1', {}, { group: 0 }),
    ];
    const groups = logGroups(worldOf(nodes, { setup: SETUP }));
    expect(groups.map(({ name, remark, servers }) => [name, remark, servers.map(({ id }) => id)])).toEqual([
      ['Group 100', 'configuration 3, n1 leads', ['n1', 'n2']],
      ['Group 101', 'nobody leads', ['n3', 'n4']],
      ['Shard controller', 'nobody leads', ['s1']],
    ]);
    // Entries of different terms at one index are no disagreement where they are entries of different logs.
    expect(groups.flatMap(({ servers }) => disagreements(servers, ALL))).toEqual([]);
  });

  it('are one without a name of a cluster', () => {
    expect(logGroups(worldOf()).map(({ name }) => name)).toEqual([null]);
  });
});

describe('columns', () => {
  it('are as wide as wished, or a little wider to fill the view', () => {
    expect([columnWidthOf(900, 100), columnWidthOf(950, 100), columnWidthOf(80, 100)]).toEqual([100, 105, 80]);
  });

  it('fill the view, and leave room for what comes next', () => {
    expect(columnCount(0, 900, 100)).toBe(9);
    expect(columnCount(50, 900, 100)).toBe(52);
  });

  it('are painted where they are seen, with a margin, and never outside the table', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400_000 }), fc.integer({ min: 1, max: 4000 }), (scrolled, newest) => {
        const count = columnCount(newest, 900, 100);
        const most = Math.max(0, count * 100 - 900);
        const at = Math.min(scrolled, most);
        const { first, last } = visibleColumns(at, 900, 100, count);
        expect(first).toBeGreaterThanOrEqual(1);
        expect(last).toBeLessThanOrEqual(count);
        expect(columnLeft(first, 100)).toBeLessThanOrEqual(at);
        expect(columnLeft(last, 100) + 100).toBeGreaterThanOrEqual(Math.min(at + 900, count * 100));
        expect(last - first).toBeLessThan(20);
      }),
      { seed: 1 },
    );
  });

  it('follow the newest entry until the reader scrolls back', () => {
    expect(isAtNewest(4300, 900, 5200, 100)).toBe(true);
    expect(isAtNewest(4270, 900, 5200, 100)).toBe(true);
    expect(isAtNewest(4200, 900, 5200, 100)).toBe(false);
  });
});

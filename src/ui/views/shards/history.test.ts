// The history of configurations where clerks keep them in a key/value store: read off its log.
import { describe, expect, it } from 'vitest';
import { listOf } from '../../../model/list.ts';
import { DEFAULT_SETUP } from '../../../model/setup.ts';
import type { ShardConfig } from '../../../model/shard.ts';
import type { ClerkNode, World } from '../../../model/world.ts';
import { clerk, entry, server, worldOf } from '../../lib/sampleWorld.ts';
import { configDiffs } from './facts.ts';
import { historyOf } from './history.ts';

const SETUP = { ...DEFAULT_SETUP, shards: 2, groups: 2, servers: 1, controllers: 1, handover: 'clerk' as const };
const ONE: ShardConfig = { num: 1, shards: [100, 100], groups: { 100: ['n1'] } };
const TWO: ShardConfig = { num: 2, shards: [100, 101], groups: { 100: ['n1'], 101: ['n2'] } };

function put(index: number, key: 'config' | 'next', config: ShardConfig, version = config.num - 1) {
  const op = { type: 'vput', key, value: JSON.stringify(config), expected: null, version, clientId: 'c1' } as const;
  return entry(index, 1, { ...op, requestId: index });
}

/** The store after these puts, of which the first `compacted` are in the snapshot. */
function store(announced: ShardConfig, more: Partial<ClerkNode> = {}, compacted = 0): World {
  const entries = [put(1, 'next', ONE), put(2, 'config', ONE), put(3, 'config', TWO, 0), put(4, 'next', announced)];
  const log = { base: compacted, baseTerm: 1, entries: listOf(entries.slice(compacted)), bytes: 100 };
  const data = { config: JSON.stringify(ONE), next: JSON.stringify(announced) };
  const machine = { kind: 'kv', data, versions: { config: 1, next: announced.num }, sessions: {} } as const;
  return worldOf([server('s1', { log, lastApplied: 4, commitIndex: 4 }, { group: 0, machine }), clerk('c1', more)], {
    setup: SETUP,
  });
}

describe('the history where clerks hand shards over', () => {
  it('has what was published, and not what was refused', () => {
    expect(historyOf(store(ONE)).configs.map(({ num }) => num)).toEqual([0, 1]);
    expect(historyOf(store(ONE)).announced).toBeNull();
  });

  it('has what is announced, and whether anybody carries it out', () => {
    expect(historyOf(store(TWO)).announced).toEqual({ config: TWO, by: [] });
  });

  it('has the one in force alone when the log does not go back, and says nothing of what it changed', () => {
    const { configs } = historyOf(store(TWO, {}, 3));
    expect(configs).toEqual([ONE]);
    const later = { ...TWO, num: 7 };
    expect(configDiffs([later], [])[0]).toMatchObject({ joined: [], left: [], moved: [] });
  });
});

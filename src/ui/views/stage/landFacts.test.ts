import { describe, expect, it } from 'vitest';
import { EMPTY_GHOST } from '../../../model/ghost.ts';
import { DEFAULT_SETUP } from '../../../model/setup.ts';
import { firstConfig, type ShardConfig, type ShardKvState } from '../../../model/shard.ts';
import { server, worldOf } from '../../lib/sampleWorld.ts';
import { isSameLand, landFacts, landName, remarkLine } from './landFacts.ts';

const SETUP = { ...DEFAULT_SETUP, shards: 4, groups: 3, servers: 1, controllers: 1, clerks: 0 };
const KV = { kind: 'kv', data: {}, sessions: {} } as const;
const CONFIG: ShardConfig = { num: 2, shards: [100, 100, 101, 0], groups: { 100: ['n1'], 101: ['n2'] } };
const BEFORE: ShardConfig = { num: 1, shards: [100, 100, 100, 0], groups: { 100: ['n1'] } };
const FIRST: ShardKvState = {
  kind: 'shardKv',
  gid: 100,
  config: CONFIG,
  shards: { 0: { phase: 'serving', kv: KV }, 1: { phase: 'serving', kv: KV }, 2: { phase: 'leaving', kv: KV } },
};
const leads = { role: { kind: 'leader', peers: [] }, currentTerm: 3 } as const;

/** Group 100 hands shard 2 over, 101 has not come so far, 102 has not joined. */
function store(health: 'up' | 'down' = 'up') {
  const machine = { kind: 'shardController', configs: [firstConfig(4), BEFORE, CONFIG], sessions: {} } as const;
  const forgotten: ShardKvState = { ...FIRST, config: firstConfig(4), shards: {} };
  return worldOf(
    [
      server('n1', leads, { group: 100, health, machine: health === 'up' ? FIRST : forgotten }),
      server('n2', leads, { group: 101, machine: { ...FIRST, gid: 101, config: BEFORE, shards: {} } }),
      server('n3', {}, { group: 102, machine: { ...FIRST, gid: 102, config: CONFIG, shards: {} } }),
      server('s1', leads, { group: 0, machine }),
    ],
    {
      setup: SETUP,
      ghost: { ...EMPTY_GHOST, store: { furthest: { 100: { index: 7, machine: FIRST } }, ran: {} } },
    },
  );
}

describe('what a land shows', () => {
  it('is the shards that its group has, each as it stands', () => {
    expect(landFacts(store(), 100)).toEqual({
      group: 100,
      look: 'in',
      remarks: ['config 2', 'term 3', '2 shards'],
      squares: [
        { shard: 0, look: 'serving', owner: 100 },
        { shard: 1, look: 'serving', owner: 100 },
        { shard: 2, look: 'leaving', owner: 100 },
      ],
    });
  });

  it('is what its logs hold when all its servers are down', () => {
    expect(landFacts(store('down'), 100)).toMatchObject({ look: 'lost', remarks: ['down', 'config 2'] });
    expect(landFacts(store('down'), 100).squares).toEqual(landFacts(store(), 100).squares);
  });

  it('tells who is behind, and who has not joined', () => {
    expect(landFacts(store(), 101)).toMatchObject({ look: 'in', remarks: ['config 1 of 2', 'term 3', '1 shard'] });
    expect(landFacts(store(), 102)).toMatchObject({ look: 'out', remarks: ['config 2', 'nobody leads', '0 shards'] });
  });

  it('is of the shard controller the newest configuration, in the colours of the owners', () => {
    const { squares, remarks } = landFacts(store(), 0);
    expect(remarks).toEqual(['config 2', 'term 3']);
    expect(squares.map(({ owner, look }) => [owner, look])).toEqual([
      [100, 'serving'],
      [100, 'serving'],
      [101, 'serving'],
      [0, 'free'],
    ]);
  });

  it('is said in words', () => {
    expect(landName(landFacts(store(), 100))).toBe('group 100, config 2, term 3, 2 shards, serves 0, 1, hands over 2');
    expect(landName(landFacts(store(), 0))).toBe('the shard controller, config 2, term 3');
  });

  it('is the same as long as nothing of it changes', () => {
    expect(isSameLand(landFacts(store(), 100), landFacts(store(), 100))).toBe(true);
    expect(isSameLand(landFacts(store(), 100), landFacts(store('down'), 100))).toBe(false);
  });
});

describe('the line beside a name', () => {
  it('has as much as fits, and at least that a group is behind', () => {
    expect(remarkLine(['config 1 of 2', 'term 3'], 200)).toBe('config 1 of 2 · term 3');
    expect(remarkLine(['config 1 of 2', 'term 3'], 80)).toBe('config 1 of 2');
    expect(remarkLine(['config 1 of 2', 'term 3'], 30)).toBe('1 of 2');
    expect(remarkLine(['config 2', 'term 3'], 30)).toBe('');
  });
});

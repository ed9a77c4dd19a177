import { describe, expect, it } from 'vitest';
import { configsOf } from '../../../model/group.ts';
import { listOf } from '../../../model/list.ts';
import type { RaftState } from '../../../model/raft.ts';
import { DEFAULT_SETUP, groupIds, memberIds } from '../../../model/setup.ts';
import { firstConfig, type ShardConfig, type ShardKvState } from '../../../model/shard.ts';
import type { ServerNode, World } from '../../../model/world.ts';
import { adminOf, controlCommand, groupCommand } from '../../actions/groupCommands.ts';
import { entry, envelope, server, worldOf } from '../../lib/sampleWorld.ts';
import { configDiffs, flightsIn, groupRows, moveRefusal, runsText, shardAlarms } from './facts.ts';

const SETUP = { ...DEFAULT_SETUP, shards: 4, groups: 2, servers: 1, controllers: 1, clerks: 2 };
const KV = { kind: 'kv', data: { k1: 'abc' }, sessions: {} } as const;

const CONFIGS: readonly ShardConfig[] = [
  firstConfig(4),
  { num: 1, shards: [100, 100, 100, 100], groups: { 100: ['n1'] } },
  { num: 2, shards: [100, 100, 101, 101], groups: { 100: ['n1'], 101: ['n2'] } },
];

function member(gid: number, rest: Partial<ServerNode>, raft: Partial<RaftState> = {}): ServerNode {
  const [id = ''] = memberIds(SETUP, gid);
  return server(id, raft, { group: gid, ...rest });
}

/** Group 100 has come to configuration 2 and hands 2 and 3 over; 101 has not come so far. */
function store(raft: Partial<RaftState> = {}): World {
  const config = CONFIGS[2] as ShardConfig;
  const first: ShardKvState = {
    kind: 'shardKv',
    gid: 100,
    config,
    shards: {
      0: { phase: 'serving', kv: KV },
      1: { phase: 'serving', kv: KV },
      2: { phase: 'leaving', kv: KV },
      3: { phase: 'leaving', kv: KV },
    },
  };
  const second: ShardKvState = { kind: 'shardKv', gid: 101, config: CONFIGS[1] as ShardConfig, shards: {} };
  return worldOf(
    [
      member(100, { machine: first }, raft),
      member(101, { machine: second, health: 'down' }),
      member(0, { machine: { kind: 'shardController', configs: CONFIGS, sessions: {} } }),
    ],
    { setup: SETUP },
  );
}

describe('the table of shards', () => {
  it('has a row for each group of the store, with what it has of each shard', () => {
    expect(groupIds(SETUP)).toEqual([100, 101, 0]);
    const [first, second] = groupRows(store());
    expect(first).toMatchObject({ gid: 100, num: 2, isIn: true, up: 1, servers: 1 });
    expect(first?.cells.map(({ cell }) => cell?.phase)).toEqual(['serving', 'serving', 'leaving', 'leaving']);
    expect(first?.cells[0]?.cell).toMatchObject({ keys: 1, bytes: 5 });
    expect(second).toMatchObject({ gid: 101, num: 1, up: 0, leader: null });
    expect(second?.cells.every(({ cell }) => cell === null)).toBe(true);
  });

  it('tells a shard that is about to be deleted by the order in the leader’s log', () => {
    const entries = listOf([entry(1, 1, { type: 'deleteShard', num: 2, shard: 3 })]);
    const log = { base: 0, baseTerm: 0, entries, bytes: 20 };
    const [first] = groupRows(store({ log, role: { kind: 'leader', peers: [] } }));
    expect(first?.cells.map(({ cell }) => cell?.phase)).toEqual(['serving', 'serving', 'leaving', 'deleting']);
    expect(first?.leader).toBe('n1');
  });
});

describe('an alarm about a shard', () => {
  it('stands at its shard, the first of several; alarms about anything else do not', () => {
    const alarm = (invariant: string, key: string, step: number) => {
      return { invariant, key, detail: '', nodes: [], index: null, step, at: step };
    };
    const violations = [
      alarm('I35', '101/2', 5),
      alarm('I34', '100/2', 6),
      alarm('I1', '100/1', 7),
      alarm('I34', '101/0', 8),
    ];
    const world = store();
    const alarms = shardAlarms({ ghost: { ...world.ghost, violations } });
    expect([...alarms].map(([shard, { step }]) => [shard, step])).toEqual([
      [2, 5],
      [0, 8],
    ]);
  });
});

describe('the configurations', () => {
  it('tell what each changed, the newest first, and who has come to it', () => {
    const world = store();
    const [newest, first, none] = configDiffs(configsOf(world), groupRows(world));
    expect(newest).toMatchObject({ joined: [101], left: [], here: [100] });
    expect(newest?.moved).toEqual([{ from: 100, to: 101, shards: [2, 3] }]);
    expect(first).toMatchObject({ joined: [100], here: [101] });
    expect(none).toMatchObject({ joined: [], moved: [] });
  });

  it('write neighbours as runs', () => {
    expect(runsText([0, 1, 2, 5, 7, 8])).toBe('0–2, 5, 7–8');
  });
});

describe('flights', () => {
  it('are the messages that carry a shard, from group to group', () => {
    const message = { type: 'InstallShard', num: 2, shard: 3, gid: 101, kv: KV } as const;
    expect(flightsIn({ ...store(), bus: [envelope('n1', 'n2', 10, message)] })).toEqual([
      { shard: 3, from: 100, to: 101, sentAt: 10, deliverAt: 30, part: [0, 1] },
    ]);
  });
});

describe('a shard that is moved', () => {
  it('goes to any group that has joined and does not own it', () => {
    const newest = CONFIGS[2] as ShardConfig;
    expect(moveRefusal(newest, 2, 100)).toBeNull();
    expect(moveRefusal(newest, 2, 101)).toBe('group 101 owns it already');
    expect(moveRefusal(newest, 2, 102)).toBe('group 102 has not joined');
  });
});

describe('what can be asked', () => {
  it('is a line of a scenario', () => {
    expect(groupCommand('crash', 101)).toEqual({
      type: 'crash',
      nodes: [{ kind: 'of', group: 101, of: { kind: 'servers' } }],
    });
    expect(controlCommand('c2', { type: 'leave', gids: [100] })).toMatchObject({ type: 'call', clerk: { id: 'c2' } });
  });

  it('goes through the last clerk, if there is one', () => {
    expect(adminOf(store())).toBeNull();
  });
});

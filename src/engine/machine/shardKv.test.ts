import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KvOp, type KvState, kvBytes } from '../../model/kv.ts';
import {
  configBytes,
  isSettled,
  type ShardConfig,
  type ShardKvState,
  type ShardOp,
  shardOf,
  WRONG_GROUP,
} from '../../model/shard.ts';
import { PAPER } from '../raft/rules.ts';
import { EMPTY_KV } from './kv.ts';
import { applyOp, initialMachine, machineBytes } from './machine.ts';
import { applyShardKv, emptyGroup } from './shardKv.ts';

/** Four shards, so that the keys w, x, y, z are in 3, 0, 1 and 2. */
const SHARDS = 4;
const [IN_0, IN_1, IN_2, IN_3] = ['x', 'y', 'z', 'w'];

/** A configuration: `1 1 2 0` are the owners of shards 0 to 3. */
function config(num: number, owners: string): ShardConfig {
  const shards = owners.split(' ').map(Number);
  const gids = shards.filter((gid) => gid > 0);
  return { num, shards, groups: Object.fromEntries(gids.map((gid) => [gid, [`${gid}a`]])) };
}

function go(num: number, owners: string): ShardOp {
  return { type: 'reconfigure', config: config(num, owners) };
}
function install(num: number, shard: number, kv: KvState = EMPTY_KV): ShardOp {
  return { type: 'installShard', num, shard, kv, from: '9a' };
}
function drop(num: number, shard: number): ShardOp {
  return { type: 'deleteShard', num, shard };
}
/** `c1.2 append x b`: the second request of c1. */
function ask(line: string): KvOp {
  const [id = '', type = 'get', key = '', value = ''] = line.split(' ');
  const [clientId = '', requestId] = id.split('.');
  return { type: type as KvOp['type'], key, value, expected: null, clientId, requestId: Number(requestId) };
}

function apply(state: ShardKvState, op: ShardOp | string) {
  return applyShardKv(state, typeof op === 'string' ? ask(op) : op, PAPER);
}
/** Group 1 after these ops. */
function group(...ops: readonly (ShardOp | string)[]): ShardKvState {
  return ops.reduce<ShardKvState>((state, op) => apply(state, op).state, emptyGroup(1, SHARDS));
}
function phases({ shards }: ShardKvState): Record<string, string> {
  return Object.fromEntries(Object.entries(shards).map(([id, { phase }]) => [id, phase]));
}
/** What a shard holds, as its new owner would get it. */
function dataIn({ shards }: ShardKvState, shard: number): KvState {
  return shards[shard]?.kv ?? EMPTY_KV;
}

describe('the shard of a key', () => {
  it('is told by its last character', () => {
    expect([IN_0, IN_1, IN_2, IN_3].map((key) => shardOf(key, SHARDS))).toEqual([0, 1, 2, 3]);
    expect(shardOf('abcx', SHARDS)).toBe(0);
    expect(shardOf('', SHARDS)).toBe(0);
    expect(new Set(Array.from({ length: 10 }, (_, i) => shardOf(`${i}`, 10))).size).toBe(10);
  });
});

describe('a group of the sharded store, going over to a configuration', () => {
  it('serves nothing before the first one', () => {
    expect(phases(group())).toEqual({});
    expect(apply(group(), 'c1.1 get x').result).toBe(WRONG_GROUP);
  });

  it('serves at once what nobody owned before', () => {
    expect(phases(group(go(1, '1 2 1 2')))).toEqual({ 0: 'serving', 2: 'serving' });
  });

  it('awaits what another owned, and freezes what it loses', () => {
    const state = group(go(1, '1 1 2 2'), go(2, '1 2 1 2'));
    expect(phases(state)).toEqual({ 0: 'serving', 1: 'leaving', 2: 'arriving' });
    expect(isSettled(state)).toBe(false);
  });

  it('keeps the very object of a shard that stays', () => {
    const before = group(go(1, '1 1 2 2'), 'c1.1 put x a');
    expect(apply(before, go(2, '1 2 2 2')).state.shards[0]).toBe(before.shards[0]);
  });

  it('lets go of everything when the last group has left', () => {
    expect(phases(group(go(1, '1 1 1 1'), 'c1.1 put x a', go(2, '0 0 0 0')))).toEqual({});
    // Who comes then begins with an empty store.
    const later = group(go(1, '1 1 1 1'), 'c1.1 put x a', go(2, '0 0 0 0'), go(3, '1 1 1 1'));
    expect(dataIn(later, 0)).toEqual(EMPTY_KV);
  });

  it('skips no configuration, takes none twice and none that is older', () => {
    const state = group(go(1, '1 1 2 2'), go(2, '1 1 1 2'), install(2, 2));
    for (const other of [go(4, '1 1 1 1'), go(2, '2 2 2 2'), go(1, '1 1 1 1')]) {
      expect(apply(state, other)).toEqual({ state, result: { ok: false, value: null }, repeated: false });
      expect(apply(state, other).state).toBe(state);
    }
  });

  it('takes no further one while a shard is arriving or leaving', () => {
    const awaiting = group(go(1, '1 2 2 2'), go(2, '1 1 2 2'));
    expect(apply(awaiting, go(3, '1 1 1 1')).state).toBe(awaiting);
    const giving = group(go(1, '1 1 2 2'), go(2, '1 2 2 2'));
    expect(apply(giving, go(3, '1 1 1 1')).state).toBe(giving);
    expect(apply(apply(giving, drop(2, 1)).state, go(3, '1 1 1 1')).state.config.num).toBe(3);
  });
});

describe('a request to a group of the sharded store', () => {
  const state = group(go(1, '1 1 2 2'), 'c1.1 put x a', go(2, '1 2 1 2'));

  it.each([
    ['is on its way here', IN_2],
    ['is on its way from here', IN_1],
    ['is elsewhere', IN_3],
  ])('is refused when its shard %s', (_, key) => {
    for (const type of ['get', 'put', 'append', 'cas', 'vput']) {
      expect(apply(state, `c1.5 ${type} ${key} b`)).toEqual({ state, result: WRONG_GROUP, repeated: false });
    }
  });

  it('that is refused is noted in no session: it runs when it comes again at the right time', () => {
    const refused = apply(state, `c1.5 append ${IN_2} b`).state;
    expect(refused).toBe(state);
    const arrived = apply(refused, install(2, 2)).state;
    const run = apply(arrived, `c1.5 append ${IN_2} b`);
    expect(run).toMatchObject({ repeated: false, result: { ok: true } });
    expect(dataIn(run.state, 2).data).toEqual({ [IN_2 as string]: 'b' });
  });

  it('runs once, in the shard of its key alone', () => {
    const twice = group(go(1, '1 1 1 1'), 'c1.1 append x a', 'c1.1 append x a', 'c1.2 append y b');
    expect(dataIn(twice, 0)).toMatchObject({ data: { x: 'a' }, sessions: { c1: { requestId: 1 } } });
    expect(dataIn(twice, 1)).toMatchObject({ data: { y: 'b' }, sessions: { c1: { requestId: 2 } } });
    expect(apply(twice, 'c1.1 append x a')).toMatchObject({ state: twice, repeated: true });
  });

  it('that reads leaves the group as it was', () => {
    expect(apply(state, 'c2.1 get x')).toEqual({ state, result: { ok: true, value: 'a' }, repeated: false });
    expect(apply(state, 'c2.1 get x').state).toBe(state);
  });
});

describe('a shard on its way', () => {
  const held = group(go(1, '1 1 1 1'), 'c1.1 append x a', 'c2.1 append x b');
  const giving = apply(held, go(2, '2 1 1 1')).state;
  const taken = dataIn(giving, 0);

  it('takes its data and its sessions along: what ran at the old owner does not run again', () => {
    const target = applyShardKv(
      applyShardKv(applyShardKv(emptyGroup(2, SHARDS), go(1, '1 1 1 1'), PAPER).state, go(2, '2 1 1 1'), PAPER).state,
      install(2, 0, taken),
      PAPER,
    ).state;
    expect(phases(target)).toEqual({ 0: 'serving' });
    expect(apply(target, 'c2.1 append x b')).toMatchObject({ repeated: true, result: { ok: true, value: 'a' } });
    expect(dataIn(apply(target, 'c1.2 append x c').state, 0).data).toEqual({ x: 'abc' });
  });

  it('is kept where it was until it is deleted there, and is changed by nobody meanwhile', () => {
    expect(apply(giving, 'c1.2 append x c').result).toBe(WRONG_GROUP);
    expect(dataIn(giving, 0)).toBe(dataIn(held, 0));
    const gone = apply(giving, drop(2, 0));
    expect(gone.result).toEqual({ ok: true, value: null });
    expect(phases(gone.state)).toEqual({ 1: 'serving', 2: 'serving', 3: 'serving' });
  });

  it('is installed once: what comes again finds newer data and leaves it alone', () => {
    const awaiting = group(go(1, '2 2 2 2'), go(2, '1 2 2 2'));
    const arrived = apply(awaiting, install(2, 0, taken)).state;
    const written = apply(arrived, 'c1.2 append x c').state;
    expect(apply(written, install(2, 0, taken))).toEqual({
      state: written,
      result: { ok: false, value: null },
      repeated: false,
    });
  });

  it('is not installed for a configuration that is over, or has not come', () => {
    const awaiting = group(go(1, '2 2 2 2'), go(2, '1 2 2 2'), install(2, 0, taken), go(3, '2 2 2 2'));
    const gone = apply(awaiting, drop(3, 0)).state;
    expect(apply(gone, install(2, 0, taken)).state).toBe(gone);
    const back = apply(gone, go(4, '1 2 2 2')).state;
    expect(phases(back)).toEqual({ 0: 'arriving' });
    for (const num of [2, 3, 5]) expect(apply(back, install(num, 0, taken)).state).toBe(back);
    expect(phases(apply(back, install(4, 0, taken)).state)).toEqual({ 0: 'serving' });
  });

  it('is not installed where it is served, is leaving, or does not belong', () => {
    const serving = group(go(1, '1 2 2 2'));
    expect(apply(serving, install(1, 0, taken)).state).toBe(serving);
    expect(apply(serving, install(1, 1, taken)).state).toBe(serving);
    expect(apply(giving, install(2, 0)).state).toBe(giving);
  });

  it('is not deleted for another configuration, nor while it is served or awaited', () => {
    for (const num of [1, 3]) expect(apply(giving, drop(num, 0)).state).toBe(giving);
    expect(apply(giving, drop(2, 1)).state).toBe(giving);
    const awaiting = group(go(1, '2 2 2 2'), go(2, '1 2 2 2'));
    expect(apply(awaiting, drop(2, 0)).state).toBe(awaiting);
    // Deleted, back again, and then the old deletion once more.
    const back = group(go(1, '1 1 1 1'), go(2, '2 1 1 1'), drop(2, 0), go(3, '1 1 1 1'), install(3, 0, taken));
    expect(apply(back, drop(2, 0)).state).toBe(back);
  });

  it('is served as soon as it has come, whatever else is still awaited', () => {
    const state = group(go(1, '2 2 3 3'), go(2, '1 1 1 1'), install(2, 2));
    expect(phases(state)).toEqual({ 0: 'arriving', 1: 'arriving', 2: 'serving', 3: 'arriving' });
    expect(apply(state, 'c1.1 put z a').result).toEqual({ ok: true, value: null });
  });
});

describe('the state of a group', () => {
  it('is all there is to a snapshot: configuration, phases, data and sessions', () => {
    const state = group(go(1, '1 1 2 2'), 'c1.1 append x a', 'c1.2 append y b', go(2, '1 2 1 2'));
    const restored = JSON.parse(JSON.stringify(state)) as ShardKvState;
    expect(restored).toEqual(state);
    const rest = [install(2, 2), 'c1.1 append x a', 'c1.3 append z c', drop(2, 1), go(3, '1 1 1 1')] as const;
    const on = (from: ShardKvState) => rest.reduce<ShardKvState>((s, op) => apply(s, op).state, from);
    expect(on(restored)).toEqual(on(state));
    expect(phases(on(state))).toEqual({ 0: 'serving', 1: 'arriving', 2: 'serving', 3: 'arriving' });
  });

  it('has the size of what it holds', () => {
    const state = group(go(1, '1 1 2 2'), 'c1.1 append x abc', go(2, '1 2 1 2'));
    const shards = Object.values(state.shards).reduce((sum, { kv }) => sum + 9 + kvBytes(kv), 0);
    expect(machineBytes(state)).toBe(8 + configBytes(state.config) + shards);
    expect(machineBytes(apply(state, drop(2, 1)).state)).toBeLessThan(machineBytes(state));
  });

  it('passes over what is meant for other machines', () => {
    const start = initialMachine({ shards: SHARDS } as Parameters<typeof initialMachine>[0], 1);
    const join = { type: 'join', groups: { 1: ['a'] }, clientId: 'c1', requestId: 1 } as const;
    expect(applyOp(start, join, PAPER)).toEqual({ state: start, result: null, repeated: false });
  });
});

const owners = fc
  .array(fc.constantFrom(1, 2, 3), { minLength: SHARDS, maxLength: SHARDS })
  .map((gids) => gids.join(' '));
/** An op, given the number of the configuration that the group has: mostly one for it, sometimes one too late or too early. */
const near = fc.constantFrom(0, 0, 0, 1, -1);
const anyOp: fc.Arbitrary<(num: number) => ShardOp | string> = fc.oneof(
  fc.tuple(near, owners).map(
    ([off, to]) =>
      (num: number) =>
        go(num + 1 - off, to),
  ),
  fc.tuple(near, fc.nat(3)).map(
    ([off, shard]) =>
      (num: number) =>
        install(num + off, shard),
  ),
  fc.tuple(near, fc.nat(3)).map(
    ([off, shard]) =>
      (num: number) =>
        drop(num + off, shard),
  ),
  fc.tuple(fc.nat(3), fc.constantFrom('x', 'y', 'z', 'w')).map(
    ([id, key]) =>
      () =>
        `c1.${id + 1} append ${key} a`,
  ),
);

describe('any log of a group', () => {
  it('leaves it with the shards of its configuration, and none besides but those that are leaving', () => {
    fc.assert(
      fc.property(fc.array(anyOp, { maxLength: 40 }), (ops) => {
        let state = emptyGroup(1, SHARDS);
        for (const opFor of ops) {
          const { num } = state.config;
          const next = apply(state, opFor(num)).state;
          expect([num, num + 1]).toContain(next.config.num);
          if (next.config.num > num) expect(isSettled(state)).toBe(true);
          for (let shard = 0; shard < SHARDS; shard++) {
            const phase = next.shards[shard]?.phase;
            if (next.config.shards[shard] === 1) expect(['serving', 'arriving']).toContain(phase);
            else expect([undefined, 'leaving']).toContain(phase);
            // What is frozen does not change.
            if (state.shards[shard]?.phase === 'leaving' && phase === 'leaving') {
              expect(next.shards[shard]).toEqual(state.shards[shard]);
            }
          }
          state = next;
        }
      }),
    );
  });
});

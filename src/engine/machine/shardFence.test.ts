import { describe, expect, it } from 'vitest';
import type { KvState } from '../../model/kv.ts';
import type { AdminOp, ShardKvState } from '../../model/shard.ts';
import { PAPER } from '../raft/rules.ts';
import { EMPTY_KV } from './kv.ts';
import { applyFenced } from './shardFence.ts';
import { applyShardKv, fencedGroup, shardKvBytes } from './shardKv.ts';

const HELD: KvState = { kind: 'kv', data: { x: 'a' }, versions: { x: 1 }, sessions: {} };
const OTHER: KvState = { kind: 'kv', data: { x: 'b' }, versions: { x: 2 }, sessions: {} };

/** `freeze 5`, `install 5`, `delete 5`: of shard 0, by a clerk, for a configuration. */
function op(words: string, kv: KvState = HELD): AdminOp {
  const [what, num] = words.split(' ');
  const common = { num: Number(num), shard: 0, clientId: 'c1', requestId: 1 };
  if (what === 'install') return { type: 'installShard', kv, from: 'c1', ...common };
  return { type: what === 'freeze' ? 'freezeShard' : 'deleteShard', ...common };
}

function apply(state: ShardKvState, words: string, kv?: KvState) {
  return applyFenced(state, op(words, kv), PAPER);
}
/** A group of a store of four shards after these requests about shard 0. */
function group(...requests: readonly string[]): ShardKvState {
  return requests.reduce<ShardKvState>((state, words) => apply(state, words).state, fencedGroup(100, 4));
}
function write(state: ShardKvState) {
  const put = { type: 'vput' as const, key: 'x', value: 'n', expected: null, version: 1, clientId: 'c2', requestId: 1 };
  return applyShardKv(state, put, PAPER);
}

describe('a group that a clerk hands a shard', () => {
  it('serves it, with its versions, until it is frozen, and has it until it is deleted', () => {
    const served = group('install 3');
    expect(write(served).result).toEqual({ ok: true, value: null });
    const frozen = apply(served, 'freeze 4');
    expect(frozen.result).toEqual({ ok: true, value: null, shard: { id: 0, kv: HELD } });
    expect(write(frozen.state).result.refusal).toBe('wrong-group');
    expect(apply(frozen.state, 'delete 4').state.shards).toEqual({});
  });

  it.each([
    ['freeze', 'smaller alone', [false, true, true]],
    ['delete', 'smaller alone', [false, true, true]],
    ['install', 'smaller or equal', [false, false, true]],
  ])('passes over a request to %s of a number that is %s', (what, _, runs) => {
    for (const before of ['install 5', 'freeze 5']) {
      const state: ShardKvState = { ...group('install 3'), nums: group(before).nums ?? {} };
      [4, 5, 6].forEach((num, i) => {
        const after = apply(state, `${what} ${num}`, OTHER);
        expect(after.state !== state).toBe(runs[i]);
        // What is out of date is told so; what has been done is confirmed.
        expect(after.result.ok).toBe(num >= 5);
        expect(after.state.nums).toEqual({ 0: Math.max(num, 5) });
      });
    }
  });

  it('does not put an old shard over what has been written since', () => {
    const written = write(group('install 5')).state;
    expect(apply(written, 'install 5', OTHER).state).toBe(written);
    expect(apply(written, 'install 4', OTHER)).toMatchObject({ state: written, result: { ok: false } });
  });

  it('reads a frozen shard out again, for a clerk that goes on where another has died', () => {
    const frozen = group('install 3', 'freeze 5');
    expect(apply(frozen, 'freeze 5')).toEqual({
      state: frozen,
      result: { ok: true, value: null, shard: { id: 0, kv: HELD } },
      repeated: false,
    });
    const gone = group('install 3', 'freeze 5', 'delete 5');
    expect(apply(gone, 'freeze 5').result.shard).toEqual({ id: 0, kv: EMPTY_KV });
  });

  it('deletes what it has frozen for the same configuration, and nothing that has come back since', () => {
    expect(group('install 3', 'freeze 5', 'delete 5').shards).toEqual({});
    const back = group('install 3', 'freeze 5', 'delete 5', 'install 6');
    expect(apply(back, 'delete 5')).toMatchObject({ state: back, result: { ok: false } });
    expect(apply(back, 'freeze 5')).toMatchObject({ state: back, result: { ok: false } });
  });

  it('keeps a number for each shard, and counts it among its bytes', () => {
    const state = group('install 3');
    const other = applyFenced(state, { ...op('install 2'), shard: 1 } as AdminOp, PAPER);
    expect(other.state.nums).toEqual({ 0: 3, 1: 2 });
    expect(shardKvBytes(other.state)).toBe(shardKvBytes(state) + 8 + 9 + 10);
    expect(JSON.parse(JSON.stringify(other.state))).toEqual(other.state);
  });
});

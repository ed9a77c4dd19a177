import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpResult } from '../../model/kv.ts';
import {
  type ConfigChange,
  type ControlOp,
  gidsOf,
  NOBODY,
  type ShardConfig,
  type ShardControllerState,
} from '../../model/shard.ts';
import { PAPER } from '../raft/rules.ts';
import { applyControl, configAt, controllerBytes, emptyController, newestConfig } from './shardController.ts';

/** `join 1 2`, `leave 1`, `move 3 2`, `query 0`. A group that joins brings two servers named after it. */
function op(words: string, requestId: number, clientId = 'c1'): ControlOp {
  const [type, ...rest] = words.split(' ');
  const numbers = rest.map(Number);
  const id = { clientId, requestId };
  if (type === 'join') {
    return { type, groups: Object.fromEntries(numbers.map((gid) => [gid, [`${gid}a`, `${gid}b`]])), ...id };
  }
  if (type === 'leave') return { type, gids: numbers, ...id };
  const [first = 0, second = 0] = numbers;
  return type === 'move' ? { type, shard: first, gid: second, ...id } : { type: 'query', num: first, ...id };
}

/** The state after these changes of one clerk, each a request of its own. */
function stateAfter(...lines: readonly string[]): ShardControllerState {
  return lines.reduce((state, words, i) => applyControl(state, op(words, i + 1), PAPER).state, emptyController(10));
}

/** What a further change is answered, and what it leaves. */
function change(state: ShardControllerState, words: string, clerk = 'c2') {
  return applyControl(state, op(words, 1, clerk), PAPER);
}

function query(state: ShardControllerState, num: number): OpResult {
  return applyControl(state, op(`query ${num}`, 99), PAPER).result;
}

/** How many shards each group has, by its number. */
function shares(config: ShardConfig): Record<number, number> {
  return Object.fromEntries(gidsOf(config).map((gid) => [gid, config.shards.filter((s) => s === gid).length]));
}

function movedFrom(state: ShardControllerState): number {
  const [before, after] = state.configs.slice(-2) as [ShardConfig, ShardConfig];
  return before.shards.filter((owner, shard) => owner !== after.shards[shard]).length;
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

describe('the shard controller', () => {
  it('begins with a configuration without groups, in which nobody owns anything', () => {
    expect(newestConfig(emptyController(4))).toEqual({ num: 0, shards: [NOBODY, NOBODY, NOBODY, NOBODY], groups: {} });
  });

  it('gives the first group everything, and the next ones their share, with the servers they brought', () => {
    const config = newestConfig(stateAfter('join 1', 'join 2', 'join 3'));
    expect(config.num).toBe(3);
    expect(config.groups).toEqual({ 1: ['1a', '1b'], 2: ['2a', '2b'], 3: ['3a', '3b'] });
    expect(Object.values(shares(config)).sort()).toEqual([3, 3, 4]);
  });

  it('takes several groups in one call, and lets several leave in one', () => {
    const state = stateAfter('join 1 2 3', 'leave 1 3');
    expect(state.configs.map(({ num }) => num)).toEqual([0, 1, 2]);
    expect(shares(configAt(state, 1))).toEqual({ 1: 4, 2: 3, 3: 3 });
    expect(shares(newestConfig(state))).toEqual({ 2: 10 });
  });

  it('moves no more shards than it must', () => {
    expect(movedFrom(stateAfter('join 1 2', 'join 3'))).toBe(3);
    expect(movedFrom(stateAfter('join 1 2 3', 'leave 1'))).toBe(4);
    expect(movedFrom(stateAfter('join 1 2', 'join 3 4 5'))).toBe(6);
    expect(movedFrom(stateAfter('join 1 2 3 4 5 6 7 8 9 10 11', 'leave 11'))).toBe(0);
  });

  it('makes the same of a call whatever order its groups are named in', () => {
    expect(stateAfter('join 3 1 2').configs).toEqual(stateAfter('join 1 2 3').configs);
    expect(stateAfter('join 1 2 3 4', 'leave 4 1').configs).toEqual(stateAfter('join 1 2 3 4', 'leave 1 4').configs);
  });

  it('pins a shard until the next change, which may take it away again', () => {
    const state = stateAfter('join 1', 'join 2', 'move 0 2', 'move 1 2');
    expect(newestConfig(state).num).toBe(4);
    expect(newestConfig(state).shards.slice(0, 2)).toEqual([2, 2]);
    expect(shares(newestConfig(stateAfter('join 1', 'join 2', 'move 0 2', 'move 1 2', 'join 3')))).toEqual({
      1: 3,
      2: 4,
      3: 3,
    });
  });

  it('leaves nobody an owner when the last group has gone, and gives all to the next that comes', () => {
    const gone = stateAfter('join 1 2', 'leave 2 1');
    expect(newestConfig(gone)).toEqual({ num: 2, shards: new Array(10).fill(NOBODY), groups: {} });
    expect(shares(newestConfig(change(gone, 'join 7').state))).toEqual({ 7: 10 });
  });

  it('takes a group back under its old number, with the servers that it brings this time', () => {
    const left = stateAfter('join 1 2', 'leave 1');
    const back = applyControl(left, { type: 'join', groups: { 1: ['x'] }, clientId: 'c2', requestId: 1 }, PAPER).state;
    expect(newestConfig(back).groups).toEqual({ 1: ['x'], 2: ['2a', '2b'] });
    expect(configAt(back, 1).groups).toEqual({ 1: ['1a', '1b'], 2: ['2a', '2b'] });
  });

  it.each([
    ['a join of groups that are in', 'join 1 2'],
    ["a join of nobody's number", 'join 0'],
    ['a join of nobody along with a group', 'join 0 9'],
    ['a leave of a group that is not in', 'leave 8'],
    ['a move to the owner', 'move 0 1'],
    ['a move to a group that is not in', 'move 0 8'],
    ['a move to nobody', 'move 0 0'],
    ['a move of a shard that there is not', 'move 10 2'],
  ])('makes no configuration of %s, and says so', (_, words) => {
    const before = stateAfter('join 1 2');
    const { state: after, result } = change(before, words);
    expect(result).toEqual({ ok: false, value: null });
    expect(after.configs).toBe(before.configs);
  });

  it('does of a call what can be done', () => {
    const state = stateAfter('join 1', 'join 1 2');
    expect(shares(newestConfig(state))).toEqual({ 1: 5, 2: 5 });
    expect(shares(newestConfig(change(state, 'leave 2 8').state))).toEqual({ 1: 10 });
  });
});

describe('a query of the shard controller', () => {
  const state = stateAfter('join 1', 'join 2', 'leave 1');

  it('tells the configuration of a number', () => {
    for (const num of [0, 1, 2, 3]) expect(query(state, num).config).toBe(state.configs[num]);
  });

  it('tells the newest for -1 and for a number that there is not yet', () => {
    expect(query(state, -1).config?.num).toBe(3);
    expect(query(state, 4).config?.num).toBe(3);
    expect(query(state, 1000).config?.num).toBe(3);
  });

  it('changes nothing, and no session notes it', () => {
    expect(applyControl(state, op('query -1', 50, 'c9'), PAPER)).toMatchObject({ state, repeated: false });
    expect(applyControl(state, op('query -1', 50, 'c9'), PAPER).state).toBe(state);
  });
});

describe('a change that is asked for twice', () => {
  it('is made once, and answered as the first time', () => {
    const once = stateAfter('join 1', 'join 2');
    const again = applyControl(once, op('join 2', 2), PAPER);
    expect(again).toEqual({ state: once, result: { ok: true, value: null }, repeated: true });
    expect(again.state).toBe(once);
    // Undone meanwhile by another clerk: the repeat still must not do it again.
    const left = change(once, 'leave 2').state;
    expect(applyControl(left, op('join 2', 2), PAPER)).toMatchObject({ repeated: true, result: { ok: true } });
    expect(newestConfig(applyControl(left, op('join 2', 2), PAPER).state).num).toBe(3);
  });

  it('was refused, and stays refused though it could be done now', () => {
    const refused = applyControl(stateAfter('join 1'), op('leave 2', 7, 'c3'), PAPER).state;
    const joined = change(refused, 'join 2').state;
    const again = applyControl(joined, op('leave 2', 7, 'c3'), PAPER);
    expect(again).toMatchObject({ repeated: true, result: { ok: false } });
    expect(shares(newestConfig(again.state))).toEqual({ 1: 5, 2: 5 });
  });

  it('is not made when its clerk has given it up for a later one', () => {
    const state = applyControl(stateAfter('join 1'), op('join 2', 9), PAPER).state;
    expect(applyControl(state, op('join 3', 8), PAPER)).toMatchObject({ state, repeated: true });
  });

  it('is made twice without sessions', () => {
    const state = stateAfter('join 1', 'join 2', 'leave 2');
    const again = applyControl(state, op('join 2', 2), { ...PAPER, applyOnce: () => false });
    expect(again).toMatchObject({ repeated: false, result: { ok: true } });
    expect(newestConfig(again.state).num).toBe(4);
  });
});

const gid = fc.integer({ min: 0, max: 6 });
const someGids = fc.uniqueArray(gid, { minLength: 1, maxLength: 4 });
const changes: fc.Arbitrary<ConfigChange> = fc.oneof(
  someGids.map((gids) => ({ type: 'join' as const, groups: Object.fromEntries(gids.map((g) => [g, [`n${g}`]])) })),
  someGids.map((gids) => ({ type: 'leave' as const, gids })),
  fc.record({ type: fc.constant('move' as const), shard: fc.integer({ min: 0, max: 10 }), gid }),
);

describe('any history of changes', () => {
  it('only grows, by whole configurations that are each right, and is the same on every replica', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 20 }), (list) => {
        let state = frozen(emptyController(10));
        let replica = emptyController(10);
        list.forEach((each, i) => {
          const asked: ControlOp = frozen({ ...each, clientId: `c${i % 3}`, requestId: i + 1 });
          const next = frozen(applyControl(state, asked, PAPER).state);
          replica = applyControl(replica, JSON.parse(JSON.stringify(asked)) as ControlOp, PAPER).state;
          const isMore = next.configs.length > state.configs.length;
          expect(next.configs.slice(0, state.configs.length)).toEqual(state.configs);
          state.configs.forEach((config, num) => {
            expect(next.configs[num]).toBe(config);
          });
          const newest = newestConfig(next);
          expect(newest.num).toBe(next.configs.length - 1);
          const counts = Object.values(shares(newest));
          const owned = counts.reduce((sum, count) => sum + count, 0);
          expect(owned).toBe(counts.length === 0 ? 0 : 10);
          if (isMore && each.type !== 'move') {
            expect(Math.max(0, ...counts) - Math.min(10, ...counts)).toBeLessThanOrEqual(1);
          }
          expect(controllerBytes(next)).toBeGreaterThanOrEqual(controllerBytes(state));
          state = next;
        });
        expect(replica).toEqual(state);
      }),
    );
  });
});

// A clerk's errand by itself: one request after the other, as the answers lead it.
import { describe, expect, it } from 'vitest';
import type { Errand } from '../../model/errand.ts';
import type { ClientOp, OpResult } from '../../model/kv.ts';
import { DEFAULT_SETUP } from '../../model/setup.ts';
import type { ConfigChange, ConfigQuery, ShardConfig } from '../../model/shard.ts';
import { EMPTY_KV } from '../machine/kv.ts';
import { afterAnswer, beginErrand, requestOf } from './errand.ts';

const DONE: OpResult = { ok: true, value: null };
const VERSION: OpResult = { ok: false, value: 'version' };
const MAYBE: OpResult = { ok: false, value: 'maybe' };

function config(num: number, owners: string): ShardConfig {
  const shards = owners.split(' ').map(Number);
  const gids = [...new Set(shards.filter((gid) => gid > 0))].sort((a, b) => a - b);
  return { num, shards, groups: Object.fromEntries(gids.map((gid) => [gid, [`n${gid}`]])) };
}
function join(gid: number): ConfigChange {
  return { type: 'join', groups: { [gid]: [`n${gid}`] } };
}

/** The store under whose keys `config` and `next` stand, and groups that do whatever they are asked. */
interface Store {
  config: ShardConfig;
  next: ShardConfig;
  /** Answers that come instead of the store's, by request; each once. */
  readonly instead?: Record<string, readonly OpResult[]>;
  /** What another clerk does before a request is carried out; once. */
  readonly meanwhile?: Record<string, (store: Store) => void>;
}

function lineOf(op: ClientOp): string {
  switch (op.type) {
    case 'get':
      return `get ${op.key}`;
    case 'vput':
      return `vput ${op.key} ${op.version}`;
    case 'freezeShard':
    case 'installShard':
    case 'deleteShard':
      return `${op.type.replace('Shard', '')} ${op.shard} for ${op.num}`;
    default:
      return op.type;
  }
}

function answer(store: Store, op: ClientOp): OpResult {
  if (op.type === 'freezeShard') return { ...DONE, shard: { id: op.shard, kv: EMPTY_KV } };
  if (!('key' in op)) return DONE;
  const key = op.key === 'config' ? 'config' : 'next';
  if (op.type === 'get') return { ok: true, value: store[key].num === 0 ? null : JSON.stringify(store[key]) };
  if (op.version !== store[key].num) return VERSION;
  store[key] = JSON.parse(op.value) as ShardConfig;
  return DONE;
}

/** What an errand asks for, each request with its group, and what its call is answered. */
function run(call: ConfigChange | ConfigQuery, store: Store): { asked: string[]; result: OpResult } {
  let errand: Errand = beginErrand(call, 4);
  const asked: string[] = [];
  for (let i = 1; i < 100; i++) {
    const { group, op } = requestOf(errand, 'c1', i);
    const line = `${group} ${lineOf(op)}`;
    asked.push(line);
    store.meanwhile?.[line]?.(store);
    delete store.meanwhile?.[line];
    const [special, ...later] = store.instead?.[line] ?? [];
    if (special && store.instead) store.instead[line] = later;
    const after = afterAnswer(errand, special ?? answer(store, op), DEFAULT_SETUP);
    if (!('stage' in after)) return { asked, result: after };
    errand = after;
  }
  throw new Error(`it never ends: ${asked.slice(0, 30).join(', ')}`);
}

const NONE = config(0, '0 0 0 0');
const ALL_100 = config(1, '100 100 100 100');
const READ = ['0 get config', '0 get next'];

describe('an errand', () => {
  it('gives the first group every shard, and takes none from anybody', () => {
    const store: Store = { config: NONE, next: NONE };
    expect(run(join(100), store)).toEqual({
      asked: [
        ...READ,
        '0 vput next 0',
        ...[0, 1, 2, 3].map((shard) => `100 install ${shard} for 1`),
        '0 vput config 0',
      ],
      result: DONE,
    });
    expect(store.config).toEqual(ALL_100);
  });

  it('takes each shard that moves out of one group and into the other before it goes to the next', () => {
    const store: Store = { config: ALL_100, next: ALL_100 };
    expect(run(join(101), store).asked).toEqual([
      ...READ,
      '0 vput next 1',
      '100 freeze 2 for 2',
      '101 install 2 for 2',
      '100 delete 2 for 2',
      '100 freeze 3 for 2',
      '101 install 3 for 2',
      '100 delete 3 for 2',
      '0 vput config 1',
    ]);
    expect(store.config).toEqual(config(2, '100 100 101 101'));
  });

  it('lets the store go with the last group', () => {
    const store: Store = { config: ALL_100, next: ALL_100 };
    const { asked, result } = run({ type: 'leave', gids: [100] }, store);
    expect(asked.slice(3, 5)).toEqual(['100 freeze 0 for 2', '100 delete 0 for 2']);
    expect(asked.some((line) => line.includes('install'))).toBe(false);
    expect(result).toEqual(DONE);
  });

  it('is over at once when there is nothing to change, to end or to do but to read', () => {
    const store: Store = { config: ALL_100, next: ALL_100 };
    expect(run(join(100), store)).toEqual({ asked: READ, result: { ok: false, value: null } });
    expect(run({ type: 'recover' }, store)).toEqual({ asked: READ, result: DONE });
    expect(run({ type: 'query', num: -1 }, store)).toEqual({
      asked: ['0 get config'],
      result: { ok: true, value: null, config: ALL_100 },
    });
  });
});

describe('an errand that finds another clerk’s change begun', () => {
  const begun = () => ({ config: ALL_100, next: config(2, '100 100 101 101') });

  it('ends it first, and then does its own', () => {
    const store: Store = begun();
    const { asked, result } = run(join(102), store);
    expect(asked.filter((line) => line.includes('vput'))).toEqual([
      '0 vput config 1',
      '0 vput next 2',
      '0 vput config 2',
    ]);
    expect(asked.slice(2, 5)).toEqual(['100 freeze 2 for 2', '101 install 2 for 2', '100 delete 2 for 2']);
    expect(result).toEqual(DONE);
    expect(Object.keys(store.config.groups)).toEqual(['100', '101', '102']);
  });

  it('ends it when that is all it was called for', () => {
    const store: Store = begun();
    expect(run({ type: 'recover' }, store).result).toEqual(DONE);
    expect(store.config).toEqual(store.next);
  });

  it('does not take it for its own: what it was called for is still to be done', () => {
    const store: Store = {
      config: ALL_100,
      next: ALL_100,
      meanwhile: { '0 vput next 1': (s) => Object.assign(s, begun()) },
    };
    expect(run(join(102), store).result).toEqual(DONE);
    expect(store.config.num).toBe(3);
    expect(Object.keys(store.config.groups)).toEqual(['100', '101', '102']);
  });
});

describe('an errand that does not know whether it was heard', () => {
  it('looks whether its change is announced, and goes on with it', () => {
    const store: Store = {
      config: ALL_100,
      next: ALL_100,
      instead: { '0 vput next 1': [MAYBE] },
      meanwhile: { '0 vput next 1': (s) => Object.assign(s, { next: config(2, '100 100 101 101') }) },
    };
    const { asked, result } = run(join(101), store);
    expect(asked.slice(2, 6)).toEqual(['0 vput next 1', ...READ, '100 freeze 2 for 2']);
    expect(result).toEqual(DONE);
  });

  it('is content when its change is in force already', () => {
    const two = config(2, '100 100 101 101');
    const store: Store = {
      config: ALL_100,
      next: ALL_100,
      instead: { '0 vput next 1': [MAYBE] },
      meanwhile: { '0 vput next 1': (s) => Object.assign(s, { next: two, config: two }) },
    };
    expect(run(join(101), store)).toEqual({ asked: [...READ, '0 vput next 1', '0 get config'], result: DONE });
  });

  it('looks, too, when it does not know whether it has published', () => {
    const store: Store = {
      config: ALL_100,
      next: ALL_100,
      instead: { '0 vput config 1': [MAYBE] },
      meanwhile: { '0 vput config 1': (s) => Object.assign(s, { config: s.next }) },
    };
    const { asked, result } = run(join(101), store);
    expect(asked.slice(-2)).toEqual(['0 vput config 1', '0 get config']);
    expect(result).toEqual(DONE);
  });
});

describe('an errand that comes too late', () => {
  it.each(['100 freeze 2 for 2', '101 install 2 for 2', '100 delete 2 for 2'])(
    'at %s looks what is in force now',
    (late) => {
      const three = config(3, '100 101 101 102');
      const store: Store = {
        config: ALL_100,
        next: ALL_100,
        instead: { [late]: [{ ok: false, value: null }] },
        meanwhile: { [late]: (s) => Object.assign(s, { config: three, next: three }) },
      };
      const { asked, result } = run(join(101), store);
      expect(asked.slice(asked.indexOf(late))).toEqual([late, '0 get config']);
      expect(result).toEqual(DONE);
    },
  );

  it('does not carry out a change that does not follow on what it has read', () => {
    const store: Store = {
      config: ALL_100,
      next: ALL_100,
      meanwhile: {
        '0 get next': (s) =>
          Object.assign(s, { config: config(2, '100 100 101 101'), next: config(3, '100 101 101 100') }),
      },
    };
    const { asked } = run({ type: 'recover' }, store);
    expect(asked.slice(0, 5)).toEqual([...READ, ...READ, '100 freeze 1 for 3']);
  });
});

import { describe, expect, it } from 'vitest';
import type { KvState, Op, OpResult } from '../model/kv.ts';
import type { ShardConfig, ShardOp } from '../model/shard.ts';
import { messageText } from './message.ts';
import { heldText, opCell, opShort } from './op.ts';
import { entry, eventOf, kvOp } from './sampleMessages.ts';
import { plain, sentence } from './sentence.ts';

const CONFIG: ShardConfig = { num: 2, shards: [100, 100, 101, 101, 101], groups: { 100: ['n1'], 101: ['n4', 'n5'] } };
const KV: KvState = { kind: 'kv', data: { k3: 'a', x3: 'b' }, sessions: {} };
const INSTALL: ShardOp = { type: 'installShard', num: 2, shard: 3, kv: KV, from: 'n1' };
const DELETE: ShardOp = { type: 'deleteShard', num: 2, shard: 3 };

function applied(node: string, op: ShardOp, ok: boolean) {
  const entry = { index: 5, term: 1, op, bytes: 20 };
  return sentence(eventOf({ type: 'EntryApplied', node, entry, result: { ok, value: null }, repeated: false }));
}

describe('an entry of the hand-over', () => {
  it('says what it makes of a group', () => {
    const told = [
      applied('n4', { type: 'reconfigure', config: CONFIG }, true),
      applied('n9', { type: 'reconfigure', config: CONFIG }, true),
      applied('n4', INSTALL, true),
      applied('n1', DELETE, true),
    ];
    expect(told.map(plain)).toEqual([
      'n4 applies index 5: configuration 2 is in force for group 101, which owns shards 2 to 4 by it.',
      'n9 applies index 5: configuration 2 is in force for its group, which owns no shard by it.',
      'n4 applies index 5 and takes shard 3 with 2 keys from n1; from here on its group serves it.',
      'n1 applies index 5 and deletes its copy of shard 3: by configuration 2 the shard has a new owner, who has it.',
    ]);
  });

  it('says when it changes nothing', () => {
    for (const op of [INSTALL, DELETE, { type: 'reconfigure', config: CONFIG } as const]) {
      expect(plain(applied('n4', op, false))).toMatch(/changes/);
    }
  });

  it('names the rule behind it', () => {
    expect(applied('n4', INSTALL, true)).toMatchObject({
      rule: 'acceptShard',
      why: expect.stringMatching(/\(lab 4B\)\.$/),
    });
  });
});

describe('other entries of a sharded store', () => {
  const call = { clientId: 'c1', requestId: 2 } as const;
  const told = (op: Op, result: OpResult) =>
    plain(sentence(eventOf({ type: 'EntryApplied', node: 's1', entry: entry(7, 2, op), result, repeated: false })));

  it('say what became of a call, and of a key that the group does not serve', () => {
    expect([
      told({ type: 'leave', gids: [101], ...call }, { ok: true, value: null }),
      told({ type: 'move', shard: 3, gid: 101, ...call }, { ok: false, value: null }),
      told({ type: 'query', num: -1, ...call }, { ok: true, value: null, config: CONFIG }),
      told(kvOp('put', 'k3', 'a'), { ok: false, value: null, refusal: 'wrong-group' }),
    ]).toEqual([
      's1 applies index 7: leave 101. It makes the next configuration.',
      's1 applies index 7: move 3 to 101. It changes nothing.',
      's1 applies index 7: query. It tells configuration 2: 100 has 2, 101 has 3.',
      's1 applies index 7: put k3 a. It does not run, for the group does not serve its shard.',
    ]);
  });

  it('tell the shard that comes or goes even in a narrow cell', () => {
    expect([INSTALL, DELETE, { type: 'reconfigure', config: CONFIG } as const].map(opCell)).toEqual([
      '+shard 3',
      '−shard 3',
      'config 2',
    ]);
  });

  it('say in words what configuration a clerk writes, and which one a key holds', () => {
    const write = { ...kvOp('put', 'next', JSON.stringify(CONFIG)), type: 'vput', version: 1 } as const;
    const held = { ok: true, value: JSON.stringify(CONFIG) };
    expect([
      told(write, { ok: true, value: null }),
      told({ ...write, key: 'config' }, { ok: true, value: null }),
      told(write, { ok: false, value: 'version' }),
      told(kvOp('get', 'next'), held),
    ]).toEqual([
      's1 applies index 7: vput next (config 2) 1. It announces configuration 2: 100 has 2, 101 has 3.',
      's1 applies index 7: vput config (config 2) 1. It brings into force configuration 2: 100 has 2, 101 has 3.',
      's1 applies index 7: vput next (config 2) 1. It writes nothing, for the key has another version.',
      's1 applies index 7: get next. It tells configuration 2: 100 has 2, 101 has 3.',
    ]);
    expect([opShort(write), opCell(write)]).toEqual(['next@1=(config 2)', 'next #2']);
    const answer = { type: 'ClerkReply', requestId: 3, result: held, leaderId: 's1' } as const;
    expect(messageText(answer, 's1')).toMatchObject({
      short: 'config 2',
      detail: 'configuration 2: 100 has 2, 101 has 3',
    });
    expect([held.value, '{"num":2}', '{', '{"num":1,"shards":[0],"groups":null}'].map(heldText)).toEqual([
      'config 2: 100 has 2, 101 has 3',
      '"{\\"num\\":2}"',
      '{',
      '"{\\"num\\":1,\\"shards\\":[0],\\"groups\\":null}"',
    ]);
  });

  it('are nouns while they are only in the log', () => {
    const proposed = (op: Op) =>
      plain(sentence(eventOf({ type: 'EntryProposed', node: 'n4', entry: entry(7, 2, op) })));
    expect([INSTALL, DELETE].map(proposed)).toEqual([
      'n4 appends the arrival of shard 3 with 2 keys to its log at index 7, in term 2.',
      'n4 appends the deletion of shard 3 to its log at index 7, in term 2.',
    ]);
  });
});

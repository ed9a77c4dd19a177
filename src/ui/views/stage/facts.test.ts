import { describe, expect, it } from 'vitest';
import type { Errand } from '../../../model/errand.ts';
import { listOf } from '../../../model/list.ts';
import type { Operation } from '../../../model/world.ts';
import { clerk, envelope, logOf, put, server } from '../../lib/sampleWorld.ts';
import { clerkFacts, lastOperations } from './clerkFacts.ts';
import { headline } from './headline.ts';
import { highestTerm, isStaleLeader, remark, replacedRules, roleWord, serverName, shapeOf } from './serverFacts.ts';

const leading = { role: { kind: 'leader', peers: [] } } as const;

describe('a server in words', () => {
  it('is named with role, term, log and commit', () => {
    const n4 = server('n4', { ...leading, currentTerm: 3, log: logOf(1, 1, 2, 3, 3, 3), commitIndex: 6 });
    expect(serverName(n4, false)).toBe('n4, leader of term 3, log to index 6, commit 6');
    expect(roleWord(n4, false)).toBe('leader');
  });

  it('that leads an old term says so, as long as it runs', () => {
    const [old, young] = [server('n1', { ...leading, currentTerm: 2 }), server('n2', { currentTerm: 3 })];
    const term = highestTerm([old, young]);
    expect([isStaleLeader(old, term), isStaleLeader(young, term)]).toEqual([true, false]);
    expect(isStaleLeader({ ...old, health: 'down' }, term)).toBe(false);
    expect(roleWord(old, true)).toBe('old leader');
    expect(highestTerm([old, { ...young, health: 'down' }])).toBe(2);
  });

  it('that has crashed keeps only its term', () => {
    const down = server('n2', { ...leading, currentTerm: 2 }, { health: 'down' });
    expect([shapeOf(down), roleWord(down, false)]).toEqual(['crashed', 'crashed']);
    expect(serverName(down, false)).toMatch(/^n2, crashed, term 2 on disk/);
  });

  it('tells what is out of the ordinary', () => {
    expect(remark(server('n1'))).toBeNull();
    const held = [envelope('n2', 'n1', 5, { type: 'InstallSnapshotReply', term: 1, matchIndex: 0 })];
    expect(remark(server('n1', {}, { rate: 500, inbox: held }))).toBe('1 waiting · clock 0.5×');
  });

  it('with a replaced rule is named, unless all have it', () => {
    const servers = [server('n1', {}, { bugs: ['vote-twice', 'no-dedup'] }), server('n2', {}, { bugs: ['no-dedup'] })];
    expect(replacedRules(servers)).toEqual([
      { bug: 'vote-twice', where: ' on n1' },
      { bug: 'no-dedup', where: '' },
    ]);
  });
});

const EMPTY = { kind: 'kv', data: {}, sessions: {} } as const;

describe('a clerk’s card', () => {
  const operation = (requestId: number, ok: boolean): Operation => ({
    clerk: 'c1',
    op: put('x', `${requestId}`, requestId),
    calledAt: 0,
    calledStep: 0,
    returnedAt: ok ? 9 : null,
    returnedStep: ok ? 9 : null,
    result: ok ? { ok: true, value: null } : null,
    server: ok ? 'n2' : null,
  });
  const pending = {
    op: put('x', '2', 2),
    operation: 1,
    server: 'n4',
    group: 1,
    via: null,
    attempts: 3,
    askedHere: 3,
    mayHaveRun: false,
    errand: null,
    backingOff: null,
  };

  it('says what it was called for, and at what part of it it is, when it changes the configuration itself', () => {
    const config = { num: 1, shards: [100, 100], groups: {} };
    const call = { type: 'leave' as const, gids: [100] };
    const errand = { call, config, next: { ...config, num: 2 }, isOwn: true, shard: 1, kv: EMPTY };
    const at = (stage: Errand['stage']) =>
      clerkFacts(clerk('c1', { pending: { ...pending, attempts: 1, errand: { ...errand, stage } } }), undefined);
    expect(at('freezes')).toMatchObject({ op: 'leave 100', status: 'freezes 1 · asks n4' });
    expect(at('publishes').status).toBe('publishes 2 · asks n4');
    expect(at('reads').status).toBe('asks n4');
  });

  it('says whom it asks, how often, and what waits behind', () => {
    const busy = clerk('c1', { pending, queue: [{ op: put('y', '1', 3), via: null }] });
    expect(clerkFacts(busy, undefined)).toEqual({ state: 'waiting', op: 'put x 2', status: 'asks n4 · try 3 · +1' });
    expect(clerkFacts({ ...busy, pending: { ...pending, backingOff: 'not-leader' } }, undefined).status).toBe(
      'refused by n4 · +1',
    );
  });

  it('keeps showing the last answer', () => {
    expect(clerkFacts(clerk('c1'), operation(1, true))).toEqual({
      state: 'answered',
      op: 'put x 1',
      status: 'ok · n2',
    });
    expect(clerkFacts(clerk('c1'), operation(1, false)).status).toBe('no answer');
    expect(clerkFacts(clerk('c1'), undefined)).toMatchObject({ state: 'idle', op: null });
  });

  it('finds the newest operation of each clerk', () => {
    const operations = listOf([operation(1, true), { ...operation(5, true), clerk: 'c2' }, operation(2, false)]);
    const lasts = lastOperations(operations, ['c1', 'c2', 'c3']);
    expect(lasts.c1?.op.requestId).toBe(2);
    expect(lasts.c2?.op.requestId).toBe(5);
    expect(lasts.c3).toBeUndefined();
  });
});

describe('a caption', () => {
  it('has its first sentence as heading', () => {
    expect(headline('n1 still believes it leads. It reaches only n2.')).toEqual({
      title: 'n1 still believes it leads.',
      detail: 'It reaches only n2.',
    });
  });

  it('of one sentence is a heading alone', () => {
    expect(headline('A leader is elected')).toEqual({ title: 'A leader is elected', detail: '' });
  });

  it('that begins with a long sentence has no heading', () => {
    const long = `${'so '.repeat(40)}it goes. And on.`;
    expect(headline(long)).toEqual({ title: '', detail: long });
    expect(headline('so '.repeat(300)).title).toBe('');
  });

  it('is parted at its colon when it is too long for a heading, and never ends in one', () => {
    const short = 'n1 crashes once more, and n5 is back: it stands for election.';
    expect(headline(short)).toEqual({ title: short, detail: '' });
    const long =
      'The network is mended, and still nobody can read k0: group 101 waits for a shard that will never come.';
    expect(headline(long)).toEqual({
      title: 'The network is mended, and still nobody can read k0',
      detail: 'Group 101 waits for a shard that will never come.',
    });
  });

  it('is not cut at a figure', () => {
    expect(headline('It takes 1.5 s until n3 gives up. Then it stands.').title).toBe(
      'It takes 1.5 s until n3 gives up.',
    );
  });
});

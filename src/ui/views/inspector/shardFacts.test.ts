import { describe, expect, it } from 'vitest';
import type { Errand } from '../../../model/errand.ts';
import type { Pending } from '../../../model/pending.ts';
import type { Setup } from '../../../model/setup.ts';
import type { ShardConfig } from '../../../model/shard.ts';
import { type ClerkNode, nodeOf, type ServerNode, type World } from '../../../model/world.ts';
import { printCommand } from '../../../scenario/printWords.ts';
import { CONFIGS, FORMER, members, NEXT, STORE_SETUP, storeWorld } from '../../lib/sampleStore.ts';
import { clerk, entry, put, worldOf } from '../../lib/sampleWorld.ts';
import { dueOn } from './clock.ts';
import { holders } from './entryFacts.ts';
import type { Fact } from './facts.ts';
import { clerkFacts } from './operationFacts.ts';
import { suggestions } from './overview.ts';
import { machineFacts, processFacts, serverFacts, sessionFacts } from './serverFacts.ts';
import { opFacts } from './shardFacts.ts';

/** The facts as one text each: `hands over: 2 to 101 3 to 101`. */
const told = (facts: readonly Fact[]) =>
  Object.fromEntries(
    facts.map(({ label, parts }) => [
      label,
      parts.map(({ name, text }) => [name, text].filter((t) => t !== null).join(' ')).join(' '),
    ]),
  );
const serverOf = (world: World, id: string) => nodeOf(world, id) as ServerNode;

describe('a server of a group', () => {
  it('tells its configuration, and how its group stands to each shard', () => {
    const world = storeWorld();
    expect(told(serverFacts(serverOf(world, 'n1'), world.setup))).toMatchObject({
      config: '2',
      serves: '0, 1',
      'hands over': '2 to 101 3 to 101',
    });
    expect(told(serverFacts(serverOf(world, 'n3'), world.setup))).toMatchObject({ serves: 'nothing', awaits: '2, 3' });
    expect(told(serverFacts(serverOf(world, 's1'), world.setup)).newest).toBe('2: 100 has 2, 101 has 2');
  });

  it('says whom its leader asks, and when it looks again', () => {
    const timer = { armedAt: 100, firesAt: 200, cause: null };
    const mover = { timer, asks: { 0: 's1', 101: 'n4' }, silent: [101] };
    const [leader] = members(100, FORMER, { mover }) as [ServerNode];
    expect(told(serverFacts(leader, { snapshot: 0 })).asks).toBe('controller s1 101 n4, silent');
    expect(dueOn(leader)).toMatchObject([{ label: 'group’s beat', at: 200 }]);
  });

  it('has the keys of each shard in its machine, and sessions that travel with them', () => {
    const world = storeWorld();
    expect(told(machineFacts(serverOf(world, 'n1')))).toMatchObject({ 'shard 0': 'k0 a', 'shard 2': 'k2 a' });
    expect(told(machineFacts(serverOf(world, 'n3')))).toEqual({ 'shard 2': 'awaited', 'shard 3': 'awaited' });
    expect(told(machineFacts(serverOf(world, 's1')))['1']).toBe('100 has 4');
    expect(told(sessionFacts(serverOf(world, 'n1')))['shard 1']).toBe('c1 2');
    expect(sessionFacts(serverOf(world, 'n3'))).toEqual([]);
  });

  it('is one of its own group alone', () => {
    const world = storeWorld();
    expect(holders(world, 101, 1, 1).map(({ id }) => id)).toEqual(['n3', 'n4']);
    const voters = { members: { voters: ['s1'], index: 0 } };
    const [controller] = members(0, NEXT) as [ServerNode];
    const odd = { ...controller, raft: { ...controller.raft, ...voters } };
    expect(told(processFacts(odd, world.setup)).members).toBeUndefined();
  });
});

describe('entries of the hand-over', () => {
  const config = CONFIGS[2] as ShardConfig;
  it('show what they carry', () => {
    expect(told(opFacts({ type: 'reconfigure', config }))).toEqual({
      config: '2',
      'group 100': '0, 1',
      'group 101': '2, 3',
    });
    const kv = FORMER.shards[2]?.kv;
    if (!kv) throw new Error('no shard 2');
    expect(told(opFacts({ type: 'installShard', num: 2, shard: 2, kv, from: 'n1' }))).toMatchObject({
      shard: '2',
      from: 'n1',
      data: '14 B · 1 key',
      keys: 'k2 a',
      sessions: 'c1 request 2',
    });
    const write = { ...put('next', JSON.stringify(config)), type: 'vput', version: 1 } as const;
    expect(told(opFacts(write))).toMatchObject({ op: 'vput next (config 2) 1', 'group 101': '2, 3' });
    expect(told(opFacts(entry(1, 1).op))).toEqual({ op: 'put x 1' });
  });
});

describe('a clerk of the sharded store', () => {
  it('tells where its key lies as far as it knows, and whom it asks in each group', () => {
    const busy = clerk('c1', {
      config: CONFIGS[1] as ShardConfig,
      leaders: { 0: 's1', 100: 'n2' },
      pending: { ...PENDING, backingOff: 'wrong-group' },
    });
    expect(told(clerkFacts(busy))).toMatchObject({
      'asked last': 'n2 of group 100, which refused',
      shard: '3, owned by group 100',
      'asks first': 'controller s1 100 n2',
      config: '1: 100 has 4',
    });
  });
});

/** A request that has been sent once. */
const PENDING: Pending = {
  op: put('k3', '1'),
  operation: 0,
  server: 'n2',
  group: 100,
  via: null,
  attempts: 1,
  askedHere: 1,
  mayHaveRun: false,
  errand: null,
  backingOff: null,
};

/** c1, which goes over to configuration 2 and lets a group freeze shard 2. */
function carrier(rest: Partial<Errand> = {}): ClerkNode {
  const call = { type: 'join', groups: { 101: ['n3', 'n4'] } } as const;
  const [config, next] = [CONFIGS[1], CONFIGS[2]] as [ShardConfig, ShardConfig];
  const kv = { kind: 'kv', data: {}, sessions: {} } as const;
  const errand: Errand = { call, stage: 'freezes', config, next, isOwn: true, shard: 2, kv, ...rest };
  return clerk('c1', { pending: { ...PENDING, errand } });
}

/** A store in which clerks hand shards over: configuration 2 is announced, and shards 2 and 3 are frozen. */
function carriedWorld(clerks: readonly ClerkNode[]): World {
  const data = { config: JSON.stringify(CONFIGS[1]), next: JSON.stringify(CONFIGS[2]) };
  const controller = { kind: 'kv', data, versions: { config: 1, next: 2 }, sessions: {} } as const;
  const groups = { 100: members(100, { ...FORMER, nums: { 2: 2, 3: 2 } }), 101: members(101, { ...NEXT, shards: {} }) };
  const setup: Setup = { ...STORE_SETUP, handover: 'clerk', clerks: clerks.length };
  return worldOf([...groups[100], ...groups[101], ...members(0, controller), ...clerks], { setup });
}

describe('what to try in a sharded store', () => {
  const linesOf = (world: World) =>
    suggestions(world).map(({ does }) =>
      does.kind === 'command' ? printCommand(does.command) : does.kind === 'jump' ? does.to.join() : does.dialog,
    );
  const controller = (num: number) =>
    members(0, { kind: 'shardController', configs: CONFIGS.slice(0, num + 1), sessions: {} });

  it('is to let the groups join, then to work and to take something away', () => {
    const settled = { 100: members(100, { ...FORMER, shards: {} }), 101: members(101, { ...NEXT, shards: {} }) };
    expect(linesOf(storeWorld({}, { ...settled, 0: controller(0) }))[0]).toBe('call c2 join 100, 101');
    expect(linesOf(storeWorld({}, { ...settled, 0: controller(1) }))[0]).toBe('call c2 join 101');
    expect(linesOf(storeWorld({}, settled))).toEqual([
      expect.stringMatching(/^workload c1 keys 8/),
      'call c2 leave 100',
      'crash group 100',
    ]);
  });

  it('is to disturb a hand-over that is under way', () => {
    expect(linesOf(storeWorld())).toEqual([
      expect.stringMatching(/^workload c1/),
      'crash leader of 100',
      'crash group 100',
    ]);
  });

  it('is not to begin a change while a clerk carries one out', () => {
    const lines = (...clerks: readonly ClerkNode[]) => linesOf(carriedWorld(clerks));
    const idle = [clerk('c2'), clerk('c3')];
    expect(lines(carrier(), ...idle)).toEqual([
      'crash c1',
      expect.stringMatching(/^workload c2/),
      'crash leader of 100',
    ]);
    const stuck = carrier({ stage: 'reads', next: null });
    expect(lines(stuck, ...idle)).toEqual([
      expect.stringMatching(/^workload c2/),
      'crash leader of 100',
      'crash group 100',
    ]);
  });

  it('is to end a change that nobody carries out, through a clerk that waits for nothing', () => {
    const waits = { ...carrier(), id: 'c3', pending: { ...PENDING, op: put('k2', 'b') } };
    const left = carriedWorld([{ ...carrier(), health: 'down' }, clerk('c2'), waits]);
    expect(linesOf(left).slice(0, 2)).toEqual(['restart down', 'call c2 recover']);
    expect(suggestions(left)[0]?.about).toMatch(/^A client begins anew/);
  });

  it('is to bring back what is down before anything else', () => {
    expect(linesOf(storeWorld({}, { 100: members(100, FORMER, { health: 'down' }) }))[0]).toBe('restart down');
  });
});

// Shards change hands in whole worlds, under every check: whoever crashes, and at whatever step of it, nothing is lost, nothing
// happens twice, and it comes to its end.
import { describe, expect, it } from 'vitest';
import { newestConfig } from '../../model/group.ts';
import type { GroupId } from '../../model/ids.ts';
import { dataOf, type MachineState } from '../../model/kv.ts';
import { toArray } from '../../model/list.ts';
import type { Condition } from '../../model/scenario.ts';
import { CONTROLLER_GROUP } from '../../model/shard.ts';
import {
  type Envelope,
  type InstallShard,
  messageId,
  type Node,
  newestMachine,
  type ServerNode,
  type World,
} from '../../model/world.ts';
import { parse } from '../../scenario/parse.ts';
import { judge } from '../world/conditions.ts';
import { createWorld } from '../world/create.ts';
import { configNumber } from '../world/shards.ts';
import { nextAt } from '../world/step.ts';
import { checkedPerform, checkedStep } from './checkedStep.ts';

/** Two groups of a small store, and a shard controller on one server. Heartbeats are far apart, so that a hand-over has few steps. */
const SETUP = 'nodes 3  shards 4  groups 2  controllers 1  clerks 4  latency 1..3  heartbeat 100  retry 100';

function statements(text: string, setup = SETUP) {
  const parsed = parse(`raft 1\n${setup}\n${text}`);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.scenario;
}

/** Performs commands, one after the other, now. */
function order(world: World, text: string): World {
  return statements(text).script.reduce((now, { action }) => {
    if (action.do !== 'command') throw new Error('this is no command');
    return checkedPerform(now, action.command, now.now, 0).world;
  }, world);
}

/** What is the case instead of what a condition says; null when it holds. */
function judgement(world: World, text: string): string | null {
  let condition = conditions.get(text);
  if (!condition) {
    const action = statements(`await ${text}`).script[0]?.action;
    if (action?.do !== 'await') throw new Error(`${text}: this is no condition`);
    condition = action.condition;
    conditions.set(text, condition);
  }
  const verdict = judge(world, condition);
  return verdict.holds ? null : verdict.instead;
}
const conditions = new Map<string, Condition>();

/** Runs on until a condition holds. */
function run(world: World, until: string): World {
  let now = world;
  for (let instead = judgement(now, until); instead !== null; instead = judgement(now, until)) {
    if (nextAt(now) > world.now + 20_000) throw new Error(`${until}: waited 20,000 ms in vain, ${instead}`);
    now = checkedStep(now).world;
  }
  return now;
}

function runFor(world: World, ticks: number): World {
  let now = world;
  while (nextAt(now) <= world.now + ticks) now = checkedStep(now).world;
  return now;
}

/** Group 100 has everything, and all four shards hold something. c2 appends to a key of shard 2 and c3 to one of shard 3. */
function begin(words = ''): World {
  const text = `await leader
call c1 join 100
${[0, 1, 2, 3].map((i) => `call c1 append k${i} a`).join('\n')}
await answered
await settled
end`;
  let world = createWorld(statements(text, `${SETUP} ${words}`));
  while (!world.director.ended) world = checkedStep(world).world;
  expect(world.director.failures).toEqual([]);
  return order(world, 'workload c2, c3 keys own gap 1..5 get 1 put 0 append 3');
}

/** Brings a run to its end and looks whether all is as it must be. `shares`: how many shards of the four each group has. */
function expectWell(world: World, shares: readonly [number, number]): void {
  let end = run(run(order(world, 'workload off'), 'answered'), 'settled');
  end = run(
    order(end, `${[0, 1, 2, 3].map((i) => `call c1 get k${i}`).join('\n')}\ncall c2 get c2\ncall c3 get c3`),
    'answered',
  );
  for (const condition of ['no violation', 'appends once', 'linearizable'])
    expect(judgement(end, condition)).toBe(null);
  const owned = [100, 101].map((gid) => {
    const machine = newestMachine(end, gid);
    return machine?.kind === 'shardKv' ? Object.keys(machine.shards).length : 0;
  });
  expect(owned).toEqual(shares);
}

/** The worlds of a hand-over, from the call that begins it until all is done. */
function handOver(begun: World, call: string): World[] {
  const worlds = [order(begun, `call c1 ${call}`)];
  for (;;) {
    const world = worlds[worlds.length - 1] as World;
    if (judgement(world, 'answered c1') === null && judgement(world, 'settled') === null) return worlds;
    worlds.push(checkedStep(world).world);
  }
}

/** Who crashes: a group's leader, or all its servers; or all servers there are. */
interface Victims {
  readonly words: string;
  readonly isOne: (server: ServerNode) => boolean;
}

const leader = (gid: GroupId): Victims => ({
  words: `leader of ${gid}`,
  isOne: (server) => server.group === gid && server.raft.role.kind === 'leader',
});
const group = (gid: GroupId): Victims => ({ words: `group ${gid}`, isOne: (server) => server.group === gid });
const EVERYBODY: Victims = { words: 'servers', isOne: () => true };

/**
 * The worlds after those steps of a hand-over in which one of these did something. Until the next such step their crash
 * would come to the same.
 */
function moments(worlds: readonly World[], { isOne }: Victims): World[] {
  const hasActed = (before: World | undefined) => (node: Node, place: number) =>
    node.kind === 'server' && isOne(node) && node !== before?.nodes[place];
  return worlds.filter((world, k) => world.nodes.some(hasActed(worlds[k - 1])));
}

const VICTIMS = [leader(100), leader(101), group(100), group(101), group(0), EVERYBODY];
const CHANGES = [
  { call: 'join 101', before: [], shares: [2, 2] },
  { call: 'leave 100', before: ['join 101'], shares: [0, 4] },
] as const;
const WAYS = [
  { way: 'that keep their logs', words: '' },
  { way: 'that compact their logs after every entry', words: 'snapshot 1' },
  { way: 'between which a clerk carries the shards', words: 'handover clerk  snapshot 200' },
];
const CASES = WAYS.flatMap((way) =>
  CHANGES.flatMap((change) => VICTIMS.map((victims) => ({ ...way, ...change, victims, who: victims.words }))),
);

describe('a hand-over', () => {
  it.each(CASES)('of $call comes to its end whenever $who, $way, crash', ({ words, before, call, victims, shares }) => {
    const begun = before.reduce((world, first) => handOver(world, first).at(-1) as World, begin(words));
    const worlds = moments(handOver(begun, call), victims);
    expect(worlds.length).toBeGreaterThan(5);
    for (const world of worlds) {
      const down = runFor(order(world, `workload off\ncrash ${victims.words}`), 100);
      expectWell(order(down, 'restart down'), shares);
    }
  });

  it('needs no client to go on after a restart, though new leaders add no entry of their own', () => {
    const begun = runFor(order(begin('noop off'), 'workload off'), 1000);
    for (const world of moments(handOver(begun, 'join 101'), EVERYBODY)) {
      const down = runFor(order(world, 'crash servers'), 100);
      const settled = run(runFor(order(down, 'restart down'), 1000), 'settled');
      expectWell(settled, [2, 2]);
    }
  });
});

describe('a shard', () => {
  it('goes back and forth, while another goes the other way, over a bad network', () => {
    const words = 'loss 5%  duplicate 10%  disk 0..3  snapshot 200';
    let world = handOver(begin(words), 'join 101').at(-1) as World;
    for (let round = 0; round < 10; round++) {
      const [here, there] = round % 2 === 0 ? [101, 100] : [100, 101];
      world = order(world, `call c1 move 1 to ${here}\ncall c1 move 3 to ${there}\ncall c1 move 2 to ${there}`);
      world = runFor(world, 150);
    }
    expect(configNumber(newestMachine(world, CONTROLLER_GROUP) as MachineState)).toBe(32);
    expectWell(world, [2, 2]);
  });

  it('that comes late or twice changes nothing', () => {
    let world = begin();
    world = run(order(world, 'call c1 join 101'), 'answered c1');
    const isShard = ({ message }: Envelope) => message.type === 'InstallShard' && message.shard === 2;
    while (!world.bus.some(isShard)) world = checkedStep(world).world;
    const sent = world.bus.find(isShard) as Envelope;
    world = order(world, `duplicate ${messageId(sent)}\ndelay ${messageId({ ...sent, copy: 1 })} 2000`);
    world = run(world, 'settled');
    for (const there of [100, 101]) world = handOver(world, `move 2 to ${there}`).at(-1) as World;
    expect(world.now).toBeLessThan(sent.sentAt + 2000);
    const old = (sent.message as InstallShard).kv.data.c2 ?? '';
    world = runFor(world, 2500);
    expect(world.bus.some(isShard)).toBe(false);
    expect(dataOf(newestMachine(world, 101) as MachineState).c2?.length).toBeGreaterThan(old.length);
    expectWell(world, [2, 2]);
  });
});

const BY_CLERK = 'handover clerk  snapshot 200';

/** The worlds of a change after those steps in which the clerk that carries it out did something. */
function itsMoments(worlds: readonly World[], clerk: string): World[] {
  const place = worlds[0]?.places[clerk] ?? 0;
  return worlds.filter((world, k) => world.nodes[place] !== worlds[k - 1]?.nodes[place]);
}

/** How many shards each group has by the configuration in force. */
function sharesIn(world: World): [number, number] {
  const { shards } = newestConfig(world);
  return [shards.filter((owner) => owner === 100).length, shards.filter((owner) => owner === 101).length];
}

describe('a clerk that carries shards from group to group', () => {
  it.each(CHANGES)('can die at any step of $call: another ends what it has begun, or nothing has begun', (change) => {
    const begun = change.before.reduce((world, first) => handOver(world, first).at(-1) as World, begin(BY_CLERK));
    const worlds = itsMoments(handOver(begun, change.call), 'c1');
    expect(worlds.length).toBeGreaterThan(10);
    const ends = new Set<string>();
    for (const world of worlds) {
      const alone = runFor(order(world, 'workload off\ncrash c1'), 50);
      const ended = run(order(alone, 'restart c1\ncall c4 recover'), 'answered c4');
      ends.add(`${sharesIn(ended)}`);
      expectWell(ended, sharesIn(ended));
    }
    expect([...ends]).toEqual([`${sharesIn(begun)}`, `${change.shares}`]);
  });

  it.each(CHANGES)('can be cut off at any step of $call, and comes back when others have changed more', (change) => {
    const begun = change.before.reduce((world, first) => handOver(world, first).at(-1) as World, begin(BY_CLERK));
    for (const world of itsMoments(handOver(begun, change.call), 'c1')) {
      const alone = run(order(world, 'disconnect c1\ncall c4 recover'), 'answered c4');
      const there = order(alone, 'call c4 move 3 to 100\ncall c4 move 2 to 101\ncall c4 move 3 to 101\ncall c4 get k2');
      const back = run(order(run(there, 'answered c4'), 'connect c1'), 'answered c1');
      expectWell(back, sharesIn(back));
    }
  });

  it('is not alone: two clerks change different things at the same time, and both come about', () => {
    for (let seed = 1; seed <= 12; seed++) {
      let world = begin(`handover clerk  seed ${seed}  loss 5%  duplicate 5%`);
      world = run(order(world, 'call c1 join 101'), 'answered c1');
      for (const [one, other] of [
        ['move 0 to 101', 'move 1 to 101'],
        ['leave 100', 'move 3 to 100'],
        ['join 100', 'move 2 to 101'],
      ]) {
        world = run(order(world, `call c1 ${one}\ncall c4 ${other}`), 'answered c1');
      }
      world = run(world, 'answered');
      expect(newestConfig(world).num).toBeGreaterThanOrEqual(6);
      expectWell(world, sharesIn(world));
    }
  });

  it('finds a change already made, and a group that it cannot reach keeps it waiting', () => {
    const world = begin(BY_CLERK);
    const same = run(order(world, 'call c1 join 100\ncall c4 recover'), 'answered');
    const asked = toArray(same.operations).filter(({ op }) => op.type === 'join' || op.type === 'recover');
    expect(asked.map(({ op, result }) => `${op.type} ${result?.ok}`)).toEqual([
      'join true',
      'join false',
      'recover true',
    ]);
    const down = runFor(order(same, 'crash group 101\ncall c1 join 101'), 3000);
    expect(judgement(down, 'answered c1')).toBe('c1 still waits for an answer');
    expect(newestConfig(down).num).toBe(1);
    expectWell(run(order(down, 'restart group 101'), 'answered c1'), [2, 2]);
  });
});

// How clerks of a sharded store find who owns a key, and the leaders of groups one another.
import { describe, expect, it } from 'vitest';
import type { Event } from '../../model/event.ts';
import type { NodeId } from '../../model/ids.ts';
import { toArray } from '../../model/list.ts';
import { nodeOf, type World } from '../../model/world.ts';
import { parse } from '../../scenario/parse.ts';
import { createWorld } from './create.ts';
import { step } from './step.ts';

/** A small store; a script that must hold, and what happened in it. */
function play(script: string, setup = 'nodes 3  shards 4  groups 3  controllers 3  clerks 3  latency 1..3') {
  const parsed = parse(`raft 1\n${setup}\n${script}\nend`);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  let world = createWorld(parsed.scenario);
  const events: Event[] = [];
  while (!world.director.ended) {
    const next = step(world);
    world = next.world;
    events.push(...next.events);
  }
  expect(world.director.failures).toEqual([]);
  return { world, events };
}

/** What a clerk asked, as `s2 query` or `n1 put`, in order. */
function asked(events: readonly Event[], clerk: NodeId): string[] {
  return events.flatMap((event) => {
    if (event.type !== 'MessageSent' || event.envelope.from !== clerk) return [];
    const { to, message } = event.envelope;
    return message.type === 'ClerkRequest' ? [`${to} ${message.op.type}`] : [];
  });
}

/** The calls of a clerk, as `put ok`, in order. */
function answers({ operations }: World, clerk: NodeId): string[] {
  return toArray(operations)
    .filter((o) => o.clerk === clerk)
    .map(({ op, result }) => `${op.type} ${result?.ok ? (result.value ?? 'ok') : (result?.value ?? 'no')}`);
}

describe('a clerk of a sharded store', () => {
  it('asks the shard controller who owns a key, once, and from then on the owner', () => {
    const { world, events } = play(`await leader
call c1 join 100, 101
await answered
await settled
call c2 put k0 a
call c2 put k1 b
call c2 put k3 d
await answered`);
    const requests = asked(events, 'c2');
    const first = requests.findIndex((request) => request.endsWith('put'));
    expect(requests.slice(0, first).every((request) => /^s\d query$/.test(request))).toBe(true);
    expect(requests.slice(first).every((request) => /^n\d put$/.test(request))).toBe(true);
    expect(answers(world, 'c2')).toEqual(['put ok', 'put ok', 'put ok']);
  });

  it('asks anew when the owner has changed, and keeps the id of its request', () => {
    const { world, events } = play(`await leader
call c1 join 100
call c2 append k0 a
await answered
await settled
call c1 move 0 to 100
call c1 join 101
call c1 move 0 to 101
await answered
await settled
call c2 append k0 b
await answered
call c3 get k0
await answered
expect answer c3 = ab`);
    const last = asked(events, 'c2').slice(-8);
    expect(last.some((request) => /^s\d query$/.test(request))).toBe(true);
    const ids = events.flatMap((e) =>
      e.type === 'MessageSent' && e.envelope.from === 'c2' && e.envelope.message.type === 'ClerkRequest'
        ? [e.envelope.message.op.requestId]
        : [],
    );
    expect([...new Set(ids)]).toEqual([1, 2]);
    expect(answers(world, 'c1')).toEqual(['join ok', 'move no', 'join ok', 'move ok']);
  });

  it('gives up a group that keeps silent when another owns the key by now', () => {
    const { events } = play(`await leader
call c1 join 100
call c2 put k0 a
await answered
await settled
call c1 join 101
call c1 leave 100
await answered
await settled
crash group 100
call c2 get k0
await answered within 3000
expect answer c2 = a`);
    const first = asked(events, 'c2').findIndex((request) => request.endsWith('get'));
    const search = asked(events, 'c2').slice(first);
    expect(search.slice(0, 3).every((request) => /^n[123] get$/.test(request))).toBe(true);
    expect(new Set(search.slice(0, 3)).size).toBe(3);
  });

  it('does not take a server of the old owner for one of the new when its answer comes late', () => {
    const setup = 'nodes 1  shards 4  groups 2  controllers 1  clerks 2  latency 1..3  retry 100';
    const { events } = play(
      `await leader
call c1 join 100, 101
await answered
await settled
link n1 > c2 latency 600
call c2 append k0 a
wait 20
call c1 move 0 to 101
await answered c1
await settled
crash n2
await answered c2 within 1000
restart n2
call c2 get k0
await answered c2 within 2000
expect answer c2 = a`,
      setup,
    );
    const requests = asked(events, 'c2');
    expect(requests.slice(0, requests.indexOf('n2 append')).includes('n1 append')).toBe(true);
  });

  it('waits while nobody owns a key, and while its owner is only a name', () => {
    play(`await leader
call c2 put k0 a
wait 1500
expect open of c2 = 1
call c1 join 7 = x y
await answered c1
wait 1500
expect open of c2 = 1
expect answers of c2 = 0`);
    play(`call c2 put k0 a
wait 1500
call c1 join 100
await answered within 1000
await value k0=a on group 100`);
  });

  it('finds the shard controller, whichever of its servers lead, and so do the groups', () => {
    play(`await leader
crash leader of 0
call c1 join 100, 101
await answered
await settled
call c2 put k0 a
await answered
restart down of 0
crash leader of 0
await leader
call c1 leave 100
await answered
await settled
call c2 get k0
await answered
expect answer c2 = a
expect owned 101 = 4`);
  });

  it('that is bound to one server asks it alone, whoever owns the key', () => {
    const { events } = play(`await leader
call c1 join 101
await answered
await settled
call c2 get k0 via leader of 100
wait 2000
expect open of c2 = 1`);
    expect(new Set(asked(events, 'c2')).size).toBe(1);
  });
});

describe('what a versioned put is told', () => {
  // Groups of one server: who does not lead may once have led, and then one cannot know either.
  const setup = 'nodes 1  shards 4  groups 2  controllers 1  clerks 2  latency 1..3';
  const begin = `await leader
call c1 join 100
await answered
await settled
call c1 vput x a 0
await answered
`;

  it('is certain after a search for the owner: nothing has run before', () => {
    const { events } = play(
      `${begin}call c2 vput x b 0
await answered
expect answer c2 = version
call c2 vput y b 1
await answered
expect answer c2 = nokey`,
      setup,
    );
    expect(asked(events, 'c2')).toEqual(['s1 query', 'n1 vput', 'n1 vput']);
  });

  it('is certain after a refusal by a group that did not serve the key', () => {
    const { world } = play(
      `${begin}call c2 get x
call c1 join 101
call c1 move 0 to 101
await answered
await settled
call c2 vput x b 7
await answered
expect answer c2 = version`,
      setup,
    );
    expect(nodeOf(world, 'c2')).toMatchObject({ config: { num: 3 } });
  });

  it('is not certain after an answer that never came', () => {
    play(
      `${begin}call c2 get x
await answered
link group 100 > c2 loss 100%
call c2 vput x b 1
wait 500
link group 100 > c2 loss 0%
await answered
expect answer c2 = maybe`,
      setup,
    );
  });
});

describe('a leader that hands shards over', () => {
  it('sends each once, if nothing is lost, and does not go through them again whenever one has arrived', () => {
    const setup = 'nodes 1  shards 10  groups 2  controllers 1  clerks 1  latency 1..20';
    const { events } = play(
      `call c1 join 100
await answered
await settled
call c1 put k0 a
call c1 join 101
await answered
await settled`,
      setup,
    );
    const offers = events.flatMap((event) => (event.type === 'ShardOffered' ? [event] : []));
    // Who is offered a shard before it has the configuration sends it back to be offered again.
    const known = offers.filter(({ verdict }) => verdict !== 'waiting');
    expect(known.map(({ shard, verdict }) => `${shard} ${verdict}`).sort()).toEqual(
      [5, 6, 7, 8, 9].map((shard) => `${shard} taken`),
    );
  });
});

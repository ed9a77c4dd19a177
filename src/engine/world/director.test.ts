// The script as part of the world: order, time, waiting, repetition, expectation, and who is meant.
import { describe, expect, it } from 'vitest';
import type { Event } from '../../model/event.ts';
import type { World } from '../../model/world.ts';
import { serversOf } from '../../model/world.ts';
import { parse } from '../../scenario/parse.ts';
import { worldFingerprint } from '../prim/fingerprint.ts';
import { createWorld } from './create.ts';
import { resolveSides } from './selectors.ts';
import { nextAt, step } from './step.ts';

function play(text: string, until = 20_000): { world: World; events: Event[] } {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  let world = createWorld(parsed.scenario);
  const events: Event[] = [];
  while (nextAt(world) <= until && !(world.director.ended || world.director.frames.length === 0)) {
    const done = step(world);
    world = done.world;
    events.push(...done.events);
  }
  return { world, events };
}

const performed = (events: readonly Event[]) =>
  events.flatMap((e) => (e.type === 'CommandPerformed' ? [`@${e.at} ${e.command.type} ${e.nodes.join(' ')}`] : []));

describe('servers by what is in their logs', () => {
  it('are those that have an entry, those that have not, and any of these', () => {
    const { world, events } = play(
      [
        'raft 1',
        'noop off',
        'timeout n1',
        'await leader n1',
        'cut n1 <> n4, n5',
        'start n1 a',
        'await committed a on 3',
        'let i = n1.lastIndex',
        'crash servers without entry $i',
        'expect count of servers with entry 1 = 3',
        'expect count of up with entry 2 = 0',
        'disk any follower with entry $i 5',
        'let holders = servers with entry $i',
        'snapshot $holders',
        'expect count of servers with entry 1 = 3',
      ].join('\n'),
    );
    expect(world.director.failures).toEqual([]);
    expect(performed(events).at(-3)).toMatch(/crash n4 n5$/);
    expect(performed(events).at(-2)).toMatch(/disk n[23]$/);
    expect(performed(events).at(-1)).toMatch(/snapshot n1 n2 n3$/);
  });

  it('are told in the words of the language, and need a number', () => {
    const wrong = parse('raft 1\ncrash any follower with entry x');
    expect(wrong).toMatchObject({ ok: false, errors: [{ line: 2 }] });
    const sent = parse('raft 1\nstart leader with');
    expect(sent).toMatchObject({ ok: true, scenario: { script: [{ action: { command: { value: 'with' } } }] } });
  });
});

describe('the script', () => {
  it('runs its lines in order, at once, at an instant, or so long after the line before', () => {
    const { events } = play('raft 1\n\ncrash n1\n@900 crash n2\n+200 restart n1\nrestart n2\n@100 crash n3');
    expect(performed(events)).toEqual([
      '@0 crash n1',
      '@900 crash n2',
      '@1100 restart n1',
      '@1100 restart n2',
      '@1100 crash n3',
    ]);
  });

  it('waits from the end of a wait', () => {
    const { events } = play('raft 1\nwait 300\n+100 crash n1\nwait 50\ncrash n2');
    expect(performed(events)).toEqual(['@400 crash n1', '@450 crash n2']);
  });

  it('repeats a block, blocks inside blocks too', () => {
    const { events } = play(
      'raft 1\nrepeat 2 {\n  +10 crash n1\n  repeat 2 { +1 restart n1; crash n1 }\n}\n+5 crash n2',
    );
    expect(performed(events).map((p) => p.split(' ').slice(0, 2).join(' '))).toEqual([
      '@10 crash',
      '@11 restart',
      '@11 crash',
      '@12 restart',
      '@12 crash',
      '@23 restart',
      '@23 crash',
      '@24 restart',
      '@24 crash',
      '@29 crash',
    ]);
  });

  it('goes on the moment that what it awaits comes true', () => {
    const { events } = play('raft 1\nawait leader\ncrash leader\nawait leader\nend');
    const elected = events.filter((e) => e.type === 'BecameLeader');
    const ended = events.filter((e) => e.type === 'AwaitEnded');
    expect(ended.map((e) => e.at)).toEqual(elected.map((e) => e.at));
    expect(events.at(-1)?.type).toBe('ScenarioEnded');
  });

  it('gives up an await, says so with what is the case instead, and goes on', () => {
    const { world, events } = play('raft 1\ncrash servers\nawait leader within 700\ncrash c1');
    expect(world.director.failures).toMatchObject([
      { line: 3, at: 700, message: 'waited 700 ms for this in vain, but no server leads' },
    ]);
    expect(performed(events).at(-1)).toBe('@700 crash c1');
  });

  it('reports an expectation that does not hold and keeps the run', () => {
    const { world } = play('raft 1\nawait leader\nexpect no leader\nexpect leader\nexpect n1.currentTerm > 5');
    expect(world.director.failures.map((f) => f.line)).toEqual([3, 5]);
    expect(world.director.failures[1]?.message).toBe('this was expected, but n1.currentTerm is 1');
  });

  it('shows notes until the next one', () => {
    const { world } = play('raft 1\nnote First.\nnote "Second, with \\"quotes\\"."');
    expect(world.director.caption).toBe('Second, with "quotes".');
  });

  it('judges what is committed, held and answered', () => {
    const { world } = play(
      'raft 1\nawait leader\ncall c1 put x 1\nawait answered\nexpect committed x=1 on 1\nawait committed x=1 on 5\nexpect value x=1 on leader\n' +
        'expect value y=none on servers\nexpect answer c1 = ok\ncall c1 get x\nawait answered c1\nexpect answer c1 = 1\nexpect no violation',
    );
    expect(world.director.failures).toEqual([]);
  });

  it('never stops for a command that makes no sense', () => {
    const { events, world } = play('raft 1\nrestart leader\nstart n1 x\ndrop n1>n2@5\ncrash n1\ncrash n1\nwipe n2');
    expect(
      events.filter((e) => e.type === 'CommandIgnored').map((e) => (e.type === 'CommandIgnored' ? e.reason : '')),
    ).toEqual([
      'it finds no process',
      'n1 does not lead',
      'no message n1>n2@5 is in flight',
      'n1 is down already',
      'n2 must be down before its disk can be wiped',
    ]);
    expect(world.director.frames).toEqual([]);
  });

  it('draws from the seed: the same every time, and otherwise with another seed', () => {
    const victims = (seed: number) =>
      performed(play(`raft 1\nseed ${seed}\nrepeat 6 { +50 crash any server; restart down }`).events).join();
    expect(victims(1)).toBe(victims(1));
    expect(victims(1)).not.toBe(victims(2));
  });

  it('is part of the world: a run continued from its middle ends in the same world', () => {
    const text =
      'raft 1\nseed 3\nawait leader\nrepeat 3 { crash leader; await leader; restart down; call c1 append x y; await answered }\nend';
    const whole = play(text);
    const parsed = parse(text);
    if (!parsed.ok) throw new Error('the text is right');
    let world = createWorld(parsed.scenario);
    for (let i = 0; i < Math.floor(whole.world.step / 2); i++) world = step(world).world;
    world = JSON.parse(JSON.stringify(world)) as World; // a value, not an object with a life
    while (!world.director.ended) world = step(world).world;
    expect(worldFingerprint(world)).toBe(worldFingerprint(whole.world));
  });
});

describe('the sides of a partition', () => {
  it('settle what is named first, then what is drawn, and rest takes what is left', () => {
    const { world } = play('raft 1\nseed 5\nawait leader');
    const scene = { nodes: world.nodes, seed: 5, place: '', unplugged: [], names: {} };
    const leader = serversOf(world).find((s) => s.raft.role.kind === 'leader')?.id as string;
    const [a, b] = resolveSides(scene, [
      [{ kind: 'rest' }],
      [{ kind: 'any', count: 1, of: { kind: 'followers' } }, { kind: 'leader' }],
    ]);
    expect(b).toHaveLength(2);
    expect(b).toContain(leader);
    expect(a).toHaveLength(3);
    expect(new Set([...(a ?? []), ...(b ?? [])]).size).toBe(5);
  });
});

describe('what must always hold', () => {
  const FAILS =
    'raft 1\n\nawait leader\nalways count of up >= 4\ncrash n1\ncrash n2\nrestart n1, n2\ncrash n1, n2\nwait 50';

  it('is looked at after every step, and told once, at the step that broke it', () => {
    const { world, events } = play(FAILS);
    const [second] = events.filter((e) => e.type === 'CommandPerformed' && e.nodes.includes('n2'));
    expect(world.director.failures).toEqual([
      { line: 4, message: 'this must always hold, but it is 3, not at least 4', step: second?.step, at: second?.at },
    ]);
    expect(events.filter((e) => e.type === 'ExpectationFailed')).toHaveLength(1);
  });

  it('must hold at once, and may stand in a block', () => {
    const { world } = play('raft 1\n\nrepeat 3 { always n1.currentTerm >= 1; wait 100 }');
    expect(world.director.failures.map(({ line, at }) => [line, at])).toEqual([[3, 0]]);
    const again = play('raft 1\n\nrepeat 3 { always n1.currentTerm >= 0; wait 100 }').world;
    expect(again.director.failures).toEqual([]);
    expect(again.director.standing).toHaveLength(1);
  });

  it('is not the history of clients, which is judged once', () => {
    const parsed = parse('raft 1\n\nalways linearizable');
    expect(parsed.ok ? '' : parsed.errors[0]?.message).toMatch(/^What clients saw is looked at once, at the end/);
  });
});

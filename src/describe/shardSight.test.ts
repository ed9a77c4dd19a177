import { describe, expect, it } from 'vitest';
import { checkedStep } from '../engine/check/checkedStep.ts';
import { createWorld } from '../engine/world/create.ts';
import type { Errand } from '../model/errand.ts';
import type { World } from '../model/world.ts';
import { parse } from '../scenario/parse.ts';
import { situation } from './caption.ts';
import { carriersOf, holdingsOf, movesIn } from './shardSight.ts';

/** A store of two groups, of which the second joins when the first owns everything; `more` follows. */
function storeUntil(holds: (world: World) => boolean, more = '', setup = 'clerks 1', before = ''): World {
  const read = parse(`raft 1
shards 4  groups 2  nodes 3  seed 5  ${setup}
await leader
call c1 join 100
await answered
await settled
call c1 put k2 a
await answered
${before}call c1 join 101
${more}`);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  let world = createWorld(read.scenario);
  for (let i = 0; i < 20_000; i++) {
    if (holds(world)) return world;
    world = checkedStep(world).world;
  }
  throw new Error('it never came to that');
}

const phases = (world: World, gid: number) => holdingsOf(world, gid).map(({ shard, phase }) => `${shard} ${phase}`);
/** Group 100 dies as soon as it has come to the configuration that takes its shards away. */
const DYING = 'await n1.config >= 2\ncrash group 100\n';
const isDead = (world: World) => world.nodes.filter(({ health }) => health === 'down').length === 3;
const isMoving = (world: World) => phases(world, 100).includes('2 leaving');

describe('what a group has', () => {
  it('are its shards with their phases, from the first configuration to the last deletion', () => {
    const before = storeUntil((world) => phases(world, 100).length === 4);
    expect(phases(before, 100)).toEqual(['0 serving', '1 serving', '2 serving', '3 serving']);
    expect(holdingsOf(before, 101)).toEqual([]);
    const during = storeUntil((world) => isMoving(world) && phases(world, 101).includes('2 arriving'));
    expect(phases(during, 100)).toEqual(['0 serving', '1 serving', '2 leaving', '3 leaving']);
    expect(phases(during, 101)).toEqual(['2 arriving', '3 arriving']);
    expect(Object.keys(holdingsOf(during, 100)[2]?.kv.data ?? {})).toEqual(['k2']);
  });

  it('is told from what waits in the log to be deleted', () => {
    const world = storeUntil((at) => phases(at, 100).includes('2 deleting'));
    expect(phases(world, 101)).toContain('2 serving');
  });

  it('is remembered when all its servers have crashed', () => {
    const world = storeUntil(isDead, DYING);
    expect(world.nodes.filter(({ health }) => health === 'down').map(({ id }) => id)).toEqual(['n1', 'n2', 'n3']);
    expect(phases(world, 100)).toEqual(['0 serving', '1 serving', '2 leaving', '3 leaving']);
  });
});

describe('the shards that change hands', () => {
  it('are told with both ends, until the old copy is gone', () => {
    expect(movesIn(storeUntil(isMoving))).toEqual([
      { shard: 2, from: 100, to: 101, arrived: false },
      { shard: 3, from: 100, to: 101, arrived: false },
    ]);
    const arrived = storeUntil((world) => movesIn(world).some((move) => move.arrived));
    expect(movesIn(arrived).find((move) => move.arrived)).toMatchObject({ from: 100, to: 101 });
    const over = storeUntil((world) => phases(world, 101).length === 2 && phases(world, 100).length === 2);
    expect(movesIn(over)).toEqual([]);
  });
});

describe('the caption of a sharded store', () => {
  const said = (world: World) => {
    const { title, detail } = situation(world, world.now);
    return `${title} ${detail}`;
  };

  it('says that nobody owns anything, and what could be done', () => {
    expect(said(storeUntil(() => true))).toBe('Nobody owns a shard yet. 2 groups could join: let a client call join.');
  });

  it('names all shards on their way, and where from', () => {
    expect(said(storeUntil(isMoving))).toBe(
      'Shards 2 and 3 are on their way to group 101. Configuration 2 takes 2 and 3 from group 100. Until they are in the new owner’s log nobody serves them; all others are served.',
    );
  });

  it('says who owns what when all is done', () => {
    const over = storeUntil((world) => phases(world, 101).length === 2 && phases(world, 100).length === 2);
    expect(said(over)).toBe(
      'Configuration 2 is in force. Group 100 owns shards 0 and 1 and group 101 owns shards 2 and 3.',
    );
  });

  it('says what is lost with a group that dies while its shards are leaving', () => {
    expect(said(storeUntil(isDead, DYING))).toBe(
      'Group 100 has lost its majority: 0 of 3 servers are up. Shards 2 and 3 should leave it, but only its logs have them: group 101 waits, and nobody serves them. Nobody can read or write shards 0 and 1.',
    );
  });
});

describe('a store whose shards a clerk carries', () => {
  const BY_CLERK = 'controllers 1  handover clerk  clerks 2';
  const at = (stage: Errand['stage']) =>
    storeUntil(
      ({ nodes }) =>
        nodes.some(
          (node) =>
            node.kind === 'clerk' && node.pending?.errand?.next?.num === 2 && node.pending.errand.stage === stage,
        ),
      '',
      BY_CLERK,
    );

  const told = (world: World) => situation(world, world.now);

  it('tells who goes over to what, and what is done with the shard', () => {
    expect(told(at('freezes'))).toEqual({
      title: 'c1 goes over to configuration 2.',
      detail:
        'Group 100 is asked to freeze shard 2 and to tell what is in it. From then on nobody serves it until group 101 has it; all others are served.',
    });
    expect(told(at('installs')).detail).toMatch(/^Group 100 has frozen shard 2, and the clerk brings it to group 101/);
    expect(movesIn(at('installs'))).toEqual([{ shard: 2, from: 100, to: 101, arrived: false }]);
    expect(told(at('deletes')).detail).toMatch(/^Shard 2 is in the log of group 101\./);
    expect(movesIn(at('deletes'))).toEqual([{ shard: 2, from: 100, to: 101, arrived: true }]);
    expect(told(at('publishes')).detail).toMatch(/^Every shard is where it says/);
  });

  it('says so when the clerk has died half-way and nobody has taken over', () => {
    const frozen = (world: World) => phases(world, 100).includes('2 leaving');
    const down = (world: World) => world.nodes.some(({ health }) => health === 'down');
    const dead = storeUntil(
      (world) => frozen(world) && down(world),
      'await leader of 100.commitIndex > $i\ncrash c1\n',
      BY_CLERK,
      'let i = leader of 100.commitIndex\n',
    );
    expect(told(dead)).toEqual({
      title: 'Nobody carries out configuration 2.',
      detail:
        'Shard 2 is frozen at group 100, and nobody serves it. A client that is called to recover ends it, and so does one that is called for another change.',
    });
    expect(carriersOf(dead, { num: 2, shards: [], groups: {} })).toEqual([]);
  });
});

// What a scenario can say of the sharded store, judged on worlds in which it holds and in which it does not.
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../model/scenario.ts';
import type { World } from '../../model/world.ts';
import { parse } from '../../scenario/parse.ts';
import { judge } from './conditions.ts';
import { createWorld } from './create.ts';
import { step } from './step.ts';

const SETUP = 'nodes 1  shards 4  groups 2  controllers 1  clerks 2  latency 1..3';

function scenario(text: string) {
  const parsed = parse(`raft 1\n${text}\n`);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.scenario;
}

/** The world in which a script ends. */
function ended(script: string, setup = SETUP): World {
  let world = createWorld(scenario(`${setup}\n${script}\nend`));
  while (!world.director.ended) world = step(world).world;
  expect(world.director.failures).toEqual([]);
  return world;
}

/** What is the case instead of a condition; null when it holds. */
function instead(world: World, text: string): string | null {
  const { action } = scenario(`${SETUP}\nexpect ${text}`).script[0] ?? {};
  const verdict = judge(world, (action as { condition: Condition }).condition);
  return verdict.holds ? null : verdict.instead;
}

/** Group 100 has shard 0, and 101 the other three: shard 1 has been moved to it. */
const SHARED = ended(`await leader
call c1 join 100
await answered
await settled
call c1 query
call c1 put k2 a
call c1 join 101
call c1 query
await answered
await settled
call c1 move 1 to 101
call c1 query 2
await answered
await settled`);

/** The same, but 101 is down when shard 1 is moved to it. */
const HALF_WAY = ended(`await leader
call c1 join 100, 101
await answered
await settled
crash group 101
call c1 move 1 to 101
await answered
wait 1000`);

describe('a condition on the sharded store', () => {
  it.each([
    ['shard 0 at 100', 'shard 2 at 100', '100 does not have it'],
    ['members 101 = n2', 'members 101 = n1', 'they are n2'],
    ['members 100 = n1', 'members 102 = n1', 'there is no group 102'],
    ['owner 1 = 101', 'owner 1 = 100', 'it is 101, not 100'],
    ['owned 101 = 3', 'owned 100 = 3', 'it is 1, not 3'],
    ['config = 3', 'config = 2', 'it is 3, not 2'],
    ['config > 2', 'config > 3', 'it is 3, not more than 3'],
    ['config != 2', 'config != 3', 'both are 3'],
    ['moved = 1', 'moved = 0', 'it is 1, not 0'],
    ['n1.config = 3', 's1.config < 3', 's1.config is 3'],
  ])('%s holds, and %s does not', (held, other, why) => {
    expect(instead(SHARED, held)).toBe(null);
    expect(instead(SHARED, other)).toBe(why);
  });

  it('on the balance counts shards', () => {
    expect(instead(SHARED, 'balanced 100, 101')).toBe('they have 1, 3 shards');
    expect(instead(SHARED, 'balanced 100')).toBe('the groups are 100, 101');
    expect(instead(ended('await leader\ncall c1 join 100, 101\nawait answered'), 'balanced 100, 101')).toBe(null);
    expect(instead(ended('await leader'), 'balanced none')).toBe(null);
    expect(instead(ended('await leader'), 'balanced 100')).toBe('the groups are none');
  });

  it('on the moves asks what the balance needs', () => {
    expect(instead(SHARED, 'moved least')).toBe('1 shards have been moved where 0 would do');
    expect(instead(ended('await leader\ncall c1 join 100\ncall c1 join 101\nawait answered'), 'moved least')).toBe(
      null,
    );
    expect(instead(ended('await leader'), 'moved least')).toBe('there has been no change yet');
  });

  it('on what was told compares it', () => {
    expect(instead(SHARED, 'queries agree')).toBe(null);
    expect(instead(HALF_WAY, 'queries agree')).toBe('nobody has been told a configuration');
  });

  it('on the end of a hand-over waits for leaders that know it', () => {
    expect(instead(SHARED, 'settled')).toBe(null);
    expect(instead(HALF_WAY, 'settled')).toBe('100 still hands shards over');
    const reborn = ended('restart group 101\nawait leader\nawait settled');
    expect(instead(reborn, 'settled')).toBe(null);
    expect(instead(ended('wait 1'), 'settled')).toBe('the shard controller has no leader');
    expect(instead(ended('await leader\ncrash group 101'), 'settled')).toBe('101 has no leader');
    expect(instead(ended('await leader\ncall c1 join 100\nawait answered'), 'settled')).toMatch(
      /^100 has configuration 0 and the newest is 1$/,
    );
  });

  it('says how there comes to be one, where there is none', () => {
    const world = ended('await leader', 'nodes 1');
    expect(instead(world, 'settled')).toMatch(/the setup line "shards 10" makes one$/);
    expect(instead(world, 'config = 0')).toBe('one side cannot be read off now');
  });
});

describe('a restart', () => {
  it('hides no configuration from what is said to be settled', () => {
    const world = ended(`await leader
call c1 join 100
await answered
await settled
call c1 join 101
await answered
crash servers
restart servers`);
    expect(instead(world, 'settled')).not.toBe(null);
  });
});

// The checks of the sharded store: silent on legal runs, however rough, and raised by every known bug.
import { describe, expect, it } from 'vitest';
import { BUG_TEXTS } from '../../describe/bugs.ts';
import type { Violation } from '../../model/ghost.ts';
import { type BugId, CARRIER_BUGS, type Setup, SHARD_BUGS } from '../../model/setup.ts';
import type { ShardKvState, ShardPhase } from '../../model/shard.ts';
import { nodeOf, type ServerNode, type World } from '../../model/world.ts';
import { parse } from '../../scenario/parse.ts';
import { shardRun } from '../cli/shardRun.ts';
import { runTrial } from '../trial.ts';
import { check } from './check.ts';

function trial(text: string) {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return runTrial(parsed.scenario, { until: null });
}

describe('legal runs', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('stay silent while shards wander under faults, seed %i', (seed) => {
    const { failures, violations, world } = trial(shardRun(seed, [], seed % 2 ? 'groups' : 'clerk'));
    expect({ failures, violations }).toEqual({ failures: [], violations: [] });
    expect(Object.keys(world.ghost.store.furthest)).toEqual(['100', '101', '102']);
  });
});

describe('each known bug', () => {
  const hunt = (bug: BugId, isIt: (violation: Violation) => boolean, handover: Setup['handover'] = 'groups') => {
    for (let seed = 1; seed <= 20; seed++) {
      const found = trial(shardRun(seed, [bug], handover)).violations.find(isIt);
      if (found) return found;
    }
    throw new Error(`${bug} was not noticed`);
  };

  it.each(SHARD_BUGS)('%s breaks first what is said of it', (bug) => {
    expect(hunt(bug, () => true).invariant).toBe(BUG_TEXTS[bug].alarm);
  });

  const noticed = CARRIER_BUGS.filter((bug) => BUG_TEXTS[bug].alarm !== null);
  it.each(noticed)('%s breaks first what is said of it, where clerks hand shards over', (bug) => {
    expect(hunt(bug, () => true, 'clerk').invariant).toBe(BUG_TEXTS[bug].alarm);
  });

  it('a shard that a clerk deletes before it has brought it to its new owner is missed', () => {
    expect(hunt('delete-on-send', () => true, 'clerk').invariant).toBe('I35');
  });

  it('sessions that stay behind let a request run twice', () => {
    expect(hunt('sessions-stay', (v) => v.invariant === 'I32').detail).toMatch(/has run before/);
  });
});

/** A store at rest: all shards at 100, none on the way. */
const CALM = trial(
  'raft 1\nshards 2  groups 2  nodes 1  controllers 1\nawait leader\ncall c1 join 100, 101\nawait answered\nawait settled\nend\n',
).world;

/** What the checks say when the server of a group comes to serve, await or lose shards, at some later index. */
function judged(world: World, id: string, num: number, phases: Readonly<Record<number, ShardPhase>>) {
  const was = nodeOf(world, id) as ServerNode;
  const machine = was.machine as ShardKvState;
  const { kv } = Object.values(machine.shards)[0] as ShardKvState['shards'][number];
  const shards = Object.fromEntries(Object.entries(phases).map(([shard, phase]) => [shard, { phase, kv }]));
  const lastApplied = was.raft.lastApplied + 1;
  const is: ServerNode = {
    ...was,
    machine: { ...machine, config: { ...machine.config, num }, shards },
    raft: { ...was.raft, lastApplied },
  };
  const after = { ...world, step: world.step + 1, nodes: world.nodes.with(world.places[id] ?? 0, is) };
  const ghost = check(world, after, []);
  const alarms = ghost.violations.map((v) => v.invariant).filter((id) => id === 'I34' || id === 'I35');
  return { alarms, world: { ...after, ghost } };
}

describe('by hand', () => {
  it('one shard with two owners', () => {
    const first = judged(CALM, 'n1', 1, { 0: 'serving' });
    expect(first.alarms).toEqual([]);
    expect(judged(first.world, 'n2', 1, { 0: 'serving', 1: 'serving' }).alarms).toEqual(['I34']);
  });

  it('a shard that is awaited and gone', () => {
    expect(judged(CALM, 'n2', 2, { 0: 'arriving', 1: 'serving' }).alarms).toEqual([]); // 100 has not come so far
    const waits = judged(CALM, 'n2', 2, { 0: 'arriving', 1: 'serving' }).world;
    expect(judged(waits, 'n1', 2, { 0: 'leaving' }).alarms).toEqual([]);
    expect(judged(waits, 'n1', 2, {}).alarms).toEqual(['I35']);
  });
});

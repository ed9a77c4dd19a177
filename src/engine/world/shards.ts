// What a scenario awaits, expects and counts of the sharded store, judged on a world.
import type { GroupId } from '../../model/ids.ts';
import { dataOf, type KvState, type MachineState } from '../../model/kv.ts';
import { toArray } from '../../model/list.ts';
import type { Condition, Quantity } from '../../model/scenario.ts';
import { groupIds } from '../../model/setup.ts';
import {
  CONFIG_KEY,
  CONTROLLER_GROUP,
  gidsOf,
  isSettled,
  NEXT_KEY,
  NOBODY,
  readConfig,
  type ShardConfig,
} from '../../model/shard.ts';
import { newestMachine, serversOf, type World } from '../../model/world.ts';
import { rebalance } from '../machine/rebalance.ts';
import { lastIndex, termAt } from '../raft/log.ts';
import type { Verdict } from './conditions.ts';
import { leaderOf } from './selectors.ts';

type ShardCondition = Extract<
  Condition,
  { kind: 'shard' | 'settled' | 'balanced' | 'members' | 'moved least' | 'queries agree' }
>;
type ShardQuantity = Extract<Quantity, { kind: 'config' | 'moved' | 'owned' | 'owner' }>;

/** Judges a condition about the sharded store. */
export function judgeShards(world: World, condition: ShardCondition): Verdict {
  const configs = configsOf(world);
  const newest = configs.at(-1);
  if (!newest) return { holds: false, instead: 'there is no sharded store; the setup line "shards 10" makes one' };
  switch (condition.kind) {
    case 'shard': {
      const { shard, gid } = condition;
      const machine = newestMachine(world, gid);
      const phase = machine?.kind === 'shardKv' ? machine.shards[shard]?.phase : undefined;
      return unless(phase === 'serving', phase ? `shard ${shard} is ${phase} there` : `${gid} does not have it`);
    }
    case 'settled':
      return judgeSettled(world);
    case 'balanced':
      return judgeBalance(newest, condition.gids);
    case 'members': {
      const members = newest.groups[condition.gid]?.join(' ');
      const instead = members === undefined ? `there is no group ${condition.gid}` : `they are ${members}`;
      return unless(members === condition.servers.join(' '), instead);
    }
    case 'moved least': {
      const before = configs.at(-2);
      if (!before) return { holds: false, instead: 'there has been no change yet' };
      const least = moves(before.shards, rebalance(before.shards, gidsOf(newest)));
      const moved = moves(before.shards, newest.shards);
      return unless(moved <= least, `${moved} shards have been moved where ${least} would do`);
    }
    case 'queries agree':
      return judgeQueries(world);
  }
}

/** Counts what an amount names of the sharded store; null when there is none. */
export function measureShards(world: World, quantity: ShardQuantity): number | null {
  const configs = configsOf(world);
  const newest = configs.at(-1);
  if (!newest) return null;
  switch (quantity.kind) {
    case 'config':
      return newest.num;
    case 'moved':
      return moves(configs.at(-2)?.shards ?? newest.shards, newest.shards);
    case 'owned':
      return newest.shards.filter((owner) => owner === quantity.gid).length;
    case 'owner':
      return newest.shards[quantity.shard] ?? null;
  }
}

/** The number of the configuration that a machine has; 0 of one that knows none. */
export function configNumber(machine: MachineState): number {
  if (machine.kind === 'shardKv') return machine.config.num;
  return machine.kind === 'shardController' ? machine.configs.length - 1 : 0;
}

/** All that is stored under keys, wherever it is served: what a reader of every key would see. */
export function storedData(world: World): KvState['data'] {
  const data: Record<string, string> = {};
  for (const gid of groupIds(world.setup)) {
    const machine = gid === CONTROLLER_GROUP ? undefined : newestMachine(world, gid);
    if (machine?.kind === 'kv') Object.assign(data, dataOf(machine));
    if (machine?.kind !== 'shardKv') continue;
    for (const { phase, kv } of Object.values(machine.shards)) if (phase === 'serving') Object.assign(data, kv.data);
  }
  return data;
}

/** The configurations that the shard controller has made, as far as any of its servers knows. */
function configsOf(world: World): readonly ShardConfig[] {
  const { shards } = world.setup;
  const machine = shards > 0 ? newestMachine(world, CONTROLLER_GROUP) : undefined;
  if (machine?.kind === 'kv') return [readConfig(machine.data[CONFIG_KEY] ?? null, shards)];
  return machine?.kind === 'shardController' ? machine.configs : [];
}

function unless(fact: boolean, instead: string): Verdict {
  return fact ? { holds: true } : { holds: false, instead };
}

/**
 * Judged by the leaders, once they have applied all that was committed before they led: what their servers knew before a
 * restart is not lost, only not applied yet.
 */
function judgeSettled(world: World): Verdict {
  const controller = leadersMachine(world, CONTROLLER_GROUP);
  if (!controller) return { holds: false, instead: 'the shard controller has no leader' };
  if (controller.kind === 'kv' && controller.data[NEXT_KEY] !== controller.data[CONFIG_KEY]) {
    return { holds: false, instead: 'a clerk has begun a change and not ended it' };
  }
  const num = configNumber(controller);
  for (const gid of groupIds(world.setup)) {
    if (gid === CONTROLLER_GROUP) continue;
    const machine = leadersMachine(world, gid);
    if (machine?.kind !== 'shardKv') return { holds: false, instead: `${gid} has no leader` };
    if (!machine.nums && machine.config.num < num) {
      return { holds: false, instead: `${gid} has configuration ${machine.config.num} and the newest is ${num}` };
    }
    if (!isSettled(machine)) return { holds: false, instead: `${gid} still hands shards over` };
  }
  return { holds: true };
}

/** The machine of a group's leader, if it has applied an entry of its own term, or all there is. */
function leadersMachine(world: World, gid: GroupId): MachineState | undefined {
  const members = serversOf(world).filter(({ group }) => group === gid);
  const leader = leaderOf(members, world.unplugged);
  if (leader?.health !== 'up') return undefined;
  const { log, lastApplied, currentTerm } = leader.raft;
  const knowsAll = lastApplied === lastIndex(log) || termAt(log, lastApplied) === currentTerm;
  return knowsAll ? leader.machine : undefined;
}

function judgeBalance(config: ShardConfig, gids: readonly GroupId[]): Verdict {
  const has = gidsOf(config);
  if (has.length !== gids.length || !gids.every((gid) => has.includes(gid))) {
    return { holds: false, instead: `the groups are ${has.length === 0 ? 'none' : has.join(', ')}` };
  }
  const counts = has.map((gid) => config.shards.filter((owner) => owner === gid).length);
  const stray = config.shards.findIndex((owner) => (has.length === 0 ? owner !== NOBODY : !has.includes(owner)));
  if (stray >= 0) return { holds: false, instead: `shard ${stray} is at ${config.shards[stray]}` };
  const isEven = has.length === 0 || Math.max(...counts) - Math.min(...counts) <= 1;
  return unless(isEven, `they have ${counts.join(', ')} shards`);
}

function judgeQueries(world: World): Verdict {
  const told = new Map<number, string>();
  for (const { op, result, clerk } of toArray(world.operations)) {
    if (op.type !== 'query' || !result?.config) continue;
    const { config } = result;
    const text = JSON.stringify(config);
    if (op.num >= 0 && op.num !== config.num && config.num > op.num) {
      return { holds: false, instead: `${clerk} asked for configuration ${op.num} and was told ${config.num}` };
    }
    if ((told.get(config.num) ?? text) !== text) {
      return { holds: false, instead: `configuration ${config.num} was told in two forms` };
    }
    told.set(config.num, text);
  }
  return unless(told.size > 0, 'nobody has been told a configuration');
}

function moves(before: readonly GroupId[], after: readonly GroupId[]): number {
  return before.filter((owner, shard) => after[shard] !== owner).length;
}

// One Raft group among all that there are: who leads it, and how far it has come.
import type { GroupId } from './ids.ts';
import type { MachineState } from './kv.ts';
import {
  CONFIG_KEY,
  CONTROLLER_GROUP,
  firstConfig,
  NEXT_KEY,
  readConfig,
  type ShardConfig,
  type ShardKvState,
} from './shard.ts';
import { newestMachine, type ServerNode, serversOf, type World } from './world.ts';

/** The leader of a group: of the highest term among its servers that have not crashed and believe to lead. */
export function leaderOf(world: Pick<World, 'nodes'>, group: GroupId): ServerNode | undefined {
  let leader: ServerNode | undefined;
  for (const node of world.nodes) {
    if (node.kind !== 'server' || node.group !== group) continue;
    if (node.health === 'down' || node.raft.role.kind !== 'leader') continue;
    if (!leader || node.raft.currentTerm > leader.raft.currentTerm) leader = node;
  }
  return leader;
}

/** The servers of a group, in order. */
export function groupMembers(world: Pick<World, 'nodes'>, group: GroupId): ServerNode[] {
  return serversOf(world).filter((server) => server.group === group);
}

/**
 * The machine of a group as far as its log has been carried out by anybody. Servers that crash forget it, but what is in their
 * logs still holds: a group whose servers are all down owns what it owned.
 */
export function groupMachine(world: Pick<World, 'nodes' | 'ghost'>, group: GroupId): MachineState | undefined {
  const { store, groups } = world.ghost;
  if (group === CONTROLLER_GROUP) {
    const newest = newestMachine(world, group);
    const remembered = groups[group]?.machine;
    return configCount(remembered) > configCount(newest) ? remembered : newest;
  }
  return store.furthest[group]?.machine ?? newestMachine(world, group);
}

function configCount(machine: MachineState | undefined): number {
  if (machine?.kind === 'kv') return machine.versions?.[CONFIG_KEY] ?? 0;
  return machine?.kind === 'shardController' ? machine.configs.length : 0;
}

/**
 * The configurations that there have been so far, oldest first; there is always one. Where clerks hand shards over only the one in
 * force is kept.
 */
export function configsOf(world: Pick<World, 'nodes' | 'ghost' | 'setup'>): readonly ShardConfig[] {
  const { shards } = world.setup;
  const machine = groupMachine(world, CONTROLLER_GROUP);
  if (machine?.kind === 'shardController') return machine.configs;
  return [machine?.kind === 'kv' ? readConfig(machine.data[CONFIG_KEY] ?? null, shards) : firstConfig(shards)];
}

/** Where clerks hand shards over: the configuration that is announced and not in force yet; null: there is none. */
export function announcedConfig(world: Pick<World, 'nodes' | 'ghost' | 'setup'>): ShardConfig | null {
  const store = groupMachine(world, CONTROLLER_GROUP);
  const next = store?.kind === 'kv' ? store.data[NEXT_KEY] : undefined;
  if (next === undefined) return null;
  const announced = readConfig(next, world.setup.shards);
  return announced.num > newestConfig(world).num ? announced : null;
}

/**
 * The configuration that a group has come to. Where clerks hand shards over it knows none: then the one that is being gone over to,
 * or the one in force.
 */
export function groupConfig(world: Pick<World, 'nodes' | 'ghost' | 'setup'>, machine: ShardKvState): ShardConfig {
  return machine.nums ? comingConfig(world) : machine.config;
}

/** The configuration that a further change would follow: the one that is announced, or the newest. */
export function comingConfig(world: Pick<World, 'nodes' | 'ghost' | 'setup'>): ShardConfig {
  return announcedConfig(world) ?? newestConfig(world);
}

/** The newest configuration; where clerks hand shards over, the one in force. */
export function newestConfig(world: Pick<World, 'nodes' | 'ghost' | 'setup'>): ShardConfig {
  return configsOf(world).at(-1) as ShardConfig;
}

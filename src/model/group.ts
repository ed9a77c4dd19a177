// One Raft group among all that there are: who leads it, and how far it has come.
import type { GroupId } from './ids.ts';
import type { MachineState } from './kv.ts';
import { CONTROLLER_GROUP, firstConfig, type ShardConfig } from './shard.ts';
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
  return machine?.kind === 'shardController' ? machine.configs.length : 0;
}

/** The configurations that the shard controller has made so far, oldest first; there is always one. */
export function configsOf(world: Pick<World, 'nodes' | 'ghost' | 'setup'>): readonly ShardConfig[] {
  const machine = groupMachine(world, CONTROLLER_GROUP);
  return machine?.kind === 'shardController' ? machine.configs : [firstConfig(world.setup.shards)];
}

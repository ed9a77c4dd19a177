// The groups of the log table: only servers of one group have a log in common, and only their logs can disagree.
import { groupMachine, groupMembers, leaderOf } from '../../../model/group.ts';
import type { GroupId } from '../../../model/ids.ts';
import type { MachineState } from '../../../model/kv.ts';
import { CONTROLLER_GROUP } from '../../../model/shard.ts';
import { type ServerNode, serversOf, type World } from '../../../model/world.ts';

/** The servers of one Raft group. */
export interface LogGroup {
  readonly group: GroupId;
  /** `Group 101`; null: it is the only one. */
  readonly name: string | null;
  /** What stands beside the name: `configuration 2, n4 leads`. */
  readonly remark: string;
  readonly servers: readonly ServerNode[];
}

/** The servers by their groups, in order. */
export function logGroups(world: Pick<World, 'nodes' | 'ghost' | 'setup'>): LogGroup[] {
  const groups = [...new Set(serversOf(world).map(({ group }) => group))];
  return groups.map((group) => ({
    group,
    name: world.setup.shards === 0 ? null : group === CONTROLLER_GROUP ? 'Shard controller' : `Group ${group}`,
    remark: remarkOf(world, group),
    servers: groupMembers(world, group),
  }));
}

function remarkOf(world: Pick<World, 'nodes' | 'ghost'>, group: GroupId): string {
  const leader = leaderOf(world, group);
  const leads = leader ? `${leader.id} leads` : 'nobody leads';
  const num = configOf(groupMachine(world, group));
  return num === null ? leads : `configuration ${num}, ${leads}`;
}

function configOf(machine: MachineState | undefined): number | null {
  if (machine?.kind === 'shardKv') return machine.nums ? null : machine.config.num;
  return machine?.kind === 'shardController' ? machine.configs.length - 1 : null;
}

// The servers of one Raft group among all that there are.
import type { GroupId } from './ids.ts';
import type { ServerNode, World } from './world.ts';

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

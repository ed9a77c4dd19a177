// What can be done to a group of a sharded store as a whole.
import { groupName } from '../../describe/groupWords.ts';
import { capital } from '../../describe/piece.ts';
import type { Command, ControlCall } from '../../model/command.ts';
import { comingConfig, groupMembers, leaderOf, newestConfig } from '../../model/group.ts';
import type { GroupId } from '../../model/ids.ts';
import { CONTROLLER_GROUP } from '../../model/shard.ts';
import type { World } from '../../model/world.ts';
import { adminOf, controlCommand, groupCommand } from './groupCommands.ts';
import type { ActionGroup, TargetAction } from './targetAction.ts';

/** Everything that can be done to a group: to its servers, and to what it owns. */
export function groupActions(world: World, group: GroupId): ActionGroup[] {
  const name = groupName(group);
  const servers = { title: capital(name), actions: memberActions(world, group, name) };
  return group === CONTROLLER_GROUP ? [servers] : [servers, { title: 'Shards', actions: ownerActions(world, group) }];
}

function memberActions(world: World, group: GroupId, name: string): TargetAction[] {
  const members = groupMembers(world, group);
  const down = members.filter(({ health }) => health === 'down').length;
  const leads = leaderOf(world, group) !== undefined;
  const all = { kind: 'of', group, of: { kind: 'servers' } } as const;
  return [
    action(
      'crash-group',
      `Crash ${name}`,
      'All its servers crash. What is on their disks remains.',
      groupCommand('crash', group),
      down === members.length ? 'all its servers are down already' : null,
    ),
    action(
      'restart-group',
      `Restart ${name}`,
      'Its crashed servers start again with what their disks hold.',
      groupCommand('restart', group),
      down === 0 ? 'none of its servers is down' : null,
    ),
    action(
      'crash-leader-of',
      `Crash the leader of ${name}`,
      'Its successor finds in its state what was still to be done.',
      { type: 'crash', nodes: [{ kind: 'of', group, of: { kind: 'leader' } }] },
      leads ? null : 'nobody leads it',
    ),
    action(
      'part-group',
      `Cut ${name} off`,
      'Its servers talk among themselves alone; neither clerks nor other groups hear from them.',
      { type: 'partition', sides: [[all], [{ kind: 'rest' }]] },
      null,
    ),
  ];
}

/** What a clerk can ask the shard controller for a group. */
function ownerActions(world: World, gid: GroupId): TargetAction[] {
  const clerk = adminOf(world);
  const isIn = Object.hasOwn(newestConfig(world).groups, gid);
  const willBeIn = Object.hasOwn(comingConfig(world).groups, gid);
  const noClerk = clerk === null ? 'no clerk is up' : null;
  const ask = (id: string, label: string, about: string, call: ControlCall, refusal: string | null) =>
    action(id, label, about, controlCommand(clerk ?? 'c1', call), noClerk ?? refusal);
  return [
    ask(
      'join-group',
      `Let group ${gid} join`,
      `${clerk ?? 'A clerk'} asks the shard controller to give it its share of the shards.`,
      { type: 'join', groups: [{ gid, servers: null }] },
      willBeIn ? (isIn ? 'it has joined already' : 'it is joining already') : null,
    ),
    ask(
      'leave-group',
      `Let group ${gid} leave`,
      `${clerk ?? 'A clerk'} asks the shard controller to give its shards to the others.`,
      { type: 'leave', gids: [gid] },
      willBeIn ? null : isIn ? 'it is leaving already' : 'it has not joined',
    ),
  ];
}

function action(id: string, label: string, about: string, command: Command, refusal: string | null): TargetAction {
  return { id, label, short: label, about, command, refusal };
}

// What one is looking at in a sharded store: which group cannot work, which shards are on their way, who owns what.
import type { GroupId } from '../model/ids.ts';
import { groupIds } from '../model/setup.ts';
import { CONTROLLER_GROUP, gidsOf, NOBODY, type ShardConfig, type ShardId, type ShardKvState } from '../model/shard.ts';
import { newestMachine, serversOf, type World } from '../model/world.ts';
import type { Situation } from './caption.ts';
import { capital, count, listed } from './piece.ts';

/** The weightiest thing about a sharded store. */
export function shardSituation(world: World): Situation {
  const controller = newestMachine(world, CONTROLLER_GROUP);
  const config = controller?.kind === 'shardController' ? controller.configs.at(-1) : undefined;
  if (!config) return { title: 'The shard controller has no configuration.', detail: '' };
  return withoutMajority(world, config) ?? moving(world, config) ?? owners(world, config);
}

function nameOf(gid: GroupId): string {
  return gid === CONTROLLER_GROUP ? 'the shard controller' : `group ${gid}`;
}

/** A group that matters and cannot commit. */
function withoutMajority(world: World, config: ShardConfig): Situation | null {
  for (const gid of groupIds(world.setup)) {
    const members = serversOf(world).filter((server) => server.group === gid);
    const up = members.filter((server) => server.health === 'up').length;
    const owned = config.shards.flatMap((owner, shard) => (owner === gid ? [shard] : []));
    if (up > members.length >> 1 || (gid !== CONTROLLER_GROUP && owned.length === 0)) continue;
    const lost = `${capital(nameOf(gid))} has lost its majority: ${up} of ${members.length} servers ${up === 1 ? 'is' : 'are'} up.`;
    const detail =
      gid === CONTROLLER_GROUP
        ? 'The configuration cannot change; the groups serve what they have.'
        : `Nobody can read or write ${shardsText(owned)}; the other shards are not touched by it.`;
    return { title: lost, detail };
  }
  return null;
}

/** Shards that are frozen at one group until another has them. */
function moving(world: World, config: ShardConfig): Situation | null {
  for (const gid of groupIds(world.setup)) {
    const machine = newestMachine(world, gid);
    if (machine?.kind !== 'shardKv') continue;
    const leaving = phased(machine, 'leaving');
    const [first] = leaving;
    if (first === undefined) continue;
    const to = machine.config.shards[first] ?? NOBODY;
    return {
      title: `${capital(shardsText(leaving))} ${leaving.length === 1 ? 'leaves' : 'leave'} group ${gid}${leaving.length === 1 ? ` for group ${to}` : ''}.`,
      detail: `Configuration ${machine.config.num} says so. They are frozen there until their new owner has them in its log; all others are served meanwhile.`,
    };
  }
  const late = groupIds(world.setup).find((gid) => {
    const machine = newestMachine(world, gid);
    return machine?.kind === 'shardKv' && machine.config.num < config.num;
  });
  if (late === undefined) return null;
  return {
    title: `Configuration ${config.num} is on its way to the groups.`,
    detail: `Group ${late} has not come to it yet. ${ownersText(config)}`,
  };
}

function owners(world: World, config: ShardConfig): Situation {
  if (gidsOf(config).length === 0) {
    return {
      title: 'Nobody owns a shard yet.',
      detail: `${capital(count(groupIds(world.setup).length - 1, 'group'))} could join: let a client call join.`,
    };
  }
  return { title: `Configuration ${config.num} is in force.`, detail: ownersText(config) };
}

function ownersText(config: ShardConfig): string {
  const parts = gidsOf(config).map((gid) => {
    const shards = config.shards.flatMap((owner, shard) => (owner === gid ? [shard] : []));
    return `group ${gid} owns ${shards.length === 0 ? 'none' : shardsText(shards)}`;
  });
  return parts.length === 0 ? 'Nobody owns a shard.' : `${capital(listed(parts))}.`;
}

function phased({ shards }: ShardKvState, phase: string): ShardId[] {
  return Object.keys(shards)
    .map(Number)
    .filter((shard) => shards[shard]?.phase === phase);
}

/** `shard 3`, `shards 0 to 4 and 7`. */
export function shardsText(shards: readonly ShardId[]): string {
  const runs: [ShardId, ShardId][] = [];
  for (const shard of shards) {
    const run = runs.at(-1);
    if (run && run[1] === shard - 1) run[1] = shard;
    else runs.push([shard, shard]);
  }
  const parts = runs.flatMap(([from, to]) =>
    to - from > 1 ? [`${from} to ${to}`] : from === to ? [`${from}`] : [`${from}`, `${to}`],
  );
  return `shard${shards.length === 1 ? '' : 's'} ${listed(parts)}`;
}

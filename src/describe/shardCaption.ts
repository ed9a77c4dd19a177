// What one is looking at in a sharded store: which group cannot work, which shards change hands, who owns what.
import { announcedConfig, configsOf, groupConfig, groupMachine, groupMembers } from '../model/group.ts';
import type { GroupId } from '../model/ids.ts';
import { groupIds } from '../model/setup.ts';
import { CONTROLLER_GROUP, gidsOf, type ShardConfig } from '../model/shard.ts';
import type { World } from '../model/world.ts';
import type { Situation } from './caption.ts';
import { groupName, groupsText, numbersText, shardsText } from './groupWords.ts';
import { capital, count, listed } from './piece.ts';
import { carriedText, nobodyCarriesText } from './shardCarrying.ts';
import { carriersOf, type Move, movesIn, ownedBy } from './shardSight.ts';

/** The weightiest thing about a sharded store. */
export function shardSituation(world: World): Situation {
  const config = configsOf(world).at(-1) as ShardConfig;
  const moves = movesIn(world);
  const announced = announcedConfig(world);
  return (
    withoutMajority(world, config, moves) ??
    (announced ? carried(world, config, announced, moves) : moving(config, moves)) ??
    late(world, config) ??
    owners(world, config)
  );
}

/** A group that matters and cannot commit. */
function withoutMajority(world: World, config: ShardConfig, moves: readonly Move[]): Situation | null {
  for (const gid of groupIds(world.setup)) {
    const members = groupMembers(world, gid);
    const up = members.filter((server) => server.health === 'up').length;
    if (up > members.length >> 1) continue;
    const detail = gid === CONTROLLER_GROUP ? CONTROLLER_LOST : whatIsLost(config, moves, gid);
    if (detail === null) continue;
    const running = `${up} of ${members.length} servers ${up === 1 ? 'is' : 'are'} up`;
    return { title: `${capital(groupName(gid))} has lost its majority: ${running}.`, detail };
  }
  return null;
}

const CONTROLLER_LOST = 'No configuration can follow the newest one; the groups serve what they have.';

/** What nobody can read or write while a group cannot commit; null: nothing. */
function whatIsLost({ shards }: ShardConfig, moves: readonly Move[], gid: GroupId): string | null {
  const stuck = moves.filter(({ from, arrived }) => from === gid && !arrived);
  const owned = ownedBy(shards, gid);
  const owns = owned.length === 0 ? '' : `Nobody can read or write ${shardsText(owned)}.`;
  if (stuck.length === 0) return owns === '' ? null : `${owns} The other shards are not touched by it.`;
  const waiting = [...new Set(stuck.map(({ to }) => to))];
  const stay = `${capital(shardsText(stuck.map(({ shard }) => shard)))} should leave it, but only its logs have ${stuck.length === 1 ? 'it' : 'them'}: ${groupsText(waiting)} ${waiting.length === 1 ? 'waits' : 'wait'}, and nobody serves ${stuck.length === 1 ? 'it' : 'them'}.`;
  return `${stay} ${owns}`.trim();
}

/** Shards that are frozen at one group until another has them. */
function moving(config: ShardConfig, moves: readonly Move[]): Situation | null {
  if (moves.length === 0) return null;
  const under = moves.filter(({ arrived }) => !arrived);
  if (under.length === 0) {
    const shards = moves.map(({ shard }) => shard);
    const [has, its] = moves.length === 1 ? ['has', 'its'] : ['have', 'their'];
    return {
      title: `${capital(shardsText(shards))} ${has} arrived.`,
      detail: `${moves.length === 1 ? 'It is' : 'They are'} served by ${its} new owner. What is left is to delete the old ${moves.length === 1 ? 'copy' : 'copies'} at ${groupsText([...new Set(moves.map(({ from }) => from))])}.`,
    };
  }
  const targets = [...new Set(under.map(({ to }) => to))];
  const shards = shardsText(under.map(({ shard }) => shard));
  const verb = under.length === 1 ? 'is' : 'are';
  const where =
    targets.length === 1 ? `${verb} on ${verb === 'is' ? 'its' : 'their'} way to group ${targets[0]}` : null;
  return {
    title: `${capital(shards)} ${where ?? 'change hands'}.`,
    detail: `${waysText(config, under)} Until ${under.length === 1 ? 'it is' : 'they are'} in the new owner’s log nobody serves ${under.length === 1 ? 'it' : 'them'}; all others are served.`,
  };
}

/** A change that clerks carry out, or that nobody does any more. */
function carried(world: World, config: ShardConfig, announced: ShardConfig, moves: readonly Move[]): Situation {
  const carriers = carriersOf(world, announced);
  const [first] = carriers;
  const errand = first?.pending?.errand;
  if (!errand) {
    const frozen = moves.filter(({ arrived }) => !arrived).map(({ shard, from }) => ({ shard, from }));
    return nobodyCarriesText(announced.num, frozen);
  }
  return carriedText(
    carriers.map(({ id }) => id),
    { ...errand, config, next: announced },
  );
}

/** `Configuration 2 takes 4 from group 100, 8 and 9 from 101.` */
function waysText({ num }: ShardConfig, moves: readonly Move[]): string {
  const sources = [...new Set(moves.map(({ from }) => from))];
  if (sources.length > MOST_SOURCES) return `Configuration ${num} takes them from ${sources.length} groups.`;
  const parts = sources.map((gid, i) => {
    const shards = moves.filter(({ from }) => from === gid).map(({ shard }) => shard);
    return `${numbersText(shards)} from ${i === 0 ? 'group ' : ''}${gid}`;
  });
  return `Configuration ${num} takes ${parts.join(', ')}.`;
}

/** A caption that names more groups than this is not read. */
const MOST_SOURCES = 3;

/** A configuration that some group has not come to. */
function late(world: World, config: ShardConfig): Situation | null {
  const behind = groupIds(world.setup).filter((gid) => {
    const machine = groupMachine(world, gid);
    return machine?.kind === 'shardKv' && groupConfig(world, machine).num < config.num;
  });
  if (behind.length === 0) return null;
  return {
    title: `Configuration ${config.num} is on its way to the groups.`,
    detail: `${capital(groupsText(behind))} ${behind.length === 1 ? 'has' : 'have'} not come to it yet. ${ownersText(config)}`,
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
    const shards = ownedBy(config.shards, gid);
    return `group ${gid} owns ${shards.length === 0 ? 'none' : shardsText(shards)}`;
  });
  return parts.length === 0 ? 'Nobody owns a shard.' : `${capital(listed(parts))}.`;
}

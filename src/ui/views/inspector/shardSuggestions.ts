// What to try first in a sharded store: give the groups shards, then take something away from them while clients work. While a
// client carries out a change nobody is told to begin another.
import { carriersOf, movesIn, ownedBy } from '../../../describe/shardSight.ts';
import type { ControlCall } from '../../../model/command.ts';
import { announcedConfig, groupMembers, leaderOf, newestConfig } from '../../../model/group.ts';
import type { GroupId } from '../../../model/ids.ts';
import { groupIds } from '../../../model/setup.ts';
import { CONTROLLER_GROUP, gidsOf, type ShardConfig } from '../../../model/shard.ts';
import { clerksOf, type World } from '../../../model/world.ts';
import { DEFAULT_LOAD } from '../../../scenario/bounds.ts';
import { adminOf, controlCommand, groupCommand } from '../../actions/groupCommands.ts';
import type { Suggestion } from './overview.ts';

/** What this moment calls for first; more than will be shown. */
export function shardSuggestions(world: World): Suggestion[] {
  const config = newestConfig(world);
  const all = [
    electing(world),
    restarting(world),
    ...(isChanging(world) ? changing(world) : [joining(world, config)]),
    working(world),
    ...breaking(world, config),
  ];
  return all.filter((suggestion): suggestion is Suggestion => suggestion !== null);
}

function electing(world: World): Suggestion | null {
  const waits = groupIds(world.setup).some((gid) => {
    const up = groupMembers(world, gid).filter(({ health }) => health === 'up').length;
    return !leaderOf(world, gid) && 2 * up > groupMembers(world, gid).length;
  });
  if (!waits) return null;
  const about = 'Each group elects one of its own.';
  return { label: 'Run until somebody leads', about, does: { kind: 'jump', to: ['leader'] } };
}

function restarting(world: World): Suggestion | null {
  const down = world.nodes.filter(({ health }) => health === 'down');
  if (down.length === 0) return null;
  return {
    label: 'Restart what is down',
    about: down.some(({ kind }) => kind === 'server')
      ? 'A group goes on with what its disks hold.'
      : 'A client begins anew, and knows nothing of what it was at.',
    does: { kind: 'command', command: { type: 'restart', nodes: [{ kind: 'down' }] } },
  };
}

/** Where clerks hand shards over: is a change announced, or a clerk about to announce one? */
function isChanging(world: World): boolean {
  return announcedConfig(world) !== null || isUnderWay(world);
}

function isUnderWay(world: World): boolean {
  return clerksOf(world).some(({ health, pending }) => {
    const call = pending?.errand?.call;
    return health === 'up' && call !== undefined && call.type !== 'query';
  });
}

/** Of an announced change: who carries it out dies, or somebody takes it up who waits for nothing. */
function changing(world: World): (Suggestion | null)[] {
  const announced = announcedConfig(world);
  if (!announced) return [];
  const [carrier] = carriersOf(world, announced);
  if (carrier) {
    return [
      {
        label: `Crash ${carrier.id}`,
        about: 'Its change stands still until another client ends it.',
        does: { kind: 'command', command: { type: 'crash', nodes: [{ kind: 'id', id: carrier.id }] } },
      },
    ];
  }
  const idle = clerksOf(world).findLast(({ health, pending }) => health === 'up' && pending === null);
  if (!idle || isUnderWay(world)) return [];
  return [
    {
      label: `Let ${idle.id} recover`,
      about: 'It ends the change that another client has begun.',
      does: { kind: 'command', command: controlCommand(idle.id, { type: 'recover' }) },
    },
  ];
}

/** Groups that stand outside join: all at once at the beginning, later one of them. */
function joining(world: World, config: ShardConfig): Suggestion | null {
  const out = groupIds(world.setup).filter((gid) => gid !== CONTROLLER_GROUP && !Object.hasOwn(config.groups, gid));
  const isFirst = gidsOf(config).length === 0;
  const gids = isFirst ? out : out.slice(0, 1);
  if (gids.length === 0) return null;
  const label = gids.length === 1 ? `Let group ${gids[0]} join` : 'Let all groups join';
  const about = isFirst ? 'Each gets its share of the shards.' : 'Watch its share of the shards come to it.';
  return asking(world, label, about, { type: 'join', groups: gids.map((gid) => ({ gid, servers: null })) });
}

function working(world: World): Suggestion | null {
  const clerks = clerksOf(world).filter(({ health }) => health === 'up');
  const first = clerks.find(({ pending }) => !pending?.errand);
  if (!first || clerks.some(({ load }) => load !== null)) return null;
  const load = { ...DEFAULT_LOAD, keys: 8 };
  return {
    label: `Let ${first.id} work`,
    about: 'It reads and writes keys in many shards, until it is stopped.',
    does: { kind: 'command', command: { type: 'workload', clerks: [{ kind: 'id', id: first.id }], load } },
  };
}

/** Of the group that has most to lose: its leader while shards are under way, then all of it, then its place in the configuration. */
function breaking(world: World, config: ShardConfig): (Suggestion | null)[] {
  const moves = movesIn(world);
  const gid = moves[0]?.from || richest(config);
  if (gid === null || groupMembers(world, gid).every(({ health }) => health === 'down')) return [];
  const leader: Suggestion | null = leaderOf(world, gid)
    ? {
        label: `Crash the leader of ${gid}`,
        about:
          moves.length > 0 ? 'Its successor goes on with the hand-over.' : 'Only its own shards wait for the next one.',
        does: {
          kind: 'command',
          command: { type: 'crash', nodes: [{ kind: 'of', group: gid, of: { kind: 'leader' } }] },
        },
      }
    : null;
  const group: Suggestion = {
    label: `Crash group ${gid}`,
    about: 'Its shards cannot be read or written; the others can.',
    does: { kind: 'command', command: groupCommand('crash', gid) },
  };
  const leave =
    !isChanging(world) && gidsOf(config).length > 1 && Object.hasOwn(config.groups, gid)
      ? asking(world, `Let group ${gid} leave`, 'Its shards go to the other groups.', { type: 'leave', gids: [gid] })
      : null;
  return moves.length > 0 ? [leader, group, leave] : [leave, group, leader];
}

/** The group with most shards; null: nobody owns any. */
function richest({ shards, groups }: ShardConfig): GroupId | null {
  const gids = Object.keys(groups).map(Number);
  if (gids.length === 0) return null;
  return gids.reduce((best, gid) => (ownedBy(shards, gid).length > ownedBy(shards, best).length ? gid : best));
}

function asking(world: World, label: string, about: string, call: ControlCall): Suggestion | null {
  const clerk = adminOf(world);
  return clerk === null ? null : { label, about, does: { kind: 'command', command: controlCommand(clerk, call) } };
}

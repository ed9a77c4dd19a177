// The configurations that there have been. A shard controller keeps them all; where clerks hand shards over only the one in force is
// kept, and those before it are read off the log, as far as that goes back.

import { carriersOf } from '../../../describe/shardSight.ts';
import { announcedConfig, configsOf, groupMembers, newestConfig } from '../../../model/group.ts';
import type { NodeId } from '../../../model/ids.ts';
import { toArray } from '../../../model/list.ts';
import { CONFIG_KEY, CONTROLLER_GROUP, firstConfig, readConfig, type ShardConfig } from '../../../model/shard.ts';
import type { World } from '../../../model/world.ts';

/** What there is to tell. */
export interface History {
  /** Oldest first. */
  readonly configs: readonly ShardConfig[];
  /** What clerks are going over to, and who does; null: nothing. */
  readonly announced: { readonly config: ShardConfig; readonly by: readonly NodeId[] } | null;
}

/** The configurations of a sharded store. */
export function historyOf(world: World): History {
  if (world.setup.handover === 'groups') return { configs: configsOf(world), announced: null };
  const config = announcedConfig(world);
  const announced = config && { config, by: carriersOf(world, config).map(({ id }) => id) };
  return { configs: published(world), announced };
}

/** The configurations that have been published one after the other, up to the one in force. */
function published(world: World): ShardConfig[] {
  const { shards } = world.setup;
  const inForce = newestConfig(world);
  const servers = groupMembers(world, CONTROLLER_GROUP).map(({ raft }) => raft);
  const furthest = servers.reduce((a, b) => (b.lastApplied > a.lastApplied ? b : a));
  const { log, lastApplied } = furthest;
  const found = log.base === 0 ? [firstConfig(shards)] : [];
  for (const { index, op } of toArray(log.entries)) {
    if (index > lastApplied) break;
    if (op.type !== 'vput' || op.key !== CONFIG_KEY) continue;
    const config = readConfig(op.value, shards);
    const last = found.at(-1)?.num ?? config.num - 1;
    if (config.num === last + 1 && op.version === last) found.push(config);
  }
  return found.at(-1)?.num === inForce.num ? found : [inForce];
}

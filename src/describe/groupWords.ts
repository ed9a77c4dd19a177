// Words for the groups of a sharded store and what they own.
import type { GroupId } from '../model/ids.ts';
import { CONTROLLER_GROUP, type ShardId } from '../model/shard.ts';
import { listed } from './piece.ts';

/** `group 101`, `the shard controller`. */
export function groupName(gid: GroupId): string {
  return gid === CONTROLLER_GROUP ? 'the shard controller' : `group ${gid}`;
}

/** `groups 100 and 101`. */
export function groupsText(gids: readonly GroupId[]): string {
  return `group${gids.length === 1 ? '' : 's'} ${listed(gids.map(String))}`;
}

/** `shard 3`, `shards 0 to 4 and 7`. */
export function shardsText(shards: readonly ShardId[]): string {
  return `shard${shards.length === 1 ? '' : 's'} ${numbersText(shards)}`;
}

/** `3`, `0 to 4 and 7`. */
export function numbersText(shards: readonly ShardId[]): string {
  const runs: [ShardId, ShardId][] = [];
  for (const shard of shards) {
    const run = runs.at(-1);
    if (run && run[1] === shard - 1) run[1] = shard;
    else runs.push([shard, shard]);
  }
  const parts = runs.flatMap(([from, to]) =>
    to - from > 1 ? [`${from} to ${to}`] : from === to ? [`${from}`] : [`${from}`, `${to}`],
  );
  return listed(parts);
}

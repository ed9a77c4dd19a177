// Which group gets which shard: as evenly as can be, and with as few shards moved as that takes. The same on every replica,
// whatever order its groups were named in.
import type { GroupId } from '../../model/ids.ts';
import { NOBODY } from '../../model/shard.ts';

/**
 * The owners of all shards among some groups, given the owners so far. No two groups differ by more than one shard, and no
 * other such assignment moves fewer. Without groups nobody owns anything.
 */
export function rebalance(owners: readonly GroupId[], groups: readonly GroupId[]): GroupId[] {
  if (groups.length === 0) return owners.map(() => NOBODY);
  const share = sharesOf(owners, groups);
  const next = owners.map((owner) => {
    const left = share.get(owner) ?? 0;
    if (left > 0) share.set(owner, left - 1);
    return left > 0 ? owner : NOBODY;
  });
  const takers = [...groups].sort((a, b) => a - b).flatMap((gid) => new Array<GroupId>(share.get(gid) ?? 0).fill(gid));
  return next.map((owner) => (owner === NOBODY ? (takers.shift() as GroupId) : owner));
}

/** The bug instead: shards are dealt out in turn. That is even, too, and most of them change hands whenever a group comes or goes. */
export function dealAnew(owners: readonly GroupId[], groups: readonly GroupId[]): GroupId[] {
  return owners.map((_, shard) => groups[shard % groups.length] ?? NOBODY);
}

/** How many shards each group is to have. Where they cannot all have the same, those who have most already keep one more. */
function sharesOf(owners: readonly GroupId[], groups: readonly GroupId[]): Map<GroupId, number> {
  const has = (gid: GroupId) => owners.reduce((count, owner) => count + (owner === gid ? 1 : 0), 0);
  const ranked = groups.map((gid) => ({ gid, count: has(gid) })).sort((a, b) => b.count - a.count || a.gid - b.gid);
  const least = Math.floor(owners.length / groups.length);
  const oneMore = owners.length % groups.length;
  return new Map(ranked.map(({ gid }, place) => [gid, place < oneMore ? least + 1 : least]));
}

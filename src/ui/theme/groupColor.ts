// The colour of a group of a sharded store, by which its shards are known, as CSS variables of tokens.css. Terms have colours,
// too: they are figures with light upon them, and these are grounds. The number of the group always stands beside it.
import type { GroupId } from '../../model/ids.ts';
import { FIRST_GROUP, NOBODY } from '../../model/shard.ts';

/** How many there are before they come round again: as many as a world can have groups. */
export const GROUP_COLOURS = 9;

/** Which colour a group has: 1 to 9 from group 100 on; 0 for nobody, and for the shard controller, which owns nothing. */
export function groupHue(gid: GroupId): number {
  if (gid === NOBODY) return 0;
  const place = (gid - FIRST_GROUP) % GROUP_COLOURS;
  return (place < 0 ? place + GROUP_COLOURS : place) + 1;
}

/** The ground of what a group owns: ordinary text can be read upon it. */
export function groupColor(gid: GroupId): string {
  return `var(--group-${groupHue(gid)})`;
}

/** The edge of such a ground, and its hatching: at least 3:1 on the page's surfaces and on `groupSoft`. */
export function groupLine(gid: GroupId): string {
  return `var(--group-${groupHue(gid)}-line)`;
}

/** The land that a group's servers stand on; ordinary and muted text can be read upon it. */
export function groupSoft(gid: GroupId): string {
  return `var(--group-${groupHue(gid)}-soft)`;
}

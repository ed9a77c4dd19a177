// The colour of a group of a sharded store, as CSS variables of tokens.css: earthy ones, which no term has. The number of the
// group always stands beside it.
import type { GroupId } from '../../model/ids.ts';
import { FIRST_GROUP } from '../../model/shard.ts';

/** How many there are before they come round again. */
export const GROUP_COLOURS = 6;

/** Fill of what a group owns; `--group-ink` can be read upon it. Nobody's is a line. */
export function groupColor(gid: GroupId): string {
  return gid < FIRST_GROUP ? 'var(--line-text)' : `var(--group-${((gid - FIRST_GROUP) % GROUP_COLOURS) + 1})`;
}

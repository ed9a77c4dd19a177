// Several Raft groups on one tape: a lane for each, or the whole tape for the one that is looked at. Pure arithmetic.
import { groupName } from '../../../describe/groupWords.ts';
import type { GroupId, NodeId, Tick } from '../../../model/ids.ts';
import { groupIds, memberIds, type Setup } from '../../../model/setup.ts';
import type { Milestone } from '../../../model/timeline.ts';
import { ROWS } from './branches.ts';
import { type Reign, reigns } from './tape.ts';

/** Who led one group when. Each has terms of its own. */
export interface Lane {
  readonly group: GroupId;
  readonly reigns: readonly Reign[];
  /** Its upper edge and its height, in px of the tape's picture. */
  readonly top: number;
  readonly height: number;
}

/** The room between two lanes, in px. */
const GAP = 1;

/** The lanes of a run, one below the other; of a server that is picked, its group's alone. */
export function lanesOf(milestones: readonly Milestone[], setup: Setup, picked: NodeId | null): Lane[] {
  const groups = groupIds(setup).map((group) => ({ group, ids: memberIds(setup, group) }));
  const own = groups.filter(({ ids }) => picked !== null && ids.includes(picked));
  const shown = own.length > 0 ? own : groups;
  const each = (ROWS.tapeHeight + GAP) / Math.max(1, shown.length);
  return shown.map(({ group, ids }, i) => ({
    group,
    reigns: reigns(groups.length === 1 ? milestones : ofGroup(milestones, new Set(ids))),
    top: ROWS.tape + i * each,
    height: each - GAP,
  }));
}

function ofGroup(milestones: readonly Milestone[], ids: ReadonlySet<NodeId>): Milestone[] {
  return milestones.filter(({ node }) => node !== null && ids.has(node));
}

/** What a pointer over a lane is told of an instant: `group 101: n4 leads term 2`. Null: it is over no lane, or there is only the cluster. */
export function laneText(lanes: readonly Lane[], setup: Pick<Setup, 'shards'>, y: number, tick: Tick): string | null {
  const lane = lanes.find(({ top, height }) => y >= top && y < top + height + GAP);
  if (!lane || setup.shards === 0) return null;
  const reign = lane.reigns.findLast(({ from }) => from <= tick);
  const name = groupName(lane.group);
  if (!reign || reign.kind === 'none') return `${name}: nobody leads`;
  return `${name}: ${reign.leader} ${reign.kind === 'reign' ? 'leads' : 'stands in'} term ${reign.term}`;
}

// The futures of a run that was lost with its thread: grown again from what the page still knows of them.
import type { BranchInfo } from '../../model/timeline.ts';
import { type Branch, fork } from './branch.ts';
import { goTo, type Timeline } from './timeline.ts';

/**
 * Grows the branches that the page knew, under their old numbers and as far as they had been run. The timeline has its first
 * branch only, at its beginning. `known` are all branches, parents before children. False: `more()` has stopped it on the way;
 * asked again with the same branches it goes on. The cursor is left wherever that led.
 */
export function regrow(timeline: Timeline, known: readonly BranchInfo[], more: () => boolean): boolean {
  timeline.nextBranch = Math.max(timeline.nextBranch, ...known.map(({ id }) => id + 1));
  for (const info of known) {
    const branch = branchOf(timeline, info.id) ?? sprout(timeline, info);
    const isShort = branch.head.world.step < info.headStep;
    if (isShort && !goTo(timeline, branch, { step: info.headStep }, more)) return false;
    branch.headTick = Math.max(branch.headTick, info.headTick);
  }
  // The first branch of all may have been forgotten long ago, and was here only for the others to grow from.
  timeline.branches = timeline.branches.filter(({ id }) => id !== 0 || known.some((info) => info.id === 0));
  return true;
}

/** A branch at the place where it leaves its parent; one whose parent was forgotten begins at the beginning. */
function sprout(timeline: Timeline, info: BranchInfo): Branch {
  const parent = info.parent === null ? undefined : branchOf(timeline, info.parent);
  const branch = parent
    ? fork(parent, placeOn(timeline, parent, info), info.forkTick, info.id)
    : fromStart(timeline, info);
  branch.parent = info.parent;
  branch.forkStep = info.forkStep;
  // What it has in common with its parent is the very same: by that undo knows a branch again.
  branch.hands = [...branch.hands, ...info.hands.slice(branch.hands.length)];
  branch.usedAt = timeline.revision += 1;
  timeline.branches.push(branch);
  return branch;
}

/** The place on the parent, over ground that has been run again already. */
function placeOn(timeline: Timeline, parent: Branch, { forkStep }: BranchInfo) {
  goTo(timeline, parent, { step: forkStep });
  return timeline.place;
}

function fromStart({ branches }: Timeline, info: BranchInfo): Branch {
  const [first] = branches;
  const [start] = first?.checkpoints ?? [];
  if (!first || !start) throw new Error('a timeline has a first branch, and that a beginning');
  return fork(first, { world: start.world, done: 0 }, info.forkTick, info.id);
}

function branchOf(timeline: Timeline, id: number): Branch | undefined {
  return timeline.branches.find((branch) => branch.id === id);
}

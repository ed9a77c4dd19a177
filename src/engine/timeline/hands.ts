// What the reader does to a run: commands by hand, taking them back, and changing from one future to another.
import type { Command } from '../../model/command.ts';
import type { Tick } from '../../model/ids.ts';
import type { Cursor } from '../../model/scenario.ts';
import { type Branch, fork, hasHands, isEnd } from './branch.ts';
import { goTo, onward, seek, type Timeline } from './timeline.ts';
import { nextTick } from './walk.ts';

/** Most branches kept; beyond it the one not looked at for longest goes. */
export const MOST_BRANCHES = 50;

/**
 * Performs a command at the cursor, at the instant shown. At the end of a branch it becomes part of that branch; in the
 * past it forks a new one. Returns null, or why the command makes no sense here: then nothing has changed.
 */
export function performByHand(timeline: Timeline, command: Command, tick: Tick): string | null {
  const { branch, place, stepper } = timeline;
  const { now, after } = place.world;
  const at = Math.max(now, Math.min(tick, nextTick(place, branch.hands)));
  const { events } = stepper.perform(place.world, command, at, 0);
  if (!events.some((e) => e.type === 'CommandPerformed')) {
    const ignored = events.find((e) => e.type === 'CommandIgnored');
    return ignored?.reason ?? 'it does nothing here';
  }
  if (!isEnd(branch, place)) timeline.branch = addFork(timeline, at);
  timeline.branch.hands = [...timeline.branch.hands, { tick: at, after: at === now ? after : 0, command }];
  timeline.undone = [];
  timeline.revision += 1;
  onward(timeline);
  return null;
}

/** Takes back the last hand of the branch: on to the future without it, at its place. False: there is no hand. */
export function undo(timeline: Timeline): boolean {
  const { branch } = timeline;
  const hand = branch.hands.at(-1);
  if (!hand) return false;
  const hands = branch.hands.slice(0, -1);
  const performedOn = branch.handSteps[hands.length];
  if (performedOn !== undefined) seek(timeline, { step: performedOn });
  const { step, now } = timeline.place.world;
  const tick = performedOn === undefined ? timeline.tick : Math.max(now, hand.tick);
  let target = timeline.branches.find((b) => hasHands(b, hands));
  if (!target) {
    target = addFork(timeline, tick);
    target.hands = hands;
  }
  timeline.undone.push({ branch: branch.id, step: performedOn === undefined ? step : step + 1 });
  enter(timeline, target, { step });
  timeline.tick = tick;
  return true;
}

/** Gives back what was last taken: the branch that has it, just after it. False: nothing was taken. */
export function redo(timeline: Timeline): boolean {
  const last = timeline.undone.pop();
  const target = last && branchOf(timeline, last.branch);
  if (!target) return false;
  enter(timeline, target, { step: last.step });
  return true;
}

/** Whether there is something to give back. */
export function canRedo(timeline: Timeline): boolean {
  const last = timeline.undone.at(-1);
  return last !== undefined && branchOf(timeline, last.branch) !== undefined;
}

/** Moves the cursor to another branch; otherwise as `seek`. Undefined: there is no such branch (any more). */
export function switchTo(timeline: Timeline, id: number, cursor: Cursor, more?: () => boolean): boolean | undefined {
  const target = branchOf(timeline, id);
  if (!target) return undefined;
  timeline.undone = [];
  return enter(timeline, target, cursor, more);
}

function branchOf(timeline: Timeline, id: number): Branch | undefined {
  return timeline.branches.find((b) => b.id === id);
}

function enter(timeline: Timeline, target: Branch, cursor: Cursor, more?: () => boolean): boolean {
  target.usedAt = timeline.revision += 1;
  return goTo(timeline, target, cursor, more);
}

/** A new branch that leaves the current one at the cursor. */
function addFork(timeline: Timeline, tick: Tick): Branch {
  const branch = fork(timeline.branch, timeline.place, tick, timeline.nextBranch++);
  branch.usedAt = timeline.revision += 1;
  timeline.branches.push(branch);
  if (timeline.branches.length > MOST_BRANCHES) drop(timeline, leastUsed(timeline, branch));
  return branch;
}

/** The branch that has not been current for longest, a leaf if there is one; never the newest, nor the one it leaves. */
function leastUsed({ branches, branch }: Timeline, newest: Branch): Branch {
  const others = branches.filter((b) => b !== newest && b !== branch);
  const leaves = others.filter((b) => !branches.some((c) => c.parent === b.id));
  return (leaves.length > 0 ? leaves : others).reduce((least, b) => (b.usedAt < least.usedAt ? b : least));
}

/** Forgets a branch. What grew from it now grows from its parent. */
function drop(timeline: Timeline, gone: Branch): void {
  timeline.branches = timeline.branches.filter((b) => b !== gone);
  for (const child of timeline.branches) {
    if (child.parent !== gone.id) continue;
    child.parent = gone.parent;
    child.forkStep = Math.min(child.forkStep, gone.forkStep);
    child.forkTick = Math.min(child.forkTick, gone.forkTick);
  }
}

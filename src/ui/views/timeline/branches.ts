// Other futures as lines under the tape, each joined to the line it left. Pure arithmetic; times in ms.
import type { StepIndex, Tick } from '../../../model/ids.ts';
import type { HandCommand } from '../../../model/scenario.ts';
import type { BranchInfo } from '../../../model/timeline.ts';
import { type TimeWindow, xOf } from './window.ts';

/** A future that is not the one shown. */
export interface BranchLine {
  readonly id: number;
  /** From where on it differs from the line it is joined to, and how far it has been run. */
  readonly from: Tick;
  readonly to: Tick;
  /** Which row it lies in, from 0 under the tape; and the row of the line it left, -1 being the tape. */
  readonly row: number;
  readonly parentRow: number;
  /** What was done at the fork, or null: nothing, this is the future that was there before. */
  readonly first: HandCommand | null;
}

/** A place up to which two futures are the same. */
interface Fork {
  readonly step: StepIndex;
  readonly tick: Tick;
}

const NEVER_APART: Fork = { step: Number.POSITIVE_INFINITY, tick: Number.POSITIVE_INFINITY };

const earlier = (a: Fork, b: Fork) => (a.step <= b.step ? a : b);
const forkOf = ({ forkStep, forkTick }: BranchInfo): Fork => ({ step: forkStep, tick: forkTick });

/** Up to where each branch is the same as the shown one. */
function sharedWith(byId: ReadonlyMap<number, BranchInfo>, current: number): ReadonlyMap<number, Fork> {
  const shared = new Map<number, Fork>([[current, NEVER_APART]]);
  // Upwards: an ancestor is left at the earliest of the forks between it and the shown branch.
  for (let one = byId.get(current); one && one.parent !== null; one = byId.get(one.parent)) {
    shared.set(one.parent, earlier(shared.get(one.id) ?? NEVER_APART, forkOf(one)));
  }
  // Downwards: parents are older than their children.
  for (const branch of [...byId.values()].sort((a, b) => a.id - b.id)) {
    if (shared.has(branch.id)) continue;
    shared.set(branch.id, earlier(shared.get(branch.parent ?? current) ?? forkOf(branch), forkOf(branch)));
  }
  return shared;
}

/**
 * For each future that has nothing of its own, one that has all of it: the same commands to begin with, and the next of them only
 * after all that has been run here. Undo leaves such futures behind.
 */
function standIns(all: readonly BranchInfo[], current: number): ReadonlyMap<number, number> {
  const texts = new Map(all.map(({ id, hands }) => [id, hands.map((hand) => JSON.stringify(hand))]));
  const holds = (whole: BranchInfo, part: BranchInfo): boolean => {
    const [more = [], few = []] = [texts.get(whole.id), texts.get(part.id)];
    if (more.length < few.length || few.some((hand, i) => hand !== more[i])) return false;
    const next = whole.hands[few.length];
    return next ? part.headTick <= next.tick : part.headStep <= whole.headStep;
  };
  const found = new Map<number, number>();
  for (const part of all) {
    if (part.id === current) continue;
    const isFirst = ({ id }: BranchInfo) => id === current || id < part.id;
    const whole = all.find((one) => one !== part && holds(one, part) && (!holds(part, one) || isFirst(one)));
    if (whole) found.set(part.id, whole.id);
  }
  return found;
}

/**
 * Every future but the shown one that has something of its own, oldest first. What a branch shares with the shown one is the tape, and what it shares
 * with its parent beyond that is the parent's line; neither is drawn again.
 */
export function branchLines(all: readonly BranchInfo[], current: number): BranchLine[] {
  const byId = new Map(all.map((branch) => [branch.id, branch]));
  const shared = sharedWith(byId, current);
  const hidden = standIns(all, current);
  const rows = new Map<number, number>();
  const lines: BranchLine[] = [];
  for (const branch of all.toSorted((a, b) => a.id - b.id)) {
    if (branch.id === current) continue;
    const whole = hidden.get(branch.id);
    if (whole !== undefined) {
      const row = rows.get(whole);
      if (row !== undefined) rows.set(branch.id, row);
      continue;
    }
    const own = shared.get(branch.id) ?? forkOf(branch);
    const parentRow = branch.parent === null ? undefined : rows.get(branch.parent);
    const fromParent = parentRow !== undefined && branch.forkStep > own.step;
    const from = fromParent ? branch.forkTick : own.tick;
    rows.set(branch.id, lines.length);
    lines.push({
      id: branch.id,
      from,
      to: Math.max(branch.headTick, from),
      row: lines.length,
      parentRow: fromParent ? parentRow : -1,
      first: branch.hands.find((hand) => hand.tick >= from) ?? null,
    });
  }
  return lines;
}

/** Where things stand under each other, in px. */
export const ROWS = {
  ruler: 14,
  tape: 21,
  tapeHeight: 30,
  /** Within the tape: words above, signs below. */
  words: 32,
  signs: 43,
  writes: 57,
  calls: 63,
  flags: 77,
  branches: 95,
  row: 17,
} as const;

/** The line of a branch's row, in px from the top. */
export function rowY(row: number): number {
  return row < 0 ? ROWS.tape + ROWS.tapeHeight : ROWS.branches + row * ROWS.row;
}

/** Height of the picture with so many other futures, in px. */
export function pictureHeight(lines: number): number {
  return lines === 0 ? ROWS.flags + 6 : ROWS.branches + lines * ROWS.row - 4;
}

/** The way of a branch's line: out of its parent's at the fork, down to its own row, and along. SVG path data. */
export function branchPath(line: BranchLine, window: TimeWindow, width: number): string {
  const x = Math.round(xOf(window, width, line.from) * 10) / 10;
  const right = Math.max(x + 14, Math.round(xOf(window, width, line.to) * 10) / 10);
  const top = rowY(line.parentRow);
  const y = rowY(line.row);
  return `M${x} ${top}V${y - 7}Q${x} ${y} ${x + 7} ${y}H${right}`;
}

/** The branch whose line lies at this place, or null. */
export function branchNear(
  lines: readonly BranchLine[],
  window: TimeWindow,
  width: number,
  x: number,
  y: number,
): BranchLine | null {
  return (
    lines.find((line) => {
      const inReach = Math.abs(y - rowY(line.row)) <= ROWS.row / 2;
      return (
        inReach &&
        x >= xOf(window, width, line.from) - 8 &&
        x <= Math.max(xOf(window, width, line.to), xOf(window, width, line.from) + 14) + 8
      );
    }) ?? null
  );
}

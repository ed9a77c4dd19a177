// Other futures as lines under the tape, each joined to the line it left. Pure arithmetic; times in ms.
import type { Tick } from '../../../model/ids.ts';
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

/** The ids from the first branch to the given one. */
function lineage(branches: ReadonlyMap<number, BranchInfo>, id: number): number[] {
  const path: number[] = [];
  for (let one = branches.get(id); one; one = one.parent === null ? undefined : branches.get(one.parent))
    path.unshift(one.id);
  return path;
}

/** Every future but the shown one, oldest first. What a branch shares with the shown one is the tape and not drawn again. */
export function branchLines(all: readonly BranchInfo[], current: number): BranchLine[] {
  const byId = new Map(all.map((branch) => [branch.id, branch]));
  const path = lineage(byId, current);
  const rows = new Map<number, number>();
  const lines: BranchLine[] = [];
  for (const branch of all.toSorted((a, b) => a.id - b.id)) {
    if (branch.id === current) continue;
    // An ancestor of the shown branch left it where the next one of the lineage forked off; the others, where they forked.
    const child = byId.get(path[path.indexOf(branch.id) + 1] ?? -1);
    const leaves = path.includes(branch.id) && child ? child.forkTick : branch.forkTick;
    const parentRow = path.includes(branch.id) ? -1 : joinRow(branch, byId, path, rows);
    rows.set(branch.id, lines.length);
    lines.push({
      id: branch.id,
      from: leaves,
      to: Math.max(branch.headTick, leaves),
      row: lines.length,
      parentRow,
      first: branch.hands.find((hand) => hand.tick >= leaves) ?? null,
    });
  }
  return lines;
}

/** A branch leaves the tape where it left the shared past, and otherwise the row of its parent. */
function joinRow(
  branch: BranchInfo,
  byId: ReadonlyMap<number, BranchInfo>,
  path: readonly number[],
  rows: ReadonlyMap<number, number>,
): number {
  if (branch.parent === null) return -1;
  const place = path.indexOf(branch.parent);
  if (place === -1) return rows.get(branch.parent) ?? -1;
  const next = byId.get(path[place + 1] ?? -1);
  const isShared = !next || branch.forkStep <= next.forkStep;
  return isShared ? -1 : (rows.get(branch.parent) ?? -1);
}

/** Where things stand under each other, in px. */
export const ROWS = { ruler: 14, tape: 20, tapeHeight: 26, dots: 54, flags: 70, branches: 88, row: 17 } as const;

/** The line of a branch's row, in px from the top. */
export function rowY(row: number): number {
  return row < 0 ? ROWS.tape + ROWS.tapeHeight : ROWS.branches + row * ROWS.row;
}

/** Height of the picture with so many other futures, in px. */
export function pictureHeight(lines: number): number {
  return lines === 0 ? ROWS.flags + 8 : ROWS.branches + lines * ROWS.row - 4;
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

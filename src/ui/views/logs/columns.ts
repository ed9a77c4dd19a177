// Which columns of the log table there are and which of them can be seen. Arithmetic alone; lengths in CSS px.
import type { LogIndex } from '../../../model/ids.ts';
import type { ServerNode } from '../../../model/world.ts';

/** The columns from one log index to another, both included. */
export interface Columns {
  readonly first: LogIndex;
  readonly last: LogIndex;
}

/** Empty columns after the newest entry, where the next ones will come. */
const AHEAD = 2;
/** Columns painted beyond the edges of the view, so that a quick scroll shows no gap. */
const MARGIN = 3;

/** The last index of a server's log. */
export function lastIndexOf({ raft }: Pick<ServerNode, 'raft'>): LogIndex {
  return raft.log.base + raft.log.entries.size;
}

/** The wished width or a little more, so that the view holds a whole number of columns. */
export function columnWidthOf(viewWidth: number, wished: number): number {
  return Math.floor(viewWidth / Math.max(1, Math.floor(viewWidth / wished)));
}

/** How many columns the table has: all entries, a few places ahead, and at least as many as fill the view. */
export function columnCount(lastIndex: LogIndex, viewWidth: number, columnWidth: number): number {
  return Math.max(lastIndex + AHEAD, Math.floor(viewWidth / columnWidth));
}

/** The columns to paint when the view begins `scrolled` px into the table. */
export function visibleColumns(scrolled: number, viewWidth: number, columnWidth: number, count: number): Columns {
  const first = Math.floor(Math.max(0, scrolled) / columnWidth) + 1 - MARGIN;
  const last = Math.ceil((Math.max(0, scrolled) + viewWidth) / columnWidth) + MARGIN;
  return { first: Math.max(1, Math.min(first, count)), last: Math.min(count, last) };
}

/** The left edge of a column, from the left edge of the first. */
export function columnLeft(index: LogIndex, columnWidth: number): number {
  return (index - 1) * columnWidth;
}

/** Does the view show the newest columns? Then it follows when the logs grow. */
export function isAtNewest(scrolled: number, viewWidth: number, contentWidth: number, columnWidth: number): boolean {
  return scrolled + viewWidth >= contentWidth - columnWidth / 2;
}

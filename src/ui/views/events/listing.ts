// The events that are listed, kept up to date by looking at the new ones alone: a run has many thousands of events and
// the page gets a longer list with every frame.
import type { Event } from '../../../model/event.ts';
import { isListed, type Topic } from './topic.ts';

/** A filtered list, and what it was made from. */
export interface Listing {
  readonly source: readonly Event[];
  readonly topics: readonly Topic[];
  /** Oldest first. */
  readonly rows: readonly Event[];
}

/** The listing of nothing. */
export const EMPTY_LISTING: Listing = { source: [], topics: [], rows: [] };

/**
 * The listing of `source` under `topics`. When `source` continues what the listing was made from, only its new end is
 * looked at; the listing itself is returned when nothing in it changes.
 */
export function listEvents(previous: Listing, source: readonly Event[], topics: readonly Topic[]): Listing {
  if (source === previous.source && topics === previous.topics) return previous;
  const seen = previous.source.length;
  const continues =
    topics === previous.topics &&
    source.length >= seen &&
    (seen === 0 || source[seen - 1] === previous.source[seen - 1]);
  if (!continues) return { source, topics, rows: source.filter((e) => isListed(e, topics)) };
  const fresh = source.slice(seen).filter((e) => isListed(e, topics));
  return { source, topics, rows: fresh.length === 0 ? previous.rows : [...previous.rows, ...fresh] };
}

/** Rows that come with every time the reader scrolls to the end of them. */
export const PAGE = 60;

/** The least height of a row in units of the page, and rows beyond the lower edge, so that there is something to scroll to. */
const ROW = 24;
const BELOW = 8;

/**
 * The rows in the page, newest first: those since the row numbered `oldest` (an offset into `rows`), so that rows which
 * arrive while somebody reads further down push nothing out from under the eye.
 */
export function newestFirst(rows: readonly Event[], oldest: number): Event[] {
  return rows.slice(Math.max(0, oldest)).reverse();
}

/** Where the page starts when the reader looks at the newest rows: as many as a height (in units of the page) can show. */
export function headPage(rows: number, height: number): number {
  return Math.max(0, rows - Math.ceil(height / ROW) - BELOW);
}

/** Where it starts after the reader asked for earlier rows. */
export function earlierPage(oldest: number): number {
  return Math.max(0, oldest - PAGE);
}

/** The row that a key leads to from row `here` (-1: none yet) of so many, newest first; null: the key means nothing. */
export function rowFor(key: string, here: number, rows: number): number | null {
  const last = rows - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(here + 1, last);
    case 'ArrowUp':
      return Math.max(here - 1, 0);
    case 'PageDown':
      return Math.min(here + 10, last);
    case 'PageUp':
      return Math.max(here - 10, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

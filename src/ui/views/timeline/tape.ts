// The term tape: who led when, read off the milestones. Pure arithmetic; times in ms.
import type { NodeId, Term, Tick } from '../../../model/ids.ts';
import type { Milestone } from '../../../model/timeline.ts';
import { clamp } from '../../lib/geometry.ts';
import { type TimeWindow, xOf } from './window.ts';

/** A stretch of the run. `leader` null: nobody led; `election`: from the winner's candidacy to its victory. */
export interface Reign {
  readonly from: Tick;
  /** Null: it has not ended yet. */
  readonly to: Tick | null;
  readonly term: Term;
  readonly leader: NodeId | null;
  readonly kind: 'reign' | 'election' | 'none';
}

/**
 * The stretches of a run, without gaps, from 0 on. A leader's time ends when a leader of a later term stood for election,
 * or when it crashed. A candidate that did not win makes no stretch; it is a mark (see marks.ts).
 */
export function reigns(milestones: readonly Milestone[]): Reign[] {
  const found: Reign[] = [];
  const stood = new Map<string, Tick>();
  let open: Reign = { from: 0, to: null, term: 0, leader: null, kind: 'none' };
  const begin = (next: Reign) => {
    if (next.from > open.from) found.push({ ...open, to: next.from });
    open = next;
  };
  for (const { kind, node, term, at } of milestones) {
    if (kind === 'candidate') stood.set(`${node}@${term}`, at);
    else if (kind === 'leader' && term > open.term) {
      const from = Math.max(stood.get(`${node}@${term}`) ?? at, open.from);
      begin({ from, to: null, term, leader: node, kind: 'election' });
      begin({ from: at, to: null, term, leader: node, kind: 'reign' });
    } else if (kind === 'crash' && open.kind === 'reign' && node === open.leader) {
      begin({ from: at, to: null, term: open.term, leader: null, kind: 'none' });
    }
  }
  return [...found, open];
}

/** A piece of the tape as drawn. */
export interface TapePiece extends Reign {
  readonly x: number;
  readonly width: number;
  /** `term 3 · n4`, or less where there is less room. */
  readonly label: string;
  /** It begins inside the window, so its left edge is drawn. */
  readonly starts: boolean;
}

/** Width of a character of a label, in px, on the safe side. */
const LETTER = 6.6;

/** The pieces of the tape that lie in the window; the last one ends where the run has been run to. */
export function tapePieces(all: readonly Reign[], window: TimeWindow, width: number, headTick: Tick): TapePiece[] {
  const pieces: TapePiece[] = [];
  for (const reign of all) {
    const end = reign.to ?? Math.max(headTick, reign.from);
    if (end < window.from || reign.from > window.to) continue;
    const x = clamp(xOf(window, width, reign.from), 0, width);
    const right = clamp(xOf(window, width, end), 0, width);
    const label = reign.kind === 'reign' ? labelWithin(reign, right - x - 14) : '';
    pieces.push({ ...reign, x, width: Math.max(0, right - x), label, starts: reign.from >= window.from });
  }
  return pieces;
}

function labelWithin({ term, leader }: Reign, room: number): string {
  return [`term ${term} · ${leader}`, `term ${term}`, `${term}`].find((text) => text.length * LETTER <= room) ?? '';
}

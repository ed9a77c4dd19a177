// The stretch of virtual time that the timeline shows, and where an instant lies in it. Pure arithmetic; times in ms.
import type { Tick } from '../../../model/ids.ts';
import { clamp } from '../../lib/geometry.ts';

/** From the left edge to the right edge. `to` is greater than `from`. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** The shortest stretch that can be shown, in ms: here a single message is wider than the screen is high. */
const SHORTEST = 20;
/** The first stretch of a run that has only begun. */
const FIRST = 1000;
/** By how much the whole view grows when the run comes near its end. */
const GROWTH = 1.25;

/** A window over the whole run with room for what has not been run yet. It grows in leaps, so that the picture stands still between them. */
export function wholeWindow(headTick: Tick): TimeWindow {
  let to = FIRST;
  while (to < headTick * 1.08) to *= GROWTH;
  return { from: 0, to };
}

/** Where an instant lies, in px from the left edge of a picture of this width. */
export function xOf(window: TimeWindow, width: number, tick: number): number {
  return ((tick - window.from) / (window.to - window.from)) * width;
}

/** The instant at a place; never before the run began. */
export function tickAt(window: TimeWindow, width: number, x: number): number {
  return Math.max(0, window.from + (x / Math.max(1, width)) * (window.to - window.from));
}

/** The window after zooming about the instant under the pointer. A factor above 1 shows more time. */
export function zoomed(window: TimeWindow, about: number, factor: number, limit: TimeWindow): TimeWindow {
  const span = clamp((window.to - window.from) * factor, SHORTEST, limit.to - limit.from);
  const share = (about - window.from) / (window.to - window.from);
  return within({ from: about - share * span, to: about + (1 - share) * span }, limit);
}

/** The window moved by so many ms. */
export function panned(window: TimeWindow, by: number, limit: TimeWindow): TimeWindow {
  return within({ from: window.from + by, to: window.to + by }, limit);
}

/** The window itself when the instant is well inside it, else moved so that it is, with more room ahead than behind. */
export function followed(window: TimeWindow, tick: number): TimeWindow {
  const span = window.to - window.from;
  const share = (tick - window.from) / span;
  if (share >= 0 && share <= 0.9) return window;
  const from = Math.max(0, tick - span * (share < 0 ? 0.15 : 0.35));
  return { from, to: from + span };
}

function within(window: TimeWindow, limit: TimeWindow): TimeWindow {
  const span = window.to - window.from;
  const from = clamp(window.from, limit.from, Math.max(limit.from, limit.to - span));
  return { from, to: from + span };
}

/** A mark of the ruler. */
export interface RulerMark {
  readonly tick: Tick;
  readonly x: number;
  /** Seconds, with as many decimals as the distance between marks needs. */
  readonly text: string;
}

/** The marks of the ruler at round instants (1, 2 or 5 of a power of ten), about one in every `spacing` px. */
export function rulerMarks(window: TimeWindow, width: number, spacing = 110): RulerMark[] {
  if (width <= 0) return [];
  const wanted = ((window.to - window.from) * spacing) / width;
  let unit = 1;
  while (unit * 10 <= wanted) unit *= 10;
  const every = unit * ([1, 2, 5].find((times) => unit * times >= wanted) ?? 10);
  const decimals = every >= 1000 ? 0 : every >= 100 ? 1 : every >= 10 ? 2 : 3;
  const marks: RulerMark[] = [];
  for (let tick = Math.ceil(window.from / every) * every; tick <= window.to; tick += every) {
    marks.push({ tick, x: xOf(window, width, tick), text: (tick / 1000).toFixed(decimals) });
  }
  return marks;
}

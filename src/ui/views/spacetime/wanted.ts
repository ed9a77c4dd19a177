// Which stretch the diagram lacks, given what it has and looks at. Pure.
import type { StepIndex } from '../../../model/ids.ts';
import { BLOCK, type StretchRequest } from '../../../wire/stretch.ts';
import type { TimeWindow } from '../timeline/window.ts';
import { type Traffic, trimmed } from './traffic.ts';

/** As many messages as are kept at once. */
export const MOST_FLIGHTS = 60_000;

/** How far a branch has been run. */
export interface Head {
  readonly branch: number;
  readonly step: StepIndex;
}

/** What to ask for next; null: all that is in the window is there, or as much as is kept. */
export function wantedStretch(traffic: Traffic | null, window: TimeWindow, head: Head): StretchRequest['after'] | null {
  const { from, to } = window;
  if (head.step === 0 && traffic?.branch === head.branch) return null;
  if (!traffic || traffic.branch !== head.branch || traffic.to > head.step) return { tick: middle(window) };
  const atHead = traffic.to === head.step;
  if (to < traffic.fromTick || (from > traffic.toTick && !atHead)) return { tick: middle(window) };
  if (traffic.flights.length >= MOST_FLIGHTS) return null;
  if (!atHead && traffic.toTick <= to) return { step: traffic.to };
  return traffic.from > 0 && traffic.fromTick >= from ? { step: Math.max(0, traffic.from - BLOCK) } : null;
}

function middle({ from, to }: TimeWindow): number {
  return Math.max(0, Math.floor((from + to) / 2));
}

/** The traffic without what is far from the window, when it has become too much. */
export function kept(traffic: Traffic, { from, to }: TimeWindow): Traffic {
  if (traffic.flights.length < MOST_FLIGHTS) return traffic;
  const aside = (to - from) / 4;
  return trimmed(traffic, from - aside, to + aside);
}

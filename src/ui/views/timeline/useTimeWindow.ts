// The window of the tape as state: the whole run, or a closer look that follows the playhead.
import { useEffect, useMemo, useState } from 'react';
import { useReading } from '../../store/reading.ts';
import type { PageState } from '../../store/store.ts';
import { pageStore } from '../../store/store.ts';
import { followed, panned, type TimeWindow, wholeWindow, zoomed } from './window.ts';

/** Where the whole view ends: beyond every future that is kept. */
const selectEnd = ({ headTick, branches }: PageState): number =>
  wholeWindow(Math.max(headTick, ...branches.map((branch) => branch.headTick))).to;

/** The window, and what can be done with it. */
export function useTimeWindow() {
  const to = useReading('timeline', selectEnd);
  const whole = useMemo((): TimeWindow => ({ from: 0, to }), [to]);
  const [near, setNear] = useState<TimeWindow | null>(null);

  useEffect(
    () =>
      pageStore.subscribe(
        ({ shownAt }) => shownAt,
        (shownAt) => setNear((window) => window && followed(window, shownAt)),
      ),
    [],
  );

  const set = (next: TimeWindow) => setNear(next.from <= 0 && next.to >= to ? null : next);
  return {
    window: near ?? whole,
    isWhole: near === null,
    /** Shows `factor` times as much time, about an instant. */
    zoom: (about: number, factor: number) => set(zoomed(near ?? whole, about, factor, whole)),
    /** Moves by so many ms. */
    pan: (by: number) => near && set(panned(near, by, whole)),
    showAll: () => setNear(null),
  };
}

// The stretch of time that the diagram shows: it stays where the reader has put it, and follows the playhead while that is in it.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useReading } from '../../store/reading.ts';
import { selectHeadTick } from '../../store/selectors.ts';
import { pageStore } from '../../store/store.ts';
import { followed, panned, type TimeWindow, wholeWindow, zoomed } from '../timeline/window.ts';

/** So much of the window lies behind the playhead when it is opened there. */
const BEHIND = 0.7;

/** A window about the instant shown, so many ms long. */
function about(span: number): TimeWindow {
  const from = Math.max(0, pageStore.getState().shownAt - span * BEHIND);
  return { from, to: from + span };
}

/** The window, and what can be done with it. `span`: how long it is at first, in ms. */
export function useWindow(span: number) {
  const headTick = useReading('tab', selectHeadTick);
  const [window, setWindow] = useState(() => about(span));
  const follows = useRef(true);
  const { to: end } = wholeWindow(headTick);
  const limit: TimeWindow = { from: 0, to: Math.max(end, window.to) };

  useEffect(
    () =>
      pageStore.subscribe(
        ({ shownAt }) => shownAt,
        (shownAt) => follows.current && setWindow((now) => followed(now, shownAt)),
      ),
    [],
  );

  const put = useCallback((change: (now: TimeWindow) => TimeWindow) => {
    setWindow((now) => {
      const next = change(now);
      const { shownAt } = pageStore.getState();
      follows.current = shownAt >= next.from && shownAt <= next.to;
      return next;
    });
  }, []);

  return {
    window,
    /** Shows `factor` times as much time, about an instant. */
    zoom: (at: number, factor: number) => put((now) => zoomed(now, at, factor, limit)),
    /** Moves by so many ms. */
    pan: (by: number) => put((now) => panned(now, by, limit)),
    showAll: () => put(() => ({ from: 0, to: end })),
    showNow: () => put(() => about(span)),
  };
}

// Which part of the lanes is in sight, and where the keyboard is among the bars.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { pageUnit } from '../../lib/useSize.ts';
import { type HistoryLayout, neighbour } from './layout.ts';

/** Drawn beyond either edge, in px, so that scrolling shows no gaps. */
const MARGIN = 400;

/** As near to the right end counts as being there: the picture then follows what is new. */
const NEAR = 40;

/** Follows the element that is scrolled, which takes the ref `scroll`. `chosen`: the call that has been picked, anywhere in the page. */
export function useLanes(layout: HistoryLayout, chosen: number | null) {
  const scroll = useRef<HTMLDivElement>(null);
  const [[from, to], setSight] = useState<readonly [number, number]>([0, 2000]);
  const [active, setActive] = useState<number | null>(null);
  const follows = useRef(true);
  const laidOut = useRef(layout);
  laidOut.current = layout;

  const onScroll = useCallback(() => {
    const element = scroll.current;
    if (!element) return;
    const { scrollLeft, clientWidth, scrollWidth } = element;
    follows.current = scrollLeft + clientWidth >= scrollWidth - NEAR;
    // In coarse strides, so that not every pixel draws anew.
    const left = Math.floor(scrollLeft / 200) * 200 - MARGIN;
    const right = left + clientWidth + 2 * MARGIN + 200;
    setSight((was) => (was[0] === left && was[1] === right ? was : [left, right]));
  }, []);

  const show = useCallback(
    (offset: number) => {
      const element = scroll.current;
      const bar = laidOut.current.bars[offset];
      if (!element || !bar) return;
      const { scrollLeft, clientWidth } = element;
      const inset = 48 * pageUnit();
      if (bar.x < scrollLeft || bar.x + inset > scrollLeft + clientWidth - inset) {
        element.scrollLeft = bar.x - clientWidth / 2;
        onScroll();
      }
    },
    [onScroll],
  );

  const { width } = layout;
  useLayoutEffect(() => {
    const element = scroll.current;
    // A wider picture is followed to its end.
    if (element && width > 0 && follows.current && chosen === null) element.scrollLeft = element.scrollWidth;
    onScroll();
  }, [width, chosen, onScroll]);

  useEffect(() => {
    const element = scroll.current;
    if (!element) return;
    const observer = new ResizeObserver(onScroll);
    observer.observe(element);
    return () => observer.disconnect();
  }, [onScroll]);

  useLayoutEffect(() => {
    if (chosen !== null) show(chosen);
  }, [chosen, show]);

  const moved = useRef(false);
  const go = useCallback(
    (offset: number, key: string): boolean => {
      const bar = neighbour(laidOut.current, offset, key);
      if (!bar) return false;
      moved.current = true;
      show(bar.offset);
      setActive(bar.offset);
      return true;
    },
    [show],
  );
  useEffect(() => {
    if (!moved.current || active === null) return;
    moved.current = false;
    scroll.current?.querySelector<HTMLElement>(`[data-offset="${active}"]`)?.focus({ preventScroll: true });
  }, [active]);

  const shown = chosen ?? layout.bars.length - 1;
  return { scroll, from, to, onScroll, go, active: active !== null && active < layout.bars.length ? active : shown };
}

// The size of an element, followed as it changes.
import { type RefCallback, useCallback, useState } from 'react';
import type { Size } from './geometry.ts';

/** A ref for the element and its inner size in CSS px; null until it has been laid out once. */
export function useSize<E extends HTMLElement>(): [RefCallback<E>, Size | null] {
  const [size, setSize] = useState<Size | null>(null);
  const ref = useCallback((element: E | null) => {
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((was) => (was && was.width === width && was.height === height ? was : { width, height }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}

/** How many CSS px the page's unit of length has now: 1 at the usual root font size of 16 px, more on a lecture screen. */
export function pageUnit(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
}

// The size of an element, followed as it changes.
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Size } from './geometry.ts';

const NONE: Size = { width: 0, height: 0 };

/** A ref for an element that is always drawn, and its inner size in CSS px; 0 by 0 until it has been laid out once. */
export function useSize<E extends HTMLElement>(): [RefObject<E | null>, Size] {
  const ref = useRef<E>(null);
  const [size, setSize] = useState(NONE);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((was) => (was.width === width && was.height === height ? was : { width, height }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}

/** Kept between changes of the window's size, which alone change it: to ask for it is to have all styles computed. */
let unit: number | null = null;

/** How many CSS px the page's unit of length has now: 1 at the usual root font size of 16 px, more on a lecture screen. */
export function pageUnit(): number {
  if (unit === null) {
    addEventListener('resize', forgetUnit, { once: true });
    unit = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
  }
  return unit;
}

function forgetUnit(): void {
  unit = null;
}

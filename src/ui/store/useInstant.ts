// What moves with every frame of the screen, moved by hand: to render a component sixty times a second only to change
// one attribute costs more than all the painting.
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { pageStore } from './store.ts';

/** Has `follow` set what an element shows of the instant (virtual ms, with fractions): when it is rendered, and as time runs. */
export function useInstant<E extends Element>(follow: (element: E, shownAt: number) => void): RefObject<E | null> {
  const ref = useRef<E>(null);
  const latest = useRef(follow);
  latest.current = follow;
  useLayoutEffect(() => {
    if (ref.current) follow(ref.current, pageStore.getState().shownAt);
  });
  useLayoutEffect(
    () =>
      pageStore.subscribe(
        ({ shownAt }) => shownAt,
        (shownAt) => ref.current && latest.current(ref.current, shownAt),
      ),
    [],
  );
  return ref;
}

/** Sets an attribute if it is another: a change for the same costs as much as any. */
export function setChanged(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

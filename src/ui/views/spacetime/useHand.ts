// The hand on the diagram: the wheel zooms and pans, a drag pans, two fingers zoom, a click picks.
import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef } from 'react';

/** What the hand asks for. Places are in CSS px from the corner of the element; `along` is the way of time. */
export interface Wishes {
  readonly isUpright: boolean;
  /** `factor` times as much time, about a place. */
  zoom(along: number, factor: number): void;
  /** By so many px of time. */
  pan(along: number): void;
  point(place: { readonly x: number; readonly y: number } | null): void;
  pick(place: { readonly x: number; readonly y: number }): void;
}

/** A press that has gone no further than this, in px, is a click. */
const STILL = 4;

/** Listens on an element. Returns the handlers to put on it. */
export function useHand(ref: RefObject<HTMLElement | null>, wishes: Wishes) {
  const latest = useRef(wishes);
  latest.current = wishes;
  /** The pointers that are down, where they are, and how far the first has gone. */
  const down = useRef(new Map<number, { x: number; y: number }>());
  const gone = useRef(0);

  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    // React listens to the wheel passively; zooming must keep the page from scrolling.
    const turn = (wheel: WheelEvent) => {
      wheel.preventDefault();
      const { isUpright, zoom, pan } = latest.current;
      const sideways = wheel.shiftKey ? wheel.deltaY || wheel.deltaX : wheel.deltaX;
      if (Math.abs(sideways) > Math.abs(wheel.shiftKey ? 0 : wheel.deltaY)) pan(sideways);
      else {
        const box = element.getBoundingClientRect();
        zoom(isUpright ? wheel.clientY - box.top : wheel.clientX - box.left, 1.0015 ** wheel.deltaY);
      }
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [ref]);

  const placeIn = (pointer: ReactPointerEvent<HTMLElement>) => {
    const box = pointer.currentTarget.getBoundingClientRect();
    return { x: pointer.clientX - box.left, y: pointer.clientY - box.top };
  };

  const move = (pointer: ReactPointerEvent<HTMLElement>) => {
    const { isUpright, pan, zoom, point } = latest.current;
    const place = placeIn(pointer);
    const before = down.current.get(pointer.pointerId);
    if (!before) return point(place);
    const [other] = [...down.current].filter(([id]) => id !== pointer.pointerId).map(([, at]) => at);
    const along = (at: { x: number; y: number }) => (isUpright ? at.y : at.x);
    gone.current += Math.hypot(place.x - before.x, place.y - before.y);
    down.current.set(pointer.pointerId, place);
    if (gone.current <= STILL) return;
    point(null);
    if (!other) return pan(along(before) - along(place));
    const apart = (at: { x: number; y: number }) => Math.max(12, Math.abs(along(at) - along(other)));
    zoom((along(place) + along(other)) / 2, apart(before) / apart(place));
  };

  const lift = (pointer: ReactPointerEvent<HTMLElement>) => {
    const wasDown = down.current.delete(pointer.pointerId);
    if (wasDown && pointer.type === 'pointerup' && gone.current <= STILL) latest.current.pick(placeIn(pointer));
  };

  return {
    onPointerDown(pointer: ReactPointerEvent<HTMLElement>) {
      if (pointer.button !== 0) return;
      pointer.currentTarget.setPointerCapture(pointer.pointerId);
      if (down.current.size === 0) gone.current = 0;
      down.current.set(pointer.pointerId, placeIn(pointer));
    },
    onPointerMove: move,
    onPointerUp: lift,
    onPointerCancel: lift,
    onPointerLeave: () => latest.current.point(null),
  };
}

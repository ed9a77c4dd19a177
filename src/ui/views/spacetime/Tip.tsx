// What is pointed at, in words, beside it.
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Item } from './pick.ts';
import { itemText } from './words.ts';

interface Props {
  readonly item: Item;
  readonly ground: RefObject<HTMLElement | null>;
  readonly isUpright: boolean;
}

/** The tooltip: above its item, or below where there is no room. */
export function Tip({ item, ground, isUpright }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const tip = ref.current;
    const box = ground.current?.getBoundingClientRect();
    if (!tip || !box) return;
    const { u, v } = middleOf(item);
    const [x, y] = isUpright ? [v, u] : [u, v];
    const left = box.left + x - tip.offsetWidth / 2;
    const above = box.top + y - tip.offsetHeight - 14;
    tip.style.left = `${Math.max(4, Math.min(left, innerWidth - tip.offsetWidth - 4))}px`;
    tip.style.top = `${above >= 4 ? above : box.top + y + 14}px`;
  });
  return createPortal(
    <p ref={ref} className="tooltip spacetime-tip" aria-hidden="true">
      {itemText(item)}
    </p>,
    document.body,
  );
}

function middleOf(item: Item): { readonly u: number; readonly v: number } {
  if (item.kind === 'mark') return { u: item.mark.u, v: item.mark.v ?? 0 };
  const { u1, v1, u2, v2 } = item.arrow;
  return { u: (u1 + u2) / 2, v: Math.min(v1, v2) + Math.abs(v1 - v2) / 4 };
}

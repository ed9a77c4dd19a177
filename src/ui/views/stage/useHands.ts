// The reader's hands on the stage: pick, drag from process to process, lasso, open a menu. Gestures are state of the
// page's edge and of nothing else; what they mean is handsCommand.ts, and only a finished one becomes a command.
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { NodeId } from '../../../model/ids.ts';
import { perform } from '../../engine/playground.ts';
import type { Point } from '../../lib/geometry.ts';
import { pageStore, type Selection } from '../../store/store.ts';
import { hover, select } from '../../store/view.ts';
import { showMenu } from '../menu/showMenu.ts';
import { inCrowd, isCrowd } from './Crowd.tsx';
import { dragProposal, enclosed, partitionCommand, processAt } from './handsCommand.ts';
import type { StageLayout } from './layout.ts';
import type { Wiring } from './sides.ts';

/** What the hand is doing. Places in stage units. */
export type Gesture =
  | { readonly kind: 'none' }
  /** From a process towards the pointer; `to` is the process it is over. */
  | { readonly kind: 'link'; readonly from: NodeId; readonly at: Point; readonly to: NodeId | null }
  | { readonly kind: 'lasso'; readonly points: readonly Point[]; readonly inside: readonly NodeId[] }
  /** A lasso is closed and waits for a yes. */
  | { readonly kind: 'ask'; readonly side: readonly NodeId[]; readonly points: readonly Point[]; readonly at: Point };

const IDLE: Gesture = { kind: 'none' };
/** So far a pointer may tremble before a click is a drag, and so long a finger rests before it opens a menu. */
const TREMBLE = 6;
const LONG_PRESS = 500;

interface Press {
  readonly pointerId: number;
  readonly client: Point;
  readonly start: Point;
  readonly process: NodeId | null;
  readonly target: Selection | null;
  readonly timer: ReturnType<typeof setTimeout> | null;
}

/** The gesture under way and the handlers for the stage's svg element. `unit` is CSS px per stage unit. */
export function useHands(layout: StageLayout | null, wiring: Wiring | null, unit: number) {
  const [gesture, setGesture] = useState<Gesture>(IDLE);
  const press = useRef<Press | null>(null);

  const place = (event: MouseEvent<SVGSVGElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - box.left) / unit, y: (event.clientY - box.top) / unit };
  };
  const targetUnder = (event: MouseEvent<SVGSVGElement>): Selection | null => {
    const target = targetOf(event.target);
    if (target?.kind === 'message' || !layout || !isCrowd(pageStore.getState())) return target;
    return inCrowd(layout, place(event)) ?? target;
  };
  const endPress = () => {
    if (press.current?.timer) clearTimeout(press.current.timer);
    press.current = null;
  };
  const cancel = () => {
    endPress();
    setGesture(IDLE);
  };
  const confirm = () => {
    if (gesture.kind === 'ask') void perform(partitionCommand(gesture.side));
    setGesture(IDLE);
  };

  // A question on the stage is answered by Enter or Escape wherever the focus is.
  const answer = useRef({ confirm, cancel });
  answer.current = { confirm, cancel };
  const asking = gesture.kind === 'ask';
  const idle = gesture.kind === 'none';
  useEffect(() => {
    if (idle) return;
    const onKey = (event: globalThis.KeyboardEvent) => {
      // A button of the question that has the focus answers for itself.
      if (event.key === 'Enter' && event.target instanceof Element && event.target.closest('.question')) return;
      if (event.key === 'Escape') answer.current.cancel();
      else if (event.key === 'Enter' && asking) answer.current.confirm();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [idle, asking]);

  const handlers = {
    onPointerDown(event: PointerEvent<SVGSVGElement>) {
      if (event.button !== 0 || !layout) return;
      endPress();
      setGesture(IDLE);
      const target = targetUnder(event);
      const client = { x: event.clientX, y: event.clientY };
      const timer =
        event.pointerType === 'mouse' || !target
          ? null
          : setTimeout(() => {
              endPress();
              void showMenu(target, client);
            }, LONG_PRESS);
      press.current = {
        pointerId: event.pointerId,
        client,
        start: place(event),
        process: target?.kind === 'node' ? target.id : null,
        target,
        timer,
      };
    },
    onPointerMove(event: PointerEvent<SVGSVGElement>) {
      const held = press.current;
      if (!layout || !held || held.pointerId !== event.pointerId) {
        if (event.pointerType === 'mouse' && !held) hover(targetUnder(event));
        return;
      }
      const at = place(event);
      if (gesture.kind === 'none') {
        if (Math.hypot(event.clientX - held.client.x, event.clientY - held.client.y) < TREMBLE) return;
        if (held.target && held.target.kind !== 'node' && held.target.kind !== 'link') return;
        if (held.timer) clearTimeout(held.timer);
        event.currentTarget.setPointerCapture(event.pointerId);
        hover(null);
      }
      if (held.process) {
        const over = processAt(layout, at);
        setGesture({ kind: 'link', from: held.process, at, to: over === held.process ? null : over });
      } else {
        const points = gesture.kind === 'lasso' ? [...gesture.points, at] : [held.start, at];
        setGesture({ kind: 'lasso', points, inside: enclosed(layout, points) });
      }
    },
    onPointerUp(event: PointerEvent<SVGSVGElement>) {
      const held = press.current;
      endPress();
      if (!held || held.pointerId !== event.pointerId || !layout || !wiring) return;
      if (gesture.kind === 'none') return select(held.target);
      if (gesture.kind === 'link') {
        setGesture(IDLE);
        if (gesture.to) void perform(dragProposal(wiring, gesture.from, gesture.to).command);
      } else if (gesture.kind === 'lasso') {
        const everybody = layout.servers.length + layout.cards.length;
        const { inside, points } = gesture;
        const asks = inside.length > 0 && inside.length < everybody;
        setGesture(asks ? { kind: 'ask', side: inside, points, at: place(event) } : IDLE);
      }
    },
    onPointerCancel: cancel,
    onPointerLeave() {
      if (!press.current) hover(null);
    },
    onContextMenu(event: MouseEvent<SVGSVGElement>) {
      const target = targetUnder(event);
      event.preventDefault();
      cancel();
      if (target) void showMenu(target, menuPlace(event));
    },
    onDoubleClick(event: MouseEvent<SVGSVGElement>) {
      const target = targetUnder(event);
      if (target) void showMenu(target, menuPlace(event));
    },
    onKeyDown(event: KeyboardEvent<SVGSVGElement>) {
      const target = targetOf(event.target);
      if (!target || !(event.target instanceof Element)) return;
      if (event.key === 'Enter' || event.key === ' ') {
        // What is picked already has no use for them: they are the page's (play; deliver this message now).
        if (isPicked(event.target)) return;
        select(target);
      } else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
        void showMenu(target, middleOf(event.target));
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
  return { gesture, handlers, confirm, cancel };
}

/** Whether a process or message is the one that is looked at. */
function isPicked(element: Element): boolean {
  return element.getAttribute('aria-pressed') === 'true';
}

/** What the element under the pointer stands for; null: empty ground. */
export function targetOf(element: EventTarget | null): Selection | null {
  const marked = element instanceof Element ? element.closest('[data-node], [data-message], [data-link]') : null;
  if (!(marked instanceof SVGElement)) return null;
  const { node, message, link } = marked.dataset;
  if (node) return { kind: 'node', id: node };
  if (message) return { kind: 'message', id: message };
  const [from, to] = (link ?? '').split('>');
  return from && to ? { kind: 'link', from, to } : null;
}

/** A context menu asked for by key has no pointer: it opens at the middle of what has the focus. */
function menuPlace(event: MouseEvent): Point {
  const byKey = event.clientX === 0 && event.clientY === 0;
  return byKey && event.target instanceof Element ? middleOf(event.target) : { x: event.clientX, y: event.clientY };
}

function middleOf(element: Element): Point {
  const box = element.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

// A shard dragged onto a group: onto its row here, or onto its name on the stage. The same as "Move 3 here", by the pointer.
import { type PointerEvent, useRef, useState } from 'react';
import type { GroupId, NodeId } from '../../../model/ids.ts';
import type { ShardConfig, ShardId } from '../../../model/shard.ts';
import { controlCommand } from '../../actions/groupCommands.ts';
import { perform } from '../../engine/playground.ts';
import type { Point } from '../../lib/geometry.ts';
import { moveRefusal } from './facts.ts';

/** A shard under way in the reader's hand. `over`: the group that it would be dropped on. */
export interface ShardDrag {
  readonly shard: ShardId;
  readonly at: Point;
  readonly over: GroupId | null;
}

/** So far a pointer may tremble before a click is a drag, in CSS px. */
const TREMBLE = 6;

/** The drag under way, and the handlers of what a shard is taken by. */
export function useShardDrag(config: ShardConfig, clerk: NodeId | null) {
  const [drag, setDrag] = useState<ShardDrag | null>(null);
  const press = useRef<Point | null>(null);
  /** A click comes after every release: that of a drag must not choose the shard. */
  const dragged = useRef(false);
  const end = () => {
    press.current = null;
    setDrag(null);
  };
  const handlers = (shard: ShardId) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      press.current = { x: event.clientX, y: event.clientY };
      dragged.current = false;
      // At once: a quick hand has left the shard before it is known to drag it.
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const start = press.current;
      if (!start) return;
      const at = { x: event.clientX, y: event.clientY };
      if (!dragged.current && Math.hypot(at.x - start.x, at.y - start.y) < TREMBLE) return;
      dragged.current = true;
      setDrag({ shard, at, over: groupAt(at) });
    },
    onPointerUp() {
      const over = drag?.over ?? null;
      end();
      if (!dragged.current || over === null || clerk === null || moveRefusal(config, shard, over) !== null) return;
      void perform(controlCommand(clerk, { type: 'move', shard, gid: over }));
    },
    onPointerCancel: end,
    onClickCapture(event: { preventDefault(): void; stopPropagation(): void }) {
      if (!dragged.current) return;
      event.preventDefault();
      event.stopPropagation();
      dragged.current = false;
    },
  });
  return { drag, handlers };
}

/** The group whose row or name is at a place of the page; null: none. */
function groupAt({ x, y }: Point): GroupId | null {
  const found = document.elementFromPoint(x, y)?.closest('[data-group]')?.getAttribute('data-group');
  return found == null ? null : Number(found);
}

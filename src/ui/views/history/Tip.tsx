// What the bar under the pointer or the focus says in full: call, answer, and what the key held before and after.
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { opPhrase, outcomeText } from '../../../describe/op.ts';
import { keyOf } from '../../../model/kv.ts';
import { at } from '../../../model/list.ts';
import type { Operation, World } from '../../../model/world.ts';
import type { Judgement } from '../../../wire/protocol.ts';
import { span } from '../../lib/figures.ts';
import { secondsText } from '../../lib/timeText.ts';
import { around, aroundText, orderWith } from './text.ts';

interface TipProps {
  readonly offset: number;
  readonly operations: World['operations'];
  readonly judgement: Judgement | null;
  /** The element that the bars are in. */
  readonly scroll: RefObject<HTMLElement | null>;
}

/** The tooltip, under the lanes or else above its bar. */
export function Tip({ offset, operations, judgement, scroll }: TipProps) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const bar = scroll.current?.querySelector(`[data-offset="${offset}"]`)?.getBoundingClientRect();
    const sight = scroll.current?.getBoundingClientRect();
    const tip = ref.current;
    if (!bar || !sight || !tip) return;
    const left = Math.max(bar.left, sight.left + 4);
    tip.style.left = `${Math.max(4, Math.min(left, innerWidth - tip.offsetWidth - 4))}px`;
    // Under the lanes, where there is room, it hides none of them.
    const lanes = [...(scroll.current?.querySelectorAll('.story-lane') ?? [])].at(-1)?.getBoundingClientRect();
    const below = (lanes?.bottom ?? sight.bottom) + 4;
    const isRoom = below < sight.bottom - 16 && below + tip.offsetHeight < innerHeight;
    tip.style.top = `${isRoom ? below : Math.max(4, bar.top - tip.offsetHeight - 6)}px`;
  });
  const operation = at(operations, offset);
  if (!operation) return null;
  const key = keyOf(operation.op) ?? '';
  const values = around(operations, orderWith(judgement, offset) ?? [], offset);
  const isLeftOut = judgement?.verdict === 'illegal' && judgement.key === key && values === null;
  return createPortal(
    <div ref={ref} className="tooltip story-tip" aria-hidden="true">
      <p>
        <b>{operation.clerk}</b> <code>{opPhrase(operation.op)}</code>
      </p>
      <p>{answerText(operation)}</p>
      {values ? <code>{aroundText(key, values)}</code> : null}
      {isLeftOut ? <p>Not in the longest order that explains answers.</p> : null}
    </div>,
    document.body,
  );
}

function answerText({ op, calledAt, returnedAt, result, server }: Operation): string {
  if (returnedAt === null || result === null) return `called at ${secondsText(calledAt)} s, not answered`;
  const by = server === null ? '' : ` · ${server}`;
  return `${outcomeText(op, result)}${by} · ${secondsText(calledAt)} to ${secondsText(returnedAt)} s, ${span(returnedAt - calledAt)}`;
}

// What a clerk's card says: the op it is busy with or was busy with last, and how that stands.
import { opText, resultText } from '../../../describe/op.ts';
import type { Errand } from '../../../model/errand.ts';
import type { NodeId } from '../../../model/ids.ts';
import { at } from '../../../model/list.ts';
import type { ClerkNode, Operation, World } from '../../../model/world.ts';

/** How a clerk stands. */
export interface ClerkFacts {
  readonly state: 'idle' | 'waiting' | 'answered' | 'crashed' | 'paused';
  /** `put x 2`, `join 101`: what it was called for; null: it has not been called yet. */
  readonly op: string | null;
  /** `asks n4 · try 3 · +1` (one more call queued); `freezes 2 · asks n4` (a part of what it was called for); `ok · n4`; `2 · n4`. */
  readonly status: string;
}

/** How far back the last operation of an idle clerk is looked for. */
const REACH = 400;

/** The last operation of each clerk, as far as it is among the recent ones. */
export function lastOperations(operations: World['operations'], clerks: readonly NodeId[]): Record<NodeId, Operation> {
  const found: Record<NodeId, Operation> = {};
  let missing = clerks.length;
  const end = Math.max(0, operations.size - REACH);
  for (let offset = operations.size - 1; offset >= end && missing > 0; offset--) {
    const operation = at(operations, offset);
    if (!operation || found[operation.clerk]) continue;
    found[operation.clerk] = operation;
    missing--;
  }
  return found;
}

/** What a clerk's card says. `last` is the last operation it called. */
export function clerkFacts(clerk: ClerkNode, last: Operation | undefined): ClerkFacts {
  const { pending, queue } = clerk;
  const op = pending ? opText(pending.errand?.call ?? pending.op) : last ? opText(last.op) : null;
  const more = queue.length > 0 ? ` · +${queue.length}` : '';
  if (clerk.health === 'down') return { state: 'crashed', op, status: 'crashed' };
  if (clerk.health === 'paused') return { state: 'paused', op, status: 'paused' };
  if (pending) {
    const tries = pending.attempts > 1 ? ` · try ${pending.attempts}` : '';
    const doing = pending.backingOff ? `refused by ${pending.server}` : `asks ${pending.server}${tries}`;
    return { state: 'waiting', op, status: `${errandText(pending.errand)}${doing}${more}` };
  }
  if (last?.result)
    return {
      state: 'answered',
      op,
      status: `${resultText(last.op, last.result)}${last.server ? ` · ${last.server}` : ''}${more}`,
    };
  return { state: 'idle', op, status: last ? 'no answer' : 'no call yet' };
}

/** `freezes 2 · `: at what part of an errand a clerk is; '': it is on none. */
function errandText(errand: Errand | null): string {
  if (errand === null) return '';
  const { stage, shard, next } = errand;
  if (stage === 'freezes' || stage === 'installs' || stage === 'deletes') return `${stage} ${shard} · `;
  return stage === 'announces' || stage === 'publishes' ? `${stage} ${next?.num} · ` : '';
}

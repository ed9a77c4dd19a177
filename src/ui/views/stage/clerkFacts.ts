// What a clerk's card says: the op it is busy with or was busy with last, and how that stands.
import type { NodeId } from '../../../model/ids.ts';
import type { KvOp } from '../../../model/kv.ts';
import { at } from '../../../model/list.ts';
import type { ClerkNode, Operation, World } from '../../../model/world.ts';

/** How a clerk stands. */
export interface ClerkFacts {
  readonly state: 'idle' | 'waiting' | 'answered' | 'crashed' | 'paused';
  /** `put x 2`, or null: it has not been called yet. */
  readonly op: string | null;
  /** `asks n4, 3rd time`; `ok`; `2`. */
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
  const op = pending ? callText(pending.op) : last ? callText(last.op) : null;
  const more = queue.length > 0 ? `, ${queue.length} queued` : '';
  if (clerk.health === 'down') return { state: 'crashed', op, status: 'crashed' };
  if (clerk.health === 'paused') return { state: 'paused', op, status: 'paused' };
  if (pending) {
    const tries = pending.attempts > 1 ? `, try ${pending.attempts}` : '';
    const doing = pending.backingOff ? `refused by ${pending.server}` : `asks ${pending.server}${tries}`;
    return { state: 'waiting', op, status: `${doing}${more}` };
  }
  if (last?.result)
    return { state: 'answered', op, status: `${answerText(last)}${last.server ? ` from ${last.server}` : ''}${more}` };
  return { state: 'idle', op, status: 'no call yet' };
}

/** `put x 2`; `cas x 1 2` for "if x is 1, make it 2". */
function callText(op: KvOp): string {
  if (op.type === 'get') return `get ${op.key}`;
  return op.type === 'cas' ? `cas ${op.key} ${op.expected ?? '∅'} ${op.value}` : `${op.type} ${op.key} ${op.value}`;
}

function answerText({ op, result }: Operation): string {
  if (op.type === 'get') return result?.ok ? `“${result.value ?? ''}”` : 'no such key';
  if (op.type === 'cas') return result?.ok ? 'swapped' : `not swapped: “${result?.value ?? ''}”`;
  return 'done';
}

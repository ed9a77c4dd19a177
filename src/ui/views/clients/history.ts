// The calls of all clerks as the clients see them, newest first.
import { opText, resultText } from '../../../describe/op.ts';
import type { Tick } from '../../../model/ids.ts';
import { at } from '../../../model/list.ts';
import { type ClerkNode, clerksOf, type Operation, type World } from '../../../model/world.ts';

/** Where a call stands. `queued`: its clerk is busy with another, so it has not begun. `lost`: its clerk has crashed and will never know. */
export type CallState = 'waiting' | 'queued' | 'lost' | 'answered';

/** One line of the history. */
export interface CallRow {
  /** Its place in world.operations; null: it has not begun. */
  readonly offset: number | null;
  /** Unique among the rows. */
  readonly key: string;
  readonly clerk: string;
  readonly op: string;
  /** null: not yet. */
  readonly calledAt: Tick | null;
  readonly state: CallState;
  /** The answer, or whom it waits for. */
  readonly text: string;
  /** How long it took, in ms; null: it is not over. */
  readonly took: Tick | null;
  /** How often it was sent; null: over, and no longer known. */
  readonly attempts: number | null;
}

/** What waits in the clerks' queues, and below it the newest `most` calls, newest first. */
export function callRows(world: Pick<World, 'operations' | 'nodes'>, most: number): CallRow[] {
  const clerks = clerksOf(world);
  const rows = clerks.flatMap(queuedRows).reverse();
  const { size } = world.operations;
  for (let offset = size - 1; offset >= Math.max(0, size - most); offset--) {
    const operation = at(world.operations, offset);
    if (operation) rows.push(callRow(clerks, operation, offset));
  }
  return rows;
}

function queuedRows({ id, queue }: ClerkNode): CallRow[] {
  return queue.map(({ op }, i) => ({
    offset: null,
    key: `${id}+${i}`,
    clerk: id,
    op: opText(op),
    calledAt: null,
    state: 'queued',
    text: `${id} is busy`,
    took: null,
    attempts: null,
  }));
}

function callRow(clerks: readonly ClerkNode[], operation: Operation, offset: number): CallRow {
  const { clerk: id, op, calledAt, returnedAt, result, server } = operation;
  const common = { offset, key: String(offset), clerk: id, op: opText(op), calledAt };
  if (returnedAt !== null) {
    const text = `${result ? resultText(op, result) : 'refused'}${server ? `, by ${server}` : ''}`;
    return { ...common, state: 'answered', text, took: returnedAt - calledAt, attempts: null };
  }
  const clerk = clerks.find((c) => c.id === id);
  if (clerk?.pending?.operation === offset) {
    const { server: asked, attempts, backingOff } = clerk.pending;
    return {
      ...common,
      state: 'waiting',
      text: backingOff ? `${asked} refused` : `asks ${asked}`,
      took: null,
      attempts,
    };
  }
  return { ...common, state: 'lost', text: `${id} crashed`, took: null, attempts: null };
}

/** The figures of the clients' work so far. `median` of the answered calls looked at, in ms; null: none. */
export interface CallFigures {
  readonly calls: number;
  readonly answered: number;
  readonly median: Tick | null;
}

/** The figures of the newest `most` calls. */
export function callFigures(world: Pick<World, 'operations'>, most = 500): CallFigures {
  const { size } = world.operations;
  const took: number[] = [];
  let looked = 0;
  for (let offset = size - 1; offset >= 0 && looked < most; offset--, looked++) {
    const operation = at(world.operations, offset);
    if (operation?.returnedAt != null) took.push(operation.returnedAt - operation.calledAt);
  }
  took.sort((a, b) => a - b);
  return { calls: looked, answered: took.length, median: took[took.length >> 1] ?? null };
}

// For tests and measurements: long histories that are linearizable, because one store answered them.
import type { KvOp, OpResult } from '../../model/kv.ts';
import type { StoreOperation } from '../../model/world.ts';
import { applyKv, EMPTY_KV } from '../machine/kv.ts';
import { between, rand } from '../prim/rand.ts';

/** How long a history, and how crowded. */
export interface HistoryPlan {
  readonly seed: number;
  readonly operations: number;
  readonly clients: number;
  readonly keys: number;
}

interface Client {
  op: KvOp;
  calledStep: number;
  result: OpResult | null;
  offset: number;
}

/**
 * Clients that are never idle, on shared keys: at every step one of them, drawn from the seed, gets one thing further. It
 * calls, then its op takes effect, then it is answered. One call in 200 is never answered.
 */
export function legalHistory({ seed, operations: count, clients, keys }: HistoryPlan): StoreOperation[] {
  const operations: StoreOperation[] = [];
  const busy: (Client | null)[] = new Array(clients).fill(null);
  let state = EMPTY_KV;
  for (let step = 1; operations.length < count || busy.some((client) => client !== null); step++) {
    const place = rand(seed, 'client', step) % clients;
    const client = busy[place];
    if (!client) {
      if (operations.length >= count) continue;
      const op = drawOp(seed, operations.length, `c${place + 1}`, keys);
      busy[place] = { op, calledStep: step, result: null, offset: operations.length };
      operations.push(operationOf(op, step, null, null));
    } else if (!client.result) {
      const applied = applyKv(state, client.op, true);
      state = applied.state;
      client.result = applied.result;
      if (rand(seed, 'lost', client.offset) % 200 === 0) busy[place] = null;
    } else {
      operations[client.offset] = operationOf(client.op, client.calledStep, step, client.result);
      busy[place] = null;
    }
  }
  return operations;
}

function drawOp(seed: number, requestId: number, clientId: string, keys: number): KvOp {
  const type = (['get', 'get', 'put', 'append', 'cas'] as const)[rand(seed, 'type', requestId) % 5] ?? 'get';
  const value = type === 'get' ? '' : `${requestId};`;
  const expected = type === 'cas' && between(rand(seed, 'expected', requestId), 0, 1) === 1 ? value : null;
  return { type, key: `k${rand(seed, 'key', requestId) % keys}`, value, expected, clientId, requestId };
}

function operationOf(
  op: KvOp,
  calledStep: number,
  returnedStep: number | null,
  result: OpResult | null,
): StoreOperation {
  return {
    clerk: op.clientId,
    op,
    calledAt: calledStep,
    calledStep,
    returnedAt: returnedStep,
    returnedStep,
    result,
    server: returnedStep === null ? null : 'n1',
  };
}

// How long it takes to decide whether a long history of many clients is linearizable.
import { legalHistory } from '../src/engine/history/legalHistory.ts';
import { judgeHistory } from '../src/engine/history/linearizability.ts';
import { type Row, timed } from './row.ts';

/** Milliseconds for a legal history of this size, the best of five: the others measure what else the machine was doing. */
export function measureHistory(seed: number, operations: number, clients: number, keys: number): number {
  const history = legalHistory({ seed, operations, clients, keys });
  const times = [1, 2, 3, 4, 5].map(() => {
    return timed(() => {
      const { verdict } = judgeHistory(history);
      if (verdict !== 'linearizable') throw new Error(`a legal history was found ${verdict}`);
    });
  });
  return Math.min(...times);
}

/** The history of a long session. */
export const ordinary: Row = {
  name: 'linearizability of 10,000 operations, 10 keys, 20 clients',
  budget: 30,
  unit: 'ms',
  run: () => measureHistory(1, 10_000, 20, 10),
};

/** More than anybody plays. */
export const large: Row = {
  name: 'linearizability of 50,000 operations, 10 keys, 50 clients',
  budget: 1000,
  unit: 'ms',
  run: () => measureHistory(1, 50_000, 50, 10),
};

// How fast the world runs, every world kept apart from the one before.

import { createWorld } from '../src/engine/world/create.ts';
import { step } from '../src/engine/world/step.ts';
import type { World } from '../src/model/world.ts';
import { BUSY } from './cluster.ts';
import { type Row, timed } from './row.ts';

const WARM_UP = 100_000;
const STEPS = 200_000;

/** Steps a second of a busy cluster under one of the two steps. */
function speed(next: (world: World) => { readonly world: World }): number {
  let world = createWorld(BUSY);
  while (world.step < WARM_UP) world = next(world).world;
  // The best of five stretches: the others measure what else the machine was doing.
  const times = [1, 2, 3, 4, 5].map((stretch) => {
    return timed(() => {
      while (world.step < WARM_UP + stretch * STEPS) world = next(world).world;
    });
  });
  if (world.counters.commits < 1000) throw new Error('the cluster was not busy');
  return (STEPS * 1000) / Math.min(...times);
}

/** Without the checks. */
export const unchecked: Row = {
  name: 'engine, 5 servers, client load, invariants off',
  budget: 1_000_000,
  unit: 'steps/s',
  isAlone: true,
  run: () => speed(step),
};

/** With all invariants checked after every step. */
export const checked: Row = {
  name: 'engine, 5 servers, client load, invariants on',
  budget: 600_000,
  unit: 'steps/s',
  isAlone: true,
  run: async () => speed((await import('../src/engine/check/checkedStep.ts')).checkedStep),
};

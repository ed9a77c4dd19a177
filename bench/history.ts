// The timeline of a run of a million steps: how soon any moment is there, and what keeping them all costs.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { rand } from '../src/engine/prim/rand.ts';
import { BUSY } from './cluster.ts';
import { percentile95, type Row, timed } from './row.ts';

const STEPS = 1_000_000;

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

function heapMegabytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1e6;
}

/** The run, made once for all rows, and what the heap grew by. */
let made: Promise<{ readonly to: (step: number) => void; readonly megabytes: number }> | null = null;

function longRun() {
  made ??= (async () => {
    const { createTimeline, seek } = await import('../src/engine/timeline/timeline.ts');
    const { checkedPerform, checkedStep } = await import('../src/engine/check/checkedStep.ts');
    const before = heapMegabytes();
    const timeline = createTimeline(BUSY, { step: checkedStep, perform: checkedPerform });
    seek(timeline, { step: STEPS });
    if (timeline.place.world.step !== STEPS) throw new Error('the run has stopped short');
    return { to: (step: number) => void seek(timeline, { step }), megabytes: heapMegabytes() - before };
  })();
  return made;
}

async function seekTimes(from: number, seeks: number): Promise<number> {
  const { to } = await longRun();
  const places = Array.from({ length: seeks }, (_, i) => from + (rand(1, 'bench', i) % (STEPS - from)));
  return percentile95(places.map((step) => timed(() => to(step))));
}

/** What the whole run weighs, any moment of it a seek away. */
export const memory: Row = {
  name: 'memory of a run of 1,000,000 steps',
  budget: 200,
  unit: 'MB',
  run: async () => (await longRun()).megabytes,
};

/** To anywhere. */
export const seekAnywhere: Row = {
  name: 'seek to any of 1,000,000 steps, 95th percentile',
  budget: 50,
  unit: 'ms',
  run: () => seekTimes(0, 200),
};

/** Near the end, where scrubbing mostly happens. */
export const seekNear: Row = {
  name: 'seek within the last 10,000 steps, 95th percentile',
  budget: 8,
  unit: 'ms',
  run: () => seekTimes(STEPS - 10_000, 200),
};

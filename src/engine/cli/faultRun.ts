// Scenarios for the soak: a cluster, a load and faults, all drawn from one number.
import type { FaultKind } from '../../model/command.ts';
import type { Tick } from '../../model/ids.ts';
import type { Action, Scenario } from '../../model/scenario.ts';
import { type BugId, DEFAULT_SETUP } from '../../model/setup.ts';
import { between, rand } from '../prim/rand.ts';

/** When load and faults end, in ms. What follows is the repair: a leader, and an answer to every call. */
const STORM: Tick = 8000;

const FAULTS: readonly FaultKind[] = ['crash', 'restart', 'partition', 'heal', 'pause', 'cut'];

/**
 * A random fault run of about ten seconds: five servers, two clerks, lost and doubled messages, slow disks, snapshots,
 * crashes, pauses and partitions. `bugs` are switched on for everybody, to see whether the checks find them.
 */
export function faultRun(seed: number, bugs: readonly BugId[] = []): Scenario {
  const draw = (purpose: string, low: number, high: number) => between(rand(seed, 'soak', purpose), low, high);
  const fast = draw('fastest message', 1, 15);
  const quiet = draw('shortest pause', 1, 60);
  const often = draw('shortest peace', 50, 400);
  const slowest = draw('slowest write', 0, 12);
  const actions: Action[] = [
    {
      do: 'command',
      command: {
        type: 'workload',
        clerks: [{ kind: 'clerks' }],
        load: {
          keys: draw('keys', 1, 3),
          gap: [quiet, quiet + 40],
          mix: { get: 2, put: 2, append: 2, cas: draw('cas', 0, 1) },
          until: STORM,
        },
      },
    },
    {
      do: 'command',
      command: { type: 'nemesis', nemesis: { every: [often, often * 3], kinds: FAULTS, until: STORM } },
    },
    { do: 'wait', ticks: [STORM + 100, STORM + 100] },
    { do: 'await', condition: { kind: 'leader', nodes: null }, within: 10_000 },
    { do: 'await', condition: { kind: 'answered', clerks: null }, within: 20_000 },
    { do: 'expect', condition: { kind: 'no violation' } },
    { do: 'end' },
  ];
  return {
    version: 1,
    title: `Fault run ${seed}`,
    setup: {
      ...DEFAULT_SETUP,
      seed,
      clerks: 2,
      latency: [fast, fast + draw('spread', 0, 35)],
      loss: draw('loss', 0, 120),
      duplicate: draw('duplicate', 0, 120),
      disk: [Math.min(slowest, draw('fastest write', 0, 4)), slowest],
      snapshot: draw('compact', 0, 3) === 0 ? 0 : draw('snapshot', 600, 4000),
      batch: draw('small batches', 0, 2) === 0 ? draw('batch', 1, 4) : DEFAULT_SETUP.batch,
      noop: draw('noop', 0, 4) > 0,
      bugs: bugs.map((bug) => ({ bug, node: '*' })),
    },
    script: actions.map((action, i) => ({ line: i + 1, when: null, action })),
    hands: [],
  };
}

// The cluster that the engine's rows measure: five servers, two clerks that never rest.
import type { Scenario } from '../src/model/scenario.ts';
import { DEFAULT_SETUP } from '../src/model/setup.ts';

/** Five servers with the default setup; two clerks call without a pause on eight keys, from the beginning to the end. */
export const BUSY: Scenario = {
  version: 1,
  title: 'Two busy clerks',
  setup: { ...DEFAULT_SETUP, seed: 7, clerks: 2, snapshot: 20_000 },
  script: [
    {
      line: 1,
      when: null,
      action: {
        do: 'command',
        command: {
          type: 'workload',
          clerks: [{ kind: 'clerks' }],
          load: { keys: 8, gap: [0, 10], mix: { get: 1, put: 2, append: 1, cas: 0 }, until: null },
        },
      },
    },
  ],
  hands: [],
};

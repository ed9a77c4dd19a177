// A scenario from beginning to end without a page: what happened, and whether everything held.
import { toArray } from '../../model/list.ts';
import type { JobData } from '../../model/mapreduce.ts';
import type { Scenario } from '../../model/scenario.ts';
import { type HistoryVerdict, judgeHistory } from '../history/linearizability.ts';
import { runTrial, type Trial, type TrialOptions } from '../trial.ts';

/** What became of a run. */
export interface Outcome extends Trial {
  readonly scenario: Scenario;
  /** What its job was handed. */
  readonly data: JobData | undefined;
  /** Whether the clients' history is linearizable. Not part of `ok`: a scenario expects it, or does not. */
  readonly history: HistoryVerdict;
}

/** Runs a scenario with its hands and all checks, and judges what its clients saw. */
export function runHeadless(scenario: Scenario, options: TrialOptions): Outcome {
  const trial = runTrial(scenario, options);
  return { scenario, data: options.data, ...trial, history: judgeHistory(toArray(trial.world.operations)) };
}

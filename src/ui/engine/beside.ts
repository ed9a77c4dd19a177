// The way to what the engine is handed beside a scenario: fetched with the first scenario that has a job, as most have none.
import type { JobData } from '../../model/mapreduce.ts';
import type { Scenario } from '../../model/scenario.ts';

/** What a scenario's job needs beside the scenario; null: there is no job, and nothing to wait for. */
export function dataBeside(scenario: Scenario): Promise<JobData> | null {
  return scenario.setup.job === null ? null : import('./jobData.ts').then(({ jobDataFor }) => jobDataFor(scenario));
}

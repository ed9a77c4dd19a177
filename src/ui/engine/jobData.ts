// What the engine is handed beside a scenario: the texts that its job reads. A scenario without a job loads nothing.
import { type JobData, NO_JOB_DATA } from '../../model/mapreduce.ts';
import type { Scenario } from '../../model/scenario.ts';

/** The texts that a scenario's job asks for, as far as the page has them; what it has not the engine misses in words. */
export async function jobDataFor({ setup }: Scenario): Promise<JobData> {
  if (setup.job === null) return NO_JOB_DATA;
  try {
    const { booksFor } = await import('../../texts/books.ts');
    return await booksFor(setup);
  } catch {
    return NO_JOB_DATA; // without a network, and never loaded before
  }
}

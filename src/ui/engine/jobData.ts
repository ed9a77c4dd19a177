// What the engine is handed beside a scenario: the texts that its job reads. A scenario without a job loads nothing.
import { type JobData, NO_JOB_DATA } from '../../model/mapreduce.ts';
import type { Scenario } from '../../model/scenario.ts';
import { handedTexts } from './handedTexts.ts';
import { latestResults } from './sandbox.ts';

/** The texts that a scenario's job asks for, as far as the page has them; what it has not the engine misses in words. */
export async function jobDataFor({ setup }: Scenario): Promise<JobData> {
  const { job } = setup;
  if (job === null) return NO_JOB_DATA;
  const texts = job.input.kind === 'named' ? await textsFor(setup, job.input.name) : {};
  return { texts, results: latestResults() };
}

/** What the reader has given goes before a book of the same name. */
async function textsFor(setup: Scenario['setup'], name: string): Promise<JobData['texts']> {
  const own = handedTexts();
  if (Object.hasOwn(own, name)) return { [name]: own[name] ?? '' };
  try {
    const { booksFor } = await import('../../texts/books.ts');
    return (await booksFor(setup)).texts;
  } catch {
    return {}; // without a network, and never loaded before
  }
}

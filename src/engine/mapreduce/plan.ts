// What is settled of a job before it begins: its input, cut into splits, and what may be missing.

import type { StoredFile } from '../../model/jobFiles.ts';
import { utf8Length } from '../../model/kv.ts';
import { type CustomResults, JOB_LIMITS, type JobData, type JobPlan, type JobSetup } from '../../model/mapreduce.ts';
import { fingerprint } from '../prim/fingerprint.ts';
import { documentsOf, portions, textOf } from './documents.ts';
import { jobOf } from './jobs.ts';
import { rangesFor } from './partition.ts';
import { fileOf, inputName } from './records.ts';

/** A plan, with the files that are on the store from the beginning. */
export interface PlannedJob {
  readonly plan: JobPlan;
  readonly files: readonly StoredFile[];
}

/** Plans made last: of one job on many seeds the plan is the same, and so is its input. */
const KEPT = 8;
let made: { readonly key: string; readonly text: string; readonly planned: PlannedJob }[] = [];

/** Plans a job. What is missing is told in the plan; it then has no splits. */
export function planJob(job: JobSetup, data: JobData): PlannedJob {
  const text = inputText(job, data);
  if (typeof text !== 'string') return refused(text.missing);
  const results = job.name === 'custom' ? customResults(job, text, data.results) : null;
  if (results && 'missing' in results) return refused(results.missing);
  const key = `${job.name} ${job.splits} ${job.reduces} ${nameOf(job)}`;
  const known = made.find((m) => m.key === key && m.text === text && m.planned.plan.results === results);
  if (known) return known.planned;
  const planned = plan(job, text, results);
  made = [...made.slice(1 - KEPT), { key, text, planned }];
  return planned;
}

function plan(job: JobSetup, text: string, results: CustomResults | null): PlannedJob {
  const splits = splitTexts(text, nameOf(job), job.splits);
  const files = splits.map(
    (split, i): StoredFile => ({ ...fileOf(inputName(i), split), partial: false, writer: null }),
  );
  const documents = splits.map((split) => documentsOf(split, '').map(({ name }) => name));
  return {
    plan: {
      splits: files.map(({ name, bytes }, i) => ({ file: name, bytes, documents: documents[i] ?? [] })),
      ranges: job.name === 'sort' && job.reduces > 1 ? rangesFor(keysOf(job, splits), job.reduces) : [],
      missing: null,
      results,
      digest: digestOf(text),
    },
    files,
  };
}

/** A text as the inputs of so many maps, or of fewer when it has fewer lines. */
export function splitTexts(text: string, name: string, splits: number): string[] {
  return portions(documentsOf(text, name), splits).map(textOf);
}

function keysOf(job: JobSetup, splits: readonly string[]): string[] {
  const keys: string[] = [];
  for (const split of splits) {
    for (const d of documentsOf(split, '')) jobOf(job)?.map(d.name, d.text, (key) => void keys.push(key));
  }
  return keys;
}

function refused(missing: string): PlannedJob {
  return { plan: { splits: [], ranges: [], missing, results: null, digest: null }, files: [] };
}

/** The name of a document that has none of its own. */
export function nameOf({ input }: Pick<JobSetup, 'input'>): string {
  return input.kind === 'named' ? input.name : input.kind;
}

/** The whole input of a job, or why there is none: a clause that can follow "because". */
export function inputText(job: JobSetup, { texts }: Pick<JobData, 'texts'>): string | { readonly missing: string } {
  const { input } = job;
  if (input.kind === 'text') return input.text;
  if (input.kind === 'numbers') return numbers(input.count);
  if (!Object.hasOwn(texts, input.name)) return { missing: `the text ${input.name} has not been handed over` };
  const text = texts[input.name] as string;
  const bytes = utf8Length(text);
  if (bytes > JOB_LIMITS.handed) {
    return { missing: `the text ${input.name} has ${bytes} bytes, and at most ${JOB_LIMITS.handed} are allowed` };
  }
  if (input.digest === null || input.digest === digestOf(text)) return text;
  return {
    missing: `the text ${input.name} is another than was meant: its digest is ${digestOf(text)}, not ${input.digest}`,
  };
}

/** The whole numbers from 0, one a line. */
function numbers(count: number): string {
  let text = '';
  for (let i = 0; i < count; i++) text += `${i}\n`;
  return text;
}

/** 16 hex digits that stand for a text, as a scenario names them behind its input. */
export function digestOf(text: string): string {
  return fingerprint(text);
}

/** What the results of a user's job must be the results of: 16 hex digits that stand for code and input. */
export function customDigest({ code, splits }: Pick<JobSetup, 'code' | 'splits'>, text: string): string {
  return fingerprint([code, splits, digestOf(text)]);
}

function customResults(
  job: JobSetup,
  text: string,
  results: CustomResults | null,
): CustomResults | { readonly missing: string } {
  if (results?.digest === customDigest(job, text)) return results;
  return { missing: 'its own map and reduce have not been run yet on this input, and only the reader can start them' };
}

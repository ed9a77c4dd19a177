// The job done in one go, in one loop, without tasks, files or partitions: what the labs' sequential program prints. The output
// of the many is compared with it.
import type { JobPlan, JobSetup } from '../../model/mapreduce.ts';
import { documentsOf, joined } from './documents.ts';
import { type Job, jobOf } from './jobs.ts';
import { lineOf } from './records.ts';

/** The lines that the job's outputs must have, in order. `inputs` are the texts of its splits. */
export function sequentialLines(job: JobSetup, plan: JobPlan, inputs: readonly string[]): string[] {
  const functions = jobOf(job);
  const lines = functions ? run(functions, inputs) : customLines(plan);
  return lines.sort();
}

function run({ map, reduce }: Job, inputs: readonly string[]): string[] {
  const values: Record<string, string[]> = Object.create(null);
  for (const { name, text } of joined(inputs.flatMap((input) => documentsOf(input, '')))) {
    map(name, text, (key, value) => {
      values[key] ??= [];
      values[key].push(value);
    });
  }
  return Object.keys(values).flatMap((key) => reduce(key, values[key] ?? []).map((result) => lineOf(key, result)));
}

function customLines({ results }: JobPlan): string[] {
  return Object.entries(results?.reduces ?? {}).map(([key, { output }]) => lineOf(key, output));
}

/** Where the outputs of a job differ from what one loop yields, as a clause; null: nowhere. */
export function findDifference(expected: readonly string[], outputs: readonly string[]): string | null {
  const found = outputs.flatMap((text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? []).sort();
  for (let i = 0; i < Math.max(found.length, expected.length); i++) {
    const [is, should] = [found[i], expected[i]];
    if (is === should) continue;
    if (is === undefined || (should !== undefined && should < is)) return `"${shown(should)}" is not in the output`;
    if (should === undefined || is < should) return `"${shown(is)}" should not be in the output`;
  }
  return null;
}

function shown(line: string | undefined): string {
  const text = (line ?? '').replace(/\n$/, '').replace('\t', ' ');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

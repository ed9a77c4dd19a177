// What a task makes of what it has read. Pure, so that a task that is done twice has the same result twice; and remembered, for
// a run is wound back and forth, and runs of one job on many seeds do the same tasks.
import type { TextFile } from '../../model/jobFiles.ts';
import type { CustomResults, JobPlan, JobSetup, KeyValue, TaskId } from '../../model/mapreduce.ts';
import { documentsOf } from './documents.ts';
import { jobOf } from './jobs.ts';
import { partitionOf } from './partition.ts';
import { fileOf, lineOf, outputName, partName, recordsOf } from './records.ts';

/** What one task needs to know of its job. */
export interface TaskScene {
  readonly job: JobSetup;
  readonly plan: JobPlan;
  readonly task: TaskId;
}

interface Memory {
  readonly scene: TaskScene;
  readonly texts: readonly string[];
  readonly output: readonly TextFile[];
}

/** Results kept: enough for all tasks of a few jobs. Oldest first. */
const KEPT = 1000;
let remembered = new Map<string, Memory[]>();
let kept = 0;

/** The files that a task writes, by their lasting names, of the texts of its input. */
export function runTask(scene: TaskScene, texts: readonly string[]): readonly TextFile[] {
  const { job, plan, task } = scene;
  const key = `${job.name} ${task.kind} ${task.number} ${job.reduces} ${texts.length}`;
  const known = remembered.get(key)?.find((memory) => isSame(memory, scene, texts));
  if (known) return known.output;
  const output = task.kind === 'map' ? runMap(job, plan, task.number, texts) : runReduce(job, plan, task.number, texts);
  if (kept >= KEPT) {
    remembered = new Map();
    kept = 0;
  }
  kept += 1;
  remembered.set(key, [...(remembered.get(key) ?? []), { scene, texts, output }]);
  return output;
}

/** Texts that are the same object cost nothing to compare. */
function isSame({ scene: { job, plan }, texts }: Memory, scene: TaskScene, others: readonly string[]): boolean {
  return (
    job.pattern === scene.job.pattern &&
    plan.results === scene.plan.results &&
    plan.ranges.length === scene.plan.ranges.length &&
    plan.ranges.every((first, i) => first === scene.plan.ranges[i]) &&
    texts.every((text, i) => text === others[i])
  );
}

/** A file for each reduce, be it an empty one. */
function runMap(job: JobSetup, plan: JobPlan, map: number, texts: readonly string[]): TextFile[] {
  const parts: string[][] = Array.from({ length: job.reduces }, () => []);
  const emit = (key: string, value: string) => {
    parts[partitionOf(key, job.reduces, plan.ranges)]?.push(lineOf(key, value));
  };
  const functions = jobOf(job);
  if (functions) {
    for (const text of texts) for (const d of documentsOf(text, '')) functions.map(d.name, d.text, emit);
  } else for (const { key, value } of plan.results?.maps[map] ?? []) emit(key, value);
  return parts.map((lines, reduce) => fileOf(partName(map, reduce), lines.join('')));
}

/** The output of a reduce: a line for each key, in order of the keys. */
function runReduce(job: JobSetup, plan: JobPlan, reduce: number, texts: readonly string[]): TextFile[] {
  const groups = grouped(texts.flatMap(recordsOf));
  const functions = jobOf(job);
  const lines: string[] = [];
  for (const [key, values] of groups) {
    const results = functions ? functions.reduce(key, values) : [customReduce(plan.results, key, values)];
    for (const result of results) lines.push(lineOf(key, result));
  }
  return [fileOf(outputName(reduce), lines.join(''))];
}

/** The keys in order, each with its values in the order in which they come. */
export function grouped(records: readonly KeyValue[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const { key, value } of records) {
    const values = groups.get(key);
    if (values) values.push(value);
    else groups.set(key, [value]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Said in the place of a result that was not computed beforehand, because these are not the values that the maps emit. */
export const NOT_COMPUTED = '(other values than the maps emit)';

function customReduce(results: CustomResults | null, key: string, values: readonly string[]): string {
  const known = results && Object.hasOwn(results.reduces, key) ? results.reduces[key] : undefined;
  const isKnown = known?.values.length === values.length && known.values.every((value, i) => value === values[i]);
  return known && isKnown ? known.output : NOT_COMPUTED;
}

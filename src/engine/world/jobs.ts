// What a scenario asks of a MapReduce job: amounts, and whether it is done and done right.
import type { NodeId } from '../../model/ids.ts';
import { fileNamed, type StoredFile } from '../../model/jobFiles.ts';
import { storeOf } from '../../model/jobNodes.ts';
import type { Condition, Quantity } from '../../model/scenario.ts';
import type { World } from '../../model/world.ts';
import { findDifference, sequentialLines } from '../mapreduce/sequential.ts';
import { outputsOf } from '../process/store.ts';
import type { Verdict } from './conditions.ts';

type JobQuantity = Extract<Quantity, { kind: 'attempts' | 'completed' | 'parallel' | 'running' | 'tasks' | 'exits' }>;

/** An amount of a job; 0 of everything when there is none. `ids`: the processes that are meant. */
export function measureJob({ tally }: World, quantity: JobQuantity, ids: readonly NodeId[]): number {
  switch (quantity.kind) {
    case 'exits':
      return tally.exits;
    case 'tasks':
      return ids.reduce((sum, id) => sum + (tally.ended[id] ?? 0), 0);
    case 'running':
      return tally.running.filter(({ task }) => task.kind === quantity.task).length;
    default:
      return tally[quantity.kind][quantity.task];
  }
}

/** Judges a condition about a job. */
export function judgeJob(
  world: World,
  condition: Extract<Condition, { kind: 'job done' | 'output matches' }>,
): Verdict {
  const { job, tally } = world;
  if (!job) return { holds: false, instead: 'there is no job' };
  if (job.missing !== null) return { holds: false, instead: job.missing };
  if (condition.kind === 'output matches') return judgeOutput(world);
  if (tally.doneAt !== null) return { holds: true };
  const { completed } = tally;
  const reduces = world.setup.job?.reduces ?? 0;
  return {
    holds: false,
    instead: `${completed.map} of ${job.splits.length} maps and ${completed.reduce} of ${reduces} reduces are done`,
  };
}

/** What one loop yields, by the first file of the input: it is the same object in all worlds of a run. */
const expected = new WeakMap<StoredFile, { readonly key: string; readonly lines: readonly string[] }>();

/** Are the outputs together what one loop over the whole input yields? */
function judgeOutput(world: World): Verdict {
  const store = storeOf(world);
  const { job: setup } = world.setup;
  if (!store || !setup || !world.job) return { holds: false, instead: 'there is no job' };
  const inputs = world.job.splits.flatMap(({ file }) => fileNamed(store.files, file) ?? []);
  const [first] = inputs;
  if (!first) return { holds: false, instead: 'the job has no input' };
  const key = `${setup.name} ${setup.pattern} ${setup.splits} ${world.job.results?.digest ?? ''}`;
  let known = expected.get(first);
  if (known?.key !== key) {
    known = {
      key,
      lines: sequentialLines(
        setup,
        world.job,
        inputs.map(({ text }) => text),
      ),
    };
    expected.set(first, known);
  }
  const difference = findDifference(
    known.lines,
    outputsOf(store.files).map(({ text }) => text),
  );
  return difference === null ? { holds: true } : { holds: false, instead: difference };
}

// What a scenario awaits and expects of a MapReduce job: `job done`, `output matches`, `attempts of map = 8`.
import type { TaskKind } from '../model/mapreduce.ts';
import type { Condition, Quantity } from '../model/scenario.ts';
import { expectWord, oneOf, type Reader, take } from './reader.ts';
import { readSelection } from './selectors.ts';

/** The words that begin a condition about a job. */
export const JOB_CONDITION_WORDS = ['job', 'output'] as const;

/** Reads the rest of such a condition after its first word. */
export function readJobCondition(reader: Reader, word: (typeof JOB_CONDITION_WORDS)[number]): Condition {
  expectWord(reader, word === 'job' ? 'done' : 'matches');
  return { kind: word === 'job' ? 'job done' : 'output matches' };
}

const OF_TASKS = ['attempts', 'completed', 'parallel', 'running'] as const;
const KINDS: readonly TaskKind[] = ['map', 'reduce'];

/** The words that begin an amount of a job. */
export const JOB_QUANTITY_WORDS: readonly string[] = [...OF_TASKS, 'tasks', 'exits'];

/** Reads such an amount. */
export function readJobQuantity(reader: Reader): Quantity {
  const word = take(reader).text;
  if (word === 'exits') return { kind: 'exits' };
  expectWord(reader, 'of');
  if (word === 'tasks') return { kind: 'tasks', nodes: readSelection(reader) };
  const kind = OF_TASKS.find((known) => known === word) ?? 'attempts';
  return { kind, task: oneOf(reader, KINDS, '"map" or "reduce"') };
}

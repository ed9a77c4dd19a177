// Known bugs of MapReduce programs as replaced rules: what students' first versions do. Their texts are describe/bugs.ts.
import type { JobBugId } from '../../model/mapreduce.ts';
import type { BugId } from '../../model/setup.ts';
import { BY_THE_BOOK, FOR_EVER, type JobRules } from './rules.ts';

/** What each bug puts in the place of the rule. */
const BUGS: Readonly<Record<JobBugId, Partial<JobRules>>> = {
  // Output is appended to the file where others look for it.
  'append-output': { writesAside: () => false },

  // A worker that says nothing is waited for, for ever.
  'never-reissue': { patience: () => FOR_EVER },

  // A worker is taken for dead after a fifth of its time.
  'hasty-reissue': { patience: (taskTimeout) => Math.max(1, Math.floor(taskTimeout / 5)) },

  // Reduces are given out as soon as all maps are given out, and take what they find.
  'early-reduce': {
    mayReduce: (job) => job.maps.every(({ status }) => status !== 'idle'),
    withoutInput: () => 'skip',
  },

  // A worker that finds nothing free goes home.
  'worker-leaves': { asksAgain: () => false },

  // The coordinator goes home when the last reduce is given out.
  'coordinator-leaves': {
    isOver: (job) => job.mapsLeft === 0 && job.reduces.every(({ status }) => status !== 'idle'),
  },

  // One task at a time, on whatever worker.
  'one-by-one': {
    mayGiveOut: (job) => [...job.maps, ...job.reduces].every(({ status }) => status !== 'in-progress'),
  },

  // A worker is sent tasks whether it is busy or not.
  'crowd-worker': { isFree: () => true },

  // Every result counts, also the second one for the same task.
  'count-twice': {
    judgeResult: (_, attempt) => (attempt === undefined ? 'unknown' : 'accepted'),
  },

  // A map writes no file for a reduce that it has nothing for, and a reduce that lacks a file gives up.
  'no-empty-file': { writesEmpty: () => false, withoutInput: () => 'give up' },
};

const known = new Map<string, JobRules>();

/** The rules with some of them replaced. The same bugs give the same record; bugs of other systems change nothing here. */
export function jobRulesWith(bugs: readonly BugId[]): JobRules {
  if (bugs.length === 0) return BY_THE_BOOK;
  const key = bugs.join(' ');
  let rules = known.get(key);
  if (!rules) {
    rules = Object.assign({}, BY_THE_BOOK, ...bugs.map((bug) => BUGS[bug as JobBugId])) as JobRules;
    known.set(key, rules);
  }
  return rules;
}

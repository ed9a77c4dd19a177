import type { Preset } from './preset.ts';

/** A worker that was taken for dead comes back with its result. */
export const lateWorker: Preset = {
  id: 'late-worker',
  chapter: 'MapReduce',
  title: 'Two results for one task',
  summary: 'A worker stands still, its task is done by another, and then it comes back with a result of its own.',
  text: `raft 1
title Two results for one task
job wordcount

note A job on a book, with three workers.
await completed of map >= 1
await running of map >= 2

note w1 stands still in the middle of its task.
pause w1
await completed of map = 7

note Everybody waits for one map. After ten seconds it is given out a second time.
await completed of map = 8 within 20000

note The maps are done, and the reduces read what they have left. Now w1 goes on as if nothing had happened: it writes its output and reports.
wait 500
resume w1
wait 1500

note Its files took the place of others that say the same, each in one instant, and its report was put aside. Nobody has noticed anything.
await job done within 30000
expect attempts of map = 9
expect output matches
expect no violation
end
`,
};

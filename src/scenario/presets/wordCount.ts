import type { Preset } from './preset.ts';

/** A job on a real book, and a worker that dies in the middle of a task. */
export const wordCount: Preset = {
  id: 'word-count',
  chapter: 'MapReduce',
  title: 'The words of a book',
  summary:
    'Three workers count the words of Moby-Dick. One dies in the middle of its task, and nobody tells the others.',
  text: `raft 1
title The words of a book
job wordcount

note Three workers ask the coordinator for a task. The book is cut into eight splits; each map counts one of them into ten files, one for each reduce.
await completed of map >= 2

note Now w1 dies in the middle of a map. The coordinator cannot know: for all it sees, the worker might only be slow.
await running of map >= 2
wait 300
crash w1

note The others do the rest of the maps. Then they must wait: a reduce needs what every map has for it, and one map is still missing.
await completed of map = 7
await running of map >= 1 within 20000

note Ten seconds without a word: the task is given to somebody else. Only now the reduces can begin.
await completed of map = 8
wait 1000

note Each reduce adds up the counts of its words. What is written appears under its lasting name only when it is complete.
await job done within 30000
expect output matches
expect no violation

note Done. The output is word for word what one loop over the whole book yields.
wait 1000
end
`,
};

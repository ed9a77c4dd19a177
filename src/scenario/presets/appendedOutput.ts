import type { Preset } from './preset.ts';

/** Output that is appended where others look for it: the mistake of many a first version. */
export const appendedOutput: Preset = {
  id: 'appended-output',
  chapter: 'Broken rules',
  title: 'A task that is done twice counts double',
  summary:
    'Workers append their output to the files that others read. A worker that is only slow makes the counts wrong.',
  text: `raft 1
title A task that is done twice counts double
job wordcount  input text "the whale\\nthe sea\\nthe ship\\nthe whale\\nthe boat\\nthe crew\\n"  splits 2  reduces 6  workers 2  map-sleep 500  reduce-sleep 500
bug append-output

note Workers append what they have straight to the files that the reduces read. Each of the two has a map.
await running of map >= 2
wait 100

note w1 stands still in the middle of its map. After ten seconds the map is given to w2.
pause w1
await completed of map = 2 within 30000

note The maps are done, and w2 begins with the reduces. Now w1 comes back, and appends the same words once more.
resume w1
wait 200

note What a reduce reads from now on is there twice. Look at the outputs: some words are counted right, and others double.
await job done within 30000
expect violation M2
wait 1000
end
`,
};

import type { Preset } from './preset.ts';

/** The coordinator's table replicated by Raft: the job outlives it. */
export const coordinatorDies: Preset = {
  id: 'coordinator-dies',
  chapter: 'MapReduce',
  title: 'The coordinator dies, and the job goes on',
  summary: 'The table of tasks is a machine that three Raft servers replicate. Whoever leads them is the coordinator.',
  text: `raft 1
title The coordinator dies, and the job goes on
job wordcount  coordinator replicated

note The coordinator of the paper must not die: its table is in its memory. Here three servers have it. What a worker asks is an entry of their log.
await leader
await completed of map >= 2

note The leader dies, and with it whoever has given out the tasks. The workers at first notice nothing.
crash leader
await leader
wait 500

note Another server leads. It has the same table, and turns nobody away who was given a task by the one before.
await completed of map >= 6
restart down
wait 500

note Now all three die. What they had committed is on their disks.
crash servers
wait 1500
restart servers
await leader

note The job goes on where it was. No task had to be given out a second time.
await job done within 60000
expect attempts of map = 8
expect attempts of reduce = 10
expect output matches
expect no violation
end
`,
};

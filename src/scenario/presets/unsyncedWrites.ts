import type { Preset } from './preset.ts';

/** §5.1, Figure 2: "updated on stable storage before responding to RPCs". */
export const unsyncedWrites: Preset = {
  id: 'unsynced-writes',
  chapter: 'Faults',
  title: 'Writes that were not yet on disk',
  summary: 'A power cut takes what no disk had finished, and nobody had been promised any of it.',
  text: `raft 1
title Writes that were not yet on disk
nodes 3  election 800..1200  disk 150  retry 500

note A server that crashes forgets everything but what is on its disk: term, vote, log and snapshot.
timeout n1
await leader n1
call c1 put x 1
await value x=1 on servers

note Each disk here needs 150 ms for a write. A server confirms an entry only when its own disk has it.
wait 200
call c1 put x 2
await n2.lastIndex = 3
await n3.lastIndex = 3

note x should become 2. All three servers have the entry in memory by now, and all three disks are still writing.
wait 100
crash servers

note The power fails. What was in memory is gone; each disk ends where its last finished write did.
wait 150
restart servers
expect n1.lastIndex = 2
expect n2.lastIndex = 2
expect n1.commitIndex = 0

note They start again with their term, their vote and their log, but without x=2. How far the log is committed they must find out anew.
wait 200
timeout n2
await leader
await answered

note No harm is done: nobody had confirmed the write. The client got no answer, asked again, and now x is 2.
await value x=2 on servers
wait 200
expect no violation
expect linearizable
end
`,
};

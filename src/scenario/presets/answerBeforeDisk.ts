import type { Preset } from './preset.ts';

/** Figure 2: persistent state; what happens to those who answer first and write later. */
export const answerBeforeDisk: Preset = {
  id: 'answer-before-disk',
  chapter: 'Broken rules',
  title: 'Answered before it was on disk',
  summary: 'Servers confirm entries that only their memory holds. After a power cut a confirmed write is gone.',
  text: `raft 1
title Answered before it was on disk
nodes 3  election 800..1200  disk 300
bug ack-before-fsync

note These servers confirm an entry as soon as they have it in memory. Their disks are slow.
timeout n1
await leader n1
wait 800
call c1 put x 1
await answered

note The client has been told that x is 1. No disk has finished writing it.
wait 120
crash servers

note The power fails everywhere.
wait 200
restart servers
await leader
wait 200

note All are back, with what their disks held. The write that was confirmed is in none of the logs.
wait 200
expect value x=none on servers
expect violation
end
`,
};

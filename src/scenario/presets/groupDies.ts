import type { Preset } from './preset.ts';

/** Lab 4B: what is to be handed over is in the machine, so that any later leader goes on with it. */
export const groupDies: Preset = {
  id: 'group-dies',
  chapter: 'A sharded store',
  tab: 'shards',
  title: 'A group dies with shards to hand over',
  summary:
    'All servers of a group crash when they have just been told to hand over two shards. The other groups go on.',
  text: `raft 1
title A group dies with shards to hand over
nodes 3  shards 6  clerks 2

note Three groups join, and each gets two of six shards. The key k0 lies in shard 0, k1 in shard 1, and so on.
await leader
call c1 join 100, 101, 102
await answered
await settled
call c1 put k2 a
call c2 put k0 a
await answered

note Now group 101 leaves: its shards, 2 and 3, are to go to the other two.
wait 150
call c2 leave 101
await leader of 101.config = 2
crash group 101

note It has just frozen them, and all its servers crash. What is in these shards is on their disks alone.
wait 300

note The other two wait for them, and serve everything else meanwhile: c2 can write k0, and c1 must wait for k2.
call c1 append k2 b
call c2 put k0 b
await answered c2
wait 200
expect open of c1 = 1
expect answer c2 = ok

note The servers of group 101 start again. Their next leader finds in its state what the last one still had to do.
restart group 101
await answered
await settled

note The shards have been handed over, with all that was in them; and c1 has been answered by their new owner.
wait 200
expect owned 101 = 0
expect answer c1 = a
expect no violation
expect linearizable
end
`,
};

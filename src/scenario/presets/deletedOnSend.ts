import type { Preset } from './preset.ts';

/** Lab 4, challenge 1, too early: nothing is left to send again. */
export const deletedOnSend: Preset = {
  id: 'deleted-on-send',
  chapter: 'Broken rules',
  tab: 'shards',
  title: 'Deleted when it was sent',
  summary: 'Groups that delete a shard as soon as they have sent it. One message is lost, and the shard with it.',
  text: `raft 1
title Deleted when it was sent
nodes 3  shards 4  groups 2  clerks 2
bug delete-on-send

note These groups delete a shard as soon as they have sent it. A client writes k0, which lies in shard 0, at group 100.
await leader
call c1 join 100, 101
await answered
await settled
call c1 put k0 a
await answered

note Shard 0 is to move to group 101, and just now the network between the two groups fails.
wait 150
cut group 100 > group 101
call c2 move 0 to 101
await answered c2
await violation I35

note The message is lost, and group 100 has nothing left to send again. Nobody has shard 0 any more.
wait 150
heal
call c1 get k0

note The network is mended, and still nobody can read k0: group 101 waits for a shard that will never come.
wait 400
expect value k0=none on servers
expect open of c1 = 1
expect violation I35
end
`,
};

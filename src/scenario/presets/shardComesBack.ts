import type { Preset } from './preset.ts';

/** Lab 4, challenge 1: deletion; sessions travel with their shard. */
export const shardComesBack: Preset = {
  id: 'shard-comes-back',
  chapter: 'A sharded store',
  tab: 'shards',
  title: 'A shard comes back',
  summary:
    'A shard is moved, deleted where it was, and moved back. A request whose answer was lost on the way runs once.',
  text: `raft 1
title A shard comes back
nodes 3  shards 4  groups 2  clerks 2

note Two groups join: group 100 gets shards 0 and 1 of four, group 101 the others. Then a client writes k0, which lies in shard 0.
await leader
call c1 join 100, 101
await answered
await settled
call c1 put k0 a
await answered

note Shard 0 is moved to group 101. When it is committed there, group 100 deletes its copy.
wait 150
call c2 move 0 to 101
await answered c2
await settled
await value k0=none on group 100
await value k0=a on group 101

note c1 appends b to k0, at the new owner. It is done, but no answer gets through to c1, which will ask again.
wait 150
cut group 101 > c1
call c1 append k0 b
await value k0=ab on group 101

note Before it has heard anything, the shard is moved back. Its data go with it, and the numbers of the requests that were done.
call c2 move 0 to 100
await answered c2
await settled
await value k0=none on group 101
await value k0=ab on group 100

note c1 asks the controller at last, and then group 100. There its request is known as one that has run: b is appended once.
await answered
await value k0=ab on group 100
heal
wait 200
expect answer c1 = a
expect no violation
expect linearizable
end
`,
};

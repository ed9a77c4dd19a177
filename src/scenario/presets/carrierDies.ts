import type { Preset } from './preset.ts';

/** 6.5840 of 2025, lab 5B: a clerk that hands shards over dies half-way, and another ends what it has begun. */
export const carrierDies: Preset = {
  id: 'carrier-dies',
  chapter: 'A sharded store',
  tab: 'shards',
  title: 'A clerk dies while it carries a shard',
  summary:
    'Here a client hands the shards over, one by one. It crashes half-way, and another one ends what it has begun.',
  text: `raft 1
title A clerk dies while it carries a shard
nodes 3  shards 4  groups 2  controllers 1  handover clerk  clerks 3

note No group hands shards over here: clients do. c1 lets group 100 join, which gets all four; k2 and k3 lie in 2 and 3.
await leader
call c1 join 100
await answered
call c2 put k2 a
call c3 put k3 a
await answered

note Now c1 lets group 101 join. It announces configuration 2 and takes the shards that move out of group 100, one by one.
wait 150
let applied = leader of 100.commitIndex
call c1 join 101
await leader of 100.commitIndex > $applied
crash c1

note Group 100 has just frozen shard 2, and c1 crashes. Configuration 1 is still in force, and nobody serves shard 2.
call c2 append k2 b
call c3 append k3 b
await answered c3
wait 300
expect open of c2 = 1
expect config = 1

note c3 is called to recover. It finds what is announced and not in force, and does what is left of it.
call c3 recover
await shard 2 at 101

note Group 100 has told once more what is in shard 2, and group 101 has it. Shard 3 follows in the same way.
await answered c3
expect config = 2

note Configuration 2 is in force. c2, which has waited all the time, is answered by the new owner of its key.
await answered c2
await settled
wait 300
expect answer c2 = a
expect value k2=ab on group 101
expect value k3=ab on group 101
expect no violation
expect linearizable
end
`,
};

import type { Preset } from './preset.ts';

/** Lab 4B: groups come and go under load; shards that stay are served (challenge 2). */
export const joinAndLeave: Preset = {
  id: 'join-and-leave',
  chapter: 'A sharded store',
  tab: 'shards',
  title: 'Groups join and leave',
  summary: 'Three groups share the shards of a store, one leaves, and a client works on all the while.',
  text: `raft 1
title Groups join and leave
nodes 3  shards 8  clerks 2

note Three groups of three servers, and a shard controller that keeps the list of who owns what. First each of them elects a leader.
await leader

note A key belongs to one of eight shards, and nobody owns a shard yet. c2 asks the controller to take group 100 in.
wait 100
call c2 join 100
await answered c2
await settled

note Group 100 owns everything. c1 begins to read and write, one key after another.
workload c1 keys 8 gap 5..20 get 1 put 2
wait 300

note Groups 101 and 102 join. The controller gives them their share, and moves no more shards than that needs.
wait 100
call c2 join 101, 102
await answered c2
expect balanced 100, 101, 102
expect moved least

note A shard that moves is frozen where it was, sent, and served again once its new owner has it in its log. The others are served all the while.
await settled
wait 100

note Group 100 leaves. The other two take over what it had, and c1 goes on working: where a group refuses it, it asks the controller anew.
wait 100
call c2 leave 100
await answered c2
await settled
expect owned 100 = 0
expect balanced 101, 102
wait 200
workload off
await answered

note Every request was answered, ran once, and saw what one single store would have shown it.
wait 200
expect no violation
expect linearizable
end
`,
};

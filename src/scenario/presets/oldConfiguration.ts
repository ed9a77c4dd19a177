import type { Preset } from './preset.ts';

/** Lab 4B: a group that does not serve a shard says so, and the clerk asks the controller anew. */
export const oldConfiguration: Preset = {
  id: 'old-configuration',
  chapter: 'A sharded store',
  tab: 'shards',
  title: 'A clerk with an old configuration',
  summary: 'A client asks the group that owned the key once. It is refused, learns better, and its request runs once.',
  text: `raft 1
title A clerk with an old configuration
nodes 3  shards 4  groups 2  clerks 2

note Two groups join. To write k0, c1 asks the controller who owns shard 0 and is told: by configuration 1, group 100.
await leader
call c2 join 100, 101
await answered
await settled
call c1 put k0 a
await answered

note Then c2 lets shard 0 move to group 101. Nobody tells c1 of configuration 2.
wait 150
call c2 move 0 to 101
await answered c2
await settled

note c1 wants to append to k0, and asks group 100, as it did before.
wait 100
call c1 append k0 b
wait 110

note It was the wrong group, and has done nothing. So c1 asks the controller for the configuration, and then the new owner.
await answered

note All the time it was one request with one number: whoever is asked for it, and how often, it runs once.
await value k0=ab on group 101
wait 200
expect value k0=none on group 100
expect answer c1 = a
expect no violation
expect linearizable
end
`,
};

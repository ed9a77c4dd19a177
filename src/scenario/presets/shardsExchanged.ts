import type { Preset } from './preset.ts';

/** Lab 4B: one configuration after the other. */
export const shardsExchanged: Preset = {
  id: 'shards-exchanged',
  chapter: 'A sharded store',
  tab: 'shards',
  title: 'Two groups exchange shards',
  summary:
    'One shard goes one way and another the other way. One configuration after the other, and nobody waits in a circle.',
  text: `raft 1
title Two groups exchange shards
nodes 3  shards 4  groups 2  clerks 2

note Two groups join: group 100 gets shards 0 and 1 of four, group 101 gets 2 and 3.
await leader
call c1 join 100, 101
await answered
await settled
call c1 put k0 a
call c2 put k3 z
await answered

note Two clients ask at once: shard 0 is to go to group 101, and shard 3 to group 100.
wait 150
call c1 move 0 to 101
call c2 move 3 to 100
await answered

note The controller does one after the other. Each group must come through configuration 2 before it takes configuration 3.
wait 100
await settled

note Shard 0 went first and shard 3 after it, so the groups could not wait for each other. Shards 1 and 2 were served all the while.
wait 150
expect shard 0 at 101
expect shard 3 at 100
call c1 append k0 b
call c2 append k3 y
await answered

note What was written before the exchange is there, and so is what was written since.
await value k0=ab on group 101
await value k3=zy on group 100
wait 200
expect no violation
expect linearizable
end
`,
};

import type { Preset } from './preset.ts';

/** §7: a follower so far behind that the entries it needs are gone. */
export const snapshotCatchUp: Preset = {
  id: 'snapshot-catch-up',
  chapter: 'The log',
  title: 'Catching up by snapshot',
  summary: 'Logs are cut short as they grow, so a server that was away for long is sent a snapshot.',
  text: `raft 1
title Catching up by snapshot
nodes 3  snapshot 500

note A log cannot grow for ever. Here a server whose log gets longer than 500 bytes replaces it by a snapshot.
timeout n1
await leader n1
call c1 put x 0
await value x=0 on servers
wait 100
crash n3

note n3 is away while the two others go on working.
repeat 20 { call c1 append x .; await answered }
await n1.snapshotIndex >= 5
await n2.snapshotIndex >= 5

note The logs had grown too long. n1 and n2 each keep a snapshot of their store instead of the entries behind it.
wait 200
expect n3.snapshotIndex = 0
expect n3.lastIndex = 2

note n3 will be back in a moment. The next entry it needs is no longer in the log of n1.
wait 120
restart n3
await n3.snapshotIndex >= 5

note So n1 sent its snapshot: the whole store, and the place in the log up to which it reaches.
wait 150
await value x=0.................... on servers

note The few entries after the snapshot followed in the usual way. All three stores are the same.
wait 200
expect no violation
expect linearizable
end
`,
};

import type { Preset } from './preset.ts';

/** §5.3, §5.4: two leaders in two terms, of which one can do nothing. */
export const leaderInMinority: Preset = {
  id: 'leader-in-minority',
  chapter: 'Faults',
  title: 'The leader in the minority',
  summary: 'A network split leaves the leader with one follower. It goes on, but what it writes does not count.',
  text: `raft 1
title The leader in the minority
clerks 2  seed 132

note Five servers, and n1 stands for election first.
timeout n1
await leader n1
call c1 put x 1
await value x=1 on servers

note n1 leads, and x is 1 everywhere.
wait 150
partition n1, n2 | n3, n4, n5

note The network falls apart. n1 keeps one follower and does not know that it has lost the other three.
call c1 put x 2
wait 150
expect n1.role = leader
expect n1.lastIndex = 3
expect n1.commitIndex = 2

note A client asks n1 to set x to 2. Only two of five servers store the entry, so it stays open.
wait 120
await leader n3, n4, n5
expect n1.role = leader

note The other three have elected a leader of their own, in a higher term. There are two leaders now, in two terms.
wait 100
call c2 put y 3 via leader
await answered c2
expect committed y=3 on 1

note A second client asked the new leader to set y to 3. That counts, for three of five servers store it.
wait 200

note Now the network is mended. n1 will meet the higher term and step down at once.
wait 100
heal
await n1.role = follower
await value y=3 on n1, n2

note Its open entry gave way to what the majority had decided. Its client is still waiting, and asks the new leader now.
await answered
await value x=2 on servers
wait 200
expect value y=3 on servers
expect no violation
expect linearizable
end
`,
};

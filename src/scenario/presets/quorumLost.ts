import type { Preset } from './preset.ts';

/** §5.1: the system is available as long as a majority is up. */
export const quorumLost: Preset = {
  id: 'quorum-lost',
  chapter: 'Faults',
  title: 'Too many crashes',
  summary: 'With three of five servers down nothing can be committed; with two down everything goes on.',
  text: `raft 1
title Too many crashes

note Five servers can do without any two of them. n1 stands for election.
timeout n1
await leader n1
wait 150
crash n4, n5

note Two of five servers have crashed. Three are left, which is still a majority.
wait 100
call c1 put x 1
await answered
expect committed x=1 on 1

note The write went through as if nothing had happened.
wait 150
crash n3

note Now three are down. n1 still leads, but it finds only one other server to store what it is given.
wait 100
call c1 put x 2
wait 600
expect n1.role = leader
expect n1.commitIndex = 2
expect n1.lastIndex >= 3

note Half a second later the second write is still open. Waiting is all that Raft can do, and all that it may do.
wait 200

note One server comes back now, and with it the majority.
wait 100
restart n3
await answered
await value x=2 on n1, n2, n3

note The write that had to wait is done, once.
wait 200
restart down
await value x=2 on servers

note The last two are back and have been told what they missed.
wait 200
expect no violation
expect linearizable
end
`,
};

import type { Preset } from './preset.ts';

/** §5.3: entries travel, a majority commits, a server that was away catches up. */
export const replication: Preset = {
  id: 'replication',
  chapter: 'The log',
  title: 'An entry’s way through the log',
  summary: 'From a client’s request to every server’s store, and how a server that was away catches up.',
  text: `raft 1
title An entry’s way through the log

note Every server keeps a log of requests. What is in the log, and in which order, is what Raft makes them agree on.
timeout n1
await leader n1
await n5.commitIndex >= 1
wait 100

note n1 leads. Its log begins with an empty entry that opens its term.
wait 150

note A client asks n1 to set x. The entry is written here first and then sent to the four others.
wait 100
call c1 put x 1
await committed x=1 on 1

note Two answers and n1 itself are three of five. The entry is committed, n1 applies it and answers the client.
wait 120
await committed x=1 on 5

note The others learn of it from the next message. Each applies the same entries in the same order.
wait 150
crash n5

note n5 is away. The others go on without it.
wait 100
call c1 put y 2
call c1 append x 23
call c1 put z 4
await answered
wait 150
expect n5.lastIndex = 2

note n5 comes back with an old log. It has missed three entries.
wait 120
restart n5
await value z=4 on n5

note n1 knew how far n5 had come, and sent it the rest with the next heartbeat.
wait 150
expect value x=123 on servers
expect no violation
expect linearizable
end
`,
};

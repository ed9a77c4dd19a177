import type { Preset } from './preset.ts';

/** §8, dissertation §6.3: an answer is lost, the request is not. */
export const exactlyOnce: Preset = {
  id: 'exactly-once',
  chapter: 'Clients',
  title: 'Asked twice, done once',
  summary: 'The answer to a request is lost, the client asks again, and the servers see that it is the same request.',
  text: `raft 1
title Asked twice, done once
nodes 3

note A client writes x. n1 stands for election, to serve it.
timeout n1
await leader n1
call c1 put x a
await value x=a on servers

note x is a. The client would like to append b.
wait 100
cut n1 > c1
call c1 append x b
await value x=ab on servers

note It is done: x is ab everywhere. But the answer is lost on its way to the client, which cannot know.
await n1.lastIndex >= 4

note No answer came, so the client asked again. n1 cannot tell at once, and puts the request into the log a second time.
wait 150
await n3.commitIndex >= 4
expect value x=ab on servers

note When the second entry is applied, each server sees from its number that this request has been done. Nothing happens.
wait 150
mend n1 > c1

note Now answers get through again. The next time the client asks, it is told what the first time had come to.
wait 120
await answered
expect value x=ab on servers
expect answer c1 = a
expect no violation
expect linearizable
end
`,
};

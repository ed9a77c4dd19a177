import type { Preset } from './preset.ts';

/** §5.2: "split votes"; four servers make it easy. */
export const splitVote: Preset = {
  id: 'split-vote',
  chapter: 'Elections',
  title: 'A split vote',
  summary: 'Two candidates get half the votes each, nobody wins, and random waiting times break the tie.',
  text: `raft 1
title A split vote
nodes 4  latency 40  election 400..800

note Four servers. The way from n1 to n3 is short, and so is the one from n2 to n4.
link n1 <> n3 latency 15
link n2 <> n4 latency 15
+120 timeout n1, n2

note n1 and n2 lost patience in the same instant. Both ask everybody for a vote in term 1.
wait 120
expect n1.role = candidate
expect n2.role = candidate
expect n3.votedFor = n1
expect n4.votedFor = n2

note Each has voted for itself and got one more vote. Two of four is no majority, and nobody may vote twice in a term.
wait 120
expect no leader

note They all wait again, each for another random time. Whoever wakes first asks in a new term.
await leader
expect leader.currentTerm >= 2

note The tie is broken: a later term has a leader.
wait 200
expect no violation
end
`,
};

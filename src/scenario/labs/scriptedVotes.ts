// Stories about votes, told exactly: who has been promised one, and what a restart or a long way does to it.
import type { Lab } from './lab.ts';

/** The stories about votes. */
export const SCRIPTED_VOTES: readonly Lab[] = [
  {
    id: 'scripted/vote-and-restart',
    suite: 'Scripted',
    name: 'VoteAndRestart',
    what: 'A server votes, restarts, and is asked again in the same term by another candidate.',
    catches: 'A vote that a restart forgets.',
    text: `raft 1
title A vote and a restart
nodes 3  clerks 0  latency 10  election 3000..4000  noop off

note n1 and n3 stand in the same term. The request of n3 comes to n2 when n2 has voted for n1 and has restarted.
cut n1 <> n3
link n3 > n2 latency 100
timeout n1
timeout n3
await leader n1
restart n2
wait 200
expect n2.votedFor = n1
expect n3.role = candidate
expect leader n1
expect n3.currentTerm = 1

note All together.
heal
start n1 a
await committed a on 3
expect no violation
end
`,
  },
  {
    id: 'scripted/vote-before-disk',
    suite: 'Scripted',
    name: 'VoteBeforeDisk',
    what: 'A server crashes between the decision to vote and the end of the write. Nobody may have heard of the vote, so the next candidate gets it.',
    catches: 'Answers that leave before the disk has what they promise.',
    text: `raft 1
title A vote that is not on the disk yet
nodes 3  clerks 0  latency 10  election 3000..4000  noop off

note n1 and n3 stand in the same term. n2 crashes while its disk writes the vote for n1; then comes the request of n3.
disk n2 50
cut n1 <> n3
link n3 > n2 latency 100
timeout n1
timeout n3
wait 30
restart n2
wait 300
expect n2.votedFor = n3
expect n1.role = candidate
expect leader n3
expect n3.currentTerm = 1

note All together.
heal
start n3 a
await committed a on 3
expect no violation
end
`,
  },
  {
    id: 'scripted/late-votes',
    suite: 'Scripted',
    name: 'LateVotes',
    what: 'Two votes come so late that their candidate stands in the next term already, in which another server has won.',
    catches: 'Votes that are counted without a look at the term they were given in.',
    text: `raft 1
title Votes that come too late
clerks 0  latency 10  election 3000..4000  noop off

note n2 and n3 vote for n1 in term 1. Their answers take long, and n1 stands again, in term 2, which nobody hears.
cut n1 <> n4, n5
link n2, n3 > n1 latency 100
timeout n1
wait 20
cut n1 > n2, n3
timeout n1
expect n1.currentTerm = 2

note n4 wins term 2. Then the old votes arrive.
timeout n4
timeout n4
await leader n4
expect n4.currentTerm = 2
wait 200
expect n1.role = candidate
expect n1.currentTerm = 2

note All together.
heal
start n4 a
await committed a on 5
expect no violation
end
`,
  },
];

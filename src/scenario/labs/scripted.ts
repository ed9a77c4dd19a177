// Stories that the labs' tests meet by chance, if at all, told exactly: who stands when, and which message gets through.
// Timeouts are long, so that nobody stands for election unasked; they pass on every seed, for nothing in them is drawn.
import type { Lab } from './lab.ts';
import { SCRIPTED_VOTES } from './scriptedVotes.ts';

/** Figure 8 of the paper up to (c): n1 leads term 4 and has copied x, of term 2, to a majority. y, of term 3, is n5's alone. */
const FIGURE_8 = `raft 1
title TITLE
clerks 0  latency 10  election 3000..4000  noop off

note All have the first entry. n1 leads term 2; its x reaches n2 alone, and n1 crashes.
timeout n2
await leader n2
start n2 first
await committed first on 5
timeout n1
await leader n1
expect n1.currentTerm = 2
cut n1 <> n3, n4, n5
start n1 x
await n2.lastIndex = 2
crash n1

note n5 leads term 3 by the votes of n3 and n4. Its y reaches nobody, and n5 crashes.
timeout n5
await leader n5
expect n5.currentTerm = 3
cut n5 <> all
start n5 y
expect n5.lastIndex = 2
wait 100
expect n3.lastIndex = 1
expect n4.lastIndex = 1
crash n5

note n1 is back and leads term 4 by the votes of n2 and n3, to which it copies x. n4 and n5 do not hear it.
heal
cut n1 <> n4
restart n1
timeout n1
+100 timeout n1
await leader n1
expect n1.currentTerm = 4
await n3.lastIndex = 2
wait 100
expect n4.lastIndex = 1
expect n5.lastIndex = 2
`;

/** The stories. */
export const SCRIPTED: readonly Lab[] = [
  {
    id: 'scripted/figure-8',
    suite: 'Scripted',
    name: 'Figure8Scripted',
    what: 'Figure 8 of the paper, step by step: an entry of term 2 lies on a majority in term 4, and a leader of term 5 replaces it all the same.',
    catches: 'Committing an entry of an earlier term by counting its copies, always.',
    text: `${FIGURE_8.replace('TITLE', 'Figure 8, to the letter')}expect applied 2 on exactly 0
crash n1

note n5 is back and leads term 5: its last entry is of term 3, theirs are of term 2. y takes the place of x.
heal
restart n5
timeout n5
+100 timeout n5
await leader n5
expect n5.currentTerm = 5
start n5 z
await committed y on 4
restart n1
await committed z on 5
expect no violation
end
`,
  },
  {
    id: 'scripted/figure-8-own-term',
    suite: 'Scripted',
    name: 'Figure8OwnTerm',
    what: 'The other end of Figure 8: the leader of term 4 commits an entry of its own, and with it the old one. Now the server that lacks both cannot be elected.',
    catches:
      'Never committing entries of an earlier term, not even along with later ones; votes for a candidate with an older log.',
    text: `${FIGURE_8.replace('TITLE', 'Figure 8, with an entry of the leader’s own term')}expect applied 2 on exactly 0

note n1 submits z in its own term. Two copies more, and x is committed with it.
start n1 z
await committed z on 3
expect committed x on 3
crash n1

note n5 is back and stands three times: n2 and n3 refuse, for their logs are newer.
heal
restart n5
timeout n5
+100 timeout n5
+100 timeout n5
wait 100
expect n5.role = candidate
timeout n2
+100 timeout n2
await leader n2
start n2 more
restart n1
await committed more on 5
expect committed x on 5
expect no violation
end
`,
  },
  ...SCRIPTED_VOTES,
  {
    id: 'scripted/commit-by-heartbeat',
    suite: 'Scripted',
    name: 'CommitByHeartbeat',
    what: 'A server that was cut off while it led has entries which nobody else has. The first it hears of the new leader is a heartbeat, whose commit index lies beyond what the two logs are known to share.',
    catches: 'Committing up to the end of the own log, not up to the last entry that the request vouches for.',
    text: `raft 1
title A heartbeat that commits too much
nodes 3  clerks 0  latency 10  election 3000..4000  noop off

note n3 leads term 1 and takes x, y and z while it is cut off.
timeout n3
await leader n3
start n3 a
await committed a on 3
disconnect n3
start n3 x
start n3 y
start n3 z
expect n3.lastIndex = 4

note n1 leads term 2 and commits b, c and d in their places. What it sends to n3 is lost.
timeout n1
await leader n1
start n1 b
start n1 c
start n1 d
await committed d on 2
expect n1.commitIndex = 4

note n3 is back. It hears a heartbeat first: the two logs agree in the first entry, and in nothing more that is known.
wait 80
connect n3
await n3.currentTerm = 2
expect n3.lastIndex = 4
expect n3.commitIndex = 1
await committed d on 3
expect no violation
end
`,
  },
  {
    id: 'scripted/late-snapshot',
    suite: 'Scripted',
    name: 'LateSnapshot',
    what: 'A snapshot is on its way for so long that the follower has got another copy and has applied more since.',
    catches: 'Installing a snapshot that is older than what is applied: entries are applied again.',
    text: `raft 1
title A snapshot that comes too late
nodes 3  latency 10  election 3000..4000  noop off

note n3 is cut off and misses five entries, which n1 compacts.
timeout n1
await leader n1
disconnect n3
repeat 5 { call c1 append k x* }
await answered
snapshot n1
expect n1.snapshotIndex = 5

note n3 is back. The first snapshots to it are slow, the next one is fast.
link n1 > n3 latency 600
connect n3
wait 150
link n1 > n3 latency 10
await applied 5 on 3 within 300
expect n3.snapshotIndex = 5

note One entry more; then the slow ones arrive.
call c1 append k x*
await applied 6 on 3 within 200
wait 600
expect n3.lastApplied = 6
expect n3.snapshotIndex = 5
expect appends once
expect linearizable
expect no violation
end
`,
  },
  {
    id: 'scripted/index-reuse',
    suite: 'Scripted',
    name: 'IndexReuse',
    what: 'One server leads twice and gives index 2 to two requests; a third one makes the first of them come true. The client of the second must not be told that it is done.',
    catches: 'Matching a client that waits with an entry by the index alone.',
    text: `raft 1
title An index that comes up twice
clerks 5  latency 10  election 3000..4000  retry 8000  noop off

note n1 leads term 1 and takes a and b, as entries 1 and 2. They reach n2 alone.
timeout n1
await leader n1
cut n1 <> n3, n4, n5
call c1 append k a via n1
call c2 append k b via n1
await n2.lastIndex = 2
cut n1 <> n2

note n3 leads term 2 by the votes of n4 and n5. Its c, entry 1, reaches n1 alone: a and b are gone there.
timeout n3
await leader n3
cut n3 <> n2, n4, n5
mend n3 <> n1
call c3 append k c via n3
await n1.currentTerm = 2
await n1.lastIndex = 1
disconnect n3

note n1 leads term 3, and d becomes its entry 2. It reaches nobody.
mend n1 <> n2, n4, n5
timeout n1
await leader n1
expect n1.currentTerm = 3
cut n1 <> n2, n4, n5
call c4 append k d via n1
await n1.lastIndex = 2
expect open of c4 = 1

note n2, which still has a and b, leads term 4 by the votes of n4 and n5. With e, entry 3, they are committed everywhere.
expect n4.lastIndex = 0
expect n5.lastIndex = 0
timeout n2
await leader n2
expect n2.currentTerm = 4
expect n2.lastIndex = 2
mend n1 <> n2, n4, n5
call c5 append k e via n2
await committed k=e on 4
wait 100
expect n1.lastApplied = 3
expect open of c4 = 1
expect appends once
expect value k=abe on n1

note All together again. Whoever was not answered asks again, and gets its turn.
heal
timeout n3
+100 timeout n3
+100 timeout n3
await leader n3
await answered c3 within 20000
timeout n1
await leader n1
await answered within 20000
wait 100
expect value k=abecd on servers
expect appends once
expect linearizable
expect no violation
end
`,
  },
];

// Lab 2B (3B since 2024): the log.
import type { Lab } from './lab.ts';

/** A value of a thousand characters, the most that a scenario's line may hold; the labs send 10 of 5,000. */
const LONG_VALUE = 'x'.repeat(995);

/** The tests of part B, in their order. */
export const RAFT_2B: readonly Lab[] = [
  {
    id: '2B/basic-agree',
    suite: 'Raft 2B',
    name: 'BasicAgree',
    what: 'Three values one after the other: nobody has applied an index before its value is submitted, and all have within two seconds.',
    catches:
      'A log that begins at the wrong index, entries applied before they are committed, followers that never learn what is committed.',
    text: `raft 1
title Lab 2B: basic agreement
nodes 3  clerks 0  election 300..600  heartbeat 100  network labrpc long-delays  noop off

await leader
expect applied 1 on exactly 0
agree 100 on 3 as i
expect $i = 1
expect applied 2 on exactly 0
agree 200 on 3 as i
expect $i = 2
expect applied 3 on exactly 0
agree 300 on 3 as i
expect $i = 3
expect no violation
end
`,
  },
  {
    id: '2B/rpc-bytes',
    suite: 'Raft 2B',
    name: 'RPCBytes',
    what: 'Values of 50,000 characters in all. Each has to travel once to each of two followers; twice as much is allowed for everything together.',
    catches: 'Sending each entry more than once to a follower, sending the whole log with every Start or heartbeat.',
    text: `raft 1
title Lab 2B: each value is sent to each peer just once
nodes 3  clerks 0  election 300..600  heartbeat 100  network labrpc long-delays  noop off

await leader
agree 99 on 3 as i
let b = bytes
repeat 50 {
  let before = leader.lastIndex
  agree ${LONG_VALUE}* on 3 as i
  expect $i = $before + 1
}
expect bytes - $b <= 200000
expect no violation
end
`,
  },
  {
    id: '2B/follower-failure',
    suite: 'Raft 2B',
    name: 'FollowerFailure',
    what: 'The followers are lost one by one. With one of two the leader still commits; alone it takes a value and never commits it.',
    catches: 'Committing without a majority, counting oneself twice, taking the majority of the connected servers.',
    text: `raft 1
title Lab 2B: progressive failure of followers
nodes 3  clerks 0  election 300..600  heartbeat 100  network labrpc long-delays  noop off

await leader
agree 101 on 3
disconnect any follower
agree 102 on 2
wait 1000
agree 103 on 2
wait 450..549
await leader within 4500
let last = leader
disconnect followers
start $last 104
expect $last.lastIndex = 4
wait 2000
expect applied 4 on exactly 0
expect no violation
end
`,
  },
  {
    id: '2B/leader-failure',
    suite: 'Raft 2B',
    name: 'LeaderFailure',
    what: 'One leader after the other is cut off. What is then submitted to all three servers must not be committed by any.',
    catches: 'Old leaders that commit, commitment by a minority.',
    text: `raft 1
title Lab 2B: failure of leaders
nodes 3  clerks 0  election 300..600  heartbeat 100  network labrpc long-delays  noop off

await leader
agree 101 on 3
disconnect leader
agree 102 on 2
wait 1000
agree 103 on 2
let last = leader
disconnect $last
start servers 104
expect $last.lastIndex = 4
wait 2000
expect applied 4 on exactly 0
expect no violation
end
`,
  },
  {
    id: '2B/fail-agree',
    suite: 'Raft 2B',
    name: 'FailAgree',
    what: 'A follower misses several values while it is cut off. Back again it catches up, though its term has grown meanwhile.',
    catches:
      'No catching up of a follower, its inflated term that unseats the leader again and again, a stale log that wins.',
    text: `raft 1
title Lab 2B: agreement after a follower reconnects
nodes 3  clerks 0  election 300..600  heartbeat 100  network labrpc long-delays  noop off

await leader
agree 101 on 3
disconnect any follower
agree 102 on 2
agree 103 on 2
wait 1000
agree 104 on 2
agree 105 on 2
connect disconnected
agree 106 on 3 retry
wait 1000
agree 107 on 3 retry
expect no violation
end
`,
  },
  {
    id: '2B/fail-no-agree',
    suite: 'Raft 2B',
    name: 'FailNoAgree',
    what: 'With three of five followers cut off nothing is committed. Once they are back the index goes on as if nothing had been, or the lost entry had stayed.',
    catches: 'Commitment by a minority, losing count of the index after an entry that was given up.',
    text: `raft 1
title Lab 2B: no agreement if too many followers disconnect
clerks 0  election 300..600  heartbeat 100  network labrpc long-delays  noop off

await leader
agree 10 on 5 as i
expect $i = 1
let old = leader
disconnect any 3 followers
start $old 20
expect $old.lastIndex = 2
wait 2000
expect applied 2 on exactly 0

note The three may elect one of their own, which has never seen 20.
connect disconnected
wait 450..549
await leader within 4500
let new = leader
start $new 30
expect $new.lastIndex >= 2
expect $new.lastIndex <= 3
agree 1000 on 5 retry
expect no violation
end
`,
  },
  {
    id: '2B/concurrent-starts',
    suite: 'Raft 2B',
    name: 'ConcurrentStarts',
    what: 'Five values are submitted to the leader in one instant. Each gets an index of its own, and all are applied everywhere. (The labs try five times, for the term may move; here nothing moves it.)',
    catches: 'One index given to two values, a lost entry.',
    text: `raft 1
title Lab 2B: concurrent Starts
nodes 3  clerks 0  election 300..600  heartbeat 100  network labrpc long-delays  noop off

wait 450..549
await leader within 4500
let old = leader
let t = leader.currentTerm
start $old 1
start $old 100
start $old 101
start $old 102
start $old 103
start $old 104
expect $old.lastIndex = 6
await applied 6 on 3
expect leader.currentTerm = $t
expect committed 100 on 3
expect committed 101 on 3
expect committed 102 on 3
expect committed 103 on 3
expect committed 104 on 3
expect no violation
end
`,
  },
  {
    id: '2B/rejoin',
    suite: 'Raft 2B',
    name: 'Rejoin',
    what: 'A leader that was cut off has entries of its own that nobody else has. It comes back when the leader after it is lost.',
    catches:
      'Choosing a leader by the length of its log, keeping entries that contradict the leader, committing entries that were lost.',
    text: `raft 1
title Lab 2B: rejoin of a partitioned leader
nodes 3  clerks 0  election 300..600  heartbeat 100  network labrpc long-delays  noop off

await leader
agree 101 on 3
let first = leader
disconnect $first
start $first 102
start $first 103
start $first 104

note The others agree on another value in second place.
agree 103 on 2 retry
let second = leader
disconnect $second
connect $first
agree 104 on 2 retry
connect $second
agree 105 on 3 retry
expect no violation
end
`,
  },
  {
    id: '2B/backup',
    suite: 'Raft 2B',
    name: 'Backup',
    what: 'Five logs that differ in fifty entries and more, twice over. A new leader must bring them into line quickly.',
    catches:
      'Going back one entry at a time, wrong arithmetic of the quick way back, requests that are refused for ever.',
    text: `raft 1
title Lab 2B: leader backs up quickly over incorrect follower logs
clerks 0  election 300..600  heartbeat 100  network labrpc long-delays  noop off

await leader
agree x* on 5 retry

note The leader and one follower alone: fifty entries that will never be committed.
let first = leader
disconnect any 3 followers
let three = disconnected
repeat 50 { start $first lost* }
wait 500

note The other three agree on fifty values.
let pair = connected
disconnect $pair
connect $three
repeat 50 { agree x* on 3 retry }

note Their leader loses one of them, and takes fifty more that will never be committed.
let second = leader
disconnect $second
let third = any connected
disconnect $third
connect $second
repeat 50 { start $second lost* }
wait 500

note The first two come back, with the one that was lost last: three servers with three different logs.
disconnect servers
connect $pair, $third
repeat 50 { agree x* on 3 retry }

note All together.
connect servers
agree x* on 5 retry
expect now <= 120000
expect no violation
end
`,
  },
  {
    id: '2B/count',
    suite: 'Raft 2B',
    name: 'Count',
    what: 'The requests that come to the servers are counted: at most 30 for an election, at most 42 for twelve values in one instant, at most 60 in a second in which nothing happens.',
    catches: 'A broadcast for every single value, a flood of heartbeats, candidates that ask again and again.',
    text: `raft 1
title Lab 2B: counts of requests are not too high
nodes 3  clerks 0  election 300..600  heartbeat 100  network labrpc long-delays  noop off

wait 450..549
await leader within 4500
expect requests to servers >= 1
expect requests to servers <= 30

note Twelve values in one instant.
let i = leader.lastIndex
let t = leader.currentTerm
let r = requests to servers
start leader 1
repeat 11 { start leader x* }
expect leader.lastIndex = $i + 12
await applied $i + 12 on 3
expect leader.currentTerm = $t
expect requests to servers - $r <= 42

note A second in which nothing happens.
let r = requests to servers
wait 1000
expect requests to servers - $r <= 60
expect no violation
end
`,
  },
];

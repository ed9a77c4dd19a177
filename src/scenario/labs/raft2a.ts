// Lab 2A (3A since 2024): elections.
import type { Lab } from './lab.ts';

/** The tests of part A, in their order. */
export const RAFT_2A: readonly Lab[] = [
  {
    id: '2A/initial-election',
    suite: 'Raft 2A',
    name: 'InitialElection',
    what: 'Three servers choose a leader. As nothing fails, its term is still the current one two seconds later, in which it has sent each follower ten heartbeats a second at most.',
    catches:
      'No election timer, equal timers, heartbeats slower than the timeouts or too many of them, two leaders in one term.',
    text: `raft 1
title Lab 2A: initial election
nodes 3  clerks 0  election 300..600  heartbeat 100  network labrpc long-delays  noop off

note Is a leader elected?
wait 450..549
await leader within 4500
wait 50
expect terms agree
expect leader.currentTerm >= 1
let t = leader.currentTerm
let beats = requests of leader
let others = requests of followers

note Nothing fails, so nothing may change. The leader lets each follower hear from it ten times a second at most; nobody else asks for anything.
wait 2000
expect requests of leader - $beats <= 42
expect requests of followers = $others
expect terms agree
expect leader
expect leader.currentTerm = $t
expect no violation
end
`,
  },
  {
    id: '2A/re-election',
    suite: 'Raft 2A',
    name: 'ReElection',
    what: 'The leader is cut off and another one follows it; back again, the old one does not disturb the new. Without a majority nobody leads.',
    catches:
      'An old leader that does not step down at a higher term, a candidate that needs no majority, requests that wait for a dead server.',
    text: `raft 1
title Lab 2A: election after network failure
nodes 3  clerks 0  election 300..600  heartbeat 100  network labrpc long-delays  noop off

wait 450..549
await leader within 4500

note The leader is cut off: a new one must be elected within five seconds.
let first = leader
disconnect $first
wait 450..549
await leader within 4500

note The old leader is back and must not disturb the new one.
let second = leader
connect $first
wait 450..549
expect leader $second

note Two of three servers are cut off: nobody can lead.
disconnect $second
let third = any connected
disconnect $third
wait 2000
expect no leader

note One of them is back: there is a majority again.
connect $third
wait 450..549
await leader within 4500
connect $second
wait 450..549
await leader within 4500
expect no violation
end
`,
  },
  {
    id: '2A/many-elections',
    suite: 'Raft 2A',
    name: 'ManyElections',
    what: 'Of seven servers up to three at a time are cut off, nine times over. The others have a leader within five seconds.',
    catches: 'A candidate that is stuck after a split vote, votes counted in the wrong term, terms that race upwards.',
    text: `raft 1
title Lab 2A: multiple elections
nodes 7  clerks 0  election 300..600  heartbeat 100  network labrpc long-delays  noop off

wait 450..549
await leader within 4500

note Nine times, three draws are cut off; four servers at least are left to elect.
repeat 9 {
  disconnect any server
  disconnect any server
  disconnect any server
  wait 450..549
  await leader within 4500
  connect disconnected
}
wait 450..549
await leader within 4500
expect no violation
end
`,
  },
];

// Lab 2C (3C since 2024): persistence, and networks that cannot be relied upon.
import type { Lab } from './lab.ts';

/**
 * Both churns. Servers take the script's values, as in the labs, even while they are cut off: those are the entries that must
 * go again. What the clients are promised is judged by their own appends.
 */
function churn(title: string, network: string): string {
  return `raft 1
title ${title}
clerks 3  election 300..600  heartbeat 100  network ${network} long-delays  noop off

workload keys 1 gap 79..113 get 0 put 0
repeat 20 {
  choose {
    20% { disconnect any server }
  }
  choose {
    50% {
      let one = any server
      if $one.role = down { restart $one }
      connect $one
    }
  }
  choose {
    20% { crash any server }
  }
  repeat 7 { start servers x*; wait 100 }
}

note All come back, and the network is a reliable one. What was acknowledged must be there.
wait 1000
network reliable
restart down
connect servers
workload off
wait 1000
agree x* on 5 retry
await answered
expect appends once
expect linearizable
expect no violation
end
`;
}

/** Both Persist1: who misses a value is cut off until it restarts, or has crashed (2025). */
function persist1(title: string, goes: 'disconnect' | 'crash'): string {
  const comesBack = (who: string) => (goes === 'crash' ? `restart ${who}` : `restart ${who}\nconnect ${who}`);
  return `raft 1
title ${title}
nodes 3  clerks 0  election 300..600  heartbeat 100  network labrpc long-delays  noop off

agree 11 on 3 retry
restart servers
agree 12 on 3 retry
restart leader
agree 13 on 3 retry

note A leader restarts that has missed a value.
let old = leader
${goes} $old
agree 14 on 2 retry
${comesBack('$old')}
await applied 4 on 3

note A follower restarts that has missed a value.
let behind = any follower
${goes} $behind
agree 15 on 2 retry
${comesBack('$behind')}
agree 16 on 3 retry
expect no violation
end
`;
}

/** The tests of part C, in their order. */
export const RAFT_2C: readonly Lab[] = [
  {
    id: '2C/persist-1',
    suite: 'Raft 2C',
    name: 'Persist1',
    what: 'All servers restart, then the leader, then a leader and a follower that were cut off: five values come through.',
    catches: 'A log, a term or a vote that is not saved, or not read back.',
    text: persist1('Lab 2C: basic persistence', 'disconnect'),
  },
  {
    id: '2C/persist-1-2025',
    suite: 'Raft 2C',
    name: 'Persist1 (2025)',
    what: 'Persist1 as of 2025: the leader and the follower that miss a value have crashed and are not merely cut off.',
    catches: 'The same, where only the disk can know what was.',
    text: persist1('Lab 2C: basic persistence, crashes', 'crash'),
  },
  {
    id: '2C/persist-2',
    suite: 'Raft 2C',
    name: 'Persist2',
    what: 'Five rounds: two servers miss a value, the other three go, and come back one at a time. The first of them is needed to elect, for it alone has the value.',
    catches:
      'A majority that has never seen the last entry and elects a leader without it, votes forgotten in a restart.',
    text: `raft 1
title Lab 2C: more persistence
clerks 0  election 300..600  heartbeat 100  network labrpc long-delays  noop off

repeat 5 {
  agree x* on 5 retry
  wait 450..549
  await leader within 4500
  let old = leader
  disconnect any 2 followers
  let two = disconnected
  agree x* on 3 retry
  disconnect $old
  let one = any connected
  disconnect servers
  restart $two
  connect $two
  wait 1000
  expect no leader
  restart $one
  connect $one
  agree x* on 3 retry
  connect servers
}
agree 1000 on 5 retry
expect no violation
end
`,
  },
  {
    id: '2C/persist-3',
    suite: 'Raft 2C',
    name: 'Persist3',
    what: 'Two servers have a committed entry and crash. One of them comes back, with the third one, which has never seen the entry.',
    catches: 'A committed entry that is lost when only one that has it restarts.',
    text: `raft 1
title Lab 2C: partitioned leader and one follower crash, leader restarts
nodes 3  clerks 0  election 300..600  heartbeat 100  network labrpc long-delays  noop off

agree 101 on 3 retry
let old = leader
let second = any follower
disconnect followers
connect $second
agree 102 on 2 retry
crash $old, $second
connect disconnected
restart $old
agree 103 on 2 retry
restart $second
agree 104 on 3 retry
expect no violation
end
`,
  },
  {
    id: '2C/figure-8',
    suite: 'Raft 2C',
    name: 'Figure8',
    what: 'A thousand times a value is submitted, and the leader that took it crashes at once or half a second later. At the end all five must agree.',
    catches:
      'Committing an entry of an earlier term by counting its copies; seldom, as the story of Figure 8 must come about by chance.',
    text: `raft 1
title Lab 2C: Figure 8
clerks 0  election 300..600  heartbeat 100  network labrpc long-delays  noop off

agree x* on 1 retry
repeat 1000 {
  let taker = leader
  start up x*
  choose {
    10% { wait 0..499 }
    90% { wait 0..12 }
  }
  crash $taker
  if count of up < 3 {
    let one = any server
    if $one.role = down { restart $one }
  }
}
restart down
agree x* on 5 retry
expect now <= 120000
expect no violation
end
`,
  },
  {
    id: '2C/unreliable-agree',
    suite: 'Raft 2C',
    name: 'UnreliableAgree',
    what: 'Forty-nine rounds of five values at a time on a network that loses one message in ten: one by the script, four by clients, which ask until they are answered.',
    catches: 'Nothing sent again, answers that are understood only in the order of the requests.',
    text: `raft 1
title Lab 2C: agreement in an unreliable network
clerks 4  election 300..600  heartbeat 100  network labrpc unreliable long-delays  noop off

workload keys 1 gap 1 get 0 put 0
repeat 49 { agree x* on 1 retry }
await answers >= 196
workload off
network reliable
await answered
agree 100 on 5 retry
expect appends once
expect linearizable
expect no violation
end
`,
  },
  {
    id: '2C/figure-8-unreliable',
    suite: 'Raft 2C',
    name: 'Figure8Unreliable',
    what: 'As Figure8, with leaders cut off instead of crashed, lost messages and, from round 200 on, answers that come up to two seconds late. In ten seconds all five must agree, on the same network.',
    catches:
      'Late answers taken for new ones, a slow way back over logs that differ, late requests that cut the log, timers restarted too eagerly.',
    text: `raft 1
title Lab 2C: Figure 8, unreliable
clerks 0  election 300..600  heartbeat 100  network labrpc unreliable long-delays  noop off

agree x* on 1 retry
repeat 200 {
  let taker = leader
  start servers x*
  choose {
    10% { wait 0..499 }
    90% { wait 0..12 }
  }
  choose {
    50% { disconnect $taker }
  }
  if count of connected < 3 { connect any server }
}
network reordering
repeat 800 {
  let taker = leader
  start servers x*
  choose {
    10% { wait 0..499 }
    90% { wait 0..12 }
  }
  choose {
    50% { disconnect $taker }
  }
  if count of connected < 3 { connect any server }
}
connect servers
agree x* on 5 retry
expect now <= 120000
expect no violation
end
`,
  },
  {
    id: '2C/reliable-churn',
    suite: 'Raft 2C',
    name: 'ReliableChurn',
    what: 'Three clients work while servers are cut off, crash and come back for fourteen seconds. What a client was told is done must be there at the end.',
    catches: 'Committed entries that are lost in a restart, answers before an entry is durable.',
    text: churn('Lab 2C: churn', 'labrpc'),
  },
  {
    id: '2C/unreliable-churn',
    suite: 'Raft 2C',
    name: 'UnreliableChurn',
    what: 'ReliableChurn on a network that loses one message in ten.',
    catches: 'The same, and answers that are counted in the wrong term.',
    text: churn('Lab 2C: unreliable churn', 'labrpc unreliable'),
  },
];

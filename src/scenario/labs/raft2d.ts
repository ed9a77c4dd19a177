// Lab 2D (3D since 2024): log compaction. Every server takes a snapshot at the indexes 9, 19, 29 and so on. The labs' service
// keeps all values that were applied; ours keeps what a client appends, so that a snapshot has something to hold.
import type { Lab } from './lab.ts';

/** What becomes of the victim of a round while the others go on; null: nothing. */
type Fate = 'disconnect' | 'crash' | null;

/** Lines that repeat one 5 to 14 times, each as likely as the others: 5, perhaps 5 more, and up to 4 more. */
function fiveToFourteen(line: string): string {
  const times = (n: number) => `repeat ${n} { ${line} }`;
  const more = [1, 2, 3, 4].map((n) => `    20% {\n      ${times(n)}\n    }\n`).join('');
  return `  ${times(5)}
  choose {
    50% {
      ${times(5)}
    }
  }
  choose {
${more}  }`;
}

/**
 * The scenario behind five of the tests, thirty rounds of it: the victim goes, a client appends and 5 to 14 values are
 * submitted at once, and with the victim back all must agree. In every third round the leader is the victim.
 */
function rounds(title: string, network: string, fate: Fate): string {
  const goes = fate === null ? '' : `\n  ${fate} $victim\n  agree x* on 2 retry`;
  const comesBack =
    fate === null ? '' : `\n  ${fate === 'crash' ? 'restart' : 'connect'} $victim\n  agree x* on 3 retry`;
  return `raft 1
title ${title}
nodes 3  election 300..600  heartbeat 100  network ${network} long-delays  snapshot-every 10  noop off

always state of servers < 2000
agree x* on 3 retry
wait 450..549
await leader within 4500
let turn = 0
repeat 30 {
  let sender = leader
  let victim = any follower
  if $turn = 1 { let victim = leader; let sender = any follower }
  let turn = $turn + 1
  if $turn = 3 { let turn = 0 }${goes}
  call c1 append k x*
${fiveToFourteen('start $sender x*')}
  agree x* on ${fate === null ? 3 : 2} retry${comesBack}
  wait 450..549
  await leader within 4500
}
await answered
expect answers = 30
expect snapshots >= 30
expect appends once
expect linearizable
expect no violation
end
`;
}

/** Five times a batch of values, and then all servers crash and start again at once. */
function allCrash(title: string, network: string): string {
  return `raft 1
title ${title}
nodes 3  election 300..600  heartbeat 100  network ${network} long-delays  snapshot-every 10  noop off

always state of servers < 2000
agree x* on 3 retry
repeat 5 {
${fiveToFourteen('agree x* on 3 retry')}
  call c1 append k x*
  await answered
  agree x* on 3 retry as before
  crash servers
  restart servers
  agree x* on 3 retry as after
  expect $after >= $before + 1
}
expect appends once
expect linearizable
expect no violation
end
`;
}

/**
 * A snapshot, a restart of all servers, one write, and another restart. On an unreliable network a value may have to be submitted
 * again, and then stands in the log twice: the indexes are what they are at least.
 */
function init(title: string, network: string): string {
  const isAt = network === 'labrpc' ? '=' : '>=';
  return `raft 1
title ${title}
nodes 3  election 300..600  heartbeat 100  network ${network} long-delays  snapshot-every 10  noop off

always state of servers < 2000
agree x* on 3 retry
repeat 11 { call c1 append k x*; await answered }
await applied 12 on 3
expect n1.snapshotIndex ${isAt} 9
crash servers
restart servers

note One value makes every server write to its disk.
agree x* on 3 retry
crash servers
restart servers
expect n1.snapshotIndex ${isAt} 9
expect n2.snapshotIndex ${isAt} 9
expect n3.snapshotIndex ${isAt} 9
agree x* on 3 retry as i
expect $i ${isAt} 14
expect appends once
expect linearizable
expect no violation
end
`;
}

/** The tests of part D, in their order. */
export const RAFT_2D: readonly Lab[] = [
  {
    id: '2D/snapshot-basic',
    suite: 'Raft 2D',
    name: 'SnapshotBasic',
    what: 'Thirty rounds of 5 to 14 values and more. At no step does any log take 2,000 bytes.',
    catches: 'A log that is never cut, or cut at the wrong index.',
    text: rounds('Lab 2D: snapshots basic', 'labrpc', null),
  },
  {
    id: '2D/snapshot-install',
    suite: 'Raft 2D',
    name: 'SnapshotInstall',
    what: 'In every round one server is cut off so long that the others have compacted what it lacks. It needs the snapshot to catch up.',
    catches: 'InstallSnapshot that is missing, or counts its indexes wrongly.',
    text: rounds('Lab 2D: install snapshots, disconnect', 'labrpc', 'disconnect'),
  },
  {
    id: '2D/snapshot-install-unreliable',
    suite: 'Raft 2D',
    name: 'SnapshotInstallUnreliable',
    what: 'SnapshotInstall on a network that loses one message in ten.',
    catches: 'An old or repeated snapshot that takes the state back, snapshots and entries applied in the wrong order.',
    text: rounds('Lab 2D: install snapshots, disconnect, unreliable', 'labrpc unreliable', 'disconnect'),
  },
  {
    id: '2D/snapshot-install-crash',
    suite: 'Raft 2D',
    name: 'SnapshotInstallCrash',
    what: 'In every round one server crashes instead, and restarts with a compacted log.',
    catches: 'A restart that takes a compacted log for a whole one, a snapshot that is not saved along with it.',
    text: rounds('Lab 2D: install snapshots, crash', 'labrpc', 'crash'),
  },
  {
    id: '2D/snapshot-install-uncrash',
    suite: 'Raft 2D',
    name: 'SnapshotInstallUnCrash',
    what: 'SnapshotInstallCrash on a network that loses one message in ten.',
    catches: 'All of these at once.',
    text: rounds('Lab 2D: install snapshots, unreliable, crash', 'labrpc unreliable', 'crash'),
  },
  {
    id: '2D/snapshot-all-crash',
    suite: 'Raft 2D',
    name: 'SnapshotAllCrash',
    what: 'All three servers crash and restart at once, five times. The index goes on behind the last one.',
    catches: 'Indexes that begin anew after a restart, a snapshot that is lost when the log behind it is gone.',
    text: allCrash('Lab 2D: crash and restart all servers', 'labrpc'),
  },
  {
    id: '2D/snapshot-init',
    suite: 'Raft 2D',
    name: 'SnapshotInit',
    what: 'All servers restart, write once, and restart again. The snapshot must still be there.',
    catches: 'A snapshot that a restart does not read back, so that the next write puts nothing in its place.',
    text: init('Lab 2D: snapshot initialization after crash', 'labrpc'),
  },
  {
    id: '2D/snapshot-all-crash-2025',
    suite: 'Raft 2D',
    name: 'SnapshotAllCrash (2025)',
    what: 'SnapshotAllCrash as of 2025, on a network that loses one message in ten.',
    catches: 'The same, and values submitted again that are taken for those before the crash.',
    text: allCrash('Lab 2D: crash and restart all servers, unreliable', 'labrpc unreliable'),
  },
  {
    id: '2D/snapshot-init-2025',
    suite: 'Raft 2D',
    name: 'SnapshotInit (2025)',
    what: 'SnapshotInit as of 2025, on a network that loses one message in ten.',
    catches: 'The same, where the write between the restarts has to be sent again.',
    text: init('Lab 2D: snapshot initialization after crash, unreliable', 'labrpc unreliable'),
  },
];

// Lab 5A of 2025: the sharded store whose shards are moved by a client that changes the configuration, while nothing befalls that
// client itself.
import type { Lab } from './lab.ts';
import { lines } from './shardScenarios.ts';
import { CONCURRENT_CLERKS } from './shards5aLoads.ts';
import {
  change,
  changeSlowly,
  checkDown,
  FIRST,
  GET,
  GET_AGAIN,
  KEYS,
  keyOf,
  lab5,
  others,
  type Plan,
  PUT,
  PUT_ONCE,
  SHARDS,
} from './shards5Scenarios.ts';

function lab(id: string, name: string, plan: Plan, script: string, what: string, catches: string): Lab {
  return lab5('5A', id, name, plan, script, what, catches);
}

const INIT_QUERY = `${change('query')}
expect config = 1
expect balanced ${FIRST}
expect members ${FIRST} = n1 n2 n3
expect queries agree`;

const STATIC = `${PUT}
${GET}
crash leader of ${FIRST}
${GET}`;

const JOIN = `${PUT}
${GET}
let num = config
${change('join 101')}
expect config = $num + 1
expect balanced 100, 101
expect moved = 0
${checkDown(100)}
${GET}
${checkDown(101)}
${GET}`;

/** Bytes of each value of the test of deletion, and by how much the snapshots may grow together. */
const LARGE = 1000;
const MOST_MORE = 10_000;

function largeValue(key: string): string {
  return key.padEnd(LARGE, 'x');
}

/** Every key is read. What is in it is compared for one key of each shard, so that the text is no longer than a scenario may be. */
const READ_LARGE = KEYS.map((key, i) => {
  const read = `  call c1 get ${key}\n  await answered c1`;
  return i < SHARDS ? `${read}\n  expect answer c1 = ${largeValue(key)}` : read;
}).join('\n');

const DELETE = `${KEYS.map((key) => `call c1 vput ${key} ${largeValue(key)} 0\nawait answered c1`).join('\n')}
let before = snapshotSize of group 100
expect $before >= ${KEYS.length * LARGE}
${change('join 101')}
repeat 5 {
${READ_LARGE}
}
expect snapshotSize of group 100 + snapshotSize of group 101 <= $before + ${MOST_MORE}`;

const JOIN_LEAVE = `${PUT}
${GET}
${changeSlowly('join 101')}
${checkDown(100)}
${changeSlowly('leave 100')}

note Group 100 has left. Nobody needs it any more.
crash group 100
${GET}
restart group 100
await leader of 100.commitIndex > 0
${changeSlowly('join 100')}
${GET}
${checkDown(101)}`;

/** Groups that join and leave in the tests with many. */
const MANY = others(8);

function manyJoinLeave(unreliable: boolean): string {
  return `${PUT}
${changeSlowly(...MANY.map((gid) => `join ${gid}`))}
expect balanced ${[FIRST, ...MANY].join(', ')}
${checkDown(FIRST)}
${GET}
${changeSlowly(...MANY.map((gid) => `leave ${gid}`))}
expect balanced ${FIRST}
${GET}
${unreliable ? 'network reliable\n' : ''}${PUT_ONCE}
${GET_AGAIN}`;
}

const SHUTDOWN = `${PUT}
${changeSlowly('join 101', 'join 102')}
${checkDown(FIRST)}
expect snapshots > 0

note All groups are down, and start again.
crash group 100, group 101, group 102
restart group 100, group 101, group 102
${GET}`;

const FOUR = others(4);

/** Each of twelve clerks reads the five keys of its shard, if no group that is down has it. */
const READ_LIVE = lines(SHARDS, (shard) => {
  const calls = lines(5, (i) => `    call c${shard + 1} get ${i}${keyOf(shard).slice(1)}`);
  return `if owner ${shard} != 101 {\n  if owner ${shard} != 102 {\n${calls}\n  }\n}`;
});

const PROGRESS_SHUTDOWN = `${PUT}
${changeSlowly(...FOUR.map((gid) => `join ${gid}`))}
crash group 101, group 102
let before = answers
${READ_LIVE}
await answered within 2000
expect answers - $before = ${KEYS.length} - 5 times owned 101 - 5 times owned 102`;

/** Shards that stay where they are when a sixth group comes and goes, at groups that have to give it one; and these groups. */
const STAY = [
  [0, 100],
  [1, 100],
  [6, 101],
  [7, 101],
] as const;

/** They are there, and those groups have so many shards. */
function stay(owned: number): string {
  return [
    ...STAY.map(([shard, gid]) => `expect owner ${shard} = ${gid}`),
    ...[100, 101].map((gid) => `expect owned ${gid} = ${owned}`),
  ].join('\n');
}

const PROGRESS_JOIN = `${PUT}
${changeSlowly(...FOUR.map((gid) => `join ${gid}`))}
${stay(3)}
${changeSlowly('join 105')}
${stay(2)}
${changeSlowly('leave 105')}
${stay(3)}
let begun = now
let served = 0
repeat 1000 {
  if now - $begun < 4000 {
    if open of c13 = 0 { call c13 join 105; call c13 leave 105 }
${STAY.map(([shard]) => `    call c${shard + 1} get ${keyOf(shard)}`).join('\n')}
    await answered ${STAY.map(([shard]) => `c${shard + 1}`).join(', ')} within 8000
    let served = $served + ${STAY.length}
  }
}
expect $served >= 100
expect config > 20
await answered
${GET}`;

/** The tests, in their order. */
export const SHARDS_5A: readonly Lab[] = [
  lab(
    'init-query',
    'InitQuery',
    { groups: 1 },
    INIT_QUERY,
    'The first group joins, and the configuration is asked for: it has number 1, and all shards are at that group.',
    'A configuration that does not come back from the store as it went in.',
  ),
  lab(
    'static-one-shard-group',
    'StaticOneShardGroup',
    { groups: 1 },
    STATIC,
    'One group has every shard. Sixty keys are written and read; then its leader is down, and they are read again.',
    'A client that asks no other server, writes that only the leader has.',
  ),
  lab(
    'join-basic',
    'JoinBasic',
    { groups: 2 },
    JOIN,
    'A second group joins and gets half of the shards. Each of the two is shut down in turn: only its own shards cannot be read then. (The labs look with sixty clients; here there are twelve, one for each shard, and how many must get an answer is said exactly.)',
    'A configuration that changes while the data stays where it was.',
  ),
  lab(
    'delete-basic',
    'DeleteBasic',
    { groups: 2, maxraftstate: 1 },
    DELETE,
    `Sixty values of ${LARGE} bytes, then a second group joins. The snapshots of both are together at most ${MOST_MORE} bytes larger than that of the one before.`,
    'Shards that are not deleted where they have left.',
  ),
  lab(
    'join-leave-basic',
    'JoinLeaveBasic',
    { groups: 2 },
    JOIN_LEAVE,
    'A group joins, the other leaves and is shut down, comes back and joins again. All is found, each time.',
    'A group that is still needed when it has left, or that comes back with what it had before.',
  ),
  lab(
    'many-join-leave-reliable',
    'ManyJoinLeaveReliable',
    { groups: 9 },
    manyJoinLeave(false),
    'Eight groups join, one after the other, and leave again. All is found, and has been put once.',
    'Shards that get lost among many groups, puts that run twice.',
  ),
  lab(
    'many-join-leave-unreliable',
    'ManyJoinLeaveUnreliable',
    { groups: 9, unreliable: true },
    manyJoinLeave(true),
    'The same while the network loses one message in ten.',
    'A move that is given up or done twice when an answer is lost.',
  ),
  lab(
    'shutdown',
    'Shutdown',
    { groups: 3, maxraftstate: 1000 },
    SHUTDOWN,
    'Three groups share the shards, compact their logs, are all shut down and started again.',
    'A group that forgets in a restart which shards it has.',
  ),
  lab(
    'progress-shutdown',
    'ProgressShutdown',
    { groups: 5 },
    PROGRESS_SHUTDOWN,
    'Two of five groups are down. All keys of the other three are read within two seconds.',
    'Clients that are held up by groups they do not need.',
  ),
  lab(
    'progress-join',
    'ProgressJoin',
    { groups: 6 },
    PROGRESS_JOIN,
    'A sixth group joins and leaves all the while. Shards that stay where they are, at groups that have to give it others, are read a hundred times in four seconds at least.',
    'A group that stands still while it hands a shard over.',
  ),
  ...CONCURRENT_CLERKS,
];

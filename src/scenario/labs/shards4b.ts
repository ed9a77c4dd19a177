// Lab 4B (5B since 2024): the sharded key/value store. Three groups of three servers, ten shards, and a shard controller that
// stays up. One clerk writes a key in each shard and foretells what it reads; what all clerks saw must be linearizable besides.
import { shardOf } from '../../model/shard.ts';
import type { Lab } from './lab.ts';
import { checkLogs, lines, SHARDS, type ShardPlan, shardSetup } from './shardScenarios.ts';
import { CONCURRENT, UNRELIABLE_LOADS } from './shards4bLoads.ts';

const SUITE = 'Shards 4B';

/** A test; `script` stands between the choice of leaders and the last checks. */
function lab(
  id: string,
  name: string,
  plan: Omit<ShardPlan, 'groups'>,
  script: string,
  what: string,
  catches: string,
): Lab {
  const { maxraftstate } = plan;
  const text = `raft 1
title Lab 4B: ${name}
${shardSetup({ ...plan, groups: 3 })}

await leader
${script}
wait 1000
${checkLogs(maxraftstate)}
expect linearizable
expect no violation
end
`;
  return { id: `4B/${id}`, suite: SUITE, name, what, catches, text };
}

/** A call of the first clerk, and its answer awaited. */
function done(words: string): string {
  return `call c1 ${words}
await answered c1`;
}

/** Changes of the configuration, one after the other. */
function change(...changes: readonly string[]): string {
  return changes.map(done).join('\n');
}

/** The first clerk puts a value of its own under each of so many keys. */
function put(keys: number): string {
  return lines(keys, (key) => done(`put ${key} ${valueAt(key)}`));
}

function valueAt(key: number): string {
  return `v${key}`;
}

/** It finds in each key what it put there and the given letters, which it has appended since. */
function get(keys: number, letters = ''): string {
  return lines(keys, (key) => `${done(`get ${key}`)}\nexpect answer c1 = ${valueAt(key)}${letters}`);
}

/** The same, and then it appends one more letter to each. */
function getAppend(keys: number, letters: string, letter: string): string {
  return lines(
    keys,
    (key) => `${done(`get ${key}`)}\nexpect answer c1 = ${valueAt(key)}${letters}\n${done(`append ${key} ${letter}`)}`,
  );
}

const FOR_STATIC = `${change('join 100', 'join 101')}
${put(SHARDS)}
${get(SHARDS)}`;

/** Of ten calls, one for each shard, so many are answered while a group is down: the shards of the other. */
const HALF = `wait 2000
expect answers - $before = 5`;

/** Those whose key is in a shard of group 100 have been told what is there. */
const RIGHT_VALUES = lines(
  SHARDS,
  (key) => `if owner ${shardOf(`${key}`, SHARDS)} = 100 { expect answer c${key + 1} = ${valueAt(key)} }`,
);

const STATIC = `${FOR_STATIC}
crash group 101
let before = answers
${lines(SHARDS, (i) => `call c${i + 1} get ${i}`)}
${HALF}
${RIGHT_VALUES}

note The other group is started again and has its data still.
restart group 101
await answered
${get(SHARDS)}`;

const REJECTION = `${FOR_STATIC}

note Ten clerks take group 100 for the owner of everything, and ask nobody else.
let before = answers
${lines(SHARDS, (i) => `call c${i + 1} get ${i} via leader of 100`)}
${HALF}
expect open of clerks = 5
${RIGHT_VALUES}`;

const JOIN_LEAVE = `${change('join 100')}
${put(SHARDS)}
${change('join 101')}
${getAppend(SHARDS, '', 'a')}
${change('leave 100')}
${getAppend(SHARDS, 'a', 'b')}
wait 1000
expect settled
${checkLogs()}
crash group 100
${get(SHARDS, 'ab')}`;

const KEYS = 30;

const SNAPSHOT = `${change('join 100')}
${put(KEYS)}
${change('join 101', 'join 102', 'leave 100')}
${getAppend(KEYS, '', 'a')}
${change('leave 101', 'join 100')}
${getAppend(KEYS, 'a', 'b')}
wait 1000
${get(KEYS, 'ab')}
wait 1000
expect settled
expect snapshots > 0
${checkLogs(1000)}
crash group 100, group 101, group 102
restart group 100, group 101, group 102
${get(KEYS, 'ab')}`;

const MISS_CHANGE = `${change('join 100')}
${put(SHARDS)}
${change('join 101')}

note One server of each group misses what happens now.
crash n1, n4, n7
${change('join 102', 'leave 101', 'leave 100')}
${getAppend(SHARDS, '', 'a')}
${change('join 101')}
${getAppend(SHARDS, 'a', 'b')}
restart n1, n4, n7
${getAppend(SHARDS, 'ab', 'c')}
wait 2000

note Now another of each is down, and those that missed so much are needed.
crash n2, n5, n8
${change('join 100', 'leave 102')}
${getAppend(SHARDS, 'abc', 'd')}
restart n2, n5, n8
${get(SHARDS, 'abcd')}`;

const UNRELIABLE_1 = `${change('join 100')}
${put(SHARDS)}
${change('join 101', 'join 102', 'leave 100')}
${getAppend(SHARDS, '', 'a')}
${getAppend(SHARDS, 'a', 'b')}
${change('join 100', 'leave 101')}
${get(SHARDS, 'ab')}
${get(SHARDS, 'ab')}`;

/** Bytes that each value of the test of deletion has. */
const LARGE = 1000;

function largeValue(key: number): string {
  return valueAt(key).padEnd(LARGE, 'x');
}

const READ_THREE = lines(3, (key) => `${done(`get ${key}`)}\nexpect answer c1 = ${largeValue(key)}`);

/** The labs' bound in bytes: three copies of 27 values, 2 for each of 3 that are written again, and 6,000 for the rest. */
const MOST_STORED = 3 * (27 * LARGE + 2 * 3 * LARGE + 6000);

const DELETE = `${change('join 100')}
${lines(KEYS, (key) => done(`put ${key} ${largeValue(key)}`))}
${READ_THREE}
${[1, 2]
  .map(
    () => `${change('join 101', 'leave 100', 'join 102')}
wait 3000
${READ_THREE}
${change('leave 101', 'join 100', 'leave 102')}
wait 3000
${READ_THREE}`,
  )
  .join('\n')}
${change('join 101', 'join 102')}
${lines(3, () => `wait 1000\n${READ_THREE}`)}
expect stored of group 100, group 101, group 102 <= ${MOST_STORED}
expect stored of group 100, group 101, group 102 >= ${3 * KEYS * LARGE}`;

/** What a group owned when it was noted is read, written and read again, in time. */
function serves(gid: number): string {
  const calls = (key: number) => `  call c1 get ${key}
  await answered c1 within 5000
  expect answer c1 = old
  call c1 put ${key} new
  await answered c1 within 5000
  call c1 get ${key}
  await answered c1 within 5000
  expect answer c1 = new`;
  return lines(SHARDS, (key) => `if $owner${key} = ${gid} {\n${calls(key)}\n}`);
}

const NOTE_OWNERS = lines(SHARDS, (key) => `let owner${key} = owner ${shardOf(`${key}`, SHARDS)}`);

const UNAFFECTED = `${change('join 100')}
${lines(SHARDS, (key) => done(`put ${key} first`))}
${change('join 101')}
wait 1000
${NOTE_OWNERS}
expect owned 101 = 5
${lines(SHARDS, (key) => `if $owner${key} = 101 { call c1 put ${key} old; await answered c1 }`)}

note Group 100 falls silent. What it is to hand over to group 101 cannot come, and nobody waits for that.
crash group 100
${change('leave 100')}
wait 1000
await leader of 101.config >= 3
${serves(101)}`;

const PARTIAL = `${change('join 100, 101, 102')}
wait 1000
${lines(SHARDS, (key) => done(`put ${key} old`))}
${NOTE_OWNERS}
expect owned 102 >= 3

note Group 101 is to get shards from two groups, of which one is silent. It serves those of the other.
crash group 100
${change('leave 100, 102')}
wait 1000
await leader of 101.config >= 2
${serves(102)}`;

/** The tests, in their order. */
export const SHARDS_4B: readonly Lab[] = [
  lab(
    'static-shards',
    'StaticShards',
    { clerks: 10 },
    STATIC,
    'Two groups share the shards. While one of them is down, ten clerks read a key of each shard: exactly five get an answer. When it is back, all of them do.',
    'All data everywhere, keys that go to the wrong shard, data lost in a restart.',
  ),
  lab(
    'rejection',
    'Rejection',
    { clerks: 10 },
    REJECTION,
    'Ten clerks believe that one of two groups owns everything. It answers for its own five shards, and for the others never.',
    'A group that trusts what its clients believe instead of its own configuration.',
  ),
  lab(
    'join-leave',
    'JoinLeave',
    { clerks: 1 },
    JOIN_LEAVE,
    'A second group joins the first, then the first leaves and is shut down. Reads and appends find everything, each time.',
    'Shards that are not moved or come late, a group that goes on serving what it has handed over.',
  ),
  lab(
    'snapshot',
    'Snapshot',
    { clerks: 1, maxraftstate: 1000 },
    SNAPSHOT,
    'Thirty keys wander through three groups while logs are compacted; then all groups restart at once.',
    'A snapshot without the configuration, the shards or what becomes of them.',
  ),
  lab(
    'miss-change',
    'MissChange',
    { clerks: 1, maxraftstate: 1000 },
    MISS_CHANGE,
    'One server of each group misses several changes of the configuration. Later another one is down, so that those are needed for a majority.',
    'Configurations that are skipped, a replica that cannot follow up what it has missed.',
  ),
  ...CONCURRENT,
  lab(
    'unreliable-1',
    'Unreliable1',
    { clerks: 1, unreliable: true, maxraftstate: 100 },
    UNRELIABLE_1,
    'Shards move while the network loses one message in ten. What is read is exact.',
    'Shards that are installed twice when they are sent again, hand-overs that stop with a lost message.',
  ),
  ...UNRELIABLE_LOADS,
  lab(
    'challenge-1-delete',
    'Challenge1Delete',
    { clerks: 1, maxraftstate: 1 },
    DELETE,
    `Thirty values of ${LARGE} bytes wander through three groups, twice. In the end all servers together store less than ${MOST_STORED} bytes: three copies and little more.`,
    'Shards that are never deleted where they have left, sessions that keep values.',
  ),
  lab(
    'challenge-2-unaffected',
    'Challenge2Unaffected',
    { clerks: 1, unreliable: true, maxraftstate: 100 },
    UNAFFECTED,
    'A group is to take over the shards of one that is down. It goes on reading and writing its own. (The labs take the number of a key for that of its shard here, and so look at fewer keys than they mean.)',
    'A group that stands still while a change is going on.',
  ),
  lab(
    'challenge-2-partial',
    'Challenge2Partial',
    { clerks: 1, unreliable: true, maxraftstate: 100 },
    PARTIAL,
    'A group is to take over the shards of two others, of which one is down. Those of the other it reads and writes as soon as it has them.',
    'A group that serves nothing new until all shards have come.',
  ),
];

// Lab 4A (5A since 2024): the shard controller. Three replicas, a reliable network, ten shards. The labs look whether shards
// move that need not among groups which do not exist at that time; here they are looked for among those that do.
import type { Lab } from './lab.ts';
import { lines, SHARDS, shardSetup } from './shardScenarios.ts';

/** A test; `script` stands between the choice of the leader and the last checks. */
function lab(id: string, name: string, script: string, what: string, catches: string): Lab {
  const text = `raft 1
title Lab 4A: ${name}
${shardSetup({ groups: 0, clerks: 10 })}

await leader
${script}
expect queries agree
expect no violation
end
`;
  return { id: `4A/${id}`, suite: 'Shards 4A', name, what, catches, text };
}

/** Groups as a call names them, each with three servers. */
function named(...gids: readonly number[]): string {
  return gids.map((gid) => `${gid} = a${gid} b${gid} c${gid}`).join(', ');
}

function change(words: string): string {
  return `call c1 ${words}
await answered`;
}

/** Lines that say that there are exactly these groups, each with its servers, and that none has two shards more than another. */
function check(...gids: readonly number[]): string {
  return [
    change('query'),
    `expect balanced ${gids.length === 0 ? 'none' : gids.join(', ')}`,
    ...gids.map((gid) => `expect members ${gid} = a${gid} b${gid} c${gid}`),
  ].join('\n');
}

/** Moves a shard and looks whether it is there; a new configuration has come if it was elsewhere. */
function move(shard: number, gid: number): string {
  return `let was = owner ${shard}
let num = config
${change(`move ${shard} to ${gid}`)}
expect owner ${shard} = ${gid}
if $was != ${gid} { expect config = $num + 1 }`;
}

/** Groups join: only to them do shards move, and no more than must. */
function joinLeast(...gids: readonly number[]): string {
  return `${change(`join ${named(...gids)}`)}
expect moved least
expect moved = ${gids.map((gid) => `owned ${gid}`).join(' + ')}`;
}

/** Groups leave: only what they had moves, and no more than must. */
function leaveLeast(...gids: readonly number[]): string {
  return `let had = ${gids.map((gid) => `owned ${gid}`).join(' + ')}
${change(`leave ${gids.join(', ')}`)}
expect moved least
expect moved = $had`;
}

/** Which groups there are when the searches for needless moves begin, and which come and go then. */
const OLD = [1, 2];
const NEW = [11, 12, 13, 14, 15];

const EVERY_CONFIG = lines(6, (num) => `call c1 query ${num}`);

const HISTORY = `${change('query')}
${[1, 2, 3].map((gid) => `${change(`join ${named(gid)}`)}\n${change('query')}`).join('\n')}
${[2, 1].map((gid) => `${change(`leave ${gid}`)}\n${change('query')}`).join('\n')}
expect config = 5
${[1, 2, 3]
  .map(
    (i) => `crash s${i}
${EVERY_CONFIG}
await answered
expect queries agree
restart s${i}
await leader`,
  )
  .join('\n')}
expect answers = ${1 + 2 * 5 + 3 * 6}`;

/** The shards that a change must not have moved are looked at one by one, as the labs do it. */
const AGAIN = `${change(`join ${named(1, 2)}`)}
${lines(SHARDS, (i) => `let before${i} = owner ${i}`)}
${change(`join ${named(3)}`)}
${lines(SHARDS, (i) => `if owner ${i} != 3 { expect owner ${i} = $before${i} }`)}
expect moved <= 4
expect moved least
${check(1, 2, 3)}
${lines(SHARDS, (i) => `let then${i} = owner ${i}`)}
${change('leave 1')}
${lines(SHARDS, (i) => `if $then${i} != 1 { expect owner ${i} = $then${i} }`)}
expect moved <= 4
expect moved least
${check(2, 3)}`;

const TENS = Array.from({ length: 10 }, (_, i) => 100 + 10 * i);
const THOUSANDS = Array.from({ length: 10 }, (_, i) => 1000 + i);

/** The tests, in their order; the parts of Basic and Multi stand alone. */
export const SHARDS_4A: readonly Lab[] = [
  lab(
    'basic-leave-join',
    'Basic: leave and join',
    `${check()}
${change(`join ${named(1)}`)}
${check(1)}
${change(`join ${named(2)}`)}
${check(1, 2)}
${change('leave 1')}
${check(2)}
${change('leave 2')}
${check()}
expect config = 4`,
    'A group joins, a second one, then they leave. Each time all shards are shared out among those that are there, and their servers are known.',
    'Shards that stay with a group which has left, shares that are not even, a last group that cannot leave.',
  ),
  lab(
    'basic-historical-queries',
    'Basic: historical queries',
    HISTORY,
    'Six configurations are asked for by their numbers while each of the replicas is down in turn. They are told as they were told when they were new.',
    'Old configurations that change with new ones because they share a map, a history that only one replica has.',
  ),
  lab(
    'basic-move',
    'Basic: move',
    `${change(`join ${named(503)}`)}
${change(`join ${named(504)}`)}
${check(503, 504)}
${lines(5, (i) => move(i, 503))}
${lines(5, (i) => move(i + 5, 504))}
${lines(SHARDS, (i) => `expect owner ${i} = ${i < 5 ? 503 : 504}`)}
${change('leave 503')}
${change('leave 504')}
${check()}`,
    'Each shard is moved to a chosen group and stays there. There is a new configuration only if it was elsewhere.',
    'A move that is not logged, one that is followed by a new balance at once.',
  ),
  lab(
    'basic-concurrent-leave-join',
    'Basic: concurrent leave and join',
    `${TENS.map((gid, i) => `call c${i + 1} join ${named(gid + 1000)}\ncall c${i + 1} join ${named(gid)}\ncall c${i + 1} leave ${gid + 1000}`).join('\n')}
await answered
${check(...TENS)}
expect config = 30`,
    'Ten clerks at the same time let two groups join and one of them leave again. Thirty changes make thirty configurations, and ten groups have one shard each.',
    'A change that is computed from a configuration which is not the last one and undoes another, one that is made twice.',
  ),
  lab(
    'basic-minimal-joins',
    'Basic: minimal transfers after joins',
    `${change(`join ${named(...OLD)}`)}
${NEW.map((gid) => joinLeast(gid)).join('\n')}
${check(...OLD, ...NEW)}`,
    'Five groups join, one after the other. Shards move to the new group alone, and as few as make its share.',
    'Shards that are dealt out anew, so that most of them change hands.',
  ),
  lab(
    'basic-minimal-leaves',
    'Basic: minimal transfers after leaves',
    `${change(`join ${named(...OLD, ...NEW)}`)}
${NEW.map((gid) => leaveLeast(gid)).join('\n')}
${check(...OLD)}`,
    'Five groups leave, one after the other. Only what the leaving group had moves.',
    'Shards that are dealt out anew, so that most of them change hands.',
  ),
  lab(
    'multi-leave-join',
    'Multi: leave and join',
    `${check()}
${change(`join ${named(1, 2)}`)}
${check(1, 2)}
${change(`join ${named(3)}`)}
${check(1, 2, 3)}
${change('leave 1, 3')}
${check(2)}
${change('leave 2')}
${check()}
expect config = 4`,
    'Several groups join and leave in one call, which makes one configuration.',
    'A configuration for each group of a call, groups of a call that are forgotten.',
  ),
  lab(
    'multi-concurrent-leave-join',
    'Multi: concurrent leave and join',
    `${THOUSANDS.map((gid, i) => `call c${i + 1} join ${named(gid, gid + 1000, gid + 2000)}\ncall c${i + 1} leave ${gid + 1000}, ${gid + 2000}`).join('\n')}
await answered
${check(...THOUSANDS)}
expect config = 20`,
    'Ten clerks at the same time let three groups join and two of them leave again, each in one call.',
    'Changes of many groups that undo one another.',
  ),
  lab(
    'multi-minimal-joins',
    'Multi: minimal transfers after joins',
    `${change(`join ${named(...OLD)}`)}
${joinLeast(...NEW)}
${check(...OLD, ...NEW)}`,
    'Five groups join in one call. Shards move to them alone.',
    'Groups of a call that join one after the other, so that shards move more than once; shards dealt out anew.',
  ),
  lab(
    'multi-minimal-leaves',
    'Multi: minimal transfers after leaves',
    `${change(`join ${named(...OLD, ...NEW)}`)}
${leaveLeast(...NEW)}
${check(...OLD)}`,
    'Five groups leave in one call. Only what they had moves.',
    'Shards that go to a group which leaves in the same call; shards dealt out anew.',
  ),
  lab(
    'minimal-again',
    'MinimalAgain',
    AGAIN,
    'A third group joins two, then the first one leaves. Shards move to the one that comes or from the one that goes, at most four of the ten.',
    'Shards that are dealt out anew, in an order that happens to look right elsewhere.',
  ),
];

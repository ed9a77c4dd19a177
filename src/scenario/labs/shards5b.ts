// Lab 5B of 2025: a group is down, or the client that moves the shards is cut off in the midst of it.
import type { Lab } from './lab.ts';
import { lines } from './shardScenarios.ts';
import { comesAndGoes } from './shards5Recovery.ts';
import { ADMINS, FIRST, GET, keyOf, lab5, PUT, SHARDS } from './shards5Scenarios.ts';

const [ADMIN] = ADMINS;

const JOIN_LEAVE = `${PUT}
crash group 100
call ${ADMIN} join 101
wait 2000
expect open of ${ADMIN} = 1
expect config = 1
restart group 100
await answered ${ADMIN} within 2000
expect balanced 100, 101
${GET}

note Now group 101 is down, which is to get all that group 100 has.
crash group 101
call ${ADMIN} leave 100
wait 2000
expect open of ${ADMIN} = 1
expect config = 2

note One shard of group 100 is frozen, and waits. The other five are served all the while.
let before = answers
${lines(SHARDS, (shard) => `call c${shard + 1} get ${keyOf(shard)}`)}
wait 1000
expect answers - $before = 5
restart group 101
await answered ${ADMIN} within 2000
expect balanced 101
${GET}`;

/** Each is cut off in its round, and never seen again. */
const LOST = ADMINS.slice(0, 5);
const SUCCESSOR = ADMINS[5];

const RECOVER = `${PUT}
${LOST.map(
  (admin) => `
note Client ${admin} lets a group join and leave, until it is cut off.
let num = config
${comesAndGoes(admin)}
crash group ${FIRST}
wait 1000
disconnect ${admin}
restart group ${FIRST}
call ${SUCCESSOR} recover
await answered ${SUCCESSOR}
await settled
expect config > $num`,
).join('\n')}
${GET}
call ${SUCCESSOR} join 101
await answered ${SUCCESSOR}
expect balanced 100, 101
${GET}`;

/** The tests, in their order. */
export const SHARDS_5B: readonly Lab[] = [
  lab5(
    '5B',
    'join-leave',
    'JoinLeave',
    { groups: 2 },
    JOIN_LEAVE,
    'A group is to give shards away, or to get them, and is down. The change must not be over before it is back, and must be soon after. (The labs wait two nanoseconds for the first by mistake, here it is two seconds; that the old configuration stays in force, and that the shards which wait are served, is looked at only here.)',
    'A change that is given up when a group does not answer, a configuration that is published before the data has moved, a group that stands still while one of its shards is frozen.',
  ),
  lab5(
    '5B',
    'recover-ctrler',
    'RecoverCtrler',
    { groups: 2, admins: 6 },
    RECOVER,
    'Five times a client that lets a group join and leave is cut off in the midst of it. Another one ends what it has begun.',
    'A change that nobody can end because only its client knew of it, shards that stay frozen for ever.',
  ),
];

// Lab 5C of 2025: several clients change the configuration at the same time, and one that was cut off comes back when another has
// gone on in its place. The labs' titles still speak of a leased lock; the last form of the assignment needs none.
import type { Lab } from './lab.ts';
import { comesAndGoes } from './shards5Recovery.ts';
import { ADMINS, FIRST, GET, GET_AGAIN, lab5, PUT, PUT_AGAIN } from './shards5Scenarios.ts';

const [FIRST_ADMIN, SECOND_ADMIN] = ADMINS;

/** Each client asks for what it finds to be ended, lets a group of its own join, and lets it leave. */
const ROUNDS = ADMINS.slice(0, 4)
  .map(
    (admin, i) =>
      `    if open of ${admin} = 0 { call ${admin} recover; call ${admin} join ${101 + i}; call ${admin} leave ${101 + i} }`,
  )
  .join('\n');

function concurrent(unreliable: boolean): string {
  return `${PUT}
let begun = now
repeat 400 {
  if now - $begun < 2000 {
${ROUNDS}
    wait 10
  }
}
await answered within 60000
expect config >= 9
${unreliable ? 'network reliable\n' : ''}await settled
${GET}`;
}

const PARTITION_JOIN = `${PUT}
crash group 101
call ${FIRST_ADMIN} join 101
wait 1000
disconnect ${FIRST_ADMIN}
wait 1000
restart group 101
call ${SECOND_ADMIN} recover
await answered ${SECOND_ADMIN}
expect balanced 100, 101
${GET}

note Everything is written once more before the first client is back.
${PUT_AGAIN}
connect ${FIRST_ADMIN}
await answered ${FIRST_ADMIN}
wait 1000
${GET_AGAIN}`;

/** Five clients that share one key for a minute. */
const LOAD = 'workload c1, c2, c3, c4, c5 keys 1 gap 20..150 append 0';
const MINUTE = 60_000;

function recovery(rounds: number, clerks: boolean, unreliable: boolean): string {
  return `${PUT}
${clerks ? `let begun = now\n${LOAD}\n` : ''}repeat ${rounds} {
  let num = config
${comesAndGoes(FIRST_ADMIN, '  ')}
  crash group ${FIRST}
  wait 1000
  disconnect ${FIRST_ADMIN}
  wait 1000
  restart group ${FIRST}
  call ${SECOND_ADMIN} recover
  await answered ${SECOND_ADMIN} within 30000
  expect config > $num
  connect ${FIRST_ADMIN}
  await answered ${FIRST_ADMIN} within 30000
  await settled
}
${clerks ? `repeat ${MINUTE / 100} {\n  if now - $begun < ${MINUTE} { wait 100 }\n}\nworkload off\n` : ''}${unreliable ? 'network reliable\n' : ''}await answered
${GET}`;
}

function partitionRecovery(unreliable: boolean, clerks: boolean): Lab {
  const net = unreliable ? 'Unreliable' : 'Reliable';
  const load = clerks ? 'Clerks' : 'NoClerk';
  return lab5(
    '5C',
    `partition-recovery-${net}-${clerks ? 'clerks' : 'no-clerk'}`.toLowerCase(),
    `PartitionRecovery${net}${load}`,
    { groups: 2, admins: 2, unreliable },
    recovery(clerks ? 3 : 5, clerks, unreliable),
    `${clerks ? 'Three' : 'Five'} times a client is cut off in the midst of a change that another then ends, and comes back later${unreliable ? ', on a network that loses one message in ten' : ''}${clerks ? '; five clients read and write one key for a minute' : ''}.`,
    'A client that comes back and goes on where it was, with what has changed since.',
  );
}

/** The tests, in their order. */
export const SHARDS_5C: readonly Lab[] = [
  lab5(
    '5C',
    'concurrent-reliable',
    'ConcurrentReliable',
    { groups: 5, admins: 4 },
    concurrent(false),
    'Four clients at the same time let a group of their own join and leave, for two seconds.',
    'Two clients that publish different configurations of one number.',
  ),
  lab5(
    '5C',
    'acquire-lock-concurrent-unreliable',
    'AcquireLockConcurrentUnreliable',
    { groups: 5, admins: 4, unreliable: true },
    concurrent(true),
    'The same while the network loses one message in ten. (There is no lock to acquire: who announces the next configuration goes first, and the others help.)',
    'A client that does not know whether its own announcement came first, and goes on as if it had.',
  ),
  lab5(
    '5C',
    'partition-controller-join',
    'PartitionControllerJoin',
    { groups: 2, admins: 2 },
    PARTITION_JOIN,
    'A client lets a group join that is down, and is cut off. The group is started, another client ends the change, and the first one comes back: nothing that it still asks for may have an effect. (That everything is written anew meanwhile is not the labs’.)',
    'Requests of a client that was cut off, carried out when another has gone on in its place.',
  ),
  partitionRecovery(false, false),
  partitionRecovery(true, false),
  partitionRecovery(false, true),
  partitionRecovery(true, true),
];

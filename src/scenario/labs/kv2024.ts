// Lab 2 of 2024: a key/value store on one server, without replication. Requests that are repeated run once, and to remember
// them costs little memory: what the server remembers is looked at as the snapshot that it takes.
import { generic, kvSetup, type Plan, unreliableOneKey } from './kvScenarios.ts';
import type { Lab } from './lab.ts';

const SUITE = 'Key/value 2024';
const LAB = '2 (2024)';

/** A test that is the generic scenario, with rounds of one second. */
function kv(id: string, name: string, plan: Omit<Plan, 'servers'>, what: string, catches: string): Lab {
  return {
    id: `2024/${id}`,
    suite: SUITE,
    name,
    what,
    catches,
    text: generic(LAB, { round: 1000, servers: 1, ...plan }),
  };
}

/** Bytes that a value of the memory tests has here: the most that a line may hold. The labs take 10 MiB. */
const LARGE = 1000;
const VALUE = 'v'.repeat(LARGE);

/** A test that looks at the server's memory. `script` stands between the choice of the leader and the last checks. */
function memory(id: string, name: string, clients: number, script: string, what: string, catches: string): Lab {
  const text = `raft 1
title Lab ${LAB}: memory, ${name}
${kvSetup({ clients, servers: 1 })}

await leader
${script}
expect linearizable
expect no violation
end
`;
  return { id: `2024/${id}`, suite: SUITE, name, what, catches, text };
}

/** What the server remembers now. Its log is empty once it has taken a snapshot. */
const REMEMBERED = 'snapshotSize of n1 + state of n1';

/** As many clients as there can be; the labs have 100,000. */
const MANY = 20;

/** Lines in which each of the many clients calls the same. */
function each(call: string): string {
  return Array.from({ length: MANY }, (_, i) => `call c${i + 1} ${call}`).join('\n');
}

/** The tests, in their order. */
export const KV_2024: readonly Lab[] = [
  kv(
    'basic',
    'Basic',
    { title: 'one client', clients: 1 },
    'One client appends to a key of its own, and each append tells it the value before.',
    'An append that answers with the new value.',
  ),
  kv(
    'concurrent',
    'Concurrent',
    { title: 'many clients', clients: 5 },
    'Five clients at the same time, each with a key of its own.',
    'An answer handed to the wrong one of those who wait.',
  ),
  kv(
    'unreliable',
    'Unreliable',
    { title: 'unreliable net, many clients', clients: 5, unreliable: true },
    'Five clients over a network that loses messages. An append that is repeated must be answered as it was the first time.',
    'Appends that run twice, and repeated ones that are answered with the value of today.',
  ),
  {
    id: '2024/unreliable-one-key',
    suite: SUITE,
    name: 'UnreliableOneKey',
    what: 'Five clients append ten times each to the same key over a network that loses messages; no append may be told of itself.',
    catches: 'Appends that are lost or run twice, appends of one client that change places.',
    text: unreliableOneKey(LAB, 1),
  },
  memory(
    'mem-get',
    'MemGet',
    2,
    `call c1 put x ${VALUE}
await answered
call c1 get x
call c2 get x
await answered
call c2 put x ""
await answered
snapshot n1
expect ${REMEMBERED} < ${LARGE}`,
    'Two clients read a large value, which is then replaced. The server must not have kept it as its answer. (Scale: 1,000 bytes stand for 10 MiB.)',
    'Answers to reads that are kept.',
  ),
  memory(
    'mem-put',
    'MemPut',
    2,
    `call c1 put x ${VALUE}
await answered
call c2 put x ""
await answered
snapshot n1
expect ${REMEMBERED} < ${LARGE}`,
    'A large value is replaced by an empty one. The server must keep nothing of it. (Scale: 1,000 bytes stand for 10 MiB.)',
    'Answers to writes that are kept with the value in them.',
  ),
  memory(
    'mem-append',
    'MemAppend',
    2,
    `call c1 append x ${VALUE}
await answered
call c2 append x ${VALUE}
await answered
snapshot n1
expect ${REMEMBERED} <= ${3 * LARGE + 100}`,
    'Two large appends. Beside the value of both, the server may remember one old value. (Scale: 1,000 bytes stand for 10 MiB; 100 more are for names and numbers, which the labs do not notice.)',
    'More than one old value that is kept.',
  ),
  memory(
    'mem-put-many-clients',
    'MemPutManyClients',
    MANY,
    `call c1 get x
await answered
snapshot n1
let before = ${REMEMBERED}
${each(`put x ${VALUE}`)}
await answered
snapshot n1
expect ${REMEMBERED} - $before <= ${MANY * 200}`,
    'Twenty clients write a thousand bytes each to one key. A client may cost 200 bytes. (Scale: the labs have 100,000 clients.)',
    'Memory for each client that grows with what it has written.',
  ),
  memory(
    'mem-get-many-clients',
    'MemGetManyClients',
    MANY,
    `call c1 put x ${VALUE}
await answered
snapshot n1
let before = ${REMEMBERED}
${each('get x')}
await answered
snapshot n1
expect ${REMEMBERED} - $before < ${MANY * 10}`,
    'Twenty clients read once each. A client that has only read may cost less than ten bytes. (Scale: the labs have 100,000 clients.)',
    'Reads that are recorded.',
  ),
  memory(
    'mem-many-appends',
    'MemManyAppends',
    1,
    `repeat 100 {
  call c1 append x ${'v'.repeat(96)}*
  await answered
}
snapshot n1
expect ${REMEMBERED} < 30000
expect appends once`,
    'A client appends a hundred times a hundred bytes. Less than three times the whole value may be remembered. (Scale: a thousand times a thousand in the labs.)',
    'Old answers that are all kept.',
  ),
];

// Lab 2 of 2025: a key/value store on one server, whose puts name the version that they replace, and a lock made of it. A
// client that had to ask twice and finds another version cannot know whether it was its own first try that has written.
import { kvSetup } from './kvScenarios.ts';
import type { Lab } from './lab.ts';

const LAB = '2 (2025)';
const KV = 'Key/value 2025';
const LOCK = 'Lock 2025';

/** Clients of the tests with many. */
const CLIENTS = Array.from({ length: 10 }, (_, i) => `c${i + 1}`);

/** A test; `script` stands between the choice of the leader and the last checks. */
function lab(
  id: string,
  [suite, name]: readonly [string, string],
  setup: { readonly clients: number; readonly unreliable?: boolean },
  script: string,
  what: string,
  catches: string,
): Lab {
  const text = `raft 1
title Lab ${LAB}: ${suite === LOCK ? 'lock, ' : ''}${name}
${kvSetup({ servers: 1, ...setup })}

await leader
${script}
expect linearizable
expect no violation
end
`;
  return { id: `2025/${id}`, suite, name, what, catches, text };
}

/** A call whose answer is waited for. */
function done(call: string, clerk = 'c1'): string {
  return `call ${clerk} ${call}\nawait answered`;
}

/** Indents the lines of a block. */
function block(lines: string): string {
  return lines
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}

/** Many clients put the same version at the same time, again and again. */
const CONCURRENT = `let v = 0
let done = 0
let begun = now
repeat 200 {
${block(CLIENTS.map((c) => `call ${c} vput x ${c}* $v`).join('\n'))}
  await answered
  let v = $v + 1
${block(CLIENTS.map((c) => `if answer ${c} = ok { let done = $done + 1 }`).join('\n'))}
  wait 3
}
expect now - $begun >= 1000
expect $done = $v
${done('vput x last $v')}
expect answer c1 = ok`;

/** One client, a hundred versions, each put until it is known to be done or not. */
const UNRELIABLE = `let v = 0
let maybes = 0
repeat 100 {
  call c1 vput x y* $v
  await answered
  repeat 20 {
    if answer c1 = maybe { let maybes = $maybes + 1; call c1 vput x y* $v; await answered }
  }
  let v = $v + 1
}
expect $maybes >= 1
expect $maybes <= 100
${done('vput x last $v')}
repeat 20 {
  if answer c1 = maybe { call c1 vput x last $v; await answered }
}
${done('get x')}
expect answer c1 = last`;

/**
 * The lock: who puts its name into it, at the version at which it is empty, holds it. The script plays the clients' parts. One
 * that does not know whether its put was done reads the lock. The holder finds the guarded key empty, writes to it, waits
 * 10 ms, empties it and opens the lock; only it writes then, so its puts are done sooner or later.
 */
function lock(clients: readonly string[], rounds: number): string {
  const tries = clients.map((c) => `call ${c} vput lock ${c} $v`);
  const rereads = clients.map((c) => `if answer ${c} = maybe { call ${c} get lock }`);
  const winners = (answer: (c: string) => string) =>
    clients.map((c) => `if answer ${c} = ${answer(c)} { let holder = ${c}; let holders = $holders + 1 }`);
  return `${done('vput lock "" 0')}
${done('vput x "" 0')}
let v = 1
let w = 1
let holder = c1
let begun = now
repeat ${rounds} {
  let holders = 0
${block(tries.join('\n'))}
  await answered
${block(rereads.join('\n'))}
  await answered
${block(winners(() => 'ok').join('\n'))}
${block(winners((c) => c).join('\n'))}
  expect $holders = 1
  call $holder get x
  await answered
  expect answer $holder = ""
  call $holder vput x held $w
  await answered
  let w = $w + 1
  wait 10
  call $holder vput x "" $w
  await answered
  let w = $w + 1
  let v = $v + 1
  call $holder vput lock "" $v
  await answered
  let v = $v + 1
}
expect now - $begun >= 2000`;
}

/** The tests, in their order. */
export const KV_2025: readonly Lab[] = [
  lab(
    'reliable-put',
    [KV, 'ReliablePut'],
    { clients: 1 },
    `${done('vput x a 0')}
expect answer c1 = ok
${done('get x')}
expect answer c1 = a
${done('vput x a 0')}
expect answer c1 = version
${done('vput y a 1')}
expect answer c1 = nokey
${done('get y')}
expect answer c1 = none
${done('vput x b 1')}
expect answer c1 = ok`,
    'A put creates a key at version 0. The same again finds another version; at version 1 there is no such key to be found. What was refused has changed nothing: the first key still is of version 1.',
    'Wrong arithmetic of versions, keys that a refused put leaves behind.',
  ),
  lab(
    'put-concurrent-reliable',
    [KV, 'PutConcurrentReliable'],
    { clients: CLIENTS.length },
    CONCURRENT,
    'Ten clients put the same version at the same time, for more than a second. One of them succeeds each time, so the version in the end is the number of puts that were done.',
    'Updates that are lost because two puts replace the same version.',
  ),
  lab(
    'mem-put-many-clients-reliable',
    [KV, 'MemPutManyClientsReliable'],
    { clients: 20 },
    `snapshot n1
let before = snapshotSize of n1 + state of n1
${Array.from({ length: 20 }, (_, i) => done(`vput x ${'v'.repeat(1000)} ${i}`, `c${i + 1}`)).join('\n')}
snapshot n1
expect snapshotSize of n1 + state of n1 - $before <= 4000`,
    'Twenty clients put a thousand bytes each. A client may cost 200 bytes of memory. (Scale: the labs have 100,000 clients.)',
    'Memory for each client at all: versions make it needless.',
  ),
  lab(
    'unreliable-net',
    [KV, 'UnreliableNet'],
    { clients: 1, unreliable: true },
    UNRELIABLE,
    'One client puts a hundred versions over a network that loses messages, each again until it knows. At least once it cannot know at first.',
    'A first try that is said to be uncertain, or a second one that is said to be refused.',
  ),
  lab(
    'lock-one-client-reliable',
    [LOCK, 'OneClientReliable'],
    { clients: 1 },
    lock(['c1'], 110),
    'One client takes the lock and gives it back, for two seconds.',
    'A lock that is not opened again.',
  ),
  lab(
    'lock-many-clients-reliable',
    [LOCK, 'ManyClientsReliable'],
    { clients: CLIENTS.length },
    lock(CLIENTS, 110),
    'Ten clients want the lock at the same time, for two seconds. Never do two hold it.',
    'Two holders at the same time.',
  ),
  lab(
    'lock-one-client-unreliable',
    [LOCK, 'OneClientUnreliable'],
    { clients: 1, unreliable: true },
    lock(['c1'], 30),
    'One client takes the lock and gives it back over a network that loses messages. When it cannot know whether it has the lock it looks.',
    'Waiting for ever for a lock that one holds.',
  ),
  lab(
    'lock-many-clients-unreliable',
    [LOCK, 'ManyClientsUnreliable'],
    { clients: CLIENTS.length, unreliable: true },
    lock(CLIENTS, 30),
    'Ten clients want the lock at the same time, over a network that loses messages. Who cannot know looks into the lock before it goes on.',
    'Uncertainty that is taken for success, so that two hold the lock, or for failure, so that nobody opens it again.',
  ),
];

// Lab 4A of 2025: the layer between Raft and a service, which hands requests to the log and answers to those who wait. Its
// service is a counter. Here a counter is a key that grows by one letter with each increment: an append tells how far it was.
import { bound, kvSetup } from './kvScenarios.ts';
import type { Lab } from './lab.ts';

const SUITE = 'Replicated state machine 2025';

/** The counter at `n`. */
function count(n: number): string {
  return 'i'.repeat(n);
}

/** One increment. */
const INCREMENT = 'call c1 append x i';

/** Lines that say what the last increment found. */
function expectFound(n: number): string {
  return `expect answer c1 = ${n === 0 ? 'none' : count(n)}`;
}

/** A test; `script` stands between the choice of the leader and the last checks. */
function rsm(
  id: string,
  name: string,
  setup: { readonly clients: number; readonly maxraftstate?: number },
  script: string,
  what: string,
  catches: string,
): Lab {
  const text = `raft 1
title Lab ${id === 'snapshot' ? '4C' : '4A'} (2025): ${name}
${kvSetup({ servers: 3, ...setup })}

await leader
${script}
expect linearizable
expect no violation
end
`;
  return { id: `RSM/${id}`, suite: SUITE, name, what, catches, text };
}

const TEN_INCREMENTS = Array.from(
  { length: 10 },
  (_, n) => `${INCREMENT}
await answered
${expectFound(n)}
await value x=${count(n + 1)} on servers`,
).join('\n');

const HUNDRED_INCREMENTS = `repeat 100 { ${INCREMENT}; await answered }`;

const RESTART = `crash servers
wait 1000
restart servers`;

/** One more increment, which finds a hundred, on all servers. */
const ONE_MORE = `${INCREMENT}
await answered
${expectFound(100)}
await value x=${count(101)} on servers`;

const PENDING = [2, 3, 4, 5, 6];

/** The tests, in their order. */
export const RSM: readonly Lab[] = [
  rsm(
    'basic',
    'Basic',
    { clients: 1 },
    TEN_INCREMENTS,
    'Ten increments. Each finds what the one before has left, and reaches all three servers.',
    'The answer of another request.',
  ),
  rsm(
    'concurrent',
    'Concurrent',
    { clients: 20 },
    `${Array.from({ length: 50 }, (_, i) => `call c${(i % 20) + 1} append x i`).join('\n')}
await answers = 50
await value x=${count(50)} on servers`,
    'Fifty increments at one instant, of twenty clients, which make one at a time: none is lost, none counts twice.',
    'A request that waits and is forgotten.',
  ),
  rsm(
    'leader-failure',
    'LeaderFailure',
    { clients: 1 },
    `${INCREMENT}
await answered
await value x=i on servers
disconnect leader
${INCREMENT}
await answered
${expectFound(1)}
await value x=ii on connected
connect disconnected
await value x=ii on servers`,
    'The leader is cut off; the other two count on, and the old leader catches up when it is back.',
    'Requests that hang when leadership is lost.',
  ),
  rsm(
    'leader-partition',
    'LeaderPartition',
    { clients: 6 },
    `${INCREMENT}
${PENDING.map((i) => `call c${i} get x`).join('\n')}
await answered
await value x=i on servers
let old = leader
let last = $old.lastIndex
partition $old, ${PENDING.map((i) => `c${i}`).join(', ')} | rest, c1

note The old leader, alone with five clients, takes a hundred decrements. None of them may ever be carried out.
repeat 100 { start $old d* }
${PENDING.map((i) => `call c${i} append x i`).join('\n')}
wait 1000
${INCREMENT} via leader
await answered c1
${expectFound(1)}
wait 1000
expect $old.lastIndex >= $last + 100
expect $old.commitIndex = $last
expect open of clerks = ${PENDING.length}

note Mended: who waits at the old leader must be let go at once, and be served by the new one.
heal
await answered within 1000
await value x=${count(2 + PENDING.length)} on servers
expect $old.lastIndex < $last + 100
expect leader.lastIndex < $last + 100`,
    'A leader that is alone takes a hundred values that must never be carried out, and keeps five clients waiting. When all is mended the values are gone and the clients are served within a second.',
    'Somebody who waits and is answered by another entry at the same index, or is never let go.',
  ),
  rsm(
    'restart-replay',
    'RestartReplay',
    { clients: 1 },
    `${HUNDRED_INCREMENTS}
${RESTART}
${ONE_MORE}`,
    'A hundred increments, then all servers restart. The next increment finds a hundred.',
    'A log that is not replayed, or is replayed twice.',
  ),
  rsm(
    'shutdown',
    'Shutdown',
    { clients: 20 },
    `repeat 5 {
${Array.from({ length: 20 }, (_, i) => `  call c${i + 1} get x`).join('\n')}
}
wait 10
expect open of clerks = 20
${RESTART}
await answers = 100 within 11000`,
    'All servers crash in the midst of a hundred requests. Every one of them must come to its end within eleven seconds. (A client here never gives up, so the servers come back; in the labs requests may fail.)',
    'Requests that hang for ever in a server that has stopped.',
  ),
  rsm(
    'restart-submit',
    'RestartSubmit',
    { clients: 20 },
    `${HUNDRED_INCREMENTS}
${RESTART}
${ONE_MORE}
repeat 5 {
${Array.from({ length: 20 }, (_, i) => `  call c${i + 1} get x`).join('\n')}
}
wait 10
expect open of clerks = 20
${RESTART}
await answers = 201 within 11000
${INCREMENT}
await answered
${expectFound(101)}
await value x=${count(102)} on servers`,
    'A hundred increments and a restart, then a restart in the midst of requests, and one more increment: the count is right to the end.',
    'Numbers of requests that begin anew after a restart and are taken for old ones.',
  ),
  rsm(
    'snapshot',
    'Snapshot',
    { clients: 1, maxraftstate: 1000 },
    `${bound(1000)}
${HUNDRED_INCREMENTS}
await value x=${count(100)} on servers
expect snapshots > 0
${RESTART}
${ONE_MORE}`,
    'The same with a log that is compacted: after the restart the count comes from a snapshot and the rest of the log.',
    'A snapshot and a log that do not fit together after a restart.',
  ),
];

// What the labs of the sharded store of 2025 share (lab 5, the "shardgrp"): twelve shards that are handed over by the clerk that
// changes the configuration, which stands in a versioned key/value store on one server. The labs' sixty clients that look whether
// a group is needed are twelve here, one for each shard: a scenario has at most twenty clerks.
import type { Lab } from './lab.ts';
import { lines } from './shardScenarios.ts';

/** Shards of the store, and so many clerks, c1 to c12, that ask for a key of one shard each. The labs' figure. */
export const SHARDS = 12;

/** The clerk that changes the configuration; where several do, these. */
export const ADMINS = ['c13', 'c14', 'c15', 'c16', 'c17', 'c18'] as const;

/** The first group, which has every shard before others join. */
export const FIRST = 100;

/** Sixty keys, five to each shard: a key belongs to a shard by its last letter. */
export const KEYS = Array.from({ length: 5 * SHARDS }, (_, i) => `${Math.floor(i / SHARDS)}${letterOf(i % SHARDS)}`);

function letterOf(shard: number): string {
  return 'labcdefghijk'[shard] as string;
}

/** A key of a shard, the first of five. */
export function keyOf(shard: number): string {
  return `0${letterOf(shard)}`;
}

/** What is built for a test. */
export interface Plan {
  /** Groups of three servers each that there are, members or not. */
  readonly groups: number;
  readonly admins?: number;
  /** The network loses one in ten requests and replies, and delays requests. */
  readonly unreliable?: boolean;
  /** Size of the persisted state at which logs are compacted, in bytes; nothing: never. */
  readonly maxraftstate?: number;
}

/** The setup line. Words that have their default value are left out, as the printer does it. */
function setup({ groups, admins = 1, unreliable, maxraftstate }: Plan): string {
  return [
    `nodes 3  shards ${SHARDS}`,
    groups === 3 ? '' : `groups ${groups}`,
    `controllers 1  handover clerk  clerks ${SHARDS + admins}`,
    `election 300..600  heartbeat 100  network labrpc${unreliable ? ' unreliable' : ''}`,
    maxraftstate === undefined ? '' : `snapshot ${maxraftstate}`,
    'retry 100',
  ]
    .filter((word) => word !== '')
    .join('  ');
}

/** A test of a part, `5A`; `script` begins when the first group has every shard. */
export function lab5(
  part: string,
  id: string,
  name: string,
  plan: Plan,
  script: string,
  what: string,
  catches: string,
): Lab {
  const text = `raft 1
title Lab ${part} (2025): ${name}
${setup(plan)}

await leader
${change(`join ${FIRST}`)}
${script}
expect linearizable
expect no violation
end
`;
  return { id: `${part}/${id}`, suite: `Shards ${part} (2025)`, name, what, catches, text };
}

/** Changes of the configuration, one after the other, and how long there is peace after each, in ms. */
export function change(...changes: readonly string[]): string {
  return changes.map((words) => `call ${ADMINS[0]} ${words}\nawait answered ${ADMINS[0]}`).join('\n');
}

/** Changes with the labs' pause of 200 ms after each. */
export function changeSlowly(...changes: readonly string[]): string {
  return changes.map((words) => `${change(words)}\nwait 200`).join('\n');
}

/** What stands under a key when each has been put once. */
export function valueAt(key: string): string {
  return `v${key}`;
}

/** The first clerk puts a value under every key, for the first time. */
export const PUT = KEYS.map((key) => `call c1 vput ${key} ${valueAt(key)} 0\nawait answered c1`).join('\n');

/** It finds in every key what it put there. */
export const GET = readAll(valueAt);

/** It puts other values, for the second time. (A `maybe` of a bad network is a yes: nobody else puts.) */
export const PUT_AGAIN = KEYS.map((key) => `call c1 vput ${key} w${key} 1\nawait answered c1`).join('\n');

/** It finds those. */
export const GET_AGAIN = readAll((key) => `w${key}`);

/** It finds a value in every key. */
export function readAll(value: (key: string) => string): string {
  return KEYS.map((key) => `call c1 get ${key}\nawait answered c1\nexpect answer c1 = ${value(key)}`).join('\n');
}

/** Every key has been put once and not twice: a put for the second version is done. On a network that loses nothing. */
export const PUT_ONCE = KEYS.map(
  (key) => `call c1 vput ${key} w${key} 1\nawait answered c1\nexpect answer c1 = ok`,
).join('\n');

/** While a group is down its shards cannot be read, and the others can. */
export function checkDown(gid: number): string {
  return `
note Group ${gid} is down. Of twelve clerks, one for each shard, those wait whose shard it has.
crash group ${gid}
let before = answers
${lines(SHARDS, (shard) => `call c${shard + 1} get ${keyOf(shard)}`)}
wait 2000
expect answers - $before < ${SHARDS}
expect answers - $before = ${SHARDS} - owned ${gid}
restart group ${gid}
await answered`;
}

/** Groups of a plan beside the first, by their numbers. */
export function others(count: number): number[] {
  return Array.from({ length: count }, (_, i) => FIRST + 1 + i);
}

// What the tests of the replicated key/value store switch on: the same in the editions with plain writes (kv3a, kv3b) and in that
// with versioned puts (kv4).
import type { Plan } from './kvScenarios.ts';

/** The generic tests, by their id. */
export const KV_PLANS = {
  basic: { title: 'one client', clients: 1, servers: 5 },
  concurrent: { title: 'many clients', clients: 5, servers: 5 },
  unreliable: { title: 'unreliable net, many clients', clients: 5, servers: 5, unreliable: true },
  'many-partitions-one-client': { title: 'many partitions, one client', clients: 1, servers: 5, partitions: true },
  'many-partitions-many-clients': { title: 'many partitions, many clients', clients: 5, servers: 5, partitions: true },
  'persist-one-client': { title: 'restarts, one client', clients: 1, servers: 5, crash: true },
  'persist-concurrent': { title: 'restarts, many clients', clients: 5, servers: 5, crash: true },
  'persist-concurrent-unreliable': {
    title: 'unreliable net, restarts, many clients',
    clients: 5,
    servers: 5,
    unreliable: true,
    crash: true,
  },
  'persist-partition': {
    title: 'restarts, partitions, many clients',
    clients: 5,
    servers: 5,
    crash: true,
    partitions: true,
  },
  'persist-partition-unreliable': {
    title: 'unreliable net, restarts, partitions, many clients',
    clients: 5,
    servers: 5,
    unreliable: true,
    crash: true,
    partitions: true,
  },
  'persist-partition-unreliable-linearizable': {
    title: 'unreliable net, restarts, partitions, random keys, many clients',
    clients: 15,
    servers: 7,
    unreliable: true,
    crash: true,
    partitions: true,
    randomKeys: true,
  },
  'snapshot-recover': { title: 'restarts, snapshots, one client', clients: 1, servers: 5, crash: true },
  'snapshot-recover-many-clients': { title: 'restarts, snapshots, many clients', clients: 20, servers: 5, crash: true },
  'snapshot-unreliable': { title: 'unreliable net, snapshots, many clients', clients: 5, servers: 5, unreliable: true },
  'snapshot-unreliable-recover': {
    title: 'unreliable net, restarts, snapshots, many clients',
    clients: 5,
    servers: 5,
    unreliable: true,
    crash: true,
  },
  'snapshot-unreliable-recover-concurrent-partition': {
    title: 'unreliable net, restarts, partitions, snapshots, many clients',
    clients: 5,
    servers: 5,
    unreliable: true,
    crash: true,
    partitions: true,
  },
  'snapshot-unreliable-recover-concurrent-partition-linearizable': {
    title: 'unreliable net, restarts, partitions, snapshots, random keys, many clients',
    clients: 15,
    servers: 7,
    unreliable: true,
    crash: true,
    partitions: true,
    randomKeys: true,
  },
} satisfies Readonly<Record<string, Plan>>;

/** The id of a generic test. */
export type KvTest = keyof typeof KV_PLANS;

/** The labs' own name of a test: `PersistOneClient` of `persist-one-client`. */
export function nameOf(id: KvTest): string {
  return id.replace(/(^|-)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase());
}

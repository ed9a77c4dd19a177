// The scenario that most tests of the key/value labs share: clients call for three rounds, and everything that can befall
// the servers meanwhile is a switch.

/** What one of these tests switches on. */
export interface Plan {
  /** Behind `title`, without the lab's number. */
  readonly title: string;
  readonly clients: number;
  readonly servers: number;
  /** The network loses one in ten requests and replies, and delays requests. */
  readonly unreliable?: boolean;
  /** Every second or so each server finds itself on one of two sides. */
  readonly partitions?: boolean;
  /** After each round all servers crash, and start again a second later. */
  readonly crash?: boolean;
  /** Size of the persisted state at which logs are compacted, in bytes; nothing: never. */
  readonly maxraftstate?: number;
  /** All clients share as many keys as there are clients; otherwise each has its own, whose value it can foretell. */
  readonly randomKeys?: boolean;
}

/** The setup line of a key/value lab. Setup words that have their default value are left out, as the printer does it. */
export function kvSetup({ clients, servers, unreliable, maxraftstate }: Omit<Plan, 'title'>): string {
  return [
    servers === 5 ? '' : `nodes ${servers}`,
    clients === 1 ? '' : `clerks ${clients}`,
    `election 300..600  heartbeat 100  network labrpc${unreliable ? ' unreliable' : ''}`,
    maxraftstate === undefined ? '' : `snapshot ${maxraftstate}`,
    'retry 100',
  ]
    .filter((word) => word !== '')
    .join('  ');
}

/** Clients call on without a pause in the labs; here they pause for a random moment, so that they do not fall into step. */
function gap(clients: number): string {
  return `gap 1..${Math.max(20, 4 * clients)}`;
}

/** The lines of a script that make every client read its key once: a load that ends after its first call. */
function readBack({ clients, randomKeys }: Plan): string[] {
  return [
    `workload keys ${randomKeys ? clients : 'own'} gap 1 put 0 append 0`,
    'wait 2',
    'workload off',
    'await answered',
  ];
}

/**
 * The test as a scenario. A round is 5 s of calls; with partitions these begin a second later than the calls, and at the end
 * all is mended and has a second to settle. Sizes are looked at after each round, as the labs do it; what the clients saw
 * and what the servers hold, at the end as well.
 */
export function generic(lab: string, plan: Plan): string {
  const { partitions, crash, maxraftstate, clients, randomKeys } = plan;
  const load = randomKeys ? `keys ${clients} ${gap(clients)} get 9 append 10` : `keys own ${gap(clients)} get 1 put 0`;
  const round = [
    `workload ${load}`,
    ...(partitions ? ['nemesis partition every 1000..1199', 'wait 6000'] : ['wait 5000']),
    'workload off',
    ...(partitions ? ['nemesis off', 'heal', 'wait 1000'] : []),
    ...(crash ? ['crash servers', 'wait 1000', 'restart servers'] : []),
    'await answered',
    ...readBack(plan),
    ...(randomKeys ? [] : ['expect appends once']),
    ...(maxraftstate === undefined ? [] : [`expect state of servers <= ${2 * maxraftstate}`]),
  ];
  return `raft 1
title Lab ${lab}: ${plan.title}
${kvSetup(plan)}

await leader
repeat 3 {
${round.map((line) => `  ${line}`).join('\n')}
}
expect linearizable
expect no violation
end
`;
}

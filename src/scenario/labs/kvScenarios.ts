// The scenarios that several key/value labs share. In most of them clients call for three rounds, and everything that can
// befall the servers meanwhile is a switch.

/** What one of these tests switches on. */
export interface Plan {
  /** Behind `title`, without the lab's number. */
  readonly title: string;
  /** Length of a round in ms; nothing: 5 s. */
  readonly round?: number;
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

/**
 * The setup line of a key/value lab. Setup words that have their default value are left out, as the printer does it. Clients
 * ask again when the network tells them that a call has failed, or a server that it does not lead; as in the labs they never
 * lose patience by themselves. So a server that lets its clients wait is found out.
 */
export function kvSetup({ clients, servers, unreliable, maxraftstate }: Omit<Plan, 'title'>): string {
  return [
    servers === 5 ? '' : `nodes ${servers}`,
    clients === 1 ? '' : `clerks ${clients}`,
    `election 300..600  heartbeat 100  network labrpc${unreliable ? ' unreliable' : ''}`,
    maxraftstate === undefined ? '' : `snapshot ${maxraftstate}`,
    'retry 60000',
  ]
    .filter((word) => word !== '')
    .join('  ');
}

/** Clients call on without a pause in the labs; here they pause for a random moment, so that they do not fall into step. */
function gap(clients: number): string {
  return `gap 1..${Math.max(20, 4 * clients)}`;
}

/** Logs are compacted in time, or never. The labs look at the end of a round; here it must hold after every step. */
export function bound(maxraftstate: number | undefined): string {
  return maxraftstate === undefined ? 'always snapshots = 0' : `always state of servers <= ${2 * maxraftstate}`;
}

/** Each client begins with an empty value under its own key. */
function emptied(clients: number): string {
  return Array.from({ length: clients }, (_, i) => `\ncall c${i + 1} put c${i + 1} ""`).join('');
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
 * The test as a scenario. A round is some seconds of calls; partitions begin a second later than these, and at the end
 * all is mended and has a second to settle. What the servers hold is looked at after each round, what the
 * clients saw at the end.
 */
export function generic(lab: string, plan: Plan): string {
  const { round: ticks = 5000, partitions, crash, maxraftstate, clients, randomKeys } = plan;
  const load = randomKeys ? `keys ${clients} ${gap(clients)} get 9 append 10` : `keys own ${gap(clients)} get 1 put 0`;
  const round = [
    `workload ${load}`,
    ...(partitions ? ['nemesis partition every 1000..1199', `wait ${ticks + 1000}`] : [`wait ${ticks}`]),
    'workload off',
    ...(partitions ? ['nemesis off', 'heal', 'wait 1000'] : []),
    ...(crash ? ['crash servers', 'wait 1000', 'restart servers'] : []),
    'await answered',
    ...readBack(plan),
    ...(randomKeys ? [] : ['expect appends once']),
  ];
  return `raft 1
title Lab ${lab}: ${plan.title}
${kvSetup(plan)}

await leader
${bound(maxraftstate)}${randomKeys ? '' : emptied(clients)}
repeat 3 {
${round.map((line) => `  ${line}`).join('\n')}
}
expect linearizable
expect no violation
end
`;
}

/** A thousand appends in sequence, without snapshots or with them. */
export function speed(lab: string, maxraftstate?: number): string {
  return `raft 1
title Lab ${lab}: operations complete fast enough${maxraftstate === undefined ? '' : ', with snapshots'}
${kvSetup({ clients: 1, servers: 3, ...(maxraftstate === undefined ? {} : { maxraftstate }) })}

await leader
call c1 get x
await answered
${bound(maxraftstate)}
let begun = now
let before = answers
repeat 1000 { call c1 append x y*; await answered }
expect answers - $before = 1000
expect now - $begun <= 33300
expect appends once
expect linearizable
expect no violation
end
`;
}

/** Five clients, ten appends each, one key. */
export function unreliableOneKey(lab: string, servers: number): string {
  return `raft 1
title Lab ${lab}: concurrent appends to the same key, unreliable net
${kvSetup({ clients: 5, servers, unreliable: true })}

await leader
call c1 put x ""
await answered
repeat 10 {
  call c1 append x a*
  call c2 append x b*
  call c3 append x c*
  call c4 append x d*
  call c5 append x e*
}
await answers = 51
call c1 get x
await answered
expect appends once
expect linearizable
expect no violation
end
`;
}

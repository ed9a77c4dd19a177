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
  /** Writes are versioned puts (2025): all clients share one key, or with random keys a hundred. */
  readonly versions?: boolean;
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

/** The keys of a test's load. */
function keysOf({ clients, randomKeys, versions }: Plan): number | 'own' {
  if (versions) return randomKeys ? 100 : 1;
  return randomKeys ? clients : 'own';
}

/** What the clients of a test call in its rounds. */
function loadOf(plan: Plan): string {
  const words = `keys ${keysOf(plan)} ${gap(plan.clients)}`;
  if (plan.versions) return `${words} get 1 put 0 append 0 vput 1`;
  return plan.randomKeys ? `${words} get 9 append 10` : `${words} get 1 put 0`;
}

/** The lines of a script that make every client read its key once: a load that ends after its first call. */
function readBack(plan: Plan): string[] {
  return [`workload keys ${keysOf(plan)} gap 1 put 0 append 0`, 'wait 2', 'workload off', 'await answered'];
}

/**
 * The test as a scenario. A round is some seconds of calls; partitions begin a second later than these, and at the end
 * all is mended and has a second to settle. What the servers hold is looked at after each round, and what the
 * clients saw at the end; with versioned puts after each round, too.
 */
export function generic(lab: string, plan: Plan): string {
  const { round: ticks = 5000, partitions, crash, maxraftstate, clients, randomKeys, versions } = plan;
  const appends = !randomKeys && !versions;
  const round = [
    `workload ${loadOf(plan)}`,
    ...(partitions ? ['nemesis partition every 1000..1199', `wait ${ticks + 1000}`] : [`wait ${ticks}`]),
    'workload off',
    ...(partitions ? ['nemesis off', 'heal', 'wait 1000'] : []),
    ...(crash ? ['crash servers', 'wait 1000', 'restart servers'] : []),
    'await answered',
    ...readBack(plan),
    ...(appends ? ['expect appends once'] : []),
    ...(versions ? ['expect linearizable'] : []),
  ];
  return `raft 1
title Lab ${lab}: ${plan.title}
${kvSetup(plan)}

await leader
${bound(maxraftstate)}${appends ? emptied(clients) : ''}
repeat 3 {
${round.map((line) => `  ${line}`).join('\n')}
}
expect linearizable
expect no violation
end
`;
}

/** A thousand appends in sequence, or versioned puts; without snapshots or with them. */
export function speed(lab: string, { maxraftstate, versions }: Pick<Plan, 'maxraftstate' | 'versions'> = {}): string {
  const calls = versions
    ? `let v = 0
repeat 1000 {
  call c1 vput x y* $v
  await answered
  expect answer c1 = ok
  let v = $v + 1
}`
    : 'repeat 1000 { call c1 append x y*; await answered }';
  return `raft 1
title Lab ${lab}: operations complete fast enough${maxraftstate === undefined ? '' : ', with snapshots'}
${kvSetup({ clients: 1, servers: 3, ...(maxraftstate === undefined ? {} : { maxraftstate }) })}

await leader
call c1 get x
await answered
${bound(maxraftstate)}
let begun = now
let before = answers
${calls}
expect answers - $before = 1000
expect now - $begun <= 33300
${versions ? '' : 'expect appends once\n'}expect linearizable
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

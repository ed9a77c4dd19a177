// Tests of the key/value labs that have a story of their own, each with plain writes and with versioned puts (2025).
import { bound, kvSetup } from './kvScenarios.ts';

/** Bytes of persisted Raft state at which the labs ask for a snapshot. */
export const THRESHOLD = 1000;

/**
 * OnePartition from the reads of its first value to the last moment of the partition, by the lines that write: on the side of the
 * majority, in the minority, and on the side of the majority again.
 */
function divided(majority: string, minority: string, again: string): string {
  return `call c2 get 1
call c3 get 1
await answered
partition leader, any follower, c2, c3 | rest, c1
wait 1000

note The majority, with c1, has a leader of its own and goes on.
${majority}
await answered
call c1 get 1
await answered
expect answer c1 = 14

note Nobody in the minority may get an answer.
${minority}
call c3 get 1
wait 1000
expect open of c2, c3 = 2

note Meanwhile the majority still works.
call c1 get 1
await answered c1
expect answer c1 = 14
${again}
await answered c1
call c1 get 1
await answered c1
expect answer c1 = 16
expect open of c2, c3 = 2
`;
}

/** OnePartition with plain writes, on a reliable network. */
export function onePartition(lab: string): string {
  return `raft 1
title Lab ${lab}: progress in majority
${kvSetup({ clients: 3, servers: 5 })}

await leader
call c1 put 1 13
${divided('call c1 put 1 14 via leader', 'call c2 put 1 15', 'call c1 put 1 16')}
note Mended: both waiting calls must end within three seconds.
heal
wait 1000
await answered c2, c3 within 3000
call c1 get 1
await answered c1
expect answer c1 = 15
expect linearizable
expect no violation
end
`;
}

/**
 * OnePartition with versioned puts, on an unreliable network (2025). Whoever asks twice may not know what it has done, so what
 * is expected is what the key holds. The put in the minority finds another version in the end, and is made again with it.
 */
export function onePartitionWithVersions(lab: string): string {
  return `raft 1
title Lab ${lab}: progress in majority, unreliable net
${kvSetup({ clients: 3, servers: 5, unreliable: true })}

await leader
call c1 vput 1 13 0
await answered
${divided('call c1 vput 1 14 1', 'call c2 vput 1 15 2', 'call c1 vput 1 16 2')}
note Mended: both waiting calls must end within three seconds. 15 comes too late for its version, and is put again.
heal
wait 1000
let begun = now
await answered c2, c3 within 3000
call c1 get 1
await answered c1
expect answer c1 = 16
call c2 vput 1 15 3
await answered c2 within 3000
expect now - $begun <= 3000
call c1 get 1
await answered c1
expect answer c1 = 15
expect linearizable
expect no violation
end
`;
}

const FIFTY = Array.from({ length: 50 }, (_, i) => String(i));

/** SnapshotRPC: a server that lags behind is needed, and has to be given a snapshot. */
export function snapshotRpc(lab: string, versions: boolean): string {
  const first = (key: string, value: string) =>
    `call c1 ${versions ? `vput ${key} ${value} 0` : `put ${key} ${value}`}`;
  return `raft 1
title Lab ${lab}: InstallSnapshot RPC
${kvSetup({ clients: 1, servers: 3, maxraftstate: THRESHOLD })}

await leader
${bound(THRESHOLD)}
${first('a', 'A')}
await answered
await value a=A on servers
call c1 get a
await answered
expect answer c1 = A

note n3 is cut off. The others must compact their logs, though it lacks what is in them.
partition n1, n2, c1 | n3
${FIFTY.map((key) => first(key, key)).join('\n')}
await answered
wait 1000
${first('b', 'B')}
await answered
expect n1.snapshotIndex > n3.lastIndex

note Now n2 is cut off: n1 and n3 are the majority, and n3 has to be given a snapshot.
partition n1, n3, c1 | n2
${first('c', 'C')}
await answered
${first('d', 'D')}
await answered
call c1 get a
await answered
expect answer c1 = A
call c1 get b
await answered
expect answer c1 = B
call c1 get 1
await answered
expect answer c1 = 1
call c1 get 49
await answered
expect answer c1 = 49
await value 49=49 on n3

note All three again.
partition servers, c1
${first('e', 'E')}
await answered
call c1 get c
await answered
expect answer c1 = C
call c1 get e
await answered
expect answer c1 = E
call c1 get 1
await answered
expect answer c1 = 1
expect linearizable
expect no violation
end
`;
}

/** SnapshotSize: eight hundred calls on one key. */
export function snapshotSize(lab: string, versions: boolean): string {
  const next = (value: number) => (versions ? `call c1 vput x ${value} $v` : `call c1 put x ${value}`);
  const more = versions ? '\n  let v = $v + 1' : '';
  return `raft 1
title Lab ${lab}: snapshot size is reasonable
${kvSetup({ clients: 1, servers: 3, maxraftstate: THRESHOLD })}

await leader
${bound(THRESHOLD)}
${versions ? 'let v = 0\n' : ''}repeat 200 {
  ${next(0)}
  await answered${more}
  call c1 get x
  await answered
  expect answer c1 = 0
  ${next(1)}
  await answered${more}
  call c1 get x
  await answered
  expect answer c1 = 1
}
expect answers = 800
expect snapshots > 0
expect snapshotSize of servers <= 500
expect linearizable
expect no violation
end
`;
}

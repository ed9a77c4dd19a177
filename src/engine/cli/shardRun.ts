// Scenarios for the soak of the sharded store: three groups, a load, faults, and shards that wander all the while.
import type { Setup } from '../../model/setup.ts';
import { between, rand } from '../prim/rand.ts';

/** When load and faults end, in ms. */
const STORM = 8000;

const GROUPS = [100, 101, 102];

/**
 * A random run of about ten seconds, as a text: three groups of three servers, four clerks on ten keys, lost and doubled
 * messages, slow disks, snapshots, crashes, pauses and partitions, and a fifth clerk that lets groups join and leave and
 * moves shards. One group always stays, for with the last one the store would go. In some runs that clerk hands the shards over
 * itself; then it is cut off now and again, and a sixth one ends what it has begun and changes something else. `handover` is drawn
 * if it is not given.
 */
export function shardRun(seed: number, bugs: readonly string[] = [], handover?: Setup['handover']): string {
  const draw = (purpose: string, low: number, high: number) => between(rand(seed, 'soak', purpose), low, high);
  const fast = draw('fastest message', 1, 10);
  const slowest = draw('slowest write', 0, 8);
  const often = draw('shortest peace', 100, 600);
  const quiet = draw('shortest pause', 1, 60);
  const change = draw('shortest change', 50, 400);
  const compact = draw('compact', 0, 3) === 0 ? '' : `  snapshot ${draw('snapshot', 200, 3000)}`;
  const byClerk = handover === undefined ? draw('handover', 0, 2) === 0 : handover === 'clerk';
  const store = byClerk ? 'controllers 1  handover clerk  clerks 6' : 'clerks 5';
  const lost = `  choose {\n    25% { wait 10..400; disconnect c5; call c6 recover; call c6 move ${draw('shard', 0, 9)} to ${100 + draw('group', 0, 2)}; await answered c6 within 30000; connect c5 }\n  }\n`;
  return `raft 1
title Fault run ${seed} of a sharded store
shards 10  nodes 3  ${store}  seed ${seed}  latency ${fast}..${fast + draw('spread', 0, 25)}  loss ${draw('loss', 0, 10)}%  duplicate ${draw('duplicate', 0, 10)}%  disk 0..${slowest}${compact}
${bugs.map((bug) => `bug ${bug}\n`).join('')}
call c5 join ${GROUPS.slice(0, draw('groups', 1, 3)).join(', ')}
workload c1, c2, c3, c4 keys 10 gap ${quiet}..${quiet + 60} get 2 put 1 append 2 cas ${draw('cas', 0, 1)} until ${STORM}
nemesis every ${often}..${3 * often} until ${STORM}
repeat ${Math.floor(STORM / (2 * change))} {
  await answered c5 within 30000
  wait ${change}..${3 * change}
  choose {
${GROUPS.map((gid) => `    15% { call c5 join ${gid} }\n    10% {\n      if owned ${gid} < 10 { call c5 leave ${gid} }\n    }\n    8% { call c5 move ${draw(`shard for ${gid}`, 0, 9)} to ${gid} }`).join('\n')}
  }
${byClerk ? lost : ''}}
await leader within 20000
await settled within 60000
await answered within 30000
expect linearizable
expect no violation
end
`;
}

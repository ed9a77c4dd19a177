// The tests of lab 4B in which ten clerks append all the while, each to a key of its own, in a shard of its own; an eleventh
// changes the configuration. In the end each value is what its clerk can foretell.
import type { Lab } from './lab.ts';
import { checkLogs, shardSetup } from './shardScenarios.ts';

/** What one of these tests switches on. */
interface Plan {
  readonly unreliable?: boolean;
  readonly maxraftstate?: number;
  /** Pause between an answer and the next append; nothing: none but a random moment, so that clerks do not fall into step. */
  readonly gap?: string;
  /** Ten keys that all clerks share, and reads and puts besides. */
  readonly randomKeys?: boolean;
}

const APPENDERS = Array.from({ length: 10 }, (_, i) => `c${i + 1}`).join(', ');

/** One change of the configuration after the other. */
function change(...changes: readonly string[]): string {
  return changes.map((words) => `call c11 ${words}\nawait answered c11`).join('\n');
}

/** Every clerk reads its key once, or some key: a load that ends after its first call. */
function readBack(randomKeys: boolean): string {
  return `workload ${APPENDERS} keys ${randomKeys ? '10' : 'own'} gap 1 put 0 append 0
wait 2
workload off
await answered`;
}

/** A test; `changes` are what happens while the clerks append, from the first group's joining to the last pause. */
function lab(id: string, name: string, plan: Plan, changes: string, what: string, catches: string): Lab {
  const { gap = '1..40', maxraftstate, randomKeys = false, unreliable = false } = plan;
  const load = randomKeys ? `keys 10 gap ${gap} get 9 append 10` : `keys own gap ${gap} get 0 put 0`;
  const text = `raft 1
title Lab 4B: ${name}
${shardSetup({ ...plan, groups: 3, clerks: 11 })}

await leader
${change('join 100')}
workload ${APPENDERS} ${load}
${changes}
workload off
${unreliable ? 'network reliable\n' : ''}await answered
${readBack(randomKeys)}
await settled
wait 1000
${randomKeys ? '' : 'expect appends once\n'}${checkLogs(maxraftstate)}
expect linearizable
expect no violation
end
`;
  return { id: `4B/${id}`, suite: 'Shards 4B', name, what, catches, text };
}

const ALL_GROUPS = 'group 100, group 101, group 102';

/** Rounds of Concurrent3 at most; they end after twelve seconds. */
const MOST_ROUNDS = 40;

/** The tests on a reliable network, in their order. */
export const CONCURRENT: readonly Lab[] = [
  lab(
    'concurrent-1',
    'Concurrent1',
    { maxraftstate: 100, gap: '5..15' },
    `wait 150
${change('join 101')}
wait 500
${change('join 102')}
wait 500
${change('leave 100')}

note The groups go down, one after the other. Another change comes while all of them are.
crash group 100
wait 100
crash group 101
wait 100
crash group 102
${change('leave 102')}
wait 100
restart ${ALL_GROUPS}
wait 100
${change('join 100', 'leave 101')}
wait 500
${change('join 101')}
wait 1000`,
    'Groups join and leave under load, all of them crash in the midst of that, and there are changes while they are down.',
    'A hand-over that only the leader of one moment drives and that stops with it; writes that a former owner takes; appends that run at two owners.',
  ),
  lab(
    'concurrent-2',
    'Concurrent2',
    { gap: '25..75' },
    `${change('join 101', 'join 102')}
${change('leave 100', 'leave 102')}
wait 3000
${change('join 100', 'join 102', 'leave 101')}
wait 3000
${change('join 101', 'leave 100', 'leave 102')}
wait 3000
crash group 101, group 102
wait 1000
restart group 101, group 102
wait 2000`,
    'Groups come and go in turns under load; two of them, one of which has everything, go down for a second.',
    'A group that restarts and does not know whom it has a shard from, or whom to give it to.',
  ),
  lab(
    'concurrent-3',
    'Concurrent3',
    { maxraftstate: 300 },
    `let begun = now
repeat ${MOST_ROUNDS} {
  if now - $begun < 12000 {
${change('join 102', 'join 101').replace(/^/gm, '    ')}
    wait 0..899
    crash ${ALL_GROUPS}
    restart ${ALL_GROUPS}
    wait 0..899
${change('leave 101', 'leave 102').replace(/^/gm, '    ')}
    wait 0..899
  }
}
expect now - $begun >= 12000
wait 2000`,
    'For twelve seconds groups join and leave while all servers of the store restart again and again.',
    'What only the memory of a leader knows; a shard that is installed again after a restart, over what has been written since; leaders that wait for an entry of an earlier term.',
  ),
];

const WANDERING = `wait 150
${change('join 101')}
wait 500
${change('join 102')}
wait 500
${change('leave 100')}
wait 500
${change('leave 101')}
wait 500
${change('join 101', 'join 100')}
wait 2000`;

/** The tests on a network that loses messages, in their order. */
export const UNRELIABLE_LOADS: readonly Lab[] = [
  lab(
    'unreliable-2',
    'Unreliable2',
    { unreliable: true, maxraftstate: 100 },
    WANDERING,
    'Ten clerks append without a pause over a network that loses one message in ten, while shards move.',
    'An append that ran at the old owner, is repeated because its answer was lost, and runs at the new one; a shard that is deleted before the new owner has it for good.',
  ),
  lab(
    'unreliable-3',
    'Unreliable3',
    { unreliable: true, maxraftstate: 100, randomKeys: true },
    WANDERING,
    'The same on ten keys that all share, with reads and puts: what the clerks saw must be linearizable.',
    'Reads at a former owner while the new one writes.',
  ),
];

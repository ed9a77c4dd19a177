// The checks on real runs: silent on legal ones, however rough, and raised by every known bug.
import { describe, expect, it } from 'vitest';
import { BUG_TEXTS } from '../../describe/bugs.ts';
import type { FaultKind } from '../../model/command.ts';
import { at, toArray } from '../../model/list.ts';
import type { JobBugId } from '../../model/mapreduce.ts';
import type { BugId, CARRIER_BUGS, Setup, SHARD_BUGS } from '../../model/setup.ts';
import { nodeOf, type ServerNode, serversOf, type World } from '../../model/world.ts';
import { parse } from '../../scenario/parse.ts';
import { judgeHistory } from '../history/linearizability.ts';
import { createWorld } from '../world/create.ts';
import { sampleWorld } from '../world/sample.ts';
import { nextAt } from '../world/step.ts';
import { checkedPerform, checkedStep } from './checkedStep.ts';

/** A world with three busy clerks and a nemesis. */
function stormy(setup: Partial<Setup>, kinds: readonly FaultKind[], every: readonly [number, number]): World {
  const mix = { get: 2, put: 1, append: 1, cas: 1 };
  let world = sampleWorld({ clerks: 3, ...setup });
  const load = { keys: 2, gap: [5, 60], mix, until: null } as const;
  world = checkedPerform(world, { type: 'workload', clerks: [{ kind: 'clerks' }], load }, 0, 0).world;
  return checkedPerform(world, { type: 'nemesis', nemesis: { every, kinds, until: null } }, 0, 0).world;
}

/** Runs on for so many steps, or until an invariant is broken. */
function run(world: World, steps: number): World {
  let now = world;
  for (let i = 0; i < steps && now.ghost.violations.length === 0; i++) now = checkedStep(now).world;
  return now;
}

const ALL_FAULTS: readonly FaultKind[] = ['crash', 'restart', 'partition', 'heal', 'pause', 'cut'];

describe('legal runs', () => {
  it.each(Array.from({ length: 20 }, (_, i) => i + 1))('stay silent under faults, seed %i', (seed) => {
    const setup: Partial<Setup> = {
      seed,
      servers: [5, 3, 4, 1, 5, 7][seed % 6] ?? 5,
      disk: seed % 2 === 0 ? [2, 60] : [0, 0],
      snapshot: seed % 3 === 0 ? 0 : 600,
      latency: seed % 5 === 0 ? [1, 300] : [1, 60],
      batch: seed % 4 === 0 ? 1 : 100,
      noop: seed % 7 !== 0,
      loss: 30,
      duplicate: 60,
    };
    const world = run(stormy(setup, ALL_FAULTS, [50, 400]), 3000);
    expect(world.ghost.violations).toEqual([]);
    expect(world.step).toBeGreaterThan(2900);
    expect(judgeHistory(toArray(world.operations)).verdict).toBe('linearizable');
  });

  it('remember what the servers hold', () => {
    const world = run(stormy({ seed: 5, disk: [2, 30], snapshot: 600 }, ['crash', 'restart'], [300, 900]), 4000);
    const history = world.ghost.groups[1];
    if (!history) throw new Error('nothing was remembered');
    expect(history.committed.size).toBeGreaterThan(30);
    expect(Math.max(...serversOf(world).map((s) => s.raft.commitIndex))).toBe(history.committed.size);
    const leader = serversOf(world).find((s) => s.raft.role.kind === 'leader');
    if (leader) expect(at(history.terms, leader.raft.currentTerm)?.leader).toBe(leader.id);
  });

  it('survive a journey through JSON in the middle', () => {
    const half = run(stormy({ seed: 8, snapshot: 600 }, ALL_FAULTS, [100, 500]), 1500);
    const world = run(JSON.parse(JSON.stringify(half)) as World, 1500);
    expect(world.ghost.violations).toEqual([]);
    expect({ ...world, script: 0 }).toEqual({ ...run(half, 1500), script: 0 });
  });
});

/** Runs a scenario to the end of its script. */
function play(text: string): World {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  let world = createWorld(parsed.scenario);
  while (!world.director.ended && nextAt(world) < 60_000) world = checkedStep(world).world;
  expect(world.director.failures).toEqual([]);
  return world;
}

describe('legal runs that break what is often published as an invariant', () => {
  it('a leader of an earlier term lives on without later commitments', () => {
    const world = play(`raft 1
latency 10  election 20000..30000  noop off  batch 1
timeout n1
await leader n1
start n1 a
await committed a on 5
restart n1
timeout n1
await leader n1
cut n1 <> n3, n4, n5
start n1 b
await n2.lastIndex = 2
wait 100
crash n1
timeout n5
await leader n5
cut n5 <> n1, n2, n3, n4
start n5 c
wait 100
restart n1
mend n1 <> n3
timeout n1
+100 timeout n1
await leader n1
start n1 d
await committed d on 3
mend n1 <> n4
await n4.commitIndex = 2
cut n1 <> n4
wait 200
expect n1.commitIndex = 3
expect n1.currentTerm = 4
expect n4.lastIndex = 2
expect n5.role = leader
expect n5.currentTerm = 3
expect no violation
end
`);
    // n5 leads term 3, and entry 2 of term 2 is committed and not in its log: but it was committed in term 4.
    const n5 = nodeOf(world, 'n5') as ServerNode;
    const second = world.ghost.groups[1] && at(world.ghost.groups[1].committed, 1);
    expect(second).toMatchObject({ entry: { term: 2 }, commitTerm: 4 });
    expect(n5.raft.currentTerm).toBe(3);
  });

  it('a server has voted for one candidate and holds what another committed', () => {
    const world = play(`raft 1
latency 10  election 20000..30000  noop off
cut n2 <> n3, n4, n5
cut n3 <> n1
timeout n2
timeout n3
await leader n3
mend n3 <> n1
start n3 a
await committed a on 4
expect n1.votedFor = n2
expect n1.commitIndex = 1
expect no violation
end
`);
    expect(world.ghost.violations).toEqual([]);
  });
});

interface Hunt {
  readonly setup: Partial<Setup>;
  readonly kinds: readonly FaultKind[];
  readonly every: readonly [number, number];
  /** What may be broken first. */
  readonly breaks: readonly string[];
}

const ROUGH: Partial<Setup> = { disk: [2, 30], loss: 20, duplicate: 50, latency: [1, 400], batch: 5, snapshot: 800 };
const RESTLESS = {
  setup: { ...ROUGH, servers: 3 },
  kinds: ['crash', 'restart', 'restart', 'partition', 'heal', 'heal', 'cut'],
  every: [50, 300],
} as const;

/** A log that grows breaks no invariant, and an index comes up twice too seldom: these the labs find (engine/oracles.test.ts). */
type FoundByLabs = 'leader-compacts-alone' | 'answer-by-index';

/** What only a sharded store can break: looked for in shards.test.ts. */
type OfShards = (typeof SHARD_BUGS)[number] | (typeof CARRIER_BUGS)[number];

/** Where each bug is looked for, and the invariants that it breaks first. None: what it breaks is the clients' history. */
const HUNTS: Readonly<Record<Exclude<BugId, FoundByLabs | OfShards | JobBugId>, Hunt>> = {
  'commit-old-term': { ...RESTLESS, breaks: ['I13'] },
  'vote-twice': { ...RESTLESS, breaks: ['I2'] },
  'vote-not-durable': { ...RESTLESS, breaks: ['I2'] },
  'no-log-check': { ...RESTLESS, breaks: ['I5'] },
  'truncate-always': { ...RESTLESS, breaks: ['I14', 'I12', 'I22'] },
  'ack-before-fsync': { ...RESTLESS, breaks: ['I22'] },
  'half-quorum': { ...RESTLESS, breaks: ['I1'] },
  'stale-votes': { ...RESTLESS, breaks: ['I1'] },
  'commit-past-sent': {
    setup: { ...ROUGH, servers: 3, duplicate: 300, batch: 2, latency: [1, 200], snapshot: 0 },
    kinds: ['restart', 'partition', 'heal', 'heal', 'cut'],
    every: [200, 800],
    breaks: ['I7'],
  },
  'stale-install': {
    setup: { ...ROUGH, servers: 3, duplicate: 300, batch: 100, latency: [1, 300], snapshot: 300 },
    kinds: ['restart', 'partition', 'heal', 'heal', 'cut'],
    every: [200, 800],
    breaks: ['I10'],
  },
  'snapshot-forgotten': { ...RESTLESS, breaks: ['I23', 'I25'] },
  'no-dedup': { ...RESTLESS, breaks: ['I32', 'I25'] },
  'local-read': { ...RESTLESS, breaks: [] },
};

describe('each known bug', () => {
  it.each(Object.keys(HUNTS) as (keyof typeof HUNTS)[])('%s breaks what it should', (bug) => {
    const { setup, kinds, every, breaks } = HUNTS[bug];
    for (let seed = 1; seed <= 40; seed++) {
      const world = run(stormy({ ...setup, seed, bugs: [{ bug, node: '*' }] }, kinds, every), 4000);
      const [first] = world.ghost.violations;
      if (first) {
        expect(breaks).toContain(first.invariant);
        expect(first.detail).toMatch(/^[A-Zn].*\.$/);
        return;
      }
      if (breaks.length > 0) continue;
      const history = judgeHistory(toArray(world.operations));
      if (history.verdict === 'linearizable') continue;
      expect(history).toMatchObject({ verdict: 'illegal' });
      return;
    }
    throw new Error(`${bug} was not noticed`);
  });

  it('is said to break what it does', () => {
    for (const [bug, { breaks }] of Object.entries(HUNTS)) {
      const { alarm } = BUG_TEXTS[bug as BugId];
      if (alarm === null) expect(breaks).toEqual([]);
      else expect(breaks).toContain(alarm);
    }
  });
});

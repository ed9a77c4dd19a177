// Each invariant is seen to hold on a legal run, and to be broken by one small change of it.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Event, Happening } from '../../model/event.ts';
import type { Violation } from '../../model/ghost.ts';
import type { NodeId } from '../../model/ids.ts';
import type { KvOp, KvState } from '../../model/kv.ts';
import { at } from '../../model/list.ts';
import type { Log, Progress, RaftMessage, RaftState } from '../../model/raft.ts';
import { nodeOf, type ServerNode, serversOf, type World } from '../../model/world.ts';
import { append, EMPTY_LOG, entryAt, lastIndex, makeEntry, truncateFrom } from '../raft/log.ts';
import { named, sampleWorld } from '../world/sample.ts';
import { step } from '../world/step.ts';
import { CHECKED_INVARIANTS } from './catalogue.ts';
import { check } from './check.ts';
import { checkedPerform, checkedStep } from './checkedStep.ts';

/**
 * Five servers. n1 leads term 1 with [no-op, x=1, y=2], committed and applied on all but n5, which was cut off before y=2
 * and has stood for election in vain, up to term 3.
 */
let calm: World;
/** The same, when n1 has one entry more that is on n2 alone. */
let busy: World;

function until(world: World, fact: (world: World) => boolean): World {
  let now = world;
  for (let i = 0; !fact(now); i++) {
    if (i > 2000) throw new Error('this does not come true');
    now = checkedStep(now).world;
  }
  return now;
}

const order = (world: World, command: Parameters<typeof checkedPerform>[1]) =>
  checkedPerform(world, command, world.now, 0).world;

/** The machine of a server of a cluster that is not sharded. */
function kvOf({ machine }: ServerNode): KvState {
  if (machine.kind !== 'kv') throw new Error('no store');
  return machine;
}

const server = (world: World, id: NodeId) => nodeOf(world, id) as ServerNode;
const all = (world: World, fact: (s: ServerNode) => boolean, but: readonly NodeId[] = []) =>
  serversOf(world).every((s) => but.includes(s.id) || fact(s));

function put(world: World, key: string, value: string): World {
  const call = { type: 'put', key, value, expected: null } as const;
  return order(world, { type: 'call', clerk: { kind: 'id', id: 'c1' }, call, via: null });
}

beforeAll(() => {
  let world = sampleWorld({ election: [60_000, 60_000], latency: [10, 10], seed: 3 });
  world = until(order(world, { type: 'timeout', nodes: named('n1') }), (w) => all(w, (s) => s.raft.lastApplied === 1));
  world = until(put(world, 'x', '1'), (w) => all(w, (s) => s.raft.lastApplied === 2));
  world = order(world, { type: 'cut', from: named('n5'), to: named('n1', 'n2', 'n3', 'n4'), both: true });
  world = order(world, { type: 'timeout', nodes: named('n5') });
  world = order(world, { type: 'timeout', nodes: named('n5') });
  world = until(put(world, 'y', '2'), (w) => all(w, (s) => s.raft.lastApplied === 3, ['n5']) && w.bus.length === 0);
  calm = world;
  world = order(world, { type: 'cut', from: named('n1'), to: named('n3', 'n4'), both: false });
  busy = until(put(world, 'x', '3'), (w) => lastIndex(server(w, 'n2').raft.log) === 4);
});

type Edit = Partial<Omit<ServerNode, 'raft'>> & { raft?: Partial<RaftState> };

/** A world in which some servers are different. */
function edit(world: World, edits: Record<NodeId, Edit>): World {
  const nodes = world.nodes.map((node) => {
    const change = edits[node.id];
    if (!change || node.kind !== 'server') return node;
    return { ...node, ...change, raft: { ...node.raft, ...change.raft } };
  });
  return { ...world, nodes, step: world.step + 1 };
}

/** Servers on whose disks their logs, terms and votes are what they have in memory. */
function durable(world: World): World {
  const nodes = world.nodes.map((node) => {
    if (node.kind !== 'server') return node;
    const { currentTerm, votedFor, log, snapshot } = node.raft;
    return { ...node, disk: { ...node.disk, durable: { currentTerm, votedFor, log, snapshot } } };
  });
  return { ...world, nodes };
}

function happened(...happenings: Happening[]): Event[] {
  return happenings.map((h, n) => ({ ...h, at: calm.now, step: calm.step + 1, n, cause: null }));
}

function said(from: NodeId, to: NodeId, message: RaftMessage): Event[] {
  const cause = { step: 0, n: 0 };
  return happened({
    type: 'MessageSent',
    envelope: { from, to, sentAt: 0, n: 1, copy: 0, deliverAt: 1, seq: 0, message, cause },
  });
}

function elected(node: NodeId, term: number): Event[] {
  const lastLog = { index: 0, term: 0 };
  return happened(
    { type: 'BecameCandidate', node, rule: 'startElection', term, lastLog, needed: 3 },
    { type: 'BecameLeader', node, rule: 'electionQuorum', term, votes: [], needed: 3 },
  );
}

/** The violations that a step from one world to the other brings. */
function broken(before: World, after: World, events: readonly Event[] = []): Violation[] {
  const { violations } = check(before, after, events);
  return violations.slice(before.ghost.violations.length);
}

const ids = (violations: readonly Violation[]) => violations.map((v) => v.invariant);

const op = (value: string, requestId = 90): KvOp => ({
  type: 'put',
  key: 'x',
  value,
  expected: null,
  clientId: 'c9',
  requestId,
});
const with1 = (log: Log, term: number, value = 'other') => append(log, makeEntry(lastIndex(log) + 1, term, op(value)));
const leads = (world: World, change: Partial<Progress>, peer = 'n2'): RaftState['role'] => {
  const { role } = server(world, 'n1').raft;
  if (role.kind !== 'leader') throw new Error('n1 does not lead');
  return { kind: 'leader', peers: role.peers.map((p) => (p.id === peer ? { ...p, ...change } : p)) };
};
const without = (gone: NodeId, role: RaftState['role']): RaftState['role'] =>
  role.kind === 'leader' ? { ...role, peers: role.peers.filter(({ id }) => id !== gone) } : role;
const peers = (nextIndex: number): RaftState['role'] => ({
  kind: 'leader',
  peers: [{ id: 'n1', nextIndex, matchIndex: 0, inFlight: 0, silentBeats: 0 }],
});
const logOf = (world: World, id: NodeId) => server(world, id).raft.log;
const snapshotAt = (world: World, id: NodeId, index: number, change = {}) => {
  const { machine, raft } = server(world, id);
  const lastIncludedTerm = entryAt(raft.log, index)?.term ?? 0;
  return { lastIncludedIndex: index, lastIncludedTerm, members: raft.members, machine, bytes: 0, ...change };
};
const based = (index: number, term: number): Log => ({ ...EMPTY_LOG, base: index, baseTerm: term });
const appliedAgain = (node: NodeId, index: number): Event[] => {
  const entry = entryAt(logOf(calm, node), index) as ReturnType<typeof makeEntry>;
  return happened({ type: 'EntryApplied', node, entry, result: { ok: true, value: null }, repeated: true });
};
const applied = (node: NodeId, value: string, index: number, repeated = false): Event[] =>
  happened({
    type: 'EntryApplied',
    node,
    entry: makeEntry(index, 1, op(value)),
    result: { ok: true, value: null },
    repeated,
  });

/** Each way to break an invariant: what breaks, and the step that does it. */
const CASES: readonly [
  breaks: readonly string[],
  how: string,
  transition: () => [World, World, (readonly Event[])?],
][] = [
  [
    ['I1'],
    'a second leader of the same term',
    () => [calm, edit(calm, { n2: { raft: { role: peers(4) } } }), elected('n2', 1)],
  ],
  [
    ['I2'],
    'a second vote in the same term',
    () => {
      const voted = durable(edit(calm, { n2: { raft: { votedFor: 'n4' } } }));
      const reply = { type: 'RequestVoteReply', term: 1, electionTerm: 1, voteGranted: true } as const;
      return [calm, voted, said('n2', 'n4', reply)];
    },
  ],
  [
    ['I3'],
    'a leader that deletes an entry of its own',
    () => [busy, edit(busy, { n1: { raft: { log: logOf(calm, 'n1'), durableIndex: 3 } } })],
  ],
  [
    ['I4'],
    'another value at the same index and term',
    () => [busy, edit(busy, { n3: { raft: { log: with1(logOf(busy, 'n3'), 1) } } })],
  ],
  [
    ['I4'],
    'the same entry after a different one',
    () => {
      const fork = with1(truncateFrom(logOf(busy, 'n5'), 3), 0);
      const forked = edit(busy, { n5: { raft: { log: fork } } });
      const entry = entryAt(logOf(busy, 'n1'), 4) as Parameters<typeof append>[1];
      return [forked, edit(forked, { n5: { raft: { log: append(fork, entry) } } })];
    },
  ],
  [
    ['I5'],
    'a leader of a later term without what is committed',
    () => [calm, edit(durable(calm), { n5: { raft: { role: peers(3) } } }), elected('n5', 3)],
  ],
  [
    ['I38', 'I6'],
    'another entry applied at a committed index',
    () => [calm, edit(calm, { n3: {} }), applied('n3', 'other', 3)],
  ],
  [
    ['I7'],
    'a follower that takes an entry of its own for committed',
    () => [calm, edit(calm, { n5: { raft: { log: with1(logOf(calm, 'n5'), 2), commitIndex: 3 } } })],
  ],
  [['I7'], 'a follower that commits before any leader', () => [busy, edit(busy, { n2: { raft: { commitIndex: 4 } } })]],
  [['I8'], 'a commitIndex beyond the log', () => [calm, edit(calm, { n3: { raft: { commitIndex: 9 } } })]],
  [
    ['I9'],
    'a term that falls',
    () => [calm, edit(calm, { n5: { raft: { currentTerm: 2, role: { kind: 'follower', leaderId: null } } } })],
  ],
  [
    ['I9'],
    'a restart that forgets a term that was on the disk',
    () => {
      const down = edit(calm, {
        n5: { health: 'down', raft: { currentTerm: 2, role: { kind: 'follower', leaderId: null } } },
      });
      return [calm, down];
    },
  ],
  [['I10', 'I8'], 'a commitIndex that falls', () => [calm, edit(calm, { n3: { raft: { commitIndex: 2 } } })]],
  [
    ['I10', 'I14', 'I8'],
    'committed entries that are deleted',
    () => [calm, edit(calm, { n3: { raft: { log: truncateFrom(logOf(calm, 'n3'), 3) } } })],
  ],
  [
    ['I11'],
    'an entry of an earlier term at the end',
    () => {
      const later = edit(calm, { n5: { raft: { log: with1(logOf(calm, 'n5'), 3) } } });
      return [later, edit(later, { n5: { raft: { log: with1(logOf(later, 'n5'), 2) } } })];
    },
  ],
  [
    ['I11'],
    'an entry of a term to come',
    () => [calm, edit(calm, { n5: { raft: { log: with1(logOf(calm, 'n5'), 7) } } })],
  ],
  [['I12'], 'a commitment without a majority', () => [busy, edit(busy, { n1: { raft: { commitIndex: 4 } } })]],
  [
    ['I12'],
    'a majority that loses a committed entry',
    () => {
      const { machine } = server(calm, 'n5');
      const raft = { log: truncateFrom(logOf(calm, 'n3'), 3), currentTerm: 2, commitIndex: 2, lastApplied: 2 };
      const one = edit(calm, { n3: { health: 'down', machine, raft } });
      return [one, edit(one, { n4: { health: 'down', machine, raft } })];
    },
  ],
  [
    ['I13'],
    'a leader that commits an entry of an earlier term by counting',
    () => {
      const { log } = server(busy, 'n1').raft;
      const stored = edit(
        busy,
        Object.fromEntries(['n1', 'n2', 'n3'].map((id) => [id, { raft: { log, currentTerm: 4 } }])),
      );
      const before = durable(stored);
      return [before, edit(before, { n1: { raft: { commitIndex: 4 } } })];
    },
  ],
  [
    ['I14'],
    'a matchIndex beyond what the follower has',
    () => [busy, edit(busy, { n1: { raft: { role: leads(busy, { matchIndex: 4, nextIndex: 5 }, 'n3') } } })],
  ],
  [
    ['I14'],
    'a follower that loses what it has confirmed',
    () => {
      const confirmed = edit(busy, { n1: { raft: { role: leads(busy, { matchIndex: 4, nextIndex: 5 }) } } });
      return [confirmed, edit(confirmed, { n2: { raft: { log: truncateFrom(logOf(busy, 'n2'), 4) } } })];
    },
  ],
  [
    ['I15'],
    'a nextIndex beyond the end of the log',
    () => [calm, edit(calm, { n1: { raft: { role: leads(calm, { nextIndex: 5 }) } } })],
  ],
  [
    ['I15'],
    'a nextIndex that the follower is known to have',
    () => [calm, edit(calm, { n1: { raft: { role: leads(calm, { nextIndex: 3 }) } } })],
  ],
  [
    ['I16'],
    'a matchIndex that falls',
    () => [calm, edit(calm, { n1: { raft: { role: leads(calm, { matchIndex: 2 }) } } })],
  ],
  [
    ['I16'],
    'a matchIndex that falls, when a follower before it has been removed',
    () => [calm, edit(calm, { n1: { raft: { role: without('n2', leads(calm, { matchIndex: 2 }, 'n3')) } } })],
  ],
  [
    ['I22'],
    'a vote that is not on the disk',
    () => {
      const reply = { type: 'RequestVoteReply', term: 5, electionTerm: 5, voteGranted: true } as const;
      return [calm, edit(calm, { n2: { raft: { currentTerm: 5, votedFor: 'n4' } } }), said('n2', 'n4', reply)];
    },
  ],
  [
    ['I22'],
    'entries confirmed that are not on the disk',
    () => {
      const reply = { type: 'AppendEntriesReply', term: 1, success: true, prevLogIndex: 3, matchIndex: 4 } as const;
      const longer = edit(calm, { n2: { raft: { log: with1(logOf(calm, 'n2'), 1) } } });
      return [calm, longer, said('n2', 'n1', { ...reply, conflictIndex: 0, conflictTerm: 0 })];
    },
  ],
  [
    ['I22'],
    'a snapshot confirmed that is not on the disk',
    () => [calm, edit(calm, { n5: {} }), said('n5', 'n1', { type: 'InstallSnapshotReply', term: 3, matchIndex: 3 })],
  ],
  [
    ['I22'],
    'a leader that counts a copy that is not on its disk',
    () => {
      const log = with1(logOf(calm, 'n1'), 1);
      return [calm, edit(calm, { n1: { raft: { log, durableIndex: 4 } } })];
    },
  ],
  [
    ['I23'],
    'a snapshot of another state',
    () => {
      const machine = { ...server(calm, 'n3').machine, data: { x: '1', y: '7' } };
      return [
        calm,
        edit(calm, { n3: { raft: { snapshot: snapshotAt(calm, 'n3', 3, { machine }), log: based(3, 1) } } }),
      ];
    },
  ],
  [
    ['I23'],
    'a snapshot of another term',
    () => {
      const snapshot = snapshotAt(calm, 'n3', 3, { lastIncludedTerm: 0 });
      return [calm, edit(calm, { n3: { raft: { snapshot, log: based(3, 1) } } })];
    },
  ],
  [
    ['I23'],
    'a snapshot with members that nobody has agreed on',
    () => {
      const snapshot = snapshotAt(calm, 'n3', 3, { members: { voters: ['n3'], index: 2 } });
      return [calm, edit(calm, { n3: { raft: { snapshot, log: based(3, 1) } } })];
    },
  ],
  [
    ['I8', 'I23'],
    'a snapshot of what is not applied',
    () => {
      const snapshot = snapshotAt(busy, 'n2', 4);
      return [busy, edit(busy, { n2: { raft: { snapshot, log: based(4, 1) } } })];
    },
  ],
  [
    ['I10', 'I24', 'I25'],
    'a snapshot older than what is applied',
    () => {
      const old = { ...kvOf(server(calm, 'n5')) };
      const snapshot = { ...snapshotAt(calm, 'n5', 2), machine: old };
      const after = edit(calm, {
        n3: { machine: { ...old, data: {} }, raft: { snapshot, commitIndex: 2, lastApplied: 2 } },
      });
      return [calm, after, installed('n3', 2)];
    },
  ],
  [
    ['I24'],
    'a snapshot that leaves what contradicts it',
    () => {
      const forked = edit(calm, { n5: { raft: { log: with1(with1(logOf(calm, 'n5'), 2), 2) } } });
      const snapshot = snapshotAt(calm, 'n3', 3);
      const log = append(based(3, 1), entryAt(logOf(forked, 'n5'), 4) as Parameters<typeof append>[1]);
      const { machine } = server(calm, 'n3');
      const after = edit(forked, { n5: { machine, raft: { log, snapshot, commitIndex: 3, lastApplied: 3 } } });
      return [forked, after, installed('n5', 3)];
    },
  ],
  [
    ['I25'],
    'a machine that differs',
    () => {
      const machine = kvOf(server(calm, 'n3'));
      return [calm, edit(calm, { n3: { machine: { ...machine, data: { ...machine.data, y: '7' } } } })];
    },
  ],
  [
    ['I38', 'I25'],
    'an entry that was applied and left no trace',
    () => [calm, edit(calm, { n5: { raft: { log: logOf(calm, 'n1'), commitIndex: 3, lastApplied: 3 } } })],
  ],
  [['I38'], 'an entry that is applied again', () => [calm, edit(calm, { n3: {} }), appliedAgain('n3', 3)]],
  [
    ['I38'],
    'an index that is passed over',
    () => {
      const { machine } = server(calm, 'n3');
      const behind = edit(calm, { n5: { machine, raft: { log: logOf(calm, 'n1'), commitIndex: 3 } } });
      return [behind, edit(behind, { n5: { raft: { lastApplied: 3 } } })];
    },
  ],
  [
    ['I37'],
    'a follower that leads at once',
    () => {
      const led = edit(calm, { n4: { raft: { currentTerm: 6, votedFor: 'n4' } } });
      return [led, edit(led, { n4: { raft: { role: peers(4) } } })];
    },
  ],
  [
    ['I37'],
    'a leader that takes its leadership into a later term',
    () => [calm, durable(edit(calm, { n1: { raft: { currentTerm: 9 } } }))],
  ],
];

function installed(node: NodeId, lastIncludedIndex: number): Event[] {
  return happened({
    type: 'SnapshotInstalled',
    node,
    rule: 'installSnapshot',
    leader: 'n1',
    lastIncludedIndex,
    lastIncludedTerm: 1,
    kept: 0,
  });
}

describe('the checks', () => {
  it('find nothing in a legal run, and nothing to note in a step that changes nothing', () => {
    expect(calm.ghost.violations).toEqual([]);
    expect(busy.ghost.violations).toEqual([]);
    const { role } = server(calm, 'n1').raft;
    expect(broken(calm, edit(calm, { n1: { raft: { role: without('n2', role) } } }))).toEqual([]);
    const same = edit(calm, { n3: {} });
    expect(check(calm, same, [])).toBe(same.ghost);
  });

  it('remember leaders, votes and what was committed', () => {
    const history = calm.ghost.groups[1];
    expect(history && at(history.terms, 1)).toEqual({
      leader: 'n1',
      votes: { n1: 'n1', n2: 'n1', n3: 'n1', n4: 'n1', n5: 'n1' },
    });
    expect(history?.committed.size).toBe(3);
    expect(history && at(history.committed, 2)).toMatchObject({
      entry: entryAt(logOf(calm, 'n1'), 3),
      commitTerm: 1,
      repeated: false,
    });
    expect(history?.machine).toBe(server(calm, 'n1').machine);
    expect(JSON.parse(JSON.stringify(calm.ghost))).toEqual(structuredClone(calm.ghost));
  });

  it.each(CASES)('raise %j for %s', (breaks, _how, transition) => {
    expect(ids(broken(...transition()))).toEqual(breaks);
  });

  it('are each seen to fire', () => {
    const fired = new Set(CASES.flatMap(([breaks]) => breaks));
    // I32 has a run of its own, below; those of the sharded store are in shards.test.ts, those of a job in oracles.test.ts.
    const ofServers = CHECKED_INVARIANTS.filter((id) => id.startsWith('I'));
    expect(ofServers.filter((id) => !fired.has(id))).toEqual(['I32', 'I34', 'I35', 'I36']);
  });

  it('tell servers of one group from those of another', () => {
    const other = edit(calm, { n2: { group: 2, raft: { role: peers(4) } } as Edit });
    expect(ids(broken(edit(calm, { n2: { group: 2 } as Edit }), other, elected('n2', 1)))).toEqual([]);
  });

  it('do not hold the wiping of a disk against Raft', () => {
    const down = checkedPerform(calm, { type: 'crash', nodes: named('n3') }, calm.now, 0).world;
    const wiped = checkedPerform(down, { type: 'wipe', nodes: named('n3') }, calm.now, 0).world;
    expect(server(wiped, 'n3').raft.currentTerm).toBe(0);
    expect(wiped.ghost.violations).toEqual([]);
  });

  it('raise an alarm once, in words, and go on', () => {
    const [before, after, events] = (CASES[0] as (typeof CASES)[number])[2]();
    const once = check(before, after, events ?? []);
    expect(once.violations).toEqual([
      {
        invariant: 'I1',
        key: '1/1',
        detail: 'n1 and n2 are both leaders of term 1.',
        nodes: ['n1', 'n2'],
        index: null,
        step: calm.step + 1,
        at: calm.now,
      },
    ]);
    const again = check({ ...before, ghost: once }, { ...after, ghost: once }, events ?? []);
    expect(again.violations).toBe(once.violations);
  });

  it('keep no more than a hundred alarms', () => {
    let world = calm;
    for (let term = 10; term < 120; term++) {
      const leaderless = edit(world, { n2: { raft: { currentTerm: term } } });
      const led = edit(leaderless, { n2: { raft: { currentTerm: term, role: peers(4) } } });
      world = { ...led, ghost: check(leaderless, led, []), nodes: calm.nodes };
    }
    expect(world.ghost.violations).toHaveLength(100);
  });
});

describe('a checked step', () => {
  it('tells of a broken invariant as its last event, and which event broke it', () => {
    let world = sampleWorld({
      election: [60_000, 60_000],
      latency: [10, 10],
      bugs: [{ bug: 'vote-twice', node: '*' }],
    });
    world = order(order(world, { type: 'timeout', nodes: named('n1') }), { type: 'timeout', nodes: named('n2') });
    for (let i = 0; i < 100; i++) {
      const { world: next, events } = checkedStep(world);
      world = next;
      const last = events.at(-1);
      if (last?.type !== 'InvariantViolated') continue;
      expect(last.violation.invariant).toBe('I2');
      expect(last).toMatchObject({ n: events.length - 1, step: world.step, at: world.now });
      expect(events[last.cause?.n ?? -1]).toMatchObject({ type: 'VoteGranted', node: last.violation.nodes[0] });
      return;
    }
    throw new Error('no invariant was broken');
  });

  it('leaves the world that it begins with as it was, however often it is taken from there', () => {
    const start = sampleWorld({});
    let world = start;
    for (let i = 0; i < 100; i++) {
      const print = JSON.stringify(world);
      const next = checkedStep(world).world;
      expect(JSON.stringify(world)).toBe(print);
      expect(JSON.stringify(checkedStep(world).world)).toBe(JSON.stringify(next));
      world = next;
    }
    expect(world.ghost).not.toEqual(start.ghost);
  });

  it('is the bare step when nothing is wrong', () => {
    const [checked, bare] = [checkedStep(busy), step(busy)];
    expect(checked.events).toEqual(bare.events);
    expect({ ...checked.world, ghost: null }).toEqual({ ...bare.world, ghost: null });
  });
});

import { describe, expect, it } from 'vitest';
import { EMPTY_GHOST } from '../../../model/ghost.ts';
import { DEFAULT_SETUP } from '../../../model/setup.ts';
import type { Milestone } from '../../../model/timeline.ts';
import { clerk, entry, envelope, logOf, put, server, worldOf } from '../../lib/sampleWorld.ts';
import { dueOn, fractionLeft } from './clock.ts';
import { commitment, holders } from './entryFacts.ts';
import { type Fact, fact, factOf, withBefore } from './facts.ts';
import { linkFacts } from './linkFacts.ts';
import { messageFacts } from './messageFacts.ts';
import { clerkFacts } from './operationFacts.ts';
import { overviewFacts, suggestions } from './overview.ts';
import { machineFacts, processFacts, serverFacts } from './serverFacts.ts';
import { serverStanding } from './standing.ts';

const NO_LIMIT = { snapshot: 0 };
/** The facts as one text each: `nextIndex: n2 7 n3 5`. */
const told = (facts: readonly Fact[]) =>
  Object.fromEntries(
    facts.map(({ label, parts }) => [
      label,
      parts.map(({ name, text }) => [name, text].filter((t) => t !== null).join(' ')).join(' '),
    ]),
  );
const timer = (armedAt: number, firesAt: number) => ({ armedAt, firesAt, cause: null });

const isChanged = ({ parts }: Fact) => parts.some((part) => part.was !== null);

describe('facts', () => {
  it('say what they were before, part by part', () => {
    const then = [
      fact('commitIndex', 5),
      factOf('matchIndex', [
        ['n2', 5],
        ['n3', 4],
      ]),
    ];
    const now = [
      fact('commitIndex', 6),
      factOf('matchIndex', [
        ['n2', 5],
        ['n3', 6],
      ]),
    ];
    const [commit, match] = withBefore(now, then);
    expect(commit?.parts[0]?.was).toBe('5');
    expect(match?.parts.map((part) => part.was)).toEqual([null, '4']);
    expect(withBefore(now, then).map(isChanged)).toEqual([true, true]);
  });
  it('do not call a field changed that was not there before', () => {
    expect(withBefore([fact('nextIndex', 1)], [fact('votedFor', 'n1')]).some(isChanged)).toBe(false);
    expect(withBefore([factOf('votes', [['n2', 'yes']])], [factOf('votes', [])]).some(isChanged)).toBe(false);
    expect(withBefore([fact('log', 1)], null).some(isChanged)).toBe(false);
  });
});

describe('the facts of a server', () => {
  const progress = (id: string, nextIndex: number, inFlight = 0) => ({
    id,
    nextIndex,
    matchIndex: nextIndex - 1,
    inFlight,
    silentBeats: 0,
  });

  it('are every field of Figure 2 of a leader', () => {
    const leader = server('n1', {
      currentTerm: 3,
      votedFor: 'n1',
      log: logOf(1, 2, 3),
      commitIndex: 2,
      lastApplied: 2,
      role: { kind: 'leader', peers: [progress('n2', 4, 3), progress('n3', 2, 3)] },
    });
    expect(told(serverFacts(leader, { snapshot: 1000 }))).toEqual({
      currentTerm: '3',
      votedFor: 'n1',
      commitIndex: '2',
      lastApplied: '2',
      log: 'entries 3 size 60 B of 1\u2009000 B',
      nextIndex: 'n2 4 n3 2',
      matchIndex: 'n2 3 n3 1',
      unanswered: 'n2 n3 to 3',
    });
  });
  it('are the votes of a candidate and the leader of a follower', () => {
    expect(
      told(serverFacts(server('n1', { role: { kind: 'candidate', votes: { n1: true, n2: false } } }), NO_LIMIT)),
    ).toMatchObject({ votes: 'n1 yes n2 no' });
    expect(told(serverFacts(server('n1', { role: { kind: 'follower', leaderId: 'n3' } }), NO_LIMIT))).toMatchObject({
      leader: 'n3',
    });
  });
  it('are of a crashed server what its disk holds, and nothing of its memory', () => {
    const disk = { ...server('n1').disk, durable: { currentTerm: 2, votedFor: 'n2', log: logOf(1), snapshot: null } };
    const crashed = server('n1', { currentTerm: 9, log: logOf(1, 1, 1), commitIndex: 3 }, { health: 'down', disk });
    expect(told(serverFacts(crashed, NO_LIMIT))).toEqual({
      currentTerm: '2',
      votedFor: 'n2',
      log: 'entries 1 size 20 B',
    });
  });
  it('speak of the disk only where it can be behind', () => {
    const slow = server('n1', { log: logOf(1, 1), durableIndex: 1 }, { disk: { ...server('n1').disk, delay: [5, 9] } });
    expect(told(serverFacts(slow, NO_LIMIT))).toMatchObject({ 'on disk': 'to 1 of 2' });
    expect(told(serverFacts(server('n1', { log: logOf(1) }), NO_LIMIT))).not.toHaveProperty('on disk');
  });
  it('are silent about a process that has run undisturbed', () => {
    const setup = { ...DEFAULT_SETUP, servers: 3 };
    expect(processFacts(server('n1'), setup)).toEqual([]);
    const odd = server(
      'n1',
      {},
      { rate: 500, incarnation: 2, waiters: [{ index: 6, term: 3, clerk: 'c1', requestId: 7 }] },
    );
    expect(told(processFacts(odd, setup))).toEqual({ waiting: 'entry 6 c1', clock: '0.5× speed', started: '2 times' });
  });
  it('list the machine by key', () => {
    const machine = { kind: 'kv', data: { b: '', a: '1' }, sessions: {} } as const;
    expect(told(machineFacts(server('n1', {}, { machine })))).toEqual({ a: '1', b: '(empty)' });
  });
});

describe('how a server stands', () => {
  const led: Milestone = { kind: 'leader', step: 9, at: 1820, node: 'n1', term: 3, text: '', by: 'world' };
  const leader = server('n1', { currentTerm: 3, role: { kind: 'leader', peers: [] } });
  it('is told with since when, but not from the future', () => {
    expect(serverStanding(leader, [led], 9)).toBe('leader since 1.820 s');
    expect(serverStanding(leader, [led], 8)).toBe('leader');
    expect(serverStanding(leader, [{ ...led, term: 2 }], 9)).toBe('leader');
  });
  it('says of a leader when another leads a later term', () => {
    const later = { ...led, node: 'n2', term: 4, step: 12 };
    expect(serverStanding(leader, [led, later], 11)).toBe('leader since 1.820 s');
    expect(serverStanding(leader, [led, later], 12)).toBe('leader of an old term since 1.820 s');
  });
  it('counts the votes that a candidate needs', () => {
    expect(serverStanding(server('n1', { role: { kind: 'candidate', votes: { n1: true, n2: false } } }), [], 0)).toBe(
      'candidate, 1 of 2 votes needed',
    );
  });
  it('says when it is paused or down', () => {
    expect(serverStanding({ ...leader, health: 'paused' }, [], 0)).toBe('paused leader');
    expect(serverStanding({ ...leader, health: 'down' }, [{ ...led, kind: 'crash' }], 9)).toBe('crashed at 1.820 s');
  });
});

describe('countdowns', () => {
  it('are soonest first, and none on a crashed process', () => {
    const busy = server('n1', {}, { electionTimer: timer(100, 300), heartbeatTimer: timer(100, 150) });
    expect(dueOn(busy).map(({ label, at }) => [label, at])).toEqual([
      ['heartbeat', 150],
      ['election timer', 300],
    ]);
    expect(dueOn({ ...busy, health: 'down' })).toEqual([]);
    expect(dueOn(clerk('c1', { retryTimer: timer(0, 300) })).map(({ label }) => label)).toEqual(['asks again']);
  });
  it('run from whole to nothing', () => {
    const due = { from: 100, at: 300 };
    expect([50, 100, 200, 300, 400].map((now) => fractionLeft(due, now))).toEqual([1, 1, 0.5, 0, 0]);
    expect(fractionLeft({ from: 5, at: 5 }, 5)).toBe(0);
  });
});

describe('the facts of an entry', () => {
  const snapshot = {
    lastIncludedIndex: 3,
    lastIncludedTerm: 2,
    members: { voters: [], index: 0 },
    machine: { kind: 'kv', data: {}, sessions: {} },
    bytes: 0,
  } as const;
  const world = worldOf([
    server('n1', { log: logOf(1, 2, 2), commitIndex: 3, lastApplied: 3 }),
    server('n2', { log: logOf(1, 2, 2), commitIndex: 3, lastApplied: 2 }),
    server('n3', { log: logOf(1, 2, 2), durableIndex: 2 }),
    server('n4', { log: logOf(1, 2, 1) }),
    server('n5', { log: logOf(1) }),
    server('n6', { log: { ...logOf(), base: 3, baseTerm: 2 }, snapshot }),
  ]);
  it('tell what each server has at its place', () => {
    expect(holders(world, 1, 3, 2).map(({ holding }) => holding)).toEqual([
      'applied',
      'committed',
      'stored',
      'other',
      'missing',
      'compacted',
    ]);
    expect(holders(world, 1, 3, 2).map(({ durable }) => durable)).toEqual([true, true, false, true, false, true]);
  });
  it('tell whether it is committed, or another entry at its place', () => {
    const e = entry(1, 2);
    const history = (term: number) =>
      ({
        1: {
          committed: { size: 1, depth: 0, root: [{ entry: entry(1, term), commitTerm: 4, step: 77, repeated: false }] },
        },
      }) as never;
    const ghost = (term: number) => ({ ghost: { ...EMPTY_GHOST, groups: history(term) } });
    expect(commitment(ghost(2), 1, e)).toEqual({ step: 77, term: 4 });
    expect(commitment(ghost(3), 1, e)).toBe('other');
    expect(commitment(worldOf(), 1, e)).toBeNull();
  });
});

describe('the facts of messages, links and clerks', () => {
  it('are under the paper’s names', () => {
    expect(
      told(
        messageFacts({
          type: 'AppendEntries',
          term: 3,
          leaderId: 'n1',
          prevLogIndex: 5,
          prevLogTerm: 2,
          entries: [],
          leaderCommit: 4,
        }),
      ),
    ).toEqual({
      term: '3',
      leaderId: 'n1',
      prevLogIndex: '5',
      prevLogTerm: '2',
      entries: 'none: a heartbeat',
      leaderCommit: '4',
    });
  });
  it('tell the directions of a link apart only where they differ', () => {
    const cut = { cut: true, loss: 0, duplicate: 0, latency: [10, 30] as const };
    const message = envelope('n2', 'n1', 5, { type: 'ClerkReply', requestId: 1, result: null, leaderId: null });
    expect(told(linkFacts(worldOf([], { links: { 'n1>n2': cut }, bus: [message] }), 'n1', 'n2'))).toMatchObject({
      passes: 'n1 → n2 cut n2 → n1 yes',
      latency: '10 to 30 ms',
      'in flight': '1',
    });
  });
  it('tell what a clerk is busy with', () => {
    const pending = {
      op: put('x', '2', 7),
      operation: 0,
      server: 'n1',
      group: 1,
      via: null,
      attempts: 3,
      askedHere: 3,
      mayHaveRun: true,
      errand: null,
      backingOff: 'not-leader' as const,
    };
    expect(told(clerkFacts(clerk('c1', { pending })))).toMatchObject({
      'busy with': 'put x 2',
      'asked last': 'n1, which refused',
      attempts: '3',
    });
  });
});

describe('the overview', () => {
  const leader = (id: string, currentTerm: number) => server(id, { currentTerm, role: { kind: 'leader', peers: [] } });
  it('names the leader of the highest term, and who still believes to lead', () => {
    expect(told(overviewFacts(worldOf([leader('n1', 2), leader('n2', 3), server('n3')])))).toMatchObject({
      leader: 'n2, term 3; n1 still believes to, term 2',
    });
    expect(told(overviewFacts(worldOf()))).toMatchObject({
      leader: 'nobody',
      'highest term': '0',
      'in flight': 'nothing',
    });
  });
  it('suggests three things that this moment calls for', () => {
    const labels = (...args: Parameters<typeof worldOf>) => suggestions(worldOf(...args)).map(({ label }) => label);
    expect(labels()).toEqual(['Run until somebody leads', 'Let c1 put x 1', 'Time out n1']);
    expect(labels([leader('n1', 1), server('n2'), server('n3'), clerk('c1')])).toEqual([
      'Let c1 put x 1',
      'Crash the leader',
      'Cut the leader off',
    ]);
    expect(
      labels([leader('n1', 1), server('n2', {}, { health: 'down' }), server('n3')], { unplugged: ['n3'] }).slice(0, 2),
    ).toEqual(['Heal the network', 'Restart what is down']);
  });
});

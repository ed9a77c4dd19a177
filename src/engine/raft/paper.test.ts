// The paper's sentences, each as a test.
import { describe, expect, it } from 'vitest';
import type { RaftMessage, RaftState, RequestVoteReply } from '../../model/raft.ts';
import {
  act,
  beat,
  compactAll,
  deliver,
  elect,
  handCluster,
  lose,
  reboot,
  settle,
  submit,
  terms,
  timeOut,
  values,
} from './handCluster.ts';
import { receive } from './raft.ts';
import { propose } from './replication.ts';

const raftOf = (c: ReturnType<typeof handCluster>, id: string) => c.rafts[id] as RaftState;
const say = (c: ReturnType<typeof handCluster>, from: string, to: string, message: RaftMessage) =>
  act(c, to, (raft, out) => receive(raft, out, from, message));
const lastReply = <T extends RaftMessage>(c: ReturnType<typeof handCluster>) => c.wire.at(-1)?.message as T;

describe('§5.1 terms', () => {
  it('a server that sees a larger term adopts it and becomes a follower', () => {
    const c = handCluster(3);
    elect(c, 'n1', ['n2']);
    expect(raftOf(c, 'n1').role.kind).toBe('leader');
    say(c, 'n3', 'n1', { type: 'RequestVote', term: 7, candidateId: 'n3', lastLogIndex: 0, lastLogTerm: 0 });
    expect(raftOf(c, 'n1')).toMatchObject({ currentTerm: 7, votedFor: 'n3', role: { kind: 'follower' } });
  });

  it('a request with an old term is refused with the newer one', () => {
    const c = handCluster(3, { terms: [5, 5, 5] });
    say(c, 'n2', 'n1', {
      type: 'AppendEntries',
      term: 4,
      leaderId: 'n2',
      prevLogIndex: 0,
      prevLogTerm: 0,
      entries: [],
      leaderCommit: 0,
    });
    expect(lastReply(c)).toMatchObject({ type: 'AppendEntriesReply', term: 5, success: false });
    expect(c.lastReset).toBe(false);
  });
});

describe('§5.2 leader election', () => {
  it('a candidate votes for itself, asks everybody, and leads with a majority', () => {
    const c = handCluster(5);
    timeOut(c, 'n1');
    expect(raftOf(c, 'n1')).toMatchObject({
      currentTerm: 1,
      votedFor: 'n1',
      role: { kind: 'candidate', votes: { n1: true } },
    });
    expect(c.wire.map((m) => m.to)).toEqual(['n2', 'n3', 'n4', 'n5']);
    deliver(c, (m) => m.to === 'n2');
    deliver(c, (m) => m.to === 'n1');
    expect(raftOf(c, 'n1').role.kind).toBe('candidate');
    deliver(c, (m) => m.to === 'n3');
    deliver(c, (m) => m.to === 'n1');
    expect(raftOf(c, 'n1').role.kind).toBe('leader');
  });

  it('a server votes for at most one candidate in a term, and for the same one again', () => {
    const c = handCluster(3);
    const ask = (id: string): boolean => {
      say(c, id, 'n1', { type: 'RequestVote', term: 1, candidateId: id, lastLogIndex: 0, lastLogTerm: 0 });
      return lastReply<RequestVoteReply>(c).voteGranted;
    };
    expect([ask('n2'), ask('n3'), ask('n2')]).toEqual([true, false, true]);
  });

  it('the vote survives a restart', () => {
    const c = handCluster(3);
    say(c, 'n2', 'n1', { type: 'RequestVote', term: 1, candidateId: 'n2', lastLogIndex: 0, lastLogTerm: 0 });
    reboot(c, 'n1');
    say(c, 'n3', 'n1', { type: 'RequestVote', term: 1, candidateId: 'n3', lastLogIndex: 0, lastLogTerm: 0 });
    expect(lastReply(c)).toMatchObject({ voteGranted: false });
  });

  it('votes of an earlier term do not count', () => {
    const c = handCluster(3);
    timeOut(c, 'n1');
    deliver(c, (m) => m.to === 'n2');
    const late = c.wire.find((m) => m.to === 'n1')?.message as RaftMessage;
    lose(c);
    timeOut(c, 'n1');
    say(c, 'n2', 'n1', late);
    expect(raftOf(c, 'n1').role.kind).toBe('candidate');
  });

  it('a candidate concedes to a leader of its own term', () => {
    const c = handCluster(3);
    timeOut(c, 'n1');
    lose(c);
    elect(c, 'n2', ['n3']);
    beat(c, 'n2');
    deliver(c, (m) => m.to === 'n1');
    expect(raftOf(c, 'n1')).toMatchObject({
      currentTerm: 1,
      votedFor: 'n1',
      role: { kind: 'follower', leaderId: 'n2' },
    });
  });

  it('a split vote elects nobody', () => {
    const c = handCluster(4);
    timeOut(c, 'n1');
    timeOut(c, 'n2');
    deliver(c, (m) => (m.from === 'n1' && m.to === 'n3') || (m.from === 'n2' && m.to === 'n4'));
    settle(c);
    expect(c.ids.map((id) => raftOf(c, id).role.kind)).not.toContain('leader');
  });

  it('only a granted vote restarts the voter’s election timer', () => {
    const c = handCluster(3, { logs: [[1, 1], [1], [1, 1]] });
    say(c, 'n2', 'n1', { type: 'RequestVote', term: 2, candidateId: 'n2', lastLogIndex: 1, lastLogTerm: 1 });
    expect(c.lastReset).toBe(false);
    say(c, 'n3', 'n1', { type: 'RequestVote', term: 2, candidateId: 'n3', lastLogIndex: 2, lastLogTerm: 1 });
    expect(c.lastReset).toBe(true);
  });
});

describe('§5.3 log replication', () => {
  it('an entry is committed when a majority stores it, and followers learn so with the next message', () => {
    const c = handCluster(3);
    elect(c, 'n1', ['n2', 'n3']);
    submit(c, 'n1', 'a');
    settle(c);
    expect(raftOf(c, 'n1').commitIndex).toBe(1);
    expect(raftOf(c, 'n2').commitIndex).toBe(0);
    beat(c, 'n1');
    settle(c);
    expect(c.ids.map((id) => raftOf(c, id).commitIndex)).toEqual([1, 1, 1]);
  });

  it('at most one batch is on its way to a follower; the rest follows in one message', () => {
    const c = handCluster(3);
    elect(c, 'n1', ['n2', 'n3']);
    for (const v of ['a', 'b', 'c', 'd']) submit(c, 'n1', v);
    expect(c.wire.length).toBe(2);
    deliver(c);
    deliver(c);
    expect(c.wire.map((m) => (m.message.type === 'AppendEntries' ? m.message.entries.length : -1))).toEqual([3, 3]);
  });

  it('a late shorter AppendEntries deletes nothing', () => {
    const c = handCluster(3, { logs: [[1, 1, 1], [1, 1, 1], []] });
    say(c, 'n1', 'n2', {
      type: 'AppendEntries',
      term: 1,
      leaderId: 'n1',
      prevLogIndex: 1,
      prevLogTerm: 1,
      entries: [],
      leaderCommit: 0,
    });
    expect(terms(c, 'n2')).toEqual([1, 1, 1]);
    expect(lastReply(c)).toMatchObject({ success: true, matchIndex: 1 });
  });

  it('a follower commits no further than the request vouches for', () => {
    const c = handCluster(3, { logs: [[1, 2], [1, 1, 1], []], terms: [2, 2, 2] });
    say(c, 'n1', 'n2', {
      type: 'AppendEntries',
      term: 2,
      leaderId: 'n1',
      prevLogIndex: 1,
      prevLogTerm: 1,
      entries: [],
      leaderCommit: 2,
    });
    expect(raftOf(c, 'n2').commitIndex).toBe(1);
  });

  it('the replies to an append name the conflicting term and its first index', () => {
    const c = handCluster(2, { logs: [[1, 2], []], terms: [3, 3] });
    const ask = (prevLogIndex: number, prevLogTerm: number) => {
      say(c, 'n2', 'n1', {
        type: 'AppendEntries',
        term: 3,
        leaderId: 'n2',
        prevLogIndex,
        prevLogTerm,
        entries: [],
        leaderCommit: 0,
      });
      return lastReply(c);
    };
    expect(ask(0, 0)).toMatchObject({ success: true, matchIndex: 0 });
    expect(ask(2, 2)).toMatchObject({ success: true, matchIndex: 2 });
    expect(ask(2, 1)).toMatchObject({ success: false, conflictIndex: 2, conflictTerm: 2 });
    expect(ask(3, 3)).toMatchObject({ success: false, conflictIndex: 3, conflictTerm: 0 });
  });

  it('Figure 7: with a no-op of the new term every follower ends with the leader’s log', () => {
    const leader = [1, 1, 1, 4, 4, 5, 5, 6, 6, 6];
    const logs = [
      leader,
      [1, 1, 1, 4, 4, 5, 5, 6, 6],
      [1, 1, 1, 4],
      [1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6],
      [1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 7, 7],
      [1, 1, 1, 4, 4, 4, 4],
      [1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3],
    ];
    const c = handCluster(7, { logs, terms: logs.map(() => 7), noop: true });
    elect(c, 'n1', c.ids);
    beat(c, 'n1');
    settle(c);
    for (const id of c.ids) expect(terms(c, id)).toEqual([...leader, 8]);
    const refusals = (id: string) => c.events.filter((e) => e.type === 'AppendRefused' && e.node === id).length;
    expect(['n2', 'n3', 'n4', 'n5', 'n6', 'n7'].map(refusals)).toEqual([1, 1, 0, 0, 2, 2]);
  });

  it('Figure 7: without an entry of the new term the longer followers keep their tails', () => {
    const logs = [
      [1, 1, 2],
      [1, 1, 2, 2],
      [1, 1, 2],
    ];
    const c = handCluster(3, { logs, terms: [3, 3, 3] });
    elect(c, 'n1', ['n3']);
    beat(c, 'n1');
    settle(c);
    expect(terms(c, 'n2')).toEqual([1, 1, 2, 2]);
  });
});

describe('§5.4.1 election restriction', () => {
  it.each([
    [[1], 1, 1, true],
    [[1], 1, 2, true],
    [[1, 1], 1, 1, false],
    [[1], 2, 1, true],
    [[2], 1, 1, false],
    [[2], 1, 2, false],
    [[2, 2], 1, 1, false],
  ])('a voter with log %j and a candidate ending in term %i at index %i: %s', (log, term, index, granted) => {
    const c = handCluster(3, { logs: [log, [], []], terms: [2, 2, 2] });
    say(c, 'n2', 'n1', { type: 'RequestVote', term: 3, candidateId: 'n2', lastLogIndex: index, lastLogTerm: term });
    expect(lastReply(c)).toMatchObject({ voteGranted: granted });
  });
});

describe('§5.4.2 committing entries from earlier terms', () => {
  /** Figure 8 up to (c): n1 leads term 4 and has just copied its entry of term 2 to a third server. */
  const figure8c = (bugs: Parameters<typeof handCluster>[1]) => {
    const c = handCluster(5, { logs: [[1, 2], [1, 2], [1], [1], [1, 3]], terms: [3, 2, 3, 3, 3], ...bugs });
    elect(c, 'n1', ['n2', 'n3']);
    beat(c, 'n1');
    settle(c, ['n1', 'n2', 'n3']);
    return c;
  };

  it('copies on a majority do not commit an entry of an earlier term', () => {
    const c = figure8c({});
    expect(['n1', 'n2', 'n3'].map((id) => terms(c, id))).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
    expect(raftOf(c, 'n1').commitIndex).toBe(0);
    expect(c.events.some((e) => e.type === 'CommitWithheld' && e.index === 2)).toBe(true);
  });

  it('an entry of the own term commits those before it', () => {
    const c = figure8c({});
    submit(c, 'n1', 'd');
    settle(c, ['n1', 'n2', 'n3']);
    expect(raftOf(c, 'n1').commitIndex).toBe(3);
    elect(c, 'n5', ['n2', 'n3', 'n4']);
    expect(raftOf(c, 'n5').role.kind).toBe('candidate');
  });

  it('with the rule replaced, a committed entry is lost', () => {
    const c = figure8c({ bugs: ['commit-old-term'] });
    expect(raftOf(c, 'n1').commitIndex).toBe(2);
    elect(c, 'n5', ['n2', 'n3', 'n4']);
    elect(c, 'n5', ['n2', 'n3', 'n4']);
    submit(c, 'n5', 'x');
    settle(c, ['n5', 'n2', 'n3', 'n4']);
    expect(terms(c, 'n2').slice(0, 2)).toEqual([1, 3]);
  });
});

describe('§7 snapshots', () => {
  const withLaggard = () => {
    const c = handCluster(3);
    elect(c, 'n1', ['n2', 'n3']);
    for (const v of ['a', 'b', 'c', 'd']) {
      submit(c, 'n1', v);
      settle(c, ['n1', 'n2']);
    }
    beat(c, 'n1');
    settle(c, ['n1', 'n2']);
    return c;
  };

  it('a follower that lacks compacted entries is brought up by InstallSnapshot', () => {
    const c = withLaggard();
    compactAll(c, 'n1');
    submit(c, 'n1', 'e');
    settle(c);
    for (let i = 0; i < 4; i++) {
      beat(c, 'n1');
      settle(c);
    }
    expect(raftOf(c, 'n3').snapshot?.lastIncludedIndex).toBe(4);
    expect(values(c, 'n3')).toEqual(['e']);
    expect(raftOf(c, 'n3').commitIndex).toBe(5);
  });

  it('a snapshot that covers no more than what is committed is ignored', () => {
    const c = withLaggard();
    compactAll(c, 'n1');
    const { snapshot } = raftOf(c, 'n1');
    submit(c, 'n1', 'e');
    settle(c, ['n1', 'n2']);
    beat(c, 'n1');
    settle(c, ['n1', 'n2']);
    say(c, 'n1', 'n2', {
      type: 'InstallSnapshot',
      term: 1,
      leaderId: 'n1',
      snapshot: snapshot as NonNullable<typeof snapshot>,
    });
    expect(values(c, 'n2')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(raftOf(c, 'n2').commitIndex).toBe(5);
    expect(lastReply(c)).toMatchObject({ type: 'InstallSnapshotReply', matchIndex: 5 });
  });

  it('entries after the snapshot stay when the log agrees with it, and go when it does not', () => {
    const c = handCluster(3, {
      logs: [
        [1, 2],
        [1, 2, 2],
        [1, 1, 1],
      ],
      terms: [2, 2, 2],
    });
    elect(c, 'n1', ['n3']);
    const snapshot = {
      lastIncludedIndex: 2,
      lastIncludedTerm: 2,
      members: { voters: c.ids, index: 0 },
      machine: { kind: 'kv' as const, data: {}, sessions: {} },
      bytes: 0,
    };
    for (const to of ['n2', 'n3']) say(c, 'n1', to, { type: 'InstallSnapshot', term: 3, leaderId: 'n1', snapshot });
    expect(terms(c, 'n2')).toEqual([2]);
    expect(terms(c, 'n3')).toEqual([]);
  });
});

describe('configuration in the log', () => {
  it('a leader that is leaving does not count itself (dissertation §4.2.2)', () => {
    const c = handCluster(3);
    elect(c, 'n1', ['n2', 'n3']);
    act(c, 'n1', (raft, out) => propose(raft, out, { type: 'config', voters: ['n2', 'n3'] }));
    expect(raftOf(c, 'n1').role).toMatchObject({ kind: 'leader', peers: [{ id: 'n2' }, { id: 'n3' }] });
    deliver(c, (m) => m.to === 'n2');
    deliver(c, (m) => m.from === 'n2');
    expect(raftOf(c, 'n1').commitIndex).toBe(0);
    deliver(c, (m) => m.to === 'n3');
    deliver(c, (m) => m.from === 'n3');
    expect(raftOf(c, 'n1').commitIndex).toBe(1);
  });

  it('a configuration is in force as soon as it is appended, and falls with its entry', () => {
    const c = handCluster(3);
    elect(c, 'n1', ['n2']);
    act(c, 'n1', (raft) => raft); // nothing happens by itself
    c.wire.length = 0;
    say(c, 'n2', 'n3', {
      type: 'AppendEntries',
      term: 1,
      leaderId: 'n1',
      prevLogIndex: 0,
      prevLogTerm: 0,
      entries: [{ index: 1, term: 1, op: { type: 'config', voters: ['n1', 'n3'] }, bytes: 20 }],
      leaderCommit: 0,
    });
    expect(raftOf(c, 'n3').members).toEqual({ voters: ['n1', 'n3'], index: 1 });
    say(c, 'n2', 'n3', {
      type: 'AppendEntries',
      term: 2,
      leaderId: 'n2',
      prevLogIndex: 0,
      prevLogTerm: 0,
      entries: [{ index: 1, term: 2, op: { type: 'noop' }, bytes: 17 }],
      leaderCommit: 0,
    });
    expect(raftOf(c, 'n3').members).toEqual({ voters: ['n1', 'n2', 'n3'], index: 0 });
  });
});

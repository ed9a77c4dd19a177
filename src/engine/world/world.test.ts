// What the world does with commands, processes and the bus.
import { describe, expect, it } from 'vitest';
import type { Event } from '../../model/event.ts';
import { dataOf } from '../../model/kv.ts';
import { toArray } from '../../model/list.ts';
import { totalsOf } from '../../model/traffic.ts';
import { clerksOf, messageId, nodeOf, type ServerNode, serversOf } from '../../model/world.ts';
import { worldFingerprint } from '../prim/fingerprint.ts';
import { call, named, order, runTo, runUntil, type Sample, sample } from './sample.ts';
import { leaderOf } from './selectors.ts';
import { step } from './step.ts';

const server = (run: Sample, id: string) => nodeOf(run.world, id) as ServerNode;
const leader = (run: Sample) => leaderOf(run.world.nodes) as ServerNode;
const withLeader = (setup = {}) => {
  const run = sample(setup);
  runUntil(run, (w) => leaderOf(w.nodes) !== null);
  return run;
};
const operations = (run: Sample) => toArray(run.world.operations);
const answered = (run: Sample) => runUntil(run, (w) => clerksOf(w).every((c) => c.pending === null));

describe('a run', () => {
  it('is the same whenever it is run, and differs by seed', () => {
    const print = (seed: number) => {
      const run = sample({ seed, loss: 50, duplicate: 50 });
      call(run, 'c1', 'put', 'x', '1');
      runTo(run, 2000);
      return worldFingerprint(run.world);
    };
    expect(print(3)).toBe(print(3));
    expect(print(3)).not.toBe(print(4));
  });

  it('leaves every earlier world as it was', () => {
    const run = withLeader();
    const before = run.world;
    const print = worldFingerprint(before);
    call(run, 'c1', 'put', 'x', '1');
    runTo(run, 1500);
    expect(worldFingerprint(before)).toBe(print);
    expect(JSON.parse(JSON.stringify(before))).toEqual(structuredClone(before));
  });

  it('touches one process a step and shares the others', () => {
    const run = withLeader();
    for (let i = 0; i < 100; i++) {
      const { world } = step(run.world);
      expect(world.nodes.filter((n, k) => n !== run.world.nodes[k]).length).toBeLessThanOrEqual(1);
      run.world = world;
    }
  });

  it('puts every event down to one that came before it', () => {
    const run = withLeader();
    call(run, 'c1', 'put', 'x', '1');
    answered(run);
    const place = new Map(run.events.map((e, i) => [`${e.step}.${e.n}`, i]));
    run.events.forEach((e, i) => {
      if (e.cause) expect(place.get(`${e.cause.step}.${e.cause.n}`)).toBeLessThan(i);
    });
    const returned = run.events.find((e) => e.type === 'OperationReturned');
    const chain: string[] = [];
    for (
      let e: Event | undefined = returned;
      e;
      e = e.cause ? run.events[place.get(`${e.cause.step}.${e.cause.n}`) as number] : undefined
    )
      chain.push(e.type);
    expect(chain).toContain('CommitAdvanced');
    expect(chain.at(-1)).toBe('CommandPerformed');
  });
});

describe('clerks', () => {
  it('find the leader, write and read back', () => {
    const run = withLeader();
    call(run, 'c1', 'put', 'x', '1');
    call(run, 'c1', 'append', 'x', '2');
    call(run, 'c1', 'cas', 'x', '3', '12');
    call(run, 'c1', 'cas', 'x', '4', '12');
    call(run, 'c1', 'get', 'x');
    answered(run);
    expect(operations(run).map((o) => o.result)).toEqual([
      { ok: true, value: null },
      { ok: true, value: '1' },
      { ok: true, value: '12' },
      { ok: false, value: '3' },
      { ok: true, value: '3' },
    ]);
    const leader = serversOf(run.world).find(({ raft }) => raft.role.kind === 'leader')?.id;
    const applied = run.events.filter((e) => e.type === 'EntryApplied' && e.node === leader);
    expect(totalsOf(run.world).commits).toBe(applied.length);
  });

  it('run a request once however often they must ask', () => {
    const run = withLeader({ loss: 300, seed: 5 });
    for (let i = 0; i < 10; i++) call(run, 'c1', 'append', 'x', `${i}`);
    answered(run);
    expect(run.events.some((e) => e.type === 'EntryApplied' && e.repeated)).toBe(true);
    runTo(run, run.world.now + 3000);
    expect(dataOf(leader(run).machine).x).toBe('0123456789');
  });

  it('without sessions a retried append runs twice', () => {
    const run = withLeader({ loss: 300, seed: 5, bugs: [{ bug: 'no-dedup', node: '*' }] });
    for (let i = 0; i < 10; i++) call(run, 'c1', 'append', 'x', `${i}`);
    answered(run);
    expect(dataOf(leader(run).machine).x).not.toBe('0123456789');
  });

  it('pinned to a server that does not lead, they get no answer', () => {
    const run = withLeader();
    const follower = serversOf(run.world).find((s) => s.id !== leader(run).id) as ServerNode;
    const via = { kind: 'id' as const, id: follower.id };
    order(run, {
      type: 'call',
      clerk: { kind: 'id', id: 'c1' },
      call: { type: 'put', key: 'x', value: '1', expected: null },
      via,
    });
    runTo(run, run.world.now + 2000);
    expect(operations(run)[0]?.result).toBeNull();
    expect(run.events.some((e) => e.type === 'RequestRefused' && e.node === follower.id)).toBe(true);
  });
});

describe('crash and restart', () => {
  it('a crash loses what the disk has not finished, and a restart reads the rest back', () => {
    const run = withLeader({ disk: [40, 40] });
    call(run, 'c1', 'put', 'x', '1');
    const id = leader(run).id;
    runUntil(run, (w) => (nodeOf(w, id) as ServerNode).raft.log.entries.size === 2);
    expect(server(run, id).disk.durable.log.entries.size).toBe(1);
    const [, crashed] = order(run, { type: 'crash', nodes: named(id) });
    expect(crashed).toMatchObject({ type: 'NodeCrashed', lostEntries: 1 });
    order(run, { type: 'restart', nodes: named(id) });
    expect(server(run, id)).toMatchObject({
      health: 'up',
      incarnation: 2,
      raft: { commitIndex: 0, role: { kind: 'follower' } },
    });
    expect(server(run, id).raft.log.entries.size).toBe(1);
  });

  it('replies wait for the disk', () => {
    const run = sample({ disk: [30, 30] });
    runUntil(run, (_, events) => events.some((e) => e.type === 'VoteGranted'));
    const granted = run.events.find((e) => e.type === 'VoteGranted');
    const voter = granted?.type === 'VoteGranted' ? granted.node : '';
    runTo(run, run.world.now + 200);
    const sent = run.events.find(
      (e) => e.type === 'MessageSent' && e.envelope.from === voter && e.envelope.message.type === 'RequestVoteReply',
    );
    expect((sent?.at ?? 0) - (granted?.at ?? 0)).toBe(30);
  });

  it('the cluster goes on without its leader and the old one follows when it returns', () => {
    const run = withLeader();
    const old = leader(run).id;
    order(run, { type: 'crash', nodes: [{ kind: 'leader' }] });
    runUntil(run, (w) => leaderOf(w.nodes) !== null);
    expect(leader(run).id).not.toBe(old);
    order(run, { type: 'restart', nodes: named(old) });
    runTo(run, run.world.now + 1000);
    expect(server(run, old).raft).toMatchObject({
      currentTerm: leader(run).raft.currentTerm,
      role: { kind: 'follower' },
    });
  });

  it('a paused server keeps its memory; what arrived meanwhile is read when it resumes', () => {
    const run = withLeader();
    const id = leader(run).id;
    order(run, { type: 'pause', nodes: named(id) });
    runTo(run, run.world.now + 1000);
    expect(server(run, id).inbox.length).toBeGreaterThan(0);
    expect(server(run, id).raft.role.kind).toBe('leader');
    order(run, { type: 'resume', nodes: named(id) });
    runTo(run, run.world.now + 200);
    expect(server(run, id).raft.role.kind).toBe('follower');
  });

  it('a wiped server returns blank', () => {
    const run = withLeader();
    const id = leader(run).id;
    order(run, { type: 'crash', nodes: named(id) });
    order(run, { type: 'wipe', nodes: named(id) });
    order(run, { type: 'restart', nodes: named(id) });
    expect(server(run, id).raft).toMatchObject({ currentTerm: 0, log: { base: 0, entries: { size: 0 } } });
  });

  it('a follower that lost its disk is not asked the same again and again', () => {
    const run = withLeader();
    call(run, 'c1', 'put', 'x', '1');
    answered(run);
    runTo(run, run.world.now + 1000);
    const before = totalsOf(run.world).messages;
    runTo(run, run.world.now + 1000);
    const usual = totalsOf(run.world).messages - before;
    const follower = serversOf(run.world).find((s) => s.raft.role.kind === 'follower') as ServerNode;
    order(run, { type: 'crash', nodes: named(follower.id) });
    order(run, { type: 'wipe', nodes: named(follower.id) });
    order(run, { type: 'restart', nodes: named(follower.id) });
    const { messages } = totalsOf(run.world);
    runTo(run, run.world.now + 1000);
    expect(totalsOf(run.world).messages - messages).toBeLessThan(2 * usual);
  });
});

describe('links', () => {
  it('a leader cut off with a minority commits nothing; healed, its doomed entry gives way', () => {
    const run = withLeader();
    const old = leader(run).id;
    const friend = serversOf(run.world).find((s) => s.id !== old)?.id as string;
    order(run, { type: 'partition', sides: [named(old, friend), [{ kind: 'rest' }]] });
    order(run, { type: 'start', nodes: named(old), value: 'doomed' });
    runUntil(run, (w) => serversOf(w).some((s) => s.id !== old && s.raft.role.kind === 'leader'));
    const { commitIndex } = server(run, old).raft;
    runTo(run, run.world.now + 1000);
    expect(server(run, old).raft.commitIndex).toBe(commitIndex);
    order(run, { type: 'heal' });
    runTo(run, run.world.now + 1000);
    expect(new Set(serversOf(run.world).map((s) => s.raft.commitIndex)).size).toBe(1);
    expect(run.events.some((e) => e.type === 'EntriesTruncated' && e.node === old)).toBe(true);
  });

  it('a link can be cut in one direction only', () => {
    const run = withLeader();
    const id = leader(run).id;
    const other = serversOf(run.world).find((s) => s.id !== id)?.id as string;
    order(run, { type: 'cut', from: named(id), to: named(other), both: false });
    const from = run.events.length;
    runTo(run, run.world.now + 1500);
    const lost = run.events.slice(from).filter((e) => e.type === 'MessageLost');
    expect(lost.length).toBeGreaterThan(0);
    expect(
      lost.every(
        (e) => e.type === 'MessageLost' && e.envelope.from === id && e.envelope.to === other && e.reason === 'cut',
      ),
    ).toBe(true);
  });

  it('loss and duplication follow the link’s figures', () => {
    const run = sample({ loss: 200, duplicate: 200 });
    runTo(run, 20_000);
    const count = (type: string) => run.events.filter((e) => e.type === type).length;
    const share = (type: string) => count(type) / count('MessageSent');
    expect(share('MessageLost')).toBeGreaterThan(0.15);
    expect(share('MessageLost')).toBeLessThan(0.3);
    expect(share('MessageDuplicated')).toBeGreaterThan(0.15);
    expect(share('MessageDuplicated')).toBeLessThan(0.25);
  });

  it('dropping one message leaves the fate of the others as it was', () => {
    const fates = (drop: boolean) => {
      const run = withLeader({ latency: [10, 30] as const });
      runTo(run, 1000);
      if (drop) order(run, { type: 'drop', message: messageId(run.world.bus[0] as never) });
      const from = run.events.length;
      runTo(run, 1400);
      return new Set(
        run.events
          .slice(from)
          .flatMap((e) => (e.type === 'MessageSent' ? [`${messageId(e.envelope)}:${e.envelope.deliverAt}`] : [])),
      );
    };
    const [plain, dropped] = [fates(false), fates(true)];
    const same = [...dropped].filter((name) => plain.has(name)).length;
    expect(same / plain.size).toBeGreaterThan(0.9);
  });
});

describe('one chosen message', () => {
  const inFlight = () => {
    const run = withLeader();
    return { run, id: messageId(run.world.bus[0] as never), to: run.world.bus[0]?.to };
  };

  it('can be delivered now, even over a cut link', () => {
    const { run, id } = inFlight();
    order(run, { type: 'partition', sides: [[]] });
    const events = order(run, { type: 'deliver', message: id });
    expect(events.map((e) => e.type)).toContain('MessageDelivered');
    expect(run.world.bus.some((e) => messageId(e) === id)).toBe(false);
  });

  it('can be dropped, delayed and duplicated', () => {
    const { run, id } = inFlight();
    order(run, { type: 'duplicate', message: id });
    expect(run.world.bus.some((e) => messageId(e) === `${id}*1`)).toBe(true);
    const due = run.world.bus.find((e) => messageId(e) === id)?.deliverAt ?? 0;
    order(run, { type: 'delay', message: id, by: 500 });
    expect(run.world.bus.find((e) => messageId(e) === id)?.deliverAt).toBe(due + 500);
    order(run, { type: 'drop', message: id });
    expect(run.world.bus.some((e) => messageId(e) === id)).toBe(false);
  });

  it('that is not in flight is reported, not thrown', () => {
    const run = withLeader();
    expect(order(run, { type: 'drop', message: 'n1>n2@99999' })).toMatchObject([{ type: 'CommandIgnored' }]);
  });
});

describe('snapshots', () => {
  it('are taken at 95 % of the threshold and bring a lagging server up', () => {
    const run = withLeader({ snapshot: 600 });
    const victim = serversOf(run.world).find((s) => s.id !== leader(run).id)?.id as string;
    order(run, { type: 'crash', nodes: named(victim) });
    for (let i = 0; i < 30; i++) call(run, 'c1', 'put', 'x', `${i}`);
    answered(run);
    const taken = run.events.filter((e) => e.type === 'SnapshotTaken');
    expect(taken.length).toBeGreaterThan(3);
    for (const e of taken) if (e.type === 'SnapshotTaken') expect(e.before).toBeGreaterThanOrEqual(570);
    order(run, { type: 'restart', nodes: named(victim) });
    runTo(run, run.world.now + 1000);
    expect(run.events.some((e) => e.type === 'SnapshotInstalled' && e.node === victim)).toBe(true);
    expect(server(run, victim).machine).toEqual(leader(run).machine);
  });
});

describe('clocks', () => {
  it('a fast clock makes a server stand for election first', () => {
    const run = sample();
    order(run, { type: 'clock', nodes: named('n4'), rate: 4000 });
    order(run, { type: 'restart', nodes: named('n4') });
    runUntil(run, (w) => leaderOf(w.nodes) !== null);
    expect(leader(run).id).toBe('n4');
  });
});

describe('generated faults', () => {
  it('end with everything healed, up and agreed', () => {
    const run = sample({ seed: 9, clerks: 2 });
    order(run, {
      type: 'workload',
      clerks: [{ kind: 'clerks' }],
      load: { keys: 2, gap: [10, 30], mix: { get: 1, put: 1, append: 1, cas: 1 }, until: 4000 },
    });
    order(run, {
      type: 'nemesis',
      nemesis: { every: [50, 200], kinds: ['crash', 'restart', 'partition', 'heal', 'pause', 'cut'], until: 4000 },
    });
    runTo(run, 6500);
    expect(run.world.nemesis).toBeNull();
    expect(serversOf(run.world).every((s) => s.health === 'up')).toBe(true);
    expect(new Set(serversOf(run.world).map((s) => s.raft.commitIndex)).size).toBe(1);
    expect(operations(run).every((o) => o.result !== null)).toBe(true);
  });
});

describe('1 to 25 servers', () => {
  it.each([1, 2, 3, 7, 25])('%i elect a leader and commit', (servers) => {
    const run = withLeader({ servers });
    call(run, 'c1', 'put', 'x', '1');
    answered(run);
    runTo(run, run.world.now + 300);
    expect(serversOf(run.world).every((s) => dataOf(s.machine).x === '1')).toBe(true);
  });
});

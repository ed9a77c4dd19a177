// The labs' network: every call returns, and when, by the figures of their labrpc.
import { describe, expect, it } from 'vitest';
import type { Event } from '../../model/event.ts';
import type { NodeId } from '../../model/ids.ts';
import type { Setup } from '../../model/setup.ts';
import type { Message, ServerNode } from '../../model/world.ts';
import { nodeOf } from '../../model/world.ts';
import { isRequest } from '../sim/bus.ts';
import { call, named, order, runTo, runUntil, type Sample, sample } from './sample.ts';
import { leaderOf } from './selectors.ts';

type Of<T extends Event['type']> = Event & { readonly type: T };

/** A cluster with a leader, as the labs build it. */
function labs(setup: Partial<Setup> = {}): Sample {
  const run = sample({ network: 'labrpc', election: [300, 600], heartbeat: 100, retry: 60_000, noop: false, ...setup });
  runUntil(run, (w) => leaderOf(w.nodes) !== null);
  return run;
}

const leader = (run: Sample): NodeId => leaderOf(run.world.nodes)?.id as NodeId;
const of = <T extends Event['type']>(run: Sample, type: T) => run.events.filter((e): e is Of<T> => e.type === type);
const failures = (run: Sample, caller: NodeId) => of(run, 'CallFailed').filter(({ node }) => node === caller);
const delivered = (run: Sample, to: NodeId, type: Message['type']) =>
  of(run, 'MessageDelivered').filter(({ envelope: e }) => e.to === to && e.message.type === type);

/** A cluster, a clerk that has just asked the leader, and that leader. */
function asked(setup: Partial<Setup> = {}): { run: Sample; id: NodeId } {
  const run = labs(setup);
  call(run, 'c1', 'put', 'x', '0');
  runUntil(run, (_, events) => events.some((e) => e.type === 'OperationReturned'));
  const id = leader(run);
  order(run, { type: 'disconnect', nodes: named(...['n1', 'n2', 'n3'].filter((other) => other !== id)) });
  call(run, 'c1', 'append', 'x', '1');
  runTo(run, run.world.now + 1);
  expect((nodeOf(run.world, id) as ServerNode).waiters).toHaveLength(1);
  return { run, id };
}

describe('a call over a network that loses messages', () => {
  const run = labs({ network: 'labrpc unreliable', clerks: 1 });
  for (let i = 0; i < 300; i++) call(run, 'c1', 'append', 'x', `${i} `);
  runUntil(run, (w) => w.operations.size === 300 && nodeOf(w, 'c1')?.kind === 'clerk' && !pending(run));

  function pending({ world }: Sample) {
    const clerk = nodeOf(world, 'c1');
    return clerk?.kind === 'clerk' && clerk.pending !== null;
  }

  it('of which the request is lost fails at the instant at which that would have arrived', () => {
    const told = failures(run, 'c1').filter(({ lost }) => lost === 'request');
    const lost = of(run, 'MessageLost').filter(({ envelope: e }) => e.from === 'c1');
    expect(told.length).toBeGreaterThan(5);
    expect(told.map(({ at }) => at)).toEqual(lost.map(({ at }) => at));
    for (const { at, envelope } of lost) {
      expect(at - envelope.sentAt).toBeGreaterThanOrEqual(1);
      expect(at - envelope.sentAt).toBeLessThanOrEqual(27);
    }
  });

  it('of which the reply is lost fails when the request has been carried out', () => {
    const told = failures(run, 'c1').filter(({ lost }) => lost === 'reply');
    expect(told.length).toBeGreaterThan(5);
    for (const { at, server, message } of told) {
      if (message.type !== 'ClerkReply' || message.result === null) continue;
      const { requestId } = message;
      const carriedOut = of(run, 'EntryApplied').filter(
        ({ node, entry: { op } }) => node === server && 'requestId' in op && op.requestId === requestId,
      );
      expect(carriedOut.map((e) => e.at)).toContain(at - 1);
    }
  });

  it('is made again at once, with the next server', () => {
    const retried = of(run, 'OperationRetried').filter(({ reason }) => reason === 'call-failed');
    expect(retried.map(({ at }) => at)).toEqual(failures(run, 'c1').map(({ at }) => at));
    for (const [i, { server }] of failures(run, 'c1').entries()) expect(retried[i]?.server).not.toBe(server);
    expect(of(run, 'OperationRetried').filter(({ reason }) => reason === 'no-answer')).toEqual([]);
  });

  it('succeeds four times out of five', () => {
    const sent = of(run, 'MessageSent').filter(({ envelope: e }) => e.from === 'c1').length;
    const share = 1 - failures(run, 'c1').length / sent;
    expect(share).toBeGreaterThan(0.74);
    expect(share).toBeLessThan(0.88);
  });
});

describe('a call to somebody out of reach', () => {
  /** For how long the leader did not know that its heartbeats to a server had failed. */
  function silences(setup: Partial<Setup>): number[] {
    const run = labs(setup);
    const id = leader(run);
    const victim = id === 'n1' ? 'n2' : 'n1';
    const cutAt = run.world.now;
    order(run, { type: 'disconnect', nodes: named(victim) });
    runTo(run, cutAt + 20_000);
    const lost = of(run, 'MessageLost').filter(
      ({ envelope: e }) => e.from === id && e.to === victim && e.sentAt > cutAt,
    );
    const told = failures(run, id).filter(({ server, lost: what }) => server === victim && what === 'request');
    expect(lost.every(({ at, envelope }) => at === envelope.sentAt)).toBe(true);
    expect(delivered(run, victim, 'AppendEntries').filter(({ at }) => at > cutAt + 1)).toEqual([]);
    const sentAt = new Map(lost.map((e) => [`${e.step}.${e.n}`, e.at]));
    return told.flatMap(({ at, cause }) => {
      const began = cause && sentAt.get(`${cause.step}.${cause.n}`);
      return began ? [at - began] : [];
    });
  }

  it('fails after up to 100 ms', () => {
    const waits = silences({});
    expect(waits.length).toBeGreaterThan(150);
    expect(Math.min(...waits)).toBeLessThan(10);
    expect(Math.max(...waits)).toBeLessThan(100);
    expect(Math.max(...waits)).toBeGreaterThan(90);
  });

  it('with long delays fails after up to seven seconds', () => {
    const waits = silences({ network: 'labrpc long-delays' });
    expect(waits.length).toBeGreaterThan(100);
    expect(Math.max(...waits)).toBeLessThan(7000);
    expect(Math.max(...waits)).toBeGreaterThan(6500);
    const mean = waits.reduce((sum, ms) => sum + ms, 0) / waits.length;
    expect(mean).toBeGreaterThan(3000);
    expect(mean).toBeLessThan(4000);
  });

  it('is not carried out, even if the link is mended before it fails', () => {
    const run = labs({ network: 'labrpc long-delays' });
    order(run, { type: 'disconnect', nodes: named('c1') });
    call(run, 'c1', 'put', 'x', '1');
    order(run, { type: 'heal' });
    const waitsUntil = run.world.labrpc?.failed.find(({ caller }) => caller === 'c1')?.at ?? 0;
    expect(waitsUntil).toBeGreaterThan(run.world.now);
    runTo(run, waitsUntil - 1);
    expect(of(run, 'MessageDelivered').some(({ envelope: e }) => e.message.type === 'ClerkRequest')).toBe(false);
    runTo(run, waitsUntil + 50);
    expect(of(run, 'OperationReturned')).toHaveLength(1);
  });
});

describe('a call that is under way', () => {
  it('arrives although the link is cut then; the answer does not, and the caller is told at once', () => {
    const run = labs({ network: 'labrpc unreliable', servers: 3 });
    const id = leader(run);
    runUntil(run, (w) => w.bus.some((e) => e.from === id && e.deliverAt > w.now + 5));
    const envelope = run.world.bus.find((e) => e.from === id && e.deliverAt > run.world.now + 5);
    if (!envelope) throw new Error('nothing is on its way');
    order(run, { type: 'disconnect', nodes: named(envelope.to) });
    runTo(run, envelope.deliverAt);
    const arrived = of(run, 'MessageDelivered').some((e) => e.envelope === envelope);
    const told = failures(run, id).filter(({ server, at }) => server === envelope.to && at === envelope.deliverAt);
    expect(told.map(({ lost, reason }) => [lost, reason])).toEqual([arrived ? ['reply', 'cut'] : ['request', 'loss']]);
  });

  it('to a server that restarts fails: it was made to the one before', () => {
    const run = labs({ network: 'labrpc unreliable', servers: 3 });
    const id = leader(run);
    runUntil(run, (w) => w.bus.some((e) => e.from === id && e.deliverAt > w.now + 5));
    const envelope = run.world.bus.find((e) => e.from === id && e.deliverAt > run.world.now + 5);
    if (!envelope) throw new Error('nothing is on its way');
    order(run, { type: 'restart', nodes: named(envelope.to) });
    runTo(run, envelope.deliverAt);
    expect(of(run, 'MessageDelivered').some((e) => e.envelope === envelope)).toBe(false);
    expect(failures(run, id).at(-1)).toMatchObject({ at: envelope.deliverAt, lost: 'request', reason: 'down' });
  });

  it.each(['crash', 'restart', 'disconnect'] as const)(
    'and worked on fails within 100 ms after a %s of the server',
    (what) => {
      const { run, id } = asked({ servers: 3 });
      const { now } = run.world;
      runTo(run, now + 30);
      order(run, { type: what, nodes: named(id) });
      runTo(run, now + 130);
      const [told] = failures(run, 'c1');
      expect(told).toMatchObject({ server: id, lost: null, reason: what === 'disconnect' ? 'cut' : 'down' });
      expect(told && told.at - (now - 1)).toBe(100);
    },
  );

  it('and worked on does not fail as long as it may be answered', () => {
    const { run, id } = asked({ servers: 3 });
    order(run, { type: 'cut', from: [{ kind: 'servers' }], to: [{ kind: 'servers' }], both: true });
    runTo(run, run.world.now + 3000);
    expect(failures(run, 'c1')).toEqual([]);
    expect((nodeOf(run.world, id) as ServerNode).waiters).toHaveLength(1);
  });
});

describe('a caller', () => {
  it('that has crashed is not told', () => {
    const run = labs({ network: 'labrpc long-delays', servers: 3 });
    const id = leader(run);
    order(run, { type: 'disconnect', nodes: named(id) });
    runTo(run, run.world.now + 500);
    const known = failures(run, id).length;
    expect(run.world.labrpc?.failed.some(({ caller }) => caller === id)).toBe(true);
    order(run, { type: 'crash', nodes: named(id) });
    runTo(run, run.world.now + 8000);
    expect(failures(run, id)).toHaveLength(known);
  });

  it('that is paused is told when it goes on', () => {
    const run = labs();
    order(run, { type: 'disconnect', nodes: named('c1') });
    call(run, 'c1', 'put', 'x', '1');
    order(run, { type: 'pause', nodes: named('c1') });
    runTo(run, run.world.now + 1000);
    expect(failures(run, 'c1')).toEqual([]);
    order(run, { type: 'resume', nodes: named('c1') });
    runTo(run, run.world.now);
    expect(failures(run, 'c1').map(({ at }) => at)).toEqual([run.world.now]);
  });

  it('that leads sends a batch whose call has failed again at its next heartbeat, not the one after', () => {
    const run = labs({ servers: 3 });
    const id = leader(run);
    const follower = id === 'n1' ? 'n2' : 'n1';
    runUntil(run, (_, events) => events.at(-1)?.type === 'MessageDelivered' && run.world.bus.length === 0);
    order(run, { type: 'cut', from: named(id), to: named(follower), both: false });
    call(run, 'c1', 'put', 'x', '1');
    runUntil(run, (_, events) => events.some((e) => e.type === 'CallFailed' && e.message.type === 'AppendEntries'));
    order(run, { type: 'heal' });
    const from = run.world.now;
    runUntil(run, () => delivered(run, follower, 'AppendEntries').some(({ at }) => at > from));
    const [first] = delivered(run, follower, 'AppendEntries').filter(({ at }) => at > from);
    expect(first?.envelope.message).toMatchObject({ entries: [{ index: 1 }] });
  });
});

describe('every call of a server', () => {
  it.each([1, 2, 3, 4])('is answered or fails, once (seed %i)', (seed) => {
    const run = labs({ seed, network: 'labrpc unreliable' });
    const callers = ['n1', 'n2', 'n3'];
    for (let i = 0; i < 30; i++) {
      call(run, 'c1', 'append', 'x', `${i} `);
      order(run, { type: i % 2 === 0 ? 'crash' : 'restart', nodes: named(i % 4 < 2 ? 'n4' : 'n5') });
      if (i % 3 === 0) order(run, { type: 'disconnect', nodes: [{ kind: 'any', count: 1, of: { kind: 'servers' } }] });
      if (i % 3 === 2) order(run, { type: 'heal' });
      if (i % 5 === 0) order(run, { type: 'pause', nodes: named('n3') });
      if (i % 5 === 2) order(run, { type: 'resume', nodes: named('n3') });
      runTo(run, run.world.now + 200);
    }
    order(run, { type: 'resume', nodes: [{ kind: 'servers' }] });
    const { bus, labrpc } = run.world;
    expect(callers.flatMap((caller) => failures(run, caller)).length).toBeGreaterThan(50);
    for (const caller of callers) {
      const made = of(run, 'MessageSent').filter(({ envelope: e }) => e.from === caller && isRequest(e.message)).length;
      const answered = of(run, 'MessageDelivered').filter(
        ({ envelope: e }) => e.to === caller && !isRequest(e.message),
      );
      const open = bus.filter((e) => (isRequest(e.message) ? e.from : e.to) === caller).length;
      const untold = labrpc?.failed.filter((f) => f.caller === caller).length ?? 0;
      expect(answered.length + failures(run, caller).length + open + untold).toBe(made);
    }
  });
});

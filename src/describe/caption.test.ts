import { describe, expect, it } from 'vitest';
import { call, named, order, runTo, runUntil, type Sample, sample } from '../engine/world/sample.ts';
import type { NodeId } from '../model/ids.ts';
import { serversOf, type World } from '../model/world.ts';
import { counts, situation } from './caption.ts';

/** Title and detail of a run as it stands. */
function seen({ world }: Sample, at = world.now): string {
  const { title, detail } = situation(world, at);
  return `${title} ${detail}`;
}

function leads(id: NodeId): (world: World) => boolean {
  return (world) => serversOf(world).some((s) => s.id === id && s.raft.role.kind === 'leader');
}

/** A cluster of five in which n1 has been elected in term 1 and its no-op is committed everywhere. */
function led(): Sample {
  const run = sample({ latency: [10, 10], election: [1000, 2000] });
  order(run, { type: 'timeout', nodes: named('n1') });
  runTo(run, 140);
  return run;
}

describe('the caption says', () => {
  it('that everybody waits, and for how long', () => {
    const run = sample({ servers: 3, election: [150, 150] });
    expect(seen(run)).toBe(
      'No leader: every server waits for its election timer. The timer of n1 runs out first, in 150 ms. Nothing is committed yet; no message is in flight.',
    );
    expect(situation(run.world, 42.5).detail).toContain('in 108 ms');
  });

  it('who asks for votes, and how many it has', () => {
    const run = sample({ latency: [10, 10] });
    order(run, { type: 'timeout', nodes: named('n2') });
    expect(seen(run)).toBe(
      'An election: n2 asks for votes in term 1, it has 1 of 3. It leads as soon as it has 3 votes. Nothing is committed yet; 4 messages are in flight.',
    );
    order(run, { type: 'timeout', nodes: named('n4') });
    expect(seen(run)).toContain('An election: n2 and n4 ask for votes in term 1. Each has 1 of the 3 that are needed.');
  });

  it('who leads, who follows, and what is committed', () => {
    const run = led();
    expect(seen(run)).toBe('n1 leads term 1. All 4 others follow it. Index 1 is committed; no message is in flight.');
    order(run, { type: 'crash', nodes: named('n5') });
    order(run, { type: 'pause', nodes: named('n4') });
    expect(seen(run)).toContain('n2 and n3 follow it; n5 is down; n4 is paused.');
  });

  it('of two others that both of them follow', () => {
    const run = sample({ servers: 3, latency: [10, 10], election: [1000, 2000] });
    order(run, { type: 'timeout', nodes: named('n1') });
    runTo(run, 140);
    expect(seen(run)).toContain('n1 leads term 1. Both others follow it.');
  });

  it('how far the next entry has come', () => {
    const run = led();
    call(run, 'c1', 'put', 'x', '1');
    runUntil(run, ({ nodes }) => serversOf({ nodes }).some((s) => s.raft.log.entries.size === 2));
    expect(seen(run)).toContain(
      'Index 2 (put x 1) is known to be on 1 of 5 servers and needs 3. Index 1 is committed;',
    );
  });

  it('that a leader is cut off', () => {
    const run = led();
    order(run, { type: 'partition', sides: [named('n1', 'n2'), [{ kind: 'rest' }]] });
    expect(seen(run)).toContain(
      'n1 leads term 1, but reaches only n2. Nothing it appends can commit before 3 of 5 servers can store it.',
    );
  });

  it('that a leader is out of date, and why it can do nothing', () => {
    const run = led();
    order(run, { type: 'partition', sides: [named('n1', 'n2'), [{ kind: 'rest' }]] });
    order(run, { type: 'timeout', nodes: named('n4') });
    expect(seen(run)).toContain(
      'An election: n4 asks for votes in term 2, it has 1 of 3. It leads as soon as it has 3',
    );
    expect(seen(run)).toContain('n1 still leads term 1.');
    runUntil(run, leads('n4'));
    expect(seen(run)).toContain(
      'n1 still believes it leads term 1. n4 leads term 2. Nothing n1 appends can commit, for a majority (n3, n4 and n5) has left its term.',
    );
  });

  it('that a candidate tries in vain, unless somebody leads the rest', () => {
    const run = led();
    order(run, { type: 'partition', sides: [named('n5'), [{ kind: 'rest' }]] });
    order(run, { type: 'timeout', nodes: named('n5') });
    expect(seen(run)).toContain('n1 leads term 1. n2, n3 and n4 follow it; n5 is cut off.');
    order(run, { type: 'crash', nodes: named('n1') });
    expect(seen(run)).toContain(
      'n5 asks for votes in term 2, in vain. n5 reaches no other server, and needs 3 votes of 5.',
    );
  });

  it('that the leader is paused', () => {
    const run = led();
    order(run, { type: 'pause', nodes: named('n1') });
    expect(seen(run)).toContain('n1 leads term 1, but is paused.');
  });

  it('that the majority is gone', () => {
    const run = led();
    order(run, { type: 'crash', nodes: named('n1', 'n2', 'n3') });
    expect(seen(run)).toContain('The cluster has lost its majority: 2 of 5 servers are up. Without 3 nobody');
    const alone = sample({ servers: 1 });
    order(alone, { type: 'crash', nodes: named('n1') });
    expect(seen(alone)).toContain('The only server is not running.');
  });

  it('above all that an invariant is broken, and where', () => {
    const run = led();
    const violation = {
      invariant: 'I4',
      key: '',
      detail: 'Their logs differ at index 1',
      nodes: ['n2', 'n3'],
      index: 1,
      step: 9,
      at: 77,
    };
    const ghost = { ...run.world.ghost, violations: [violation, { ...violation, key: 'again' }] };
    expect(seen({ ...run, world: { ...run.world, ghost } })).toBe(
      'Log Matching is broken. Their logs differ at index 1. It happened at 77 ms on n2 and n3. 1 further alarm followed. Index 1 is committed; no message is in flight.',
    );
  });
});

describe('the counts', () => {
  it('are the highest committed index and the messages under way', () => {
    const run = led();
    expect(counts(run.world)).toEqual({ committed: 1, inFlight: 0 });
    runTo(run, 175);
    expect(counts(run.world)).toEqual({ committed: 1, inFlight: 4 }); // heartbeats
  });
});

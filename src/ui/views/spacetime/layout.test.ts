// Where lines, arrows and marks stand, in numbers.
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../model/event.ts';
import type { Envelope } from '../../../model/world.ts';
import type { Standing, Stretch } from '../../../wire/stretch.ts';
import { vote } from '../../lib/sampleWorld.ts';
import { firstSpan, roomFor } from './frame.ts';
import { layoutDiagram, type View } from './layout.ts';
import { flagWords, markText } from './marks.ts';
import { itemAt, itemsOf, neighbour, selectionOf, stepOf } from './pick.ts';
import { joined, type Traffic } from './traffic.ts';
import { kept, MOST_FLIGHTS, wantedStretch } from './wanted.ts';

function envelope(from: string, to: string, sentAt: number, deliverAt: number, n = 1, term = 1): Envelope {
  const cause = { step: sentAt, n: 0 };
  return { from, to, sentAt, n, copy: 0, deliverAt, seq: sentAt, message: vote(term), cause };
}

const when = (at: number) => ({ at, step: at, n: 0, cause: null });
const up = (node: string, at: number, role: Standing['role'], term: number): Standing => ({
  node,
  step: at,
  at,
  health: 'up',
  role,
  term,
});

function stretchOf(stretch: Partial<Stretch>): Stretch {
  const standings = ['n1', 'n2', 'n3'].map((node) => up(node, stretch.from ?? 0, 'follower', 0));
  const plain = { branch: 0, from: 0, to: 1000, fromTick: 0, toTick: 1000, standings, cuts: [], events: [] };
  return { ...plain, ...stretch };
}

const trafficOf = (stretch: Partial<Stretch>): Traffic => joined(null, stretchOf(stretch));

/** A px for a ms, 20 px between lanes: lines at 10, 30 and 50. */
const VIEW: View = { window: { from: 0, to: 1000 }, length: 1000, spacing: 20 };

describe('lines', () => {
  it('last from what a process was to what it is next, and to the end of what is known', () => {
    const standings = [up('n1', 0, 'follower', 0), up('n2', 0, 'follower', 0), up('n1', 300, 'leader', 1)];
    const { lines } = layoutDiagram(trafficOf({ standings, toTick: 800 }), VIEW);
    expect(lines).toEqual([
      { v: 10, from: 0, to: 300, health: 'up', role: 'follower', term: 0 },
      { v: 10, from: 300, to: 800, health: 'up', role: 'leader', term: 1 },
      { v: 30, from: 0, to: 800, health: 'up', role: 'follower', term: 0 },
    ]);
  });

  it('outside the window are left out, and are no longer than they need be', () => {
    const standings = [up('n1', 0, 'follower', 0), up('n1', 300, 'leader', 1), up('n1', 700, 'follower', 2)];
    const view = { ...VIEW, window: { from: 400, to: 500 } };
    expect(layoutDiagram(trafficOf({ standings }), view).lines).toEqual([
      { v: 10, from: -50, to: 1050, health: 'up', role: 'leader', term: 1 },
    ]);
  });
});

describe('bands', () => {
  it('lie along all who are cut off, for as long as they are', () => {
    const cuts = [
      { step: 0, at: 0, links: [] },
      { step: 200, at: 200, links: ['n1>n2', 'n2>n1', 'n1>n10'] },
      { step: 600, at: 600, links: [] },
    ];
    expect(layoutDiagram(trafficOf({ cuts }), VIEW).bands).toEqual([
      { v: 10, from: 200, to: 600, others: ['n2', 'n10'] },
      { v: 30, from: 200, to: 600, others: ['n1'] },
    ]);
  });
});

describe('arrows', () => {
  const arrowOf = (...events: Event[]) => layoutDiagram(trafficOf({ events }), VIEW).arrows[0];
  const sent = envelope('n1', 'n3', 100, 140);

  it('go from the sending to the arrival', () => {
    const arrow = arrowOf(
      { type: 'MessageSent', envelope: sent, ...when(100) },
      { type: 'MessageDelivered', envelope: sent, ...when(140) },
    );
    expect(arrow).toMatchObject({ u1: 100, v1: 10, u2: 140, v2: 50, count: 1 });
  });

  it('of a lost message end before they arrive; of one that was dropped where it was', () => {
    const lost = arrowOf({ type: 'MessageLost', reason: 'cut', envelope: sent, ...when(140) });
    expect(lost?.u2).toBeCloseTo(131.2);
    expect(lost?.v2).toBeCloseTo(41.2);
    const dropped = arrowOf({ type: 'MessageLost', reason: 'dropped', envelope: sent, ...when(120) });
    expect(dropped).toMatchObject({ u2: 120, v2: 30 });
  });

  it('of a message under way end where it has come to', () => {
    const late = envelope('n1', 'n3', 980, 1020);
    expect(arrowOf({ type: 'MessageSent', envelope: late, ...when(980) })).toMatchObject({ u2: 1000, v2: 30 });
  });

  it('are drawn when they begin before the window, or end behind it', () => {
    const traffic = trafficOf({ events: [{ type: 'MessageDelivered', envelope: sent, ...when(140) }] });
    const within = (from: number, to: number) => layoutDiagram(traffic, { ...VIEW, window: { from, to } }).messages;
    expect([within(120, 130), within(0, 100), within(140, 200), within(0, 99), within(141, 200)]).toEqual([
      1, 1, 1, 0, 0,
    ]);
  });
});

describe('a crowd of arrows', () => {
  const events = Array.from({ length: 30_000 }, (_, i): Event => {
    const sentAt = Math.floor(i / 30);
    const term = i % 2 === 0 ? 1 : 2;
    return {
      type: 'MessageSent',
      envelope: envelope('n1', i % 3 === 0 ? 'n2' : 'n3', sentAt, sentAt + 5, i, term),
      ...when(sentAt),
    };
  });
  const traffic = trafficOf({ events });

  it('is thinned, and every message is counted', () => {
    const { arrows, messages } = layoutDiagram(traffic, VIEW);
    expect(messages).toBe(30_000);
    expect(arrows.length).toBeLessThanOrEqual(1000);
    expect(arrows.reduce((sum, { count }) => sum + count, 0)).toBe(30_000);
  });

  it('keeps every way and every colour', () => {
    const { arrows } = layoutDiagram(traffic, VIEW);
    const ways = new Set(
      arrows.map(({ flight }) => `${flight.toLane} ${'term' in flight.message && flight.message.term}`),
    );
    expect(ways.size).toBe(4);
  });

  it('shows the same messages when it is moved', () => {
    const shown = (from: number) => layoutDiagram(traffic, { ...VIEW, window: { from, to: from + 900 } }).arrows;
    const ids = new Set(shown(50).map(({ flight }) => flight.id));
    const both = shown(57).filter(({ flight }) => flight.sentAt > 60 && flight.sentAt < 940);
    expect(both.every(({ flight }) => ids.has(flight.id))).toBe(true);
  });

  it('is whole where one looks closely', () => {
    const { arrows, messages } = layoutDiagram(traffic, { ...VIEW, window: { from: 500, to: 520 } });
    expect(arrows).toHaveLength(messages);
  });
});

describe('marks', () => {
  const leads = (at: number, term: number): Event => ({
    type: 'BecameLeader',
    node: 'n2',
    rule: 'becomeLeader' as never,
    term,
    votes: [],
    needed: 2,
    ...when(at),
  });
  const breaks = (at: number): Event => ({
    type: 'InvariantViolated',
    violation: { invariant: 'I1', step: at, at, detail: '' } as never,
    ...when(at),
  });
  const heals = (at: number): Event => ({
    type: 'CommandPerformed',
    command: { type: 'heal' },
    nodes: [],
    line: 1,
    ...when(at),
  });

  it('stand on their lane, or across all of them', () => {
    const { marks } = layoutDiagram(trafficOf({ events: [leads(100, 3), breaks(500)] }), VIEW);
    expect(marks).toMatchObject([
      { sign: 'leader', u: 100, v: 30 },
      { sign: 'violation', u: 500, v: null },
    ]);
    expect(marks.map(markText)).toEqual(['3', 'I1']);
  });

  it('too near to tell apart are one', () => {
    const { marks } = layoutDiagram(trafficOf({ events: [leads(100, 3), leads(105, 4), leads(120, 5)] }), VIEW);
    expect(marks.map((mark) => [markText(mark), mark.count])).toEqual([
      ['3', 2],
      ['5', 1],
    ]);
  });

  it('that say something have as many words as there is room for, an alarm first', () => {
    const { marks } = layoutDiagram(trafficOf({ events: [heals(100), heals(120), breaks(800), heals(900)] }), VIEW);
    expect(flagWords(marks, 1000).map(({ text }) => text)).toEqual(['heal', 'I1', 'heal']);
    expect(flagWords(marks, 905).map(({ text }) => text)).toEqual(['heal', 'I1', '']);
  });
});

describe('what is picked', () => {
  const a = envelope('n1', 'n3', 100, 200);
  const b = envelope('n3', 'n1', 300, 400);
  const leads = {
    type: 'BecameLeader',
    node: 'n2',
    rule: 'x' as never,
    term: 1,
    votes: [],
    needed: 2,
    ...when(150),
  } as const;
  const diagram = layoutDiagram(
    trafficOf({
      events: [
        { type: 'MessageSent', envelope: a, ...when(100) },
        leads,
        { type: 'MessageDelivered', envelope: a, ...when(200) },
        { type: 'MessageSent', envelope: b, ...when(300) },
        { type: 'MessageDelivered', envelope: b, ...when(400) },
      ],
    }),
    VIEW,
  );

  it('is the nearest message, a mark before it, or nothing', () => {
    const at = (u: number, v: number) => {
      const item = itemAt(diagram, u, v);
      return item && selectionOf(item);
    };
    expect(at(120, 20)).toEqual({ kind: 'message', id: 'n1>n3@100' });
    expect(at(150, 32)).toEqual({ kind: 'event', ref: { step: 150, n: 0 } });
    expect(at(250, 30)).toBeNull();
  });

  it('by keys goes from one to the next as they happened, from the step shown on', () => {
    const items = itemsOf(diagram);
    const walk = (step: number, forward: boolean) => {
      const seen: number[] = [];
      let item = neighbour(items, null, step, forward);
      for (; item; item = neighbour(items, item, step, forward)) seen.push(stepOf(item));
      return seen;
    };
    expect(walk(0, true)).toEqual([100, 150, 300]);
    expect(walk(150, true)).toEqual([150, 300]);
    expect(walk(299, false)).toEqual([150, 100]);
  });
});

describe('what is to be fetched', () => {
  const stretch = (from: number, to: number, more = 0) => {
    const events = Array.from(
      { length: more },
      (_, i): Event => ({
        type: 'MessageSent',
        envelope: envelope('n1', 'n2', from + 1, from + 9, i + 1),
        ...when(from + 1),
      }),
    );
    return stretchOf({ from, to, fromTick: from, toTick: to, events });
  };
  const traffic = (from: number, to: number, more = 0) => joined(null, stretch(from, to, more));
  const head = { branch: 0, step: 100_000 };

  it('is first the middle of what is looked at, then its right, then its left', () => {
    const window = { from: 5_000, to: 7_000 };
    expect(wantedStretch(null, window, head)).toEqual({ tick: 6_000 });
    expect(wantedStretch(traffic(4_096, 6_144), window, head)).toEqual({ step: 6_144 });
    expect(wantedStretch(traffic(6_144, 8_192), window, head)).toEqual({ step: 4_096 });
    expect(wantedStretch(traffic(4_096, 8_192), window, head)).toBeNull();
  });

  it('is elsewhere when one has gone elsewhere, or over to another future', () => {
    expect(wantedStretch(traffic(0, 2_048), { from: 5_000, to: 7_000 }, head)).toEqual({ tick: 6_000 });
    expect(wantedStretch(traffic(4_096, 8_192), { from: 5_000, to: 7_000 }, { branch: 1, step: 9_000 })).toEqual({
      tick: 6_000,
    });
  });

  it('is nothing beyond the head, and more as it moves on', () => {
    const window = { from: 0, to: 9_000 };
    expect(wantedStretch(traffic(0, 2_000), window, { branch: 0, step: 2_000 })).toBeNull();
    expect(wantedStretch(traffic(0, 2_000), window, { branch: 0, step: 2_100 })).toEqual({ step: 2_000 });
    expect(wantedStretch(traffic(0, 0), window, { branch: 0, step: 0 })).toBeNull();
  });

  it('is nothing when there is too much, until what is out of sight has been dropped', () => {
    const much = traffic(4_096, 6_144, MOST_FLIGHTS);
    expect(wantedStretch(much, { from: 5_000, to: 7_000 }, head)).toBeNull();
    const next = joined(much, stretch(6_144, 8_192));
    expect(kept(next, { from: 7_000, to: 7_500 }).from).toBe(6_144);
  });
});

describe('the frame', () => {
  it('gives lanes what room there is, within reason', () => {
    expect(roomFor({ width: 944, height: 182 }, 7, false, 1)).toEqual({ length: 900, spacing: 20, breadth: 140 });
    expect(roomFor({ width: 944, height: 700 }, 7, false, 1).spacing).toBe(44);
    expect(roomFor({ width: 944, height: 182 }, 30, false, 1)).toMatchObject({ spacing: 16, breadth: 480 });
    expect(roomFor({ width: 390, height: 228 }, 7, true, 1)).toMatchObject({ length: 200, spacing: 346 / 7 });
  });

  it('shows at first a time in which a message can be told from the next', () => {
    expect(firstSpan({ network: 'plain', latency: [20, 20] }, 800)).toBe(400);
    expect(firstSpan({ network: 'plain', latency: [400, 400] }, 800)).toBe(8_000);
  });
});

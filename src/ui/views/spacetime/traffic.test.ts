// Stretches of a run as the thread would send them, joined in every order: the same messages, each once.
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../model/event.ts';
import type { Envelope } from '../../../model/world.ts';
import { BLOCK, type Standing, type Stretch } from '../../../wire/stretch.ts';
import { HEARTBEAT } from '../../lib/sampleWorld.ts';
import { flightsBetween, joined, type Traffic, trimmed } from './traffic.ts';

/** A message is sent at every tenth step, a step is a ms, and one takes 25 ms: that of 50 is lost, that of 60 held and read at 95. */
function eventsOf(from: number, to: number): Event[] {
  const events: Event[] = [];
  for (let step = from + 1; step <= to; step++) {
    const at = { at: step, step, n: 0, cause: null };
    if (step % 10 === 0) events.push({ type: 'MessageSent', envelope: envelope(step), ...at });
    const sent = step - 25;
    if (sent === 50) events.push({ type: 'MessageLost', reason: 'cut', envelope: envelope(sent), ...at });
    else if (sent === 60) events.push({ type: 'MessageHeld', envelope: envelope(sent), ...at });
    else if (sent > 0 && sent % 10 === 0) events.push({ type: 'MessageDelivered', envelope: envelope(sent), ...at });
    if (step === 95) events.push({ type: 'MessageDelivered', envelope: envelope(60), ...at, n: 1 });
    if (step % 1000 === 0) events.push({ type: 'NodeCrashed', node: 'n2', lostEntries: 0, ...at });
  }
  return events;
}

function envelope(sentAt: number): Envelope {
  const cause = { step: sentAt, n: 0 };
  return {
    from: 'n1',
    to: 'n2',
    sentAt,
    n: 1,
    copy: 0,
    deliverAt: sentAt + 25,
    seq: sentAt,
    message: HEARTBEAT,
    cause,
  };
}

const standing = (step: number, term: number): Standing => ({
  node: 'n1',
  step,
  at: step,
  health: 'up',
  role: 'leader',
  term,
});

function stretch(from: number, to: number, branch = 0): Stretch {
  const changes = [500, 1500, 2500, 3500, 4500].filter((step) => step > from && step <= to);
  return {
    branch,
    from,
    to,
    fromTick: from,
    toTick: to,
    standings: [
      standing(from, Math.floor((from + 500) / 1000)),
      ...changes.map((step) => standing(step, (step + 500) / 1000)),
    ],
    cuts: [
      { step: from, at: from, links: from >= 2500 ? ['n1>n2'] : [] },
      ...(from < 2500 && to >= 2500 ? [{ step: 2500, at: 2500, links: ['n1>n2'] }] : []),
    ],
    events: eventsOf(from, to),
  };
}

const END = 3 * BLOCK + 100;
const BLOCKS = [
  [0, BLOCK],
  [BLOCK, 2 * BLOCK],
  [2 * BLOCK, 3 * BLOCK],
  [3 * BLOCK, END],
] as const;
const join = (...blocks: readonly (readonly [number, number])[]) =>
  blocks.reduce<Traffic | null>((known, [from, to]) => joined(known, stretch(from, to)), null) as Traffic;

/** All at once, as a thread that had no blocks would tell it. */
const WHOLE = { ...join([0, END]), seams: [0, BLOCK, 2 * BLOCK, 3 * BLOCK].map((step) => ({ step, at: step })) };

describe('stretches', () => {
  it('joined from left to right are the whole', () => {
    expect(join(...BLOCKS)).toEqual(WHOLE);
  });

  it('joined from right to left are the whole', () => {
    expect(join(...BLOCKS.toReversed())).toEqual(WHOLE);
  });

  it('joined from the middle on are the whole', () => {
    const [a, b, c, d] = BLOCKS;
    expect(join(b, c, a, d)).toEqual(WHOLE);
  });

  it('go on at a head that has moved on, little by little', () => {
    const pieces = Array.from({ length: 40 }, (_, i) => [i * 60, (i + 1) * 60] as const);
    const { flights, standings, seams } = join(...pieces);
    const all = join([0, 2400]);
    expect({ flights, standings, seams }).toEqual({ flights: all.flights, standings: all.standings, seams: all.seams });
  });

  it('begin anew where they do not touch, and on another branch', () => {
    expect(joined(join(BLOCKS[0]), stretch(2 * BLOCK, 3 * BLOCK))).toEqual(join(BLOCKS[2]));
    expect(joined(join(BLOCKS[0]), stretch(BLOCK, 2 * BLOCK, 1)).from).toBe(BLOCK);
  });
});

describe('a flight', () => {
  const { flights } = join(...BLOCKS);
  const of = (sentAt: number) => flights.find((flight) => flight.sentAt === sentAt);

  it('ends where its message ends', () => {
    expect(of(30)).toMatchObject({ id: 'n1>n2@30', sentStep: 30, endAt: 55, fate: 'arrived' });
    expect(of(50)).toMatchObject({ endAt: 75, fate: 'cut' });
  });

  it('to a paused process ends where it waits', () => {
    expect(of(60)).toMatchObject({ endAt: 85, fate: 'arrived' });
    expect(join([0, 90]).flights.find(({ sentAt }) => sentAt === 60)).toMatchObject({ endAt: 85, fate: 'held' });
  });

  it('that nobody has seen end is under way', () => {
    expect(flights.at(-1)).toMatchObject({ sentAt: END - (END % 10), endAt: null, fate: 'under way' });
  });

  it('is known by its end alone', () => {
    const [first] = join(BLOCKS[1]).flights;
    expect(first).toMatchObject({ sentAt: 2030, sentStep: 2030, endAt: 2055, fate: 'arrived' });
  });
});

describe('what is too much', () => {
  it('is left out block by block, and can be fetched again', () => {
    const whole = join(...BLOCKS);
    const [a, b, c, d] = BLOCKS;
    const some = trimmed(whole, BLOCK + 10, 2 * BLOCK - 10);
    expect([some.from, some.to]).toEqual([b[0], b[1]]);
    expect(some.standings[0]).toEqual(standing(BLOCK, 2));
    expect(some.cuts).toEqual(stretch(...b).cuts);
    expect(some.happenings).toEqual(join(b).happenings);
    expect([a, d].reduce((known, block) => joined(known, stretch(...block)), joined(some, stretch(...c)))).toEqual(
      WHOLE,
    );
  });

  it('is nothing when all of it is looked at', () => {
    const whole = join(...BLOCKS);
    expect(trimmed(whole, 0, END)).toBe(whole);
  });
});

describe('the flights between two instants', () => {
  const traffic = join(...BLOCKS);
  it('are all that have some part there', () => {
    for (const [from, to] of [
      [0, 100],
      [1000, 1001],
      [3000, 5000],
      [END, END + 50],
    ] as const) {
      const [first, end] = flightsBetween(traffic, from, to);
      const seen = traffic.flights.slice(first, end);
      const expected = traffic.flights.filter(({ sentAt, endAt, dueAt }) => sentAt <= to && (endAt ?? dueAt) >= from);
      expect(seen).toEqual(expected);
    }
  });
});

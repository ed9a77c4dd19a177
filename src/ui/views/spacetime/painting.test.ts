// What the thread that paints the diagram is told, in numbers.
import { describe, expect, it } from 'vitest';
import { vote } from '../../lib/sampleWorld.ts';
import { lookNumbers } from '../stage/lookNumbers.ts';
import type { Arrow, Diagram } from './layout.ts';
import type { Mark, Sign } from './marks.ts';
import { FATE, NUMBERS, type Painting, paintingOf, type Sheet } from './painting.ts';
import type { Flight } from './traffic.ts';

const SHEET: Sheet = { scale: 2, isUpright: false, length: 1000, breadth: 60, unit: 1, figure: 0.5 };
const CALM = { pointed: null, picked: () => false };

const arrow = (id: string, fate: Flight['fate'], u1: number, u2: number, term = 1): Arrow => ({
  flight: { id, from: 'n1', to: 'n2', fate, message: vote(term) } as Flight,
  u1,
  v1: 10,
  u2,
  v2: 30,
  count: 1,
});

function mark(sign: Sign, u: number, v: number | null): Mark {
  const of = { at: u, step: u, n: 0 };
  const event = sign === 'commit' ? { ...of, type: 'CommitAdvanced', to: 7 } : { ...of, type: 'BecameLeader', term: 3 };
  return { sign, event: event as Mark['event'], u, v, term: 3, count: 1 };
}

function diagramOf(part: Partial<Diagram>): Diagram {
  const arrows = part.arrows ?? [];
  return { lines: [], bands: [], marks: [], messages: arrows.length, ...part, arrows };
}

const paint = (part: Partial<Diagram>, emphasis: Parameters<typeof paintingOf>[1] = CALM, sheet = SHEET): Painting =>
  paintingOf(diagramOf(part), emphasis, sheet, lookNumbers());

const rowsOf = ({ arrows }: Painting) =>
  Array.from({ length: arrows.length / NUMBERS }, (_, i) => [...arrows.subarray(i * NUMBERS, (i + 1) * NUMBERS)]);

describe('arrows', () => {
  it('are a look, a fate and two places each', () => {
    const arrows = [arrow('a', 'arrived', 1, 50), arrow('b', 'loss', 2, 40, 2), arrow('c', 'under way', 3, 30)];
    expect(rowsOf(paint({ arrows }))).toEqual([
      [0, FATE.arrived, 1, 10, 50, 30],
      [1, FATE.lost, 2, 10, 40, 30],
      [0, FATE.underWay, 3, 10, 30, 30],
    ]);
  });

  it('have their looks told once', () => {
    const numbers = lookNumbers();
    const terms = (...all: number[]) =>
      paintingOf(diagramOf({ arrows: all.map((term) => arrow('a', 'held', 0, 9, term)) }), CALM, SHEET, numbers);
    expect(terms(1, 2, 1).looks.map(({ term }) => term)).toEqual([1, 2]);
    const next = terms(3, 2);
    expect(next.looks.map(({ term }) => term)).toEqual([3]);
    expect(rowsOf(next).map(([look]) => look)).toEqual([2, 1]);
  });

  it('have words where they are long and few, or stand out', () => {
    const few = paint({ arrows: [arrow('a', 'arrived', 0, 200), arrow('b', 'arrived', 0, 40)] });
    expect([...few.words.keys()]).toEqual([0]);
    const many = Array.from({ length: 200 }, (_, i) => arrow(String(i), 'arrived', i, i + 200));
    expect(paint({ arrows: many }).words.size).toBe(0);
    const pointed = { kind: 'arrow', arrow: many[3] as Arrow } as const;
    const told = paint(
      { arrows: many },
      { pointed, picked: (item) => item.kind === 'arrow' && item.arrow === many[150] },
    );
    expect(told.raised).toEqual([3, 150]);
    expect([...told.words.keys()]).toEqual([3, 150]);
  });
});

describe('marks', () => {
  it('have words where there is room before the next of their lane', () => {
    const marks = [mark('commit', 100, 10), mark('commit', 110, 30), mark('commit', 120, 10), mark('leader', 121, 10)];
    expect(paint({ marks }).marks.map(({ text }) => text)).toEqual(['', '7', '', '3']);
    expect(paint({ marks }, CALM, { ...SHEET, isUpright: true }).marks.map(({ text }) => text)).toEqual([
      '',
      '',
      '',
      '3',
    ]);
  });

  it('in one place have the same room', () => {
    const marks = [mark('commit', 100, 10), mark('commit', 100, 10), mark('commit', 115, 10)];
    expect(paint({ marks }).marks.map(({ text }) => text)).toEqual(['', '', '7']);
    expect(paint({ marks: marks.slice(0, 2) }).marks.map(({ text }) => text)).toEqual(['7', '7']);
  });

  it('that are common are ticks where one stands for many; flags cross all lanes', () => {
    const marks = [mark('commit', 100, 10), mark('leader', 110, 30), mark('violation', 120, null)];
    const crowd = paint({ marks, messages: 9 });
    expect([...crowd.ticks]).toEqual([100, 10]);
    expect(crowd.marks).toEqual([{ sign: 'leader', u: 110, v: 30, term: 3, text: '3' }]);
    expect(crowd.flags).toEqual([{ sign: 'violation', u: 120 }]);
  });

  it('that are pointed at or picked have rings', () => {
    const marks = [mark('commit', 100, 10), mark('leader', 110, 30), mark('commit', 120, 50)];
    const pointed = { kind: 'mark', mark: { ...(marks[0] as Mark) } } as const;
    const picked = paint({ marks }, { pointed, picked: (item) => item.kind === 'mark' && item.mark.u === 110 });
    expect(picked.rings).toEqual([
      { u: 100, v: 10 },
      { u: 110, v: 30 },
    ]);
  });
});

it('a picture is told without messages and events', () => {
  const bands = [{ v: 10, from: 0, to: 9, others: ['n2'] }];
  const { words, ...told } = paint({ arrows: [arrow('a', 'arrived', 0, 200)], marks: [mark('leader', 5, 10)], bands });
  expect(told.bands).toEqual([{ v: 10, from: 0, to: 9 }]);
  expect(JSON.stringify(told)).not.toMatch(/flight|event|envelope|candidateId/);
});

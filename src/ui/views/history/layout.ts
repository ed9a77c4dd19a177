// Where the calls stand: one lane for each clerk, and a time axis that is stretched until every bar can be read. What came
// first stands further left, always; how far says little. Pure arithmetic, greedy from left to right: what a later call
// adds moves nothing that is drawn already.
import type { NodeId, StepIndex, Tick } from '../../../model/ids.ts';
import { keyOf } from '../../../model/kv.ts';
import type { Operation } from '../../../model/world.ts';
import type { Judgement } from '../../../wire/protocol.ts';
import { firstWhere } from '../../lib/firstWhere.ts';
import { type BarText, barText } from './text.ts';

/** Lengths in CSS px at the usual root font size. */
const CHARACTER = 6.65;
const PADDING = 18;
/** Between two bars of a lane. */
const BETWEEN = 5;
/** How far the end of a call without an answer fades, where another call of its clerk follows. */
const TAIL = 26;
/** Between two things that happened one after the other, however close; and however long nothing happened between. */
const [NEAREST, FARTHEST] = [6, 36];
const PX_PER_MS = 0.25;
/** Between two figures of the axis. */
const FIGURES = 76;

/** How many tones tell keys apart. */
export const TONES = 5;

/** One call as a bar. `end` is where it returned, or where the picture of a call without an answer ends. */
export interface Bar {
  readonly offset: number;
  readonly lane: number;
  readonly x: number;
  readonly end: number;
  readonly isOpen: boolean;
  readonly text: BarText;
  /** Which of the tones is its key's. */
  readonly tone: number;
}

/** The picture of a history; `bars` by offset. */
export interface HistoryLayout {
  readonly bars: readonly Bar[];
  readonly lanes: readonly NodeId[];
  readonly width: number;
  /** Figures of the axis. */
  readonly ticks: readonly { readonly x: number; readonly at: Tick }[];
  /** For each bar the furthest end of it and all bars before it. */
  readonly reach: readonly number[];
}

/** Lays out a history, its operations in the order of their calls. `unit`: how many CSS px the page's unit has now. */
export function layoutHistory(operations: readonly Operation[], unit = 1): HistoryLayout {
  const size = operations.length;
  const lanes = [...new Set(operations.map(({ clerk }) => clerk))].sort(byNumber);
  const laneOf = new Map(lanes.map((clerk, lane) => [clerk, lane]));
  const keys = new Set(operations.map(({ op }) => keyOf(op)));
  const toneOf = new Map([...keys].map((key, i) => [key, i % TONES]));
  const lane = Int32Array.from(operations, ({ clerk }) => laneOf.get(clerk) ?? 0);
  const texts = operations.map(textOf);
  const width = Float64Array.from(texts, ({ op, answer }) => {
    return (Math.max(3, op.length + answer.length) * CHARACTER + PADDING) * unit;
  });
  const start = new Float64Array(size);
  const end = new Float64Array(size).fill(-1);
  /** Where the next bar of each lane may begin. */
  const free = new Float64Array(lanes.length);
  const ticks: { x: number; at: Tick }[] = [];
  let x = 0;
  let before: Tick | null = null;
  eachPlace(operations, (at, returns, offsets) => {
    const pause = before === null ? 0 : (at - before) * PX_PER_MS;
    x += Math.min(FARTHEST, Math.max(NEAREST, pause)) * unit;
    for (const i of offsets) {
      x = Math.max(x, returns ? (start[i] as number) + (width[i] as number) : (free[lane[i] as number] as number));
    }
    for (const i of offsets) {
      if (returns) end[i] = x;
      else start[i] = x;
      free[lane[i] as number] = x + (returns ? BETWEEN * unit : (width[i] as number) + (TAIL + BETWEEN) * unit);
    }
    if (x - (ticks.at(-1)?.x ?? -FIGURES * unit) >= FIGURES * unit) ticks.push({ x, at });
    before = at;
  });

  /** The least that is drawn of a call without an answer. */
  const least = (i: number) => (start[i] as number) + (width[i] as number) + TAIL * unit;
  let right = 0;
  for (let i = 0; i < size; i++) right = Math.max(right, (end[i] as number) < 0 ? least(i) : (end[i] as number));
  const isLast = new Uint8Array(size);
  new Map(operations.map(({ clerk }, i) => [clerk, i])).forEach((i) => {
    isLast[i] = 1;
  });
  let most = 0;
  const reach: number[] = [];
  const bars = operations.map(({ op }, i): Bar => {
    const isOpen = (end[i] as number) < 0;
    const drawn = isOpen ? (isLast[i] === 1 ? right : least(i)) : (end[i] as number);
    most = Math.max(most, drawn);
    reach.push(most);
    return {
      offset: i,
      lane: lane[i] as number,
      x: start[i] as number,
      end: drawn,
      isOpen,
      text: texts[i] as BarText,
      tone: toneOf.get(keyOf(op)) ?? 0,
    };
  });
  return { bars, lanes, width: right + BETWEEN * unit, ticks, reach };
}

/** Operations are shared from moment to moment, and so are their texts. */
const known = new WeakMap<Operation, BarText>();

function textOf(operation: Operation): BarText {
  let text = known.get(operation);
  if (text === undefined) {
    text = barText(operation);
    known.set(operation, text);
  }
  return text;
}

/** Visits the places of the axis: all that returns at one step, then all that is called at it, as the judge has it. */
function eachPlace(
  operations: readonly Operation[],
  visit: (at: Tick, returns: boolean, offsets: readonly number[]) => void,
): void {
  const returnedAt = (i: number): StepIndex => {
    const { returnedStep, calledStep } = operations[i] as Operation;
    return Math.max(returnedStep ?? 0, calledStep + 1);
  };
  const ends = Int32Array.from(operations.keys()).filter((i) => operations[i]?.returnedStep !== null);
  ends.sort((a, b) => returnedAt(a) - returnedAt(b) || a - b);
  let call = 0;
  let end = 0;
  while (call < operations.length || end < ends.length) {
    const called = operations[call]?.calledStep ?? Number.POSITIVE_INFINITY;
    const returned = end < ends.length ? returnedAt(ends[end] as number) : Number.POSITIVE_INFINITY;
    const offsets: number[] = [];
    if (returned <= called) {
      const { returnedAt: at, calledAt } = operations[ends[end] as number] as Operation;
      while (end < ends.length && returnedAt(ends[end] as number) === returned) offsets.push(ends[end++] as number);
      visit(at ?? calledAt, true, offsets);
    } else {
      const { calledAt } = operations[call] as Operation;
      while (operations[call]?.calledStep === called) offsets.push(call++);
      visit(calledAt, false, offsets);
    }
  }
}

function byNumber(a: NodeId, b: NodeId): number {
  return Number(a.slice(1)) - Number(b.slice(1));
}

/** The bars of which some part lies between two places of the axis. */
export function visibleBars({ bars, reach }: HistoryLayout, from: number, to: number): Bar[] {
  const first = firstWhere(bars.length, (i) => (reach[i] ?? 0) >= from);
  const end = firstWhere(bars.length, (i) => (bars[i]?.x ?? 0) > to);
  return bars.slice(first, end).filter((bar) => bar.end >= from);
}

/** Between two calls that take effect one after the other, in px. */
const APART = 4;

/** Where, within its bar, each call takes effect in the order that was found: midway between the earliest and the latest place. */
export function effectPoints({ bars }: HistoryLayout, judgement: Judgement | null): ReadonlyMap<number, number> {
  const points = new Map<number, number>();
  if (judgement?.verdict !== 'linearizable') return points;
  for (const { order } of judgement.orders) {
    const ordered = order.flatMap((offset) => bars[offset] ?? []);
    let x = 0;
    for (const { offset, x: start, end } of ordered) {
      x = Math.max(x, Math.min(end - APART, Math.max(start + APART, x + APART)));
      points.set(offset, x);
    }
    x = Number.POSITIVE_INFINITY;
    for (const { offset, end } of ordered.toReversed()) {
      const earliest = points.get(offset) ?? 0;
      x = Math.max(earliest, Math.min(end - APART, x - APART));
      points.set(offset, (earliest + x) / 2);
    }
  }
  return points;
}

/** The bar that an arrow key leads to from another: along its lane, or to the one beside it in the next lane that has any. */
export function neighbour({ bars }: HistoryLayout, from: number, key: string): Bar | null {
  const here = bars[from];
  if (!here) return bars.at(-1) ?? null;
  const inLane = (lane: number) => bars.filter((bar) => bar.lane === lane);
  switch (key) {
    case 'Home':
      return bars[0] ?? null;
    case 'End':
      return bars.at(-1) ?? null;
    case 'ArrowLeft':
      return inLane(here.lane).findLast((bar) => bar.offset < from) ?? null;
    case 'ArrowRight':
      return inLane(here.lane).find((bar) => bar.offset > from) ?? null;
    case 'ArrowUp':
    case 'ArrowDown': {
      const beside = inLane(here.lane + (key === 'ArrowUp' ? -1 : 1));
      return beside.find((bar) => bar.end > here.x) ?? beside.at(-1) ?? null;
    }
    default:
      return null;
  }
}

// Where the calls stand: one lane for each clerk, and a time axis that is stretched until every bar can be read. What came
// first stands further left, always; how far says little. Pure arithmetic, greedy from left to right: what a later call
// adds moves nothing that is drawn already.
import type { NodeId, StepIndex, Tick } from '../../../model/ids.ts';
import type { Operation } from '../../../model/world.ts';
import type { Judgement } from '../../../wire/protocol.ts';
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

/** The calls that happen at one place of the axis: those that return before those that begin, as the judge has it. */
interface Place {
  readonly step: StepIndex;
  readonly at: Tick;
  readonly returns: boolean;
  readonly offsets: number[];
}

/** Lays out a history, its operations in the order of their calls. `unit`: how many CSS px the page's unit has now. */
export function layoutHistory(operations: readonly Operation[], unit = 1): HistoryLayout {
  const lanes = [...new Set(operations.map(({ clerk }) => clerk))].sort(byNumber);
  const keys = new Map([...new Set(operations.map(({ op }) => op.key))].map((key, i) => [key, i % TONES]));
  const texts = operations.map(barText);
  const widths = texts.map(({ op, answer }) => (Math.max(3, op.length + answer.length) * CHARACTER + PADDING) * unit);
  const starts: number[] = [];
  const ends: (number | null)[] = operations.map(() => null);
  const free = new Map<NodeId, number>();
  const ticks: { x: number; at: Tick }[] = [];
  let x = 0;
  let before: Tick | null = null;
  for (const { at, returns, offsets } of placesOf(operations)) {
    const pause = before === null ? 0 : (at - before) * PX_PER_MS;
    x += Math.min(FARTHEST, Math.max(NEAREST, pause)) * unit;
    for (const offset of offsets) {
      const { clerk } = operations[offset] as Operation;
      x = Math.max(x, returns ? (starts[offset] ?? 0) + (widths[offset] ?? 0) : (free.get(clerk) ?? 0));
    }
    for (const offset of offsets) {
      const { clerk } = operations[offset] as Operation;
      if (returns) ends[offset] = x;
      else starts[offset] = x;
      free.set(clerk, returns ? x + BETWEEN * unit : x + ((widths[offset] ?? 0) + TAIL + BETWEEN) * unit);
    }
    if (x - (ticks.at(-1)?.x ?? -FIGURES * unit) >= FIGURES * unit) ticks.push({ x, at });
    before = at;
  }
  const last = new Map(operations.map(({ clerk }, offset) => [clerk, offset]));
  const least = (offset: number) => (starts[offset] ?? 0) + (widths[offset] ?? 0) + TAIL * unit;
  const right = operations.reduce((most, _, i) => Math.max(most, ends[i] ?? least(i)), 0);
  const bars = operations.map(({ clerk, op }, offset): Bar => {
    const end = ends[offset] ?? null;
    return {
      offset,
      lane: lanes.indexOf(clerk),
      x: starts[offset] ?? 0,
      end: end ?? (last.get(clerk) === offset ? right : least(offset)),
      isOpen: end === null,
      text: texts[offset] as BarText,
      tone: keys.get(op.key) ?? 0,
    };
  });
  let most = 0;
  const reach = bars.map(({ end }) => {
    most = Math.max(most, end);
    return most;
  });
  return { bars, lanes, width: right + BETWEEN * unit, ticks, reach };
}

function placesOf(operations: readonly Operation[]): Place[] {
  const points = operations.flatMap(({ calledStep, calledAt, returnedStep, returnedAt }, offset) => {
    const call = { step: calledStep, at: calledAt, returns: false, offset };
    if (returnedStep === null) return [call];
    return [call, { step: Math.max(returnedStep, calledStep + 1), at: returnedAt ?? calledAt, returns: true, offset }];
  });
  points.sort((a, b) => a.step - b.step || Number(b.returns) - Number(a.returns) || a.offset - b.offset);
  const places: Place[] = [];
  for (const { offset, ...point } of points) {
    const place = places.at(-1);
    if (place && place.step === point.step && place.returns === point.returns) place.offsets.push(offset);
    else places.push({ ...point, offsets: [offset] });
  }
  return places;
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

/** The first of so many places from which on a condition holds; the number itself when it never does. */
function firstWhere(size: number, holds: (i: number) => boolean): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where, within its bar, each call takes effect in the order that was found: the earliest places that keep the order. */
export function effectPoints({ bars }: HistoryLayout, judgement: Judgement | null): ReadonlyMap<number, number> {
  const points = new Map<number, number>();
  if (judgement?.verdict !== 'linearizable') return points;
  for (const { order } of judgement.orders) {
    let x = 0;
    for (const offset of order) {
      const bar = bars[offset];
      if (!bar) continue;
      x = Math.max(x, Math.min(bar.end - 2, Math.max(bar.x + 5, x + 4)));
      points.set(offset, x);
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

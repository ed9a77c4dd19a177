// Where everything of the diagram stands: a lane for each process, time along it. Pure arithmetic; `u` runs with time and `v`
// across the lanes, in px, so that the same picture can be laid to the right or downwards.
import type { NodeId, Term } from '../../../model/ids.ts';
import type { Standing } from '../../../wire/stretch.ts';
import { type TimeWindow, xOf } from '../timeline/window.ts';
import { type Mark, marksIn } from './marks.ts';
import { type Flight, flightsBetween, TONES, type Traffic } from './traffic.ts';

/** The part of a run that is looked at, and the room there is. */
export interface View {
  readonly window: TimeWindow;
  /** Px from the window's beginning to its end. */
  readonly length: number;
  /** Px from one lane to the next. */
  readonly spacing: number;
}

/** A stretch of a process's line: what it was. */
export interface Line {
  readonly v: number;
  readonly from: number;
  readonly to: number;
  readonly health: Standing['health'];
  readonly role: Standing['role'];
  readonly term: Term;
}

/** A stretch in which a process is cut off from others, in one direction or both. */
export interface Band {
  readonly v: number;
  readonly from: number;
  readonly to: number;
  readonly others: readonly NodeId[];
}

/** A message, and how many like it this one stands for. */
export interface Arrow {
  readonly flight: Flight;
  readonly u1: number;
  readonly v1: number;
  readonly u2: number;
  readonly v2: number;
  readonly count: number;
}

/** All that is painted. */
export interface Diagram {
  readonly lines: readonly Line[];
  readonly bands: readonly Band[];
  readonly arrows: readonly Arrow[];
  readonly marks: readonly Mark[];
  /** How many messages the window has; more than there are arrows where one stands for several. */
  readonly messages: number;
}

/** The most arrows that are painted at once: more than these are grey to the eye and slow to the painter. */
const MOST_ARROWS = 720;
/** Multiples of it are spread evenly between whole numbers. */
const GOLDEN = 0.618034;
/** A lost message's arrow ends so far before the lane that it does not reach. */
const SHORT_OF = 0.78;

/** Where a lane's line is. */
export function laneAt(lane: number, spacing: number): number {
  return (lane + 0.5) * spacing;
}

/** Lays out what lies in the view. */
export function layoutDiagram(traffic: Traffic, view: View): Diagram {
  const places = new Map(traffic.lanes.map((id, lane) => [id, laneAt(lane, view.spacing)]));
  return {
    lines: linesIn(traffic, view, places),
    bands: bandsIn(traffic, view, places),
    ...arrowsIn(traffic, view),
    marks: marksIn(traffic.happenings, view.window, view.length, view.spacing),
  };
}

type Places = ReadonlyMap<NodeId, number>;

function linesIn({ standings, toTick }: Traffic, { window, length }: View, places: Places): Line[] {
  const lines: Line[] = [];
  const now = new Map<NodeId, Standing>();
  const end = (standing: Standing, at: number) => {
    const v = places.get(standing.node);
    if (v === undefined || at < window.from || standing.at > window.to || at === standing.at) return;
    const { health, role, term } = standing;
    const [from, to] = [xOf(window, length, standing.at), xOf(window, length, at)];
    lines.push({ v, from: Math.max(-50, from), to: Math.min(length + 50, to), health, role, term });
  };
  for (const standing of standings) {
    const before = now.get(standing.node);
    if (before) end(before, standing.at);
    now.set(standing.node, standing);
  }
  for (const standing of now.values()) end(standing, toTick);
  return lines;
}

function bandsIn({ cuts, toTick }: Traffic, { window, length }: View, places: Places): Band[] {
  const bands: Band[] = [];
  cuts.forEach(({ at, links }, i) => {
    const until = cuts[i + 1]?.at ?? toTick;
    if (until < window.from || at > window.to || until === at) return;
    const [from, to] = [xOf(window, length, at), xOf(window, length, until)];
    for (const [node, others] of apart(links)) {
      const v = places.get(node);
      if (v !== undefined) bands.push({ v, from: Math.max(-50, from), to: Math.min(length + 50, to), others });
    }
  });
  return bands;
}

/** For each process with a cut link, whom it is cut off from. */
function apart(links: readonly string[]): ReadonlyMap<NodeId, readonly NodeId[]> {
  const found = new Map<NodeId, Set<NodeId>>();
  const add = (one: NodeId, other: NodeId) => found.set(one, (found.get(one) ?? new Set()).add(other));
  for (const link of links) {
    const [from = '', to = ''] = link.split('>');
    add(from, to);
    add(to, from);
  }
  return new Map([...found].map(([node, others]) => [node, [...others].sort(byName)]));
}

function byName(a: NodeId, b: NodeId): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/**
 * The arrows, thinned where they would be too many: time is divided into columns, and of all messages of a colour that go the
 * same way within one only the first is drawn. The columns stand still when the window is moved.
 */
function arrowsIn(traffic: Traffic, { window, length, spacing }: View): Pick<Diagram, 'arrows' | 'messages'> {
  const [first, end] = flightsBetween(traffic, window.from, window.to);
  const column = (columnFor(traffic, window, length) * (window.to - window.from)) / length;
  const lanes = traffic.lanes.length;
  /** Of each way and colour: the column that has its last arrow, and which that is. */
  const columns = new Int32Array(column === 0 ? 0 : lanes * lanes * TONES).fill(-1);
  const places = new Int32Array(columns.length);
  const drawn: Flight[] = [];
  const counts: number[] = [];
  let messages = 0;
  const { sentAt, endAt, way: wayAt } = traffic.columns;
  for (let i = first; i < end; i++) {
    if ((endAt[i] as number) < window.from) continue;
    messages++;
    if (column > 0) {
      const way = wayAt[i] as number;
      // Each way has its columns elsewhere, so that they make no pattern.
      const shift = way * GOLDEN;
      const here = Math.floor((sentAt[i] as number) / column + shift - Math.floor(shift));
      if (columns[way] === here) {
        const place = places[way] as number;
        counts[place] = (counts[place] as number) + 1;
        continue;
      }
      columns[way] = here;
      places[way] = drawn.length;
    }
    drawn.push(traffic.flights[i] as Flight);
    counts.push(1);
  }
  const place = (flight: Flight, i: number): Arrow => ({
    flight,
    count: counts[i] ?? 1,
    u1: xOf(window, length, flight.sentAt),
    v1: laneAt(flight.lane, spacing),
    ...endOf(flight, traffic.toTick, window, length, spacing),
  });
  return { arrows: drawn.map(place), messages };
}

/** How wide a column is, in px: a power of two, or 0 where every message has its arrow. It depends on the zoom alone. */
function columnFor(traffic: Traffic, { from, to }: TimeWindow, length: number): number {
  const { flights, ways, fromTick, toTick } = traffic;
  const expected = (flights.length * (to - from)) / Math.max(to - from, toTick - fromTick);
  if (expected <= MOST_ARROWS) return 0;
  let column = 1;
  // A window begins and ends within a column.
  while (column < length && ways.size * (length / column + 1) > MOST_ARROWS) column *= 2;
  return column;
}

/** Where an arrow ends: on the receiver's lane, or where its message is or was lost. */
function endOf(
  { sentAt, dueAt, endAt, fate, lane, toLane }: Flight,
  known: number,
  window: TimeWindow,
  length: number,
  spacing: number,
) {
  const whole = fate === 'arrived' || fate === 'held' || fate === 'down';
  const at = endAt ?? Math.min(dueAt, known);
  const travelled = whole ? 1 : Math.min(endAt === null ? 1 : SHORT_OF, (at - sentAt) / Math.max(1, dueAt - sentAt));
  const until = whole ? at : sentAt + (dueAt - sentAt) * travelled;
  const [v1, v2] = [laneAt(lane, spacing), laneAt(toLane, spacing)];
  return { u2: xOf(window, length, until), v2: v1 + (v2 - v1) * travelled };
}

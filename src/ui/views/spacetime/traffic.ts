// What the diagram knows of a run: stretches joined end to end, each message in them as one flight. Pure; instants in ms.
import type { Event, LossReason } from '../../../model/event.ts';
import type { MessageId, NodeId, StepIndex, Tick } from '../../../model/ids.ts';
import { type Envelope, type Message, messageId } from '../../../model/world.ts';
import { BLOCK, type Cuts, type Standing, type Stretch } from '../../../wire/stretch.ts';
import { firstWhere } from '../../lib/firstWhere.ts';
import { TERM_HUES, termHue } from '../../theme/termColor.ts';
import { type Happening, happeningsOf } from './marks.ts';

/** A message from its sending to its end. */
export interface Flight {
  readonly id: MessageId;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly sentAt: Tick;
  /** With this step it was sent: it is in flight then. */
  readonly sentStep: StepIndex;
  /** When it is due. */
  readonly dueAt: Tick;
  /** When it ended; null: not in what is known. */
  readonly endAt: Tick | null;
  /** `held`: by a paused process, which has it but does not read it. */
  readonly fate: 'under way' | 'arrived' | 'held' | LossReason;
  readonly message: Message;
  /** The places of sender and receiver among the lanes. */
  readonly lane: number;
  readonly toLane: number;
  /** Messages of one tone have one colour: that of their term, or of none. */
  readonly tone: number;
}

/** How many tones there are. */
export const TONES = TERM_HUES + 2;

/** A number for the way and the tone of a flight among so many lanes. */
export function wayOf({ lane, toLane, tone }: Flight, lanes: number): number {
  return (lane * lanes + toLane) * TONES + tone;
}

/** What a picture asks of every flight, as columns of numbers: tens of thousands of objects are slow to go through. */
export interface Columns {
  readonly sentAt: Float64Array;
  /** When it ended or is due. */
  readonly endAt: Float64Array;
  /** The latest `endAt` of it and all before it. */
  readonly reach: Float64Array;
  /** See `wayOf`. */
  readonly way: Uint32Array;
}

/** A part of a branch without gaps: the steps after `from` up to and including `to`. */
export interface Traffic {
  readonly branch: number;
  /** The processes, in the order of the world. */
  readonly lanes: readonly NodeId[];
  readonly from: StepIndex;
  readonly to: StepIndex;
  readonly fromTick: Tick;
  readonly toTick: Tick;
  /** Where its stretches begin, in order: there it can be cut off. */
  readonly seams: readonly { readonly step: StepIndex; readonly at: Tick }[];
  /** In the order of their sending. */
  readonly flights: readonly Flight[];
  /** The same in numbers. */
  readonly columns: Columns;
  /** In which ways between two processes there have been messages of which colour, see `wayOf`. */
  readonly ways: ReadonlySet<number>;
  /** As those of a stretch: what every process was at `from`, then the changes. */
  readonly standings: readonly Standing[];
  readonly cuts: readonly Cuts[];
  /** What happened beside messages. */
  readonly happenings: readonly Happening[];
}

/** Adds a stretch that goes on from either end; any other begins anew, as one of another branch does. */
export function joined(traffic: Traffic | null, stretch: Stretch): Traffic {
  const alone = begun(stretch);
  if (!traffic || traffic.branch !== stretch.branch) return alone;
  if (stretch.from === traffic.to) return laid(traffic, alone);
  return stretch.to === traffic.from ? laid(alone, traffic) : alone;
}

function begun({ branch, from, to, fromTick, toTick, standings, cuts, events }: Stretch): Traffic {
  const seams = [{ step: from, at: fromTick }];
  const lanes = [...new Set(standings.map(({ node }) => node))];
  const flights = inOrder(flightsOf(events, lanes));
  const counted = inColumns(flights, lanes.length);
  const ways = new Set(counted.columns.way);
  const happenings = happeningsOf(events, lanes);
  return { branch, lanes, from, to, fromTick, toTick, seams, ...counted, ways, standings, cuts, happenings };
}

/** Two neighbours end to end. */
function laid(earlier: Traffic, later: Traffic): Traffic {
  const flights = earlier.flights.slice();
  const crossing = later.flights.filter(({ sentStep }) => sentStep <= later.from);
  const places = new Map<MessageId, number>();
  const [first] = crossing;
  for (let i = flights.length - 1; first && i >= 0 && (flights[i]?.sentAt ?? 0) >= first.sentAt; i--) {
    places.set(flights[i]?.id ?? '', i);
  }
  for (const flight of crossing) {
    const place = places.get(flight.id) ?? -1;
    const known = flights[place];
    if (known) flights[place] = goneOn(known, flight);
    else flights.push(flight);
  }
  for (const flight of later.flights) if (flight.sentStep > later.from) flights.push(flight);
  const after = <T extends { readonly step: StepIndex }>(changes: readonly T[]) =>
    changes.filter(({ step }) => step > later.from);
  return {
    branch: earlier.branch,
    lanes: earlier.lanes,
    from: earlier.from,
    to: later.to,
    fromTick: earlier.fromTick,
    toTick: later.toTick,
    seams: [...earlier.seams, ...later.seams].filter(({ step }) => step % BLOCK === 0),
    ...inColumns(inOrder(flights), earlier.lanes.length),
    ways: new Set([...earlier.ways, ...later.ways]),
    standings: [...earlier.standings, ...after(later.standings)],
    cuts: [...earlier.cuts, ...after(later.cuts)],
    happenings: [...earlier.happenings, ...later.happenings],
  };
}

/** Leaves out the stretches that lie wholly outside these instants. */
export function trimmed(traffic: Traffic, fromTick: Tick, toTick: Tick): Traffic {
  const { seams, flights, standings, cuts, happenings } = traffic;
  const first = seams.findLast(({ at }) => at < fromTick) ?? { step: traffic.from, at: traffic.fromTick };
  const last = seams.find(({ step, at }) => at > toTick && step > first.step) ?? {
    step: traffic.to,
    at: traffic.toTick,
  };
  if (first.step === traffic.from && last.step === traffic.to) return traffic;
  const isWithin = ({ step }: { readonly step: StepIndex }) => step > first.step && step <= last.step;
  const isSeen = ({ sentStep, endAt }: Flight) => sentStep <= last.step && (endAt === null || endAt >= first.at);
  return {
    branch: traffic.branch,
    lanes: traffic.lanes,
    from: first.step,
    to: last.step,
    fromTick: first.at,
    toTick: last.at,
    seams: seams.filter(({ step }) => step >= first.step && step < last.step),
    ...inColumns(flights.filter(isSeen), traffic.lanes.length),
    ways: traffic.ways,
    standings: [...latest(standings, first, ({ node }) => node), ...standings.filter(isWithin)],
    cuts: [...latest(cuts, first, () => ''), ...cuts.filter(isWithin)],
    happenings: happenings.filter(({ event }) => isWithin(event)),
  };
}

/** The last change of each thing up to a place, as what it is there. */
function latest<T extends { readonly step: StepIndex; readonly at: Tick }>(
  changes: readonly T[],
  place: { readonly step: StepIndex; readonly at: Tick },
  nameOf: (change: T) => string,
): T[] {
  const now = new Map<string, T>();
  for (const change of changes) if (change.step <= place.step) now.set(nameOf(change), { ...change, ...place });
  return [...now.values()];
}

/** What becomes of a flight that is known from before. */
function goneOn(known: Flight, flight: Flight): Flight {
  // What a paused process held was there already when it came to be read.
  if (known.fate === 'held' && flight.fate === 'arrived') return { ...known, fate: 'arrived' };
  return { ...flight, sentStep: known.sentStep };
}

/** The flights that events tell of. An end alone tells all of one, for a message carries its sending with it. */
function flightsOf(events: readonly Event[], lanes: readonly NodeId[]): Flight[] {
  const places = new Map(lanes.map((id, lane) => [id, lane]));
  const flights = new Map<MessageId, Flight>();
  for (const event of events) {
    if (!('envelope' in event)) continue;
    const { from, to } = event.envelope;
    const flight = flightOf(event, event.envelope, places.get(from) ?? 0, places.get(to) ?? 0);
    const known = flights.get(flight.id);
    flights.set(flight.id, known ? goneOn(known, flight) : flight);
  }
  return [...flights.values()];
}

type BusEvent = Extract<Event, { readonly envelope: Envelope }>;

function flightOf(event: BusEvent, envelope: Envelope, lane: number, toLane: number): Flight {
  const { from, to, sentAt, deliverAt: dueAt, message, cause } = envelope;
  const tone = 'term' in message ? termHue(message.term) : TERM_HUES + 1;
  const flight = {
    id: messageId(envelope),
    from,
    to,
    sentAt,
    sentStep: cause.step,
    dueAt,
    message,
    lane,
    toLane,
    tone,
  };
  switch (event.type) {
    case 'MessageSent':
    case 'MessageDuplicated':
      return { ...flight, sentStep: event.step, endAt: null, fate: 'under way' };
    case 'MessageDelayed':
      return { ...flight, endAt: null, fate: 'under way' };
    case 'MessageDelivered':
      return { ...flight, endAt: event.at, fate: 'arrived' };
    case 'MessageHeld':
      return { ...flight, endAt: event.at, fate: 'held' };
    case 'MessageLost':
      return { ...flight, endAt: event.at, fate: event.reason };
  }
}

/** Flights in the order of their sending. */
function inOrder(flights: Flight[]): Flight[] {
  const isBefore = (a: Flight, b: Flight) => a.sentAt - b.sentAt || a.sentStep - b.sentStep;
  for (let i = 1; i < flights.length; i++) {
    if (isBefore(flights[i - 1] as Flight, flights[i] as Flight) > 0) return flights.sort(isBefore);
  }
  return flights;
}

/** Flights, and the same in numbers. */
function inColumns(flights: readonly Flight[], lanes: number): Pick<Traffic, 'flights' | 'columns'> {
  const size = flights.length;
  const [sentAt, endAt, reach] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const way = new Uint32Array(size);
  let most = 0;
  flights.forEach((flight, i) => {
    const end = flight.endAt ?? flight.dueAt;
    most = Math.max(most, end);
    sentAt[i] = flight.sentAt;
    endAt[i] = end;
    reach[i] = most;
    way[i] = wayOf(flight, lanes);
  });
  return { flights, columns: { sentAt, endAt, reach, way } };
}

/** The flights of which some part lies between two instants, by their places: from the first up to, not including, the second. */
export function flightsBetween({ flights, columns }: Traffic, from: Tick, to: Tick): readonly [number, number] {
  return [
    firstWhere(flights.length, (i) => (columns.reach[i] as number) >= from),
    firstWhere(flights.length, (i) => (columns.sentAt[i] as number) > to),
  ];
}

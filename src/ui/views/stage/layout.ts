// Where everything on the stage stands: servers on an ellipse (on several, where there are groups), clerks beside or below
// them. Arithmetic alone, no DOM.
// Lengths in stage units: one unit is one CSS px at the usual root font size of 16 px.
import type { GroupId, NodeId } from '../../../model/ids.ts';
import {
  along,
  type Cubic,
  clamp,
  direction,
  distance,
  moved,
  onEllipse,
  type Point,
  round,
  type Size,
} from '../../lib/geometry.ts';
import { jobChannel } from './jobWays.ts';
import { type LabelSide, labelSide } from './labels.ts';
import { anglesOn, fitRing } from './ringFit.ts';
import { BESIDE, type Box, isUpright, type Land, ringsAround, ringsIn } from './rings.ts';
import { bottomOf, rightOf, wordsRoom } from './words.ts';

/** A server's place: the centre of its shape, and its label's. */
export interface ServerPlace {
  readonly id: NodeId;
  readonly centre: Point;
  readonly radius: number;
  readonly label: LabelSide;
  /** The offset of its ring in `rings`. */
  readonly ring: number;
}

/** One Raft group: the ellipse that its servers stand on, and where its name begins. */
export interface RingPlace {
  readonly group: GroupId;
  readonly ids: readonly NodeId[];
  readonly centre: Point;
  readonly rx: number;
  readonly ry: number;
  /** The radius of its servers. */
  readonly radius: number;
  /** The group's own ground; null: it has the whole stage, and no name. */
  readonly land: Land | null;
}

/** A card: a clerk's, or a process's of a job. */
export interface CardPlace {
  readonly id: NodeId;
  readonly kind: 'clerk' | 'coordinator' | 'worker' | 'store';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The whole stage. */
export interface StageLayout {
  readonly size: Size;
  /** Where the caption and the verdicts stand: they keep to it. */
  readonly words: Box;
  /** A MapReduce job (jobLayout.ts) and not a ring alone. */
  readonly isJob: boolean;
  /** A narrow stage: the caption stands above the ring and the clerks below it. */
  readonly narrow: boolean;
  /** Many servers: small shapes, labels without the role's word, no lines between all pairs. */
  readonly dense: boolean;
  /** The radius of the largest servers. */
  readonly radius: number;
  readonly rings: readonly RingPlace[];
  readonly servers: readonly ServerPlace[];
  readonly cards: readonly CardPlace[];
  /** Offsets in `servers` and `cards`, by id. */
  readonly serverAt: Readonly<Record<NodeId, number>>;
  readonly cardAt: Readonly<Record<NodeId, number>>;
}

const NARROW = 620;
/** A low stage is narrow only when it is narrower than this: words above the ring would leave it no height. */
const NARROWEST = 480;
const LOW = 0.6;
const MARGIN = 16;
/** Between the words, or the cards, and the ring. */
const AIR = 12;
/** In less room than this labels stand above and below the servers alone. */
const UPRIGHT = 500;
/** What the cards of a wide stage leave the words of its height. */
const WORDS_LEAST = 160;
/** The least width of the shard controller's land. */
const CONTROLLER = 168;
const CARD = { width: 156, height: 44, gap: 8 };
const SMALL_CARD = { width: 98, height: 24, gap: 6 };
/** A card with the clerk's name alone. */
const NAME_CARD = { width: 60, height: 24, gap: 6 };
/** How far messages of the two directions of a link keep apart, as a share of a server's radius. */
const LANE = 0.17;
/** The gap between a server's shape and the end of a message's way. */
const EDGE = 11;
/** How far a way between two lands bends to its left, as a share of its length, and at most. */
const BOW = 0.14;
const HIGHEST = 46;

/** The radius of a server that goes with messages of the usual size, and how much larger these become at most. */
const USUAL = 30;
const LARGE = 1.3;

/** The servers of one Raft group, in order. */
export interface Group {
  readonly group: GroupId;
  readonly ids: readonly NodeId[];
}

/** The stage of these processes in this much room. Servers stand clockwise from 12 o'clock, in order. `focus`: see `ringsAround`. */
export function layoutStage(
  groups: readonly Group[],
  clerks: readonly NodeId[],
  size: Size,
  focus: GroupId | null = null,
): StageLayout {
  const several = groups.length > 1;
  const servers = groups.flatMap(({ ids }) => ids);
  const dense = servers.length > 9 || several;
  const narrow = several ? size.width < NARROW : isNarrow(size);
  const cards = narrow ? cardsBelow(clerks, size, several) : cardsBeside(clerks, size);
  const words = wordsRoom(size, narrow, several ? undefined : (cards.places[0]?.y ?? size.height) - AIR);
  const stage = { size, words, narrow, dense, taken: cards.taken, focus };
  const { rings, radius, upright } = several ? lands(groups, stage) : oneRing(groups, stage);
  return {
    size,
    words,
    isJob: false,
    narrow,
    dense,
    radius,
    rings,
    servers: rings.flatMap((ring, place) => onRing(ring, place, { upright, dense })),
    cards: cards.places,
    serverAt: Object.fromEntries(servers.map((id, i) => [id, i])),
    cardAt: Object.fromEntries(clerks.map((id, i) => [id, i])),
  };
}

function isNarrow({ width, height }: Size): boolean {
  return width < NARROWEST || (width < NARROW && height > width * LOW);
}

/** What the rings have to know of the stage; `taken`: what the cards take of its width, or of a narrow one's height. */
interface Ground extends Pick<StageLayout, 'size' | 'words' | 'narrow' | 'dense'> {
  readonly taken: number;
  readonly focus: GroupId | null;
}

/** The ring of a cluster: beside the words, or between them and the cards. */
function oneRing(groups: readonly Group[], { size, words, narrow, dense, taken }: Ground) {
  const { group, ids } = groups[0] ?? { group: 0, ids: [] };
  const room = {
    left: narrow ? MARGIN : Math.max(taken, rightOf(words) + AIR),
    right: size.width - MARGIN,
    top: narrow ? bottomOf(words) : MARGIN / 2,
    bottom: size.height - (taken > 0 && narrow ? taken + MARGIN : MARGIN / 2),
  };
  const upright = !dense && (narrow || room.right - room.left < UPRIGHT);
  const { radius, ...ring } = fitRing(ids.length, room, { dense, upright });
  return { radius, upright, rings: [{ group, ids, ...ring, radius, land: null }] };
}

/**
 * The lands of several groups. They have what the words at the upper left leave them; the shard controller, which is asked first,
 * stands below these. On a narrow stage all stand between the words and the cards.
 */
function lands(groups: readonly Group[], { size: { width, height }, words, narrow, taken, focus }: Ground) {
  if (narrow) {
    const room = { left: 4, right: width - 4, top: bottomOf(words) + 4, bottom: height - taken - MARGIN - 2 };
    const rings = focus === null ? ringsIn(groups, room) : ringsAround(groups, focus, room);
    return { ...rings, upright: false };
  }
  const [store, controller] = [groups.slice(0, -1), groups.slice(-1)];
  const [right, bottom] = [width - MARGIN / 2, height - MARGIN / 2];
  const left = Math.max(rightOf(words) - 4, taken + CONTROLLER);
  const rings = ringsIn(store, { left, right, top: MARGIN / 2, bottom });
  const asked = ringsIn(controller, { left: taken - MARGIN / 2, right: left, top: bottomOf(words), bottom });
  const radius = Math.min(rings.radius, asked.radius);
  return { radius, rings: [...rings.rings, ...asked.rings].map((ring) => ({ ...ring, radius })), upright: false };
}

function onRing(
  { ids, centre, rx, ry, radius, land }: RingPlace,
  ring: number,
  { upright, dense }: Pick<StageLayout, 'dense'> & { readonly upright: boolean },
): ServerPlace[] {
  const angles = anglesOn({ rx, ry }, ids.length, dense && land === null);
  return ids.map((id, i) => {
    const angle = angles[i] ?? 0;
    const place = ids.length === 1 ? centre : onEllipse(centre, rx, ry, angle);
    const label = land?.bare
      ? 'none'
      : land
        ? labelSide(angle, isUpright(land.box), BESIDE)
        : labelSide(angle, upright);
    return { id, centre: place, radius, label, ring };
  });
}

/** A part of the stage, by its edges. */
export interface Room {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Cards {
  readonly places: readonly CardPlace[];
  /** Width (beside) or height (below) that the cards need, margins included. */
  readonly taken: number;
}

/** Cards in columns at the lower left, the first clerk on top. */
function cardsBeside(clerks: readonly NodeId[], size: Size): Cards {
  if (clerks.length === 0) return { places: [], taken: MARGIN };
  const tall = Math.max(60, size.height - WORDS_LEAST - MARGIN);
  const rowsOf = (card: typeof CARD) => Math.max(1, Math.floor((tall + card.gap) / (card.height + card.gap)));
  const card = clerks.length <= rowsOf(CARD) ? CARD : SMALL_CARD;
  const columns = Math.ceil(clerks.length / rowsOf(card));
  const rows = Math.ceil(clerks.length / columns);
  const top = size.height - MARGIN - 4 - rows * (card.height + card.gap) + card.gap;
  const places = clerks.map((id, i) => ({
    id,
    kind: 'clerk' as const,
    x: MARGIN + 6 + Math.floor(i / rows) * (card.width + card.gap),
    y: top + (i % rows) * (card.height + card.gap),
    width: card.width,
    height: card.height,
  }));
  return { places, taken: MARGIN + 6 + columns * (card.width + card.gap) + MARGIN };
}

/** Cards in rows along the lower edge. `flat`: there is much else to be seen. */
function cardsBelow(clerks: readonly NodeId[], size: Size, flat: boolean): Cards {
  if (clerks.length === 0) return { places: [], taken: 0 };
  const most = flat ? 0 : 4;
  const card = clerks.length <= most ? CARD : clerks.length <= most + 3 ? SMALL_CARD : NAME_CARD;
  const wide = size.width - 2 * MARGIN;
  const perRow = clamp(Math.floor((wide + card.gap) / (card.width + card.gap)), 1, clerks.length);
  const rows = Math.ceil(clerks.length / perRow);
  const width = Math.min(card.width, (wide - (perRow - 1) * card.gap) / perRow);
  const taken = rows * (card.height + card.gap);
  const left = (size.width - perRow * (width + card.gap) + card.gap) / 2;
  const places = clerks.map((id, i) => ({
    id,
    kind: 'clerk' as const,
    x: left + (i % perRow) * (width + card.gap),
    y: size.height - MARGIN - taken + card.gap + Math.floor(i / perRow) * (card.height + card.gap),
    width,
    height: card.height,
  }));
  return { places, taken };
}

/** The place of a server, or undefined for what is none. */
export function serverPlace(layout: StageLayout, id: NodeId): ServerPlace | undefined {
  const offset = layout.serverAt[id];
  return offset === undefined ? undefined : layout.servers[offset];
}

/** The card of a process, or undefined for what has none. */
export function cardPlace(layout: StageLayout, id: NodeId): CardPlace | undefined {
  const offset = layout.cardAt[id];
  return offset === undefined ? undefined : layout.cards[offset];
}

/** The middle of a process, on the ring or on a card. */
export function centreOf(layout: StageLayout, id: NodeId): Point | undefined {
  const card = cardPlace(layout, id);
  return card ? { x: card.x + card.width / 2, y: card.y + card.height / 2 } : serverPlace(layout, id)?.centre;
}

/**
 * The way of a message from one process to another, from edge to edge and a little to the right of the direct line, so
 * that the two directions of a link do not meet. Between servers of a ring it is straight, and its parameter is its length.
 */
export function channel(layout: StageLayout, from: NodeId, to: NodeId): Cubic | null {
  const ofJob = layout.isJob ? jobChannel(layout, from, to) : null;
  if (ofJob) return ofJob;
  const lane = layout.radius * LANE;
  const card = cardPlace(layout, from) ?? cardPlace(layout, to);
  const [a, b] = [serverPlace(layout, from), serverPlace(layout, to)];
  if (a && b) {
    const towards = direction(a.centre, b.centre);
    const start = moved(a.centre, towards, a.radius + EDGE, lane);
    const end = moved(b.centre, towards, -b.radius - EDGE, lane);
    // What flies from land to land goes in a bow, so that it is seen to leave and to arrive, and the two directions keep apart.
    const bow = a.ring === b.ring ? 0 : -Math.min(HIGHEST, BOW * distance(start, end));
    const thirds = [1 / 3, 2 / 3].map((third) => moved(along(start, end, third), towards, 0, bow)) as [Point, Point];
    return { a: start, b: thirds[0], c: thirds[1], d: end };
  }
  const server = a ?? b;
  if (card?.kind !== 'clerk' || !server) return null;
  const out = cardToServer(layout, card, server, cardPlace(layout, from) ? lane : -lane);
  return cardPlace(layout, from) ? out : { a: out.d, b: out.c, c: out.b, d: out.a };
}

/** The curve that leaves a card squarely and reaches a server's nearer edge. */
function cardToServer(layout: StageLayout, card: CardPlace, server: ServerPlace, aside: number): Cubic {
  const door = layout.narrow
    ? { x: card.x + card.width / 2 + aside, y: card.y }
    : { x: card.x + card.width, y: card.y + card.height / 2 + aside };
  const pull = layout.narrow ? { x: 0, y: -1 } : { x: 1, y: 0 };
  const reach = Math.hypot(server.centre.x - door.x, server.centre.y - door.y);
  const bend = moved(door, pull, reach * 0.42);
  const towards = direction(bend, server.centre);
  const end = moved(server.centre, towards, -server.radius - EDGE, aside);
  return { a: door, b: bend, c: moved(end, towards, -reach * 0.2), d: end };
}

/** How large messages are drawn on a stage, as a share of the usual: they go with the servers. */
export function messageScale({ dense, narrow, radius }: Pick<StageLayout, 'dense' | 'narrow' | 'radius'>): number {
  return dense ? 0.72 : narrow ? 0.9 : round(clamp(radius / USUAL, 1, LARGE));
}

// Where the processes of a MapReduce job stand: the coordinator (or the Raft servers that replicate it) above, the workers in
// rows beneath it, and the store under all of them, as wide as they are. Tasks travel in the upper half, files in the lower.
// Arithmetic alone, no DOM; lengths in stage units.
import type { NodeId } from '../../../model/ids.ts';
import { CLUSTER } from '../../../model/setup.ts';
import { clamp, onEllipse, type Point, type Size } from '../../lib/geometry.ts';
import type { CardPlace, RingPlace, ServerPlace, StageLayout } from './layout.ts';
import type { Box } from './rings.ts';
import { bottomOf, rightOf, wordsRoom } from './words.ts';

/** Who takes part, each kind in its order. */
export interface JobCast {
  /** None when the coordinator is replicated. */
  readonly coordinator: NodeId | null;
  readonly workers: readonly NodeId[];
  readonly store: NodeId | null;
  readonly servers: readonly NodeId[];
  readonly clerks: readonly NodeId[];
}

const NARROW = 620;
const MARGIN = 16;
/** Above the coordinator of a wide stage. */
const AIR = 24;
const COORDINATOR = { width: 272, height: 58 };
const STORE = 54;
const CLERK = { width: 156, height: 44, gap: 8 };
/** Cards of workers from roomy to tight: the first that fits is taken. */
const WORKER_CARDS = [
  { width: 164, height: 56, gap: 16 },
  { width: 128, height: 54, gap: 12 },
  { width: 106, height: 44, gap: 10 },
  { width: 78, height: 30, gap: 9 },
  { width: 56, height: 24, gap: 9 },
  { width: 40, height: 18, gap: 9 },
  { width: 30, height: 15, gap: 7 },
] as const;
/** Less than this between two bands, and a message in it could not be seen. */
const [ROOMY_GAP, LEAST_GAP, CRAMPED_GAP] = [44, 30, 18];

interface Span {
  readonly left: number;
  readonly right: number;
}

/** The stage of a job in this much room. */
export function layoutJob(cast: JobCast, size: Size): StageLayout {
  const narrow = size.width < NARROW;
  const whole: Span = { left: MARGIN, right: size.width - MARGIN };
  const words = wordsRoom(size, narrow);
  const beside: Span = narrow ? whole : { left: Math.min(size.width / 2, rightOf(words) + 8), right: whole.right };
  const top = narrow ? bottomOf(words) + 4 : MARGIN + AIR;
  const ringHeight = cast.servers.length === 0 ? 0 : clamp(size.height * 0.3, 84, 190);
  const bandHeight = Math.max(cast.coordinator === null ? 0 : COORDINATOR.height, ringHeight);
  const clerkRow = narrow && cast.clerks.length > 0 ? CLERK.height + CLERK.gap : 0;
  const floor = size.height - MARGIN - clerkRow - (cast.store === null ? 0 : STORE);
  const rows = workerRows(cast.workers.length, { whole, beside, narrow, words, top: top + bandHeight, floor });
  const middle = (rows.span.left + rows.span.right) / 2;
  // Where workers take the whole width, what stands above them still keeps clear of the words.
  const above = narrow ? middle : Math.max(middle, (beside.left + beside.right) / 2);
  const coordinators = coordinatorCard(cast, { x: above, y: top + bandHeight / 2 }, beside);
  const ring = ringOf(cast.servers, ringSpan(beside, coordinators[0]), top, bandHeight);
  const cards: CardPlace[] = [
    ...coordinators,
    ...cast.workers.map((id, i) => ({ id, kind: 'worker' as const, ...place(rows, i) })),
    ...storeCard(cast.store, rows.span, floor),
    ...clerkCards(cast.clerks, size, narrow),
  ];
  return {
    size,
    words,
    isJob: true,
    narrow,
    dense: false,
    ...ring,
    cards,
    serverAt: Object.fromEntries(cast.servers.map((id, i) => [id, i])),
    cardAt: Object.fromEntries(cards.map(({ id }, i) => [id, i])),
  };
}

/** Rows of workers: how large a card is, where the first one stands, and how many a row has. */
interface Rows {
  readonly span: Span;
  readonly card: { readonly width: number; readonly height: number; readonly gap: number };
  readonly count: number;
  readonly perRow: number;
  readonly y: number;
}

interface Room {
  readonly whole: Span;
  readonly beside: Span;
  readonly narrow: boolean;
  readonly words: Box;
  /** The lower edge of what stands above the workers, and the upper edge of what stands below. */
  readonly top: number;
  readonly floor: number;
}

/** The roomiest cards for which there is room, beside the words if possible, else under them in the whole width. */
function workerRows(count: number, { whole, beside, narrow, words, top, floor }: Room): Rows {
  for (const card of WORKER_CARDS) {
    const gap = card === WORKER_CARDS[0] || card === WORKER_CARDS[1] ? ROOMY_GAP : LEAST_GAP;
    for (const span of narrow ? [whole] : [beside, whole]) {
      const from = span === whole && !narrow ? Math.max(top + gap, bottomOf(words) + 8) : top + gap;
      const rows = tryRows(count, card, span, from, floor - gap);
      if (rows) return rows;
    }
  }
  return squeezed(count, whole, top + CRAMPED_GAP, Math.max(top + CRAMPED_GAP + 4, floor - CRAMPED_GAP));
}

/** Where even the smallest cards do not fit: as large as there is room for, in the number of rows that makes them largest. */
function squeezed(count: number, span: Span, from: number, to: number): Rows {
  const gap = 3;
  let best: Rows | null = null;
  for (let rows = 1; rows <= Math.max(1, count); rows++) {
    const perRow = Math.max(1, Math.ceil(count / rows));
    const height = (to - from + gap) / rows - gap;
    const width = Math.min((span.right - span.left + gap) / (perRow + 0.5) - gap, height * 2.2);
    if (height <= 0) break;
    if (best === null || width > best.card.width) best = { span, card: { width, height, gap }, count, perRow, y: from };
  }
  return best ?? { span, card: { width: 1, height: 1, gap: 0 }, count, perRow: Math.max(1, count), y: from };
}

function tryRows(count: number, card: Rows['card'], span: Span, from: number, to: number): Rows | null {
  const perRow = perRowOf(count, card, span.right - span.left);
  if (perRow < 1) return null;
  const rows = Math.ceil(count / perRow);
  const tall = rows * (card.height + card.gap) - card.gap;
  if (tall > to - from) return null;
  return { span, card, count, perRow: Math.ceil(count / Math.max(1, rows)), y: from + (to - from - tall) / 2 };
}

/** So many in a row. Every second row stands half a card aside, so that ways from above pass between the cards below. */
function perRowOf(count: number, { width, gap }: Rows['card'], room: number): number {
  const inOne = Math.floor((room + gap) / (width + gap));
  return count <= inOne ? count : Math.floor((room + gap - (width + gap) / 2) / (width + gap));
}

function place({ span, card, count, perRow, y }: Rows, i: number): Omit<CardPlace, 'id' | 'kind'> {
  const row = Math.floor(i / perRow);
  const isStaggered = count > perRow;
  const wide = perRow * (card.width + card.gap) - card.gap + (isStaggered ? (card.width + card.gap) / 2 : 0);
  const left = (span.left + span.right - wide) / 2 + (row % 2 === 1 ? (card.width + card.gap) / 2 : 0);
  return {
    x: left + (i % perRow) * (card.width + card.gap),
    y: y + row * (card.height + card.gap),
    width: card.width,
    height: card.height,
  };
}

/** In the middle of its band, or at the right of a cluster that is there besides. */
function coordinatorCard({ coordinator, servers }: JobCast, middle: Point, room: Span): CardPlace[] {
  if (coordinator === null) return [];
  const width = Math.min(COORDINATOR.width, (room.right - room.left) * (servers.length > 0 ? 0.45 : 1));
  const x = servers.length > 0 ? room.right - width : middle.x - width / 2;
  return [
    {
      id: coordinator,
      kind: 'coordinator',
      x,
      y: middle.y - COORDINATOR.height / 2,
      width,
      height: COORDINATOR.height,
    },
  ];
}

function ringSpan(room: Span, coordinator: CardPlace | undefined): Span {
  return coordinator ? { left: room.left, right: coordinator.x - 2 * MARGIN } : room;
}

/** The Raft servers on a flat ring, with their labels beside them. */
function ringOf(servers: readonly NodeId[], { left, right }: Span, top: number, height: number) {
  const radius = clamp(height * 0.15, 10, 24);
  const label = 84;
  const centre = { x: (left + right) / 2, y: top + height / 2 };
  const ry = Math.max(8, height / 2 - radius - 4);
  const rx = Math.max(20, Math.min((right - left) / 2 - radius - label, ry * 3));
  const places = servers.map((id, i): ServerPlace => {
    const angle = (2 * Math.PI * i) / servers.length;
    const at = servers.length === 1 ? centre : onEllipse(centre, rx, ry, angle);
    return { id, centre: at, radius, label: Math.sin(angle) < -0.01 ? 'left' : 'right', ring: 0 };
  });
  const rings: RingPlace[] =
    servers.length === 0 ? [] : [{ group: CLUSTER, ids: servers, centre, rx, ry, radius, land: null }];
  // The lanes of messages keep as far apart as on an ordinary ring.
  return { rings, radius: Math.max(radius, 24), servers: places };
}

function storeCard(store: NodeId | null, { left, right }: Span, y: number): CardPlace[] {
  return store === null ? [] : [{ id: store, kind: 'store', x: left, y, width: right - left, height: STORE }];
}

/** Clerks are rare beside a job: a column at the lower left, a row at the lower edge of a narrow stage. */
function clerkCards(clerks: readonly NodeId[], size: Size, narrow: boolean): CardPlace[] {
  const width = narrow
    ? Math.min(CLERK.width, (size.width - 2 * MARGIN + CLERK.gap) / clerks.length - CLERK.gap)
    : CLERK.width;
  return clerks.map((id, i) => ({
    id,
    kind: 'clerk',
    x: MARGIN + 6 + (narrow ? i * (width + CLERK.gap) : 0),
    y: size.height - MARGIN - CLERK.height - (narrow ? 0 : (clerks.length - 1 - i) * (CLERK.height + CLERK.gap)),
    width,
    height: CLERK.height,
  }));
}

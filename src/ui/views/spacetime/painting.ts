// A picture of the diagram as it is told to the thread that paints it: the layout's numbers, without the messages and events that
// they stand for, and only those words that will be written. Pure; px as in layout.ts.
import type { Term } from '../../../model/ids.ts';
import type { LookNumbers } from '../stage/lookNumbers.ts';
import { type MessageLook, messageLabel, messageLook } from '../stage/messageLook.ts';
import type { Arrow, Band, Diagram, Line } from './layout.ts';
import { type Mark, markText, type Sign } from './marks.ts';
import type { Item } from './pick.ts';

/** Numbers per arrow in a `Painting`: look, fate (see `FATE`), u1, v1, u2, v2. */
export const NUMBERS = 6;

/** What an arrow ends in: the message itself, a head, a cross. */
export const FATE = { underWay: 0, arrived: 1, lost: 2 } as const;

/** How a painting lies on its canvas. */
export interface Sheet {
  /** Px of the canvas per px of the layout. */
  readonly scale: number;
  /** Time runs downwards. */
  readonly isUpright: boolean;
  /** Along time, and across all lanes. */
  readonly length: number;
  readonly breadth: number;
  /** Px of the page's unit. */
  readonly unit: number;
  /** How large the figure of a message is, against one on the stage. */
  readonly figure: number;
}

/** A mark on a lane, or a flag across all of them. */
export interface PaintedMark {
  readonly sign: Sign;
  readonly u: number;
  readonly v: number;
  readonly term: Term;
  /** Within it or beside it; '': nothing, or there is no room. */
  readonly text: string;
}

/** All that one picture needs. */
export interface Painting {
  readonly sheet: Sheet;
  /** Looks that no painting on this canvas has had before; they are numbered as they come. */
  readonly looks: readonly MessageLook[];
  readonly arrows: Float32Array;
  /** What is written beside arrows, by their places. */
  readonly words: ReadonlyMap<number, string>;
  /** The places of the arrows that are pointed at or picked. */
  readonly raised: readonly number[];
  readonly lines: readonly Line[];
  readonly bands: readonly Omit<Band, 'others'>[];
  readonly flags: readonly Pick<PaintedMark, 'sign' | 'u'>[];
  /** Marks of a crowd of which there are only ticks: u and v of each. */
  readonly ticks: Float32Array;
  readonly marks: readonly PaintedMark[];
  /** Around the marks that are pointed at or picked. */
  readonly rings: readonly { readonly u: number; readonly v: number }[];
}

/** What the thread that paints keeps of a theme. */
export interface Colours {
  /** By what CSS calls them. */
  readonly colors: Readonly<Record<string, string>>;
  /** For the number within a message. */
  readonly font: string;
  /** The families of type of text and of figures. */
  readonly textFont: string;
  readonly codeFont: string;
}

/** A canvas to paint on from now on, with the looks numbered anew; another theme's colours; what to paint. */
export type PainterMessage = { readonly canvas: OffscreenCanvas } | { readonly colours: Colours } | Painting;

/** What is pointed at, and what is picked. */
export interface Emphasis {
  readonly pointed: Item | null;
  readonly picked: (item: Item) => boolean;
}

/** With at most so many arrows the weighty ones have words, where they are of this length, in px. */
const WORDED = 80;
const WORDED_LENGTH = 84;
/** What happens all the time: of a crowd of these only ticks are drawn. */
const COMMON: readonly Sign[] = ['commit', 'call', 'answer'];

/** What to paint. `numbers`: those of the looks that the canvas has had. */
export function paintingOf(diagram: Diagram, emphasis: Emphasis, sheet: Sheet, numbers: LookNumbers): Painting {
  const { arrows, lines, bands } = diagram;
  return {
    sheet,
    ...arrowsOf(arrows, emphasis, numbers),
    looks: numbers.fresh(),
    lines,
    bands: bands.map(({ v, from, to }) => ({ v, from, to })),
    ...marksOf(diagram, emphasis, sheet),
  };
}

function arrowsOf(
  arrows: readonly Arrow[],
  { pointed, picked }: Emphasis,
  numbers: LookNumbers,
): Pick<Painting, 'arrows' | 'words' | 'raised'> {
  const told = new Float32Array(arrows.length * NUMBERS);
  const words = new Map<number, string>();
  const raised: number[] = [];
  const pointedId = pointed?.kind === 'arrow' ? pointed.arrow.flight.id : null;
  arrows.forEach((arrow, i) => {
    const { flight, u1, v1, u2, v2 } = arrow;
    told.set([numbers.of(flight.message), fateOf(arrow), u1, v1, u2, v2], i * NUMBERS);
    const isRaised = flight.id === pointedId || picked({ kind: 'arrow', arrow });
    if (isRaised) raised.push(i);
    if ((isRaised || arrows.length <= WORDED) && hasWords(arrow)) words.set(i, messageLabel(flight));
  });
  return { arrows: told, words, raised };
}

function fateOf({ flight: { fate } }: Arrow): number {
  return fate === 'under way' ? FATE.underWay : fate === 'arrived' || fate === 'held' ? FATE.arrived : FATE.lost;
}

function hasWords({ flight, u1, v1, u2, v2 }: Arrow): boolean {
  return Math.hypot(u2 - u1, v2 - v1) >= WORDED_LENGTH && !messageLook(flight.message).light;
}

function marksOf(
  { marks, arrows, messages }: Diagram,
  { pointed, picked }: Emphasis,
  sheet: Sheet,
): Pick<Painting, 'flags' | 'ticks' | 'marks' | 'rings'> {
  const isCrowd = arrows.length < messages;
  const flags: Pick<PaintedMark, 'sign' | 'u'>[] = [];
  const ticks: number[] = [];
  const painted: PaintedMark[] = [];
  const rings: { u: number; v: number }[] = [];
  const rooms = isCrowd ? null : roomsAfter(marks, sheet.length);
  marks.forEach((mark, i) => {
    const { sign, u, v, term } = mark;
    if (v === null) {
      flags.push({ sign, u });
      return;
    }
    if (isCrowd && COMMON.includes(sign)) ticks.push(u, v);
    else painted.push({ sign, u, v, term, text: textWithin(mark, rooms?.[i] ?? 0, sheet) });
    const isPointed = pointed?.kind === 'mark' && pointed.mark.event === mark.event;
    if (isPointed || picked({ kind: 'mark', mark })) rings.push({ u, v });
  });
  return { flags, ticks: Float32Array.from(ticks), marks: painted, rings };
}

/** For each mark the px to the next one of its lane, or to the end. */
function roomsAfter(marks: readonly Mark[], length: number): Float64Array {
  const rooms = new Float64Array(marks.length);
  /** Of each lane: the places of the mark that has been come to last and, where some stand in one place, of the one behind them. */
  const next = new Map<number | null, { at: number; behind: number }>();
  for (let i = marks.length - 1; i >= 0; i--) {
    const { u, v } = marks[i] as Mark;
    const known = next.get(v);
    const behind = !known ? length : known.at > u ? known.at : known.behind;
    rooms[i] = behind - u;
    next.set(v, { at: u, behind });
  }
  return rooms;
}

function textWithin(mark: Mark, room: number, { isUpright }: Sheet): string {
  switch (mark.sign) {
    case 'leader':
    case 'candidate':
      return markText(mark);
    case 'commit':
      return room > 26 && !isUpright ? markText(mark) : '';
    case 'call': {
      // The shortest call is wider than a commit's number.
      const text = room > 26 && !isUpright ? markText(mark) : '';
      return room > text.length * 6 + 12 ? text : '';
    }
    default:
      return '';
  }
}

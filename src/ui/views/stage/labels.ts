// How much room a server takes with what stands about it: its name, its role and the end of its log, and the rings that tell it
// is picked or alarmed. Arithmetic alone; lengths in stage units, from the server's centre.
/** Where a server's label stands, seen from the server; none: there is no room for it. */
export type LabelSide = 'above' | 'below' | 'left' | 'right' | 'none';

/** How far something reaches to each side. */
export interface Extent {
  readonly left: number;
  readonly right: number;
  readonly up: number;
  readonly down: number;
}

/** The words beside a server, and half of those above or below it. */
const WORDS = 80;
const HALF = 40;
/** What stands between the ring of a picked server and its label. */
const GAP = 6;
/** The end of the log, and the line of name and role with its air. */
const STRIP = 5;
const LINE = 16;
/** The lines beside a server, downwards: role, remark, log. */
const LINES = 39;
/** A name alone, of a server among many. */
const NAME = { beside: 34, half: 12, up: 17, down: 18 };

/** The ring about a server that is picked or alarmed: outside the corners of a leader's square. */
export function outline(radius: number): number {
  return radius * 1.2 + 3;
}

/** Where the label begins: beside the server its words, above or below it the end of the log. */
export function labelStart(radius: number): number {
  return outline(radius) + GAP;
}

/** Base line of the words above or below a server, and the upper edge of the end of its log. */
export function labelLines(
  radius: number,
  side: 'above' | 'below',
): { readonly words: number; readonly strip: number } {
  const start = labelStart(radius);
  if (side === 'above') return { words: -(start + STRIP + 5), strip: -(start + STRIP) };
  return { words: start + 10, strip: start + 16 };
}

/** How far a server reaches with its label at that side. */
export function extent(side: LabelSide, radius: number, dense: boolean): Extent {
  const ring = outline(radius) + 2;
  if (dense) {
    const beside = radius + NAME.beside;
    const half = Math.max(ring, NAME.half);
    return {
      left: side === 'left' ? beside : half,
      right: side === 'right' ? beside : half,
      up: side === 'above' ? radius + NAME.up : ring,
      down: side === 'below' ? radius + NAME.down : ring,
    };
  }
  const beside = labelStart(radius) + WORDS;
  const isBeside = side === 'left' || side === 'right';
  const half = isBeside ? ring : Math.max(ring, HALF);
  const over = labelStart(radius) + STRIP + LINE;
  return {
    left: side === 'left' ? beside : half,
    right: side === 'right' ? beside : half,
    up: side === 'above' ? over : ring,
    down: side === 'below' ? over : isBeside ? Math.max(ring, LINES) : ring,
  };
}

/** Labels stand outside the ring, so that no link runs through them; `upright`: above or below alone. */
export function labelSide(angle: number, upright: boolean, beside = 0.55): LabelSide {
  const [across, up] = [Math.sin(angle), Math.cos(angle)];
  if (upright || Math.abs(across) < beside) return up > -0.01 ? 'above' : 'below';
  return across > 0 ? 'right' : 'left';
}

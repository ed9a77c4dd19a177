// What the diagram is painted on, and which way it lies there.
import type { Inks } from '../stage/paintMessage.ts';
import type { Sheet } from './painting.ts';

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

/** A canvas and how things lie on it. */
export interface Ground extends Sheet, Pick<Colours, 'textFont' | 'codeFont'> {
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly inks: Inks;
}

/** Where a place of the layout is on the canvas. */
export function placeOf({ isUpright }: Pick<Ground, 'isUpright'>, u: number, v: number): readonly [number, number] {
  return isUpright ? [v, u] : [u, v];
}

// What the diagram is painted on, and which way it lies there.
import type { Inks } from '../stage/paintMessage.ts';
import type { Item } from './pick.ts';

/** A canvas and how things lie on it. */
export interface Ground {
  readonly context: CanvasRenderingContext2D;
  readonly inks: Inks;
  /** Px of the canvas per px of the layout. */
  readonly scale: number;
  /** Time runs downwards. */
  readonly isUpright: boolean;
  /** Px of the layout: along time, and across all lanes. */
  readonly length: number;
  readonly breadth: number;
  /** The families of type of text and of figures, and the px of the page's unit. */
  readonly textFont: string;
  readonly codeFont: string;
  readonly unit: number;
  /** How large the figure of a message is, against one on the stage. */
  readonly figure: number;
}

/** What is pointed at, and what is picked. */
export interface Emphasis {
  readonly pointed: Item | null;
  readonly picked: (item: Item) => boolean;
}

/** Where a place of the layout is on the canvas. */
export function placeOf({ isUpright }: Pick<Ground, 'isUpright'>, u: number, v: number): readonly [number, number] {
  return isUpright ? [v, u] : [u, v];
}

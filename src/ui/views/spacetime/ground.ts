// What the diagram is painted on, and which way it lies there.
import type { Inks } from '../stage/paintMessage.ts';
import type { Colours, Sheet } from './painting.ts';

/** A canvas and how things lie on it. */
export interface Ground extends Sheet, Pick<Colours, 'textFont' | 'codeFont'> {
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly inks: Inks;
}

/** Where a place of the layout is on the canvas. */
export function placeOf({ isUpright }: Pick<Ground, 'isUpright'>, u: number, v: number): readonly [number, number] {
  return isUpright ? [v, u] : [u, v];
}

// What the page tells the thread that paints a crowd of messages. A file of its own: a page that took it from the thread's
// own would run the thread, too.
import type { Ripple } from './effectFigure.ts';
import type { MessageLook } from './messageLook.ts';

/** Numbers per message in a `CrowdPicture`: look, x, y, angle, travelled, strength (see `Placed`). */
export const NUMBERS = 6;

/** A canvas to paint on from now on. */
export interface CrowdCanvas {
  readonly canvas: OffscreenCanvas;
  /** Pixels of the canvas per stage unit, and per unit of a message. */
  readonly scale: number;
  readonly size: number;
  /** By what CSS calls them. */
  readonly colors: Readonly<Record<string, string>>;
  readonly font: string;
}

/** A moment to paint. */
export interface CrowdPicture {
  /** Looks that no picture on this canvas has had before; they are numbered as they come. */
  readonly looks: readonly MessageLook[];
  readonly messages: Float32Array;
  /** Marks of what has just arrived. */
  readonly ripples: readonly Ripple[];
}

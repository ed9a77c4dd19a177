// The room that the diagram has: how long its time is and how far apart its lanes are. Pure; CSS px.
import type { Setup } from '../../../model/setup.ts';
import type { Size } from '../../lib/geometry.ts';

/** For the names of the processes and for the instants, at the usual root font size. */
const NAMES = 44;
const RULER = 24;
/** Of a diagram that runs downwards: names above, instants at the left. */
const UPRIGHT_NAMES = 28;
const UPRIGHT_RULER = 44;
/** Under the lanes, for what flags say. */
const FLAGS = 18;
/** The least and the most between two lanes. */
const NEAREST = 16;
const FARTHEST = 44;
const UPRIGHT_NEAREST = 40;

/** What the picture is measured by. `breadth`: across all lanes. */
export interface Frame {
  readonly length: number;
  readonly spacing: number;
  readonly breadth: number;
}

/** The frame within a box, for so many lanes. `unit`: CSS px of the page's unit. */
export function roomFor(box: Size, lanes: number, isUpright: boolean, unit: number): Frame {
  const [long, wide] = isUpright ? [box.height, box.width] : [box.width, box.height];
  const length = long - (isUpright ? UPRIGHT_NAMES : NAMES) * unit;
  const room = wide - (isUpright ? UPRIGHT_RULER : RULER + FLAGS) * unit;
  const nearest = (isUpright ? UPRIGHT_NEAREST : NEAREST) * unit;
  const farthest = isUpright ? Number.POSITIVE_INFINITY : FARTHEST * unit;
  const spacing = Math.min(farthest, Math.max(nearest, room / Math.max(1, lanes)));
  return { length: Math.max(0, Math.floor(length)), spacing, breadth: Math.floor(spacing * Math.max(1, lanes)) };
}

/** How wide a message's arrow is to be at first, along time, in px. */
const ARROW = 40;

/** How many ms a window of this length shows at first, so that messages of the usual latency can be told apart. */
export function firstSpan({ network, latency }: Pick<Setup, 'network' | 'latency'>, length: number): number {
  // The labs' network delivers within 27 ms.
  const [least, most] = network === 'plain' ? latency : [0, 27];
  const usual = Math.max(5, (least + most) / 2);
  return Math.max(60, Math.round((length / ARROW) * usual));
}

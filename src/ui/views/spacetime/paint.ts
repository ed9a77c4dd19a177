// The diagram on a canvas, in the picture language of the stage. One painter for ten messages and for thousands.
import { termColor } from '../../theme/termColor.ts';
import type { MessageLook } from '../stage/messageLook.ts';
import { type Ground, placeOf } from './ground.ts';
import { paintArrows, paintRaised, strokesOf } from './paintArrows.ts';
import type { Painting } from './painting.ts';
import { paintFlags, paintMarks } from './paintMarks.ts';

/** Paints it all. `looks`: those that the canvas has been told of, by their numbers. */
export function paintDiagram(ground: Ground, looks: readonly MessageLook[], painting: Painting): void {
  const { context, scale } = ground;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  for (const band of painting.bands) paintBand(ground, band);
  for (const line of painting.lines) paintLine(ground, line);
  const strokes = strokesOf(ground, looks, painting);
  paintArrows(ground, strokes);
  paintFlags(ground, painting.flags);
  paintMarks(ground, painting);
  for (const i of painting.raised) {
    const stroke = strokes[i];
    if (stroke) paintRaised(ground, stroke);
  }
  context.globalAlpha = 1;
}

function line({ context }: Ground, x1: number, y1: number, x2: number, y2: number): void {
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}

/** A process's line: thick while it leads, dashed while it stands for election, a trace of itself while it is down. */
function paintLine(ground: Ground, { v, from, to, health, role, term }: Painting['lines'][number]): void {
  const { context, inks } = ground;
  const isDown = health === 'down';
  context.strokeStyle = inks.color(isDown || role === null ? 'var(--line-text)' : termColor(term));
  context.globalAlpha = isDown ? 0.5 : role === 'leader' || role === null ? 1 : 0.75;
  context.lineWidth = role === 'leader' && !isDown ? 4 : 1.5;
  context.lineCap = 'butt';
  context.setLineDash(isDown ? [1, 5] : health === 'paused' ? [2, 3] : role === 'candidate' ? [6, 3] : []);
  line(ground, ...placeOf(ground, from, v), ...placeOf(ground, to, v));
  context.setLineDash([]);
}

/** A hem of hatching along a process that is cut off from others. */
function paintBand(ground: Ground, { v, from, to }: Painting['bands'][number]): void {
  const { context, inks } = ground;
  context.strokeStyle = inks.color('var(--line-text)');
  context.globalAlpha = 0.8;
  context.lineWidth = 4;
  context.lineCap = 'butt';
  context.setLineDash([1.5, 3]);
  context.lineDashOffset = from % 4.5;
  line(ground, ...placeOf(ground, from, v + 7), ...placeOf(ground, to, v + 7));
  context.setLineDash([]);
  context.lineDashOffset = 0;
}

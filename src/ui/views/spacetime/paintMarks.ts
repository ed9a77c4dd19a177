// The marks of the diagram on a canvas: what happened on a lane, and flags across all of them.
import { termColor, termInk } from '../../theme/termColor.ts';
import { type Ground, placeOf } from './ground.ts';
import type { PaintedMark, Painting } from './painting.ts';

/** Paints the flags: a line across all lanes for each. */
export function paintFlags(ground: Ground, flags: Painting['flags']): void {
  const { context, inks, breadth } = ground;
  context.globalAlpha = 1;
  for (const { sign, u } of flags) {
    const isAlarm = sign === 'violation';
    context.strokeStyle = inks.color(isAlarm ? 'var(--alarm)' : 'var(--line-text)');
    context.lineWidth = isAlarm ? 2 : 1;
    context.setLineDash(isAlarm ? [] : [2, 3]);
    context.beginPath();
    context.moveTo(...placeOf(ground, u, 0));
    context.lineTo(...placeOf(ground, u, breadth));
    context.stroke();
  }
  context.setLineDash([]);
}

/** Paints what stands on the lanes: ticks, marks, and a ring around what is pointed at or picked. */
export function paintMarks(ground: Ground, { ticks, marks, rings }: Pick<Painting, 'ticks' | 'marks' | 'rings'>): void {
  paintTicks(ground, ticks);
  for (const mark of marks) paintOnLane(ground, mark);
  const { context, inks } = ground;
  context.globalAlpha = 1;
  context.strokeStyle = inks.color('var(--text)');
  context.lineWidth = 1.5;
  for (const { u, v } of rings) {
    context.beginPath();
    context.arc(...placeOf(ground, u, v), 11, 0, 2 * Math.PI);
    context.stroke();
  }
}

function paintTicks({ context, inks, isUpright }: Ground, ticks: Float32Array): void {
  context.globalAlpha = 1;
  context.fillStyle = inks.color('var(--text)');
  for (let i = 0; i < ticks.length; i += 2) {
    const [u = 0, v = 0] = ticks.subarray(i, i + 2);
    if (isUpright) context.fillRect(v - 2.5, u - 0.5, 5, 1);
    else context.fillRect(u - 0.5, v - 2.5, 1, 5);
  }
}

function paintOnLane(ground: Ground, mark: PaintedMark): void {
  const { context, inks, unit } = ground;
  const [x, y] = placeOf(ground, mark.u, mark.v);
  context.save();
  context.translate(x, y);
  context.scale(unit, unit);
  context.globalAlpha = 1;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  const text = inks.color('var(--text)');
  const surface = inks.color('var(--surface)');
  switch (mark.sign) {
    case 'leader':
      figure(ground, box(7.5, 3), inks.color(termColor(mark.term)), null);
      write(ground, mark.text, 0, 0.5, inks.color(termInk(mark.term)), true);
      break;
    case 'candidate':
      figure(ground, DIAMOND, surface, inks.color(termColor(mark.term)));
      write(ground, mark.text, 0, 0.5, inks.color(termColor(mark.term)), true);
      break;
    case 'commit':
      figure(ground, DISC, surface, null);
      figure(ground, TICK, null, text);
      if (mark.text) write(ground, mark.text, 7, -8, inks.color('var(--text-muted)'), false);
      break;
    case 'snapshot':
      figure(ground, SNAPSHOT, surface, text);
      break;
    case 'crash':
      figure(ground, DISC, surface, null);
      figure(ground, CROSS, null, text);
      break;
    case 'restart':
      figure(ground, RESTART, text, null);
      break;
    case 'pause':
      figure(ground, DISC, surface, null);
      figure(ground, BARS, null, text);
      break;
    case 'call':
      figure(ground, DOT, surface, text);
      if (mark.text) write(ground, mark.text, 7, -8, inks.color('var(--text-muted)'), false);
      break;
    case 'answer':
      figure(ground, DOT, text, null);
      break;
  }
  context.restore();
}

const path = (d: string) => new Path2D(d);
const DIAMOND = path('M8.5 0L0 8.5L-8.5 0L0-8.5Z');
const DISC = path('M-6 0A6 6 0 1 1 6 0A6 6 0 1 1 -6 0Z');
const DOT = path('M-3.4 0A3.4 3.4 0 1 1 3.4 0A3.4 3.4 0 1 1 -3.4 0Z');
const TICK = path('M-3.2 0.2L-0.8 2.8L3.4-2.6');
const CROSS = path('M-3.4-3.4L3.4 3.4M-3.4 3.4L3.4-3.4');
const RESTART = path('M-3-4.5L4.5 0L-3 4.5Z');
const BARS = path('M-2-3.5V3.5M2-3.5V3.5');
const SNAPSHOT = path('M-4.5-4.5H4.5V4.5H-4.5ZM-4.5 1.5L1.5-4.5M-1.5 4.5L4.5-1.5');

const box = (half: number, corner: number) => {
  const shape = new Path2D();
  shape.roundRect(-half, -half, 2 * half, 2 * half, corner);
  return shape;
};

function figure({ context }: Ground, shape: Path2D, fill: string | null, stroke: string | null): void {
  if (fill !== null) {
    context.fillStyle = fill;
    context.fill(shape);
  }
  if (stroke === null) return;
  context.strokeStyle = stroke;
  context.lineWidth = 1.6;
  context.stroke(shape);
}

function write(
  { context, inks, textFont, codeFont }: Ground,
  text: string,
  x: number,
  y: number,
  ink: string,
  isInside: boolean,
) {
  context.font = isInside ? `700 9.5px ${textFont}` : `10px ${codeFont}`;
  context.textAlign = isInside ? 'center' : 'left';
  context.textBaseline = 'middle';
  if (!isInside) {
    context.strokeStyle = inks.color('var(--surface)');
    context.lineWidth = 3;
    context.strokeText(text, x, y);
  }
  context.fillStyle = ink;
  context.fillText(text, x, y);
}

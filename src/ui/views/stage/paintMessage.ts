// A message in flight on a canvas: the same picture as MessageMark.tsx paints in SVG, for when there are hundreds of
// them in motion. What is changed in one is changed in the other (and in message.css).
import { lookColor, lookInk, lookText, type MessageLook } from './messageLook.ts';
import type { Placed } from './ways.ts';

type Context = OffscreenCanvasRenderingContext2D;

/** What CSS calls a colour, as a canvas takes it. */
export interface Inks {
  color(css: string): string;
  /** A tail's fill: the colour, fading over so many units to the left. */
  tail(css: string, length: number): CanvasGradient;
  /** For the number of entries carried. */
  readonly font: string;
}

/** Inks for a canvas, from CSS names and their colours (`rgb(...)`). */
export function inksOf(context: Context, colors: Readonly<Record<string, string>>, font: string): Inks {
  const tails = new Map<string, CanvasGradient>();
  const color = (css: string) => colors[css] ?? '#888';
  return {
    color,
    font,
    tail(css, length) {
      const key = `${length} ${css}`;
      let found = tails.get(key);
      if (found === undefined) {
        const solid = color(css).replace('rgb(', 'rgba(').replace(')', '');
        found = context.createLinearGradient(-length, 0, 0, 0);
        found.addColorStop(0, `${solid}, 0)`);
        found.addColorStop(1, `${solid}, 0.9)`);
        tails.set(key, found);
      }
      return found;
    },
  };
}

/** Paints one message about the origin. The context comes in stage units, and goes in disorder. */
export function paintMessage(context: Context, inks: Inks, look: MessageLook, placed: Omit<Placed, 'x' | 'y'>): void {
  const { radius, verdict, light } = look;
  const css = lookColor(look);
  const turn = (placed.angle * Math.PI) / 180;

  const length = Math.min(placed.travelled, radius * 2 + 18);
  if (length > 0) {
    context.rotate(turn);
    context.globalAlpha = placed.strength * (verdict ? 0.6 : 1);
    context.fillStyle = inks.tail(css, length);
    context.beginPath();
    context.moveTo(0, -radius * 0.72);
    context.lineTo(-length, 0);
    context.lineTo(0, radius * 0.72);
    context.fill();
    context.rotate(-turn);
  }

  context.globalAlpha = placed.strength * (light ? 0.8 : 1);
  context.fillStyle = inks.color(verdict ? 'var(--surface)' : css);
  context.beginPath();
  outline(context, look);
  context.fill();
  if (verdict) {
    context.strokeStyle = inks.color(css);
    context.lineWidth = light ? 1.25 : 1.75;
    context.stroke();
  }
  context.globalAlpha = placed.strength;
  paintSign(context, inks, look, css);
}

function outline(context: Context, { family, radius }: MessageLook): void {
  if (family === 'vote') {
    const half = radius * 0.78 * Math.SQRT2;
    context.moveTo(half, 0);
    context.lineTo(0, half);
    context.lineTo(-half, 0);
    context.lineTo(0, -half);
    context.closePath();
  } else if (family === 'snapshot' || family === 'shard') {
    context.roundRect(-radius, -radius * 0.85, radius * 2, radius * 1.7, 2.5);
  } else context.arc(0, 0, radius, 0, 2 * Math.PI);
}

/** The lines of a snapshot's page: y and right end. */
const PAGE = [
  [-2.5, 4],
  [0, 4],
  [2.5, 1],
] as const;

/** What stands in the shape: a verdict, a page of a snapshot, or how many entries there are. */
function paintSign(context: Context, inks: Inks, look: MessageLook, css: string): void {
  const { family, radius, verdict, light } = look;
  const ink = inks.color(lookInk(look));
  const text = lookText(look);
  const arm = radius * 0.46;
  context.lineCap = 'round';
  context.beginPath();
  if (verdict && !light) {
    context.moveTo(-arm, 0);
    context.lineTo(arm, 0);
    if (verdict === 'yes') {
      context.moveTo(0, -arm);
      context.lineTo(0, arm);
    }
    context.strokeStyle = inks.color(css);
    context.lineWidth = 1.75;
    context.stroke();
  } else if (family === 'snapshot' && !verdict) {
    for (const [y, end] of PAGE) {
      context.moveTo(-4, y);
      context.lineTo(end, y);
    }
    context.strokeStyle = ink;
    context.lineWidth = 1.25;
    context.stroke();
  }
  if (text !== '') {
    context.font = inks.font;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = ink;
    context.fillText(text, 0, 0.5);
  }
}

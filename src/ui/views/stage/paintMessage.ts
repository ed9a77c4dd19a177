// A message in flight on a canvas: the same picture as MessageMark.tsx paints in SVG, for when there are hundreds of
// them in motion. The figure is the same (messageFigure.ts); what message.css says of it is said here again.
import { messageInks, messageOutline, messageSign } from './messageFigure.ts';
import type { MessageLook } from './messageLook.ts';
import type { Placed } from './ways.ts';

type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/** What CSS calls a colour, as a canvas takes it. */
export interface Inks {
  color(css: string): string;
  /** A tail's fill: the colour, fading over so many units to the left. */
  tail(css: string, length: number): CanvasGradient;
  /** For the number within a message; for one of three digits; for that of a shard. */
  readonly font: string;
  readonly smallFont: string;
  readonly largeFont: string;
}

/** Inks for a canvas, from CSS names and their colours (`rgb(...)`). */
export function inksOf(context: Context, colors: Readonly<Record<string, string>>, font: string): Inks {
  const tails = new Map<string, CanvasGradient>();
  const color = (css: string) => colors[css] ?? '#888';
  return {
    color,
    font,
    smallFont: font.replace('9.5px', '7.5px'),
    largeFont: font.replace('9.5px', '14px'),
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
  const { radius, light } = look;
  const isHollow = look.verdict !== null;
  const { color: css, edge, ink } = messageInks(look);
  const turn = (placed.angle * Math.PI) / 180;

  const length = Math.min(placed.travelled, radius * 2 + 18);
  if (length > 0) {
    context.rotate(turn);
    context.globalAlpha = placed.strength * (isHollow ? 0.6 : 1);
    context.fillStyle = inks.tail(edge, length);
    context.beginPath();
    context.moveTo(0, -radius * 0.72);
    context.lineTo(-length, 0);
    context.lineTo(0, radius * 0.72);
    context.fill();
    context.rotate(-turn);
  }

  context.globalAlpha = placed.strength * (light ? 0.8 : 1);
  context.fillStyle = inks.color(isHollow ? 'var(--surface)' : css);
  const { outline, sign } = figureOf(look);
  context.fill(outline);
  if (isHollow || edge !== css) {
    context.strokeStyle = inks.color(edge);
    context.lineWidth = !isHollow ? 1.5 : light ? 1.25 : 1.75;
    context.stroke(outline);
  }
  context.globalAlpha = placed.strength;
  context.lineCap = 'round';
  if (sign) {
    context.strokeStyle = inks.color(isHollow ? css : ink);
    context.lineWidth = isHollow ? 1.75 : 1.25;
    context.stroke(sign);
  }
  if (look.inside) {
    context.font = look.family === 'shard' ? inks.largeFont : look.inside.length > 2 ? inks.smallFont : inks.font;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillStyle = inks.color(ink);
    context.fillText(look.inside, 0, 0.5);
  }
}

interface Figure {
  readonly outline: Path2D;
  readonly sign: Path2D | null;
}

/** Looks are few, and kept by whoever paints: each is turned into paths once. */
const figures = new WeakMap<MessageLook, Figure>();

function figureOf(look: MessageLook): Figure {
  let figure = figures.get(look);
  if (figure === undefined) {
    const sign = messageSign(look);
    figure = { outline: new Path2D(messageOutline(look)), sign: sign === '' ? null : new Path2D(sign) };
    figures.set(look, figure);
  }
  return figure;
}

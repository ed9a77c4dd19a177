// The arrows of the diagram on a canvas: lines, heads, crosses, and the messages themselves upon them.
import { messageInks } from '../stage/messageFigure.ts';
import type { MessageLook } from '../stage/messageLook.ts';
import { paintMessage } from '../stage/paintMessage.ts';
import { type Ground, placeOf } from './ground.ts';
import { FATE, NUMBERS, type Painting } from './painting.ts';

/** With at most so many arrows each has its message's figure, where it is of this length, in px. */
const FIGURES = 240;
const FIGURE_LENGTH = 20;

/** An arrow as it is painted: places on the canvas, in px of the layout. */
export interface Stroke {
  readonly look: MessageLook;
  readonly fate: number;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** '': none. */
  readonly words: string;
}

/** The arrows of a painting. `looks`: those that the canvas has been told of, by their numbers. */
export function strokesOf(ground: Ground, looks: readonly MessageLook[], { arrows, words }: Painting): Stroke[] {
  const strokes: Stroke[] = [];
  for (let i = 0; i < arrows.length; i += NUMBERS) {
    const [number = -1, fate = 0, u1 = 0, v1 = 0, u2 = 0, v2 = 0] = arrows.subarray(i, i + NUMBERS);
    const look = looks[number];
    if (!look)
      throw new Error(`No look has number ${number}. A painting tells the looks that it is the first to have.`);
    const [x1, y1] = placeOf(ground, u1, v1);
    const [x2, y2] = placeOf(ground, u2, v2);
    strokes.push({ look, fate, x1, y1, x2, y2, words: words.get(i / NUMBERS) ?? '' });
  }
  return strokes;
}

/** Paints them: all lines, then what they end in, those of one colour and weight together; upon them their messages. */
export function paintArrows(ground: Ground, strokes: readonly Stroke[]): void {
  const { context, inks } = ground;
  // What is light lies below.
  const sorts = sortsOf(strokes).sort((a, b) => Number(b.look.light) - Number(a.look.light));
  context.lineCap = 'butt';
  for (const { look, alike } of sorts) {
    context.strokeStyle = inks.color(messageInks(look).edge);
    context.globalAlpha = look.light ? 0.4 : 0.9;
    context.lineWidth = look.light ? 1 : 1.4;
    // Long paths are slow to fill in.
    for (let first = 0; first < alike.length; first += 64) {
      context.beginPath();
      for (const { x1, y1, x2, y2 } of alike.slice(first, first + 64)) {
        context.moveTo(x1, y1);
        context.lineTo(x2, y2);
      }
      context.stroke();
    }
  }
  for (const { look, alike } of sorts) paintEnds(ground, look, alike);
  if (strokes.length <= FIGURES) for (const stroke of strokes) paintFigure(ground, stroke);
}

interface Sort {
  /** Of one of them. */
  readonly look: MessageLook;
  readonly alike: Stroke[];
}

function sortsOf(strokes: readonly Stroke[]): Sort[] {
  const sorts = new Map<string, Sort>();
  for (const stroke of strokes) {
    const { look } = stroke;
    const key = `${look.light} ${messageInks(look).edge}`;
    const sort = sorts.get(key);
    if (sort) sort.alike.push(stroke);
    else sorts.set(key, { look, alike: [stroke] });
  }
  return [...sorts.values()];
}

/** The heads of arrows that arrived, the crosses of those that did not. */
function paintEnds({ context, inks }: Ground, look: MessageLook, alike: readonly Stroke[]): void {
  const size = look.light ? 5 : 7;
  context.globalAlpha = look.light ? 0.55 : 1;
  context.fillStyle = inks.color(messageInks(look).edge);
  context.beginPath();
  for (const { fate, x1, y1, x2, y2 } of alike) {
    if (fate !== FATE.arrived) continue;
    const [along, across] = wayOf(x2 - x1, y2 - y1, size);
    context.moveTo(x2, y2);
    context.lineTo(x2 - along - across * 0.45, y2 - across + along * 0.45);
    context.lineTo(x2 - along + across * 0.45, y2 - across - along * 0.45);
  }
  context.fill();
  context.strokeStyle = inks.color('var(--text)');
  context.lineWidth = 1.4;
  context.beginPath();
  for (const { fate, x1, y1, x2, y2 } of alike) {
    if (fate !== FATE.lost) continue;
    const [along, across] = wayOf(x2 - x1, y2 - y1, 3.5);
    // The way itself and what is at right angles to it, half and half.
    const [a, b] = [along - across, along + across];
    context.moveTo(x2 - a, y2 - b);
    context.lineTo(x2 + a, y2 + b);
    context.moveTo(x2 - b, y2 + a);
    context.lineTo(x2 + b, y2 - a);
  }
  context.stroke();
}

/** A way of this length. */
function wayOf(x: number, y: number, length: number): readonly [number, number] {
  const far = Math.hypot(x, y);
  return far === 0 ? [length, 0] : [(x * length) / far, (y * length) / far];
}

/** The message itself upon its arrow: half-way, or at its tip while it is under way. */
function paintFigure(ground: Ground, { look, fate, x1, y1, x2, y2, words }: Stroke): void {
  const { context, inks, unit, figure } = ground;
  const isUnderWay = fate === FATE.underWay;
  if (Math.hypot(x2 - x1, y2 - y1) < FIGURE_LENGTH && !isUnderWay) return;
  const share = isUnderWay ? 1 : 0.5;
  const [x, y] = [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share];
  context.save();
  context.translate(x, y);
  context.scale(figure, figure);
  paintMessage(context, inks, look, { angle: 0, travelled: 0, strength: 1 });
  context.restore();
  if (words === '') return;
  context.globalAlpha = 1;
  context.font = `${10 * unit}px ${ground.codeFont}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.strokeStyle = inks.color('var(--surface)');
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.fillStyle = inks.color('var(--text-muted)');
  context.strokeText(words, x + 11 * figure, y);
  context.fillText(words, x + 11 * figure, y);
}

/** Paints one that is pointed at or picked above all else, with its message. */
export function paintRaised(ground: Ground, stroke: Stroke): void {
  const { context, inks } = ground;
  const { look, x1, y1, x2, y2 } = stroke;
  context.globalAlpha = 1;
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.strokeStyle = inks.color('var(--surface)');
  context.lineWidth = 6;
  context.stroke();
  context.strokeStyle = inks.color(messageInks(look).edge);
  context.lineWidth = 2.5;
  context.stroke();
  context.lineCap = 'butt';
  paintEnds(ground, look, [stroke]);
  paintFigure(ground, stroke);
}

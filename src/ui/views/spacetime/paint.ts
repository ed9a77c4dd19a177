// The diagram on a canvas: the layout's numbers in the picture language of the stage. One painter for ten marks and for thousands.
import type { Message } from '../../../model/world.ts';
import { termColor } from '../../theme/termColor.ts';
import { messageInks } from '../stage/messageFigure.ts';
import { type MessageLook, messageLabel, messageLook } from '../stage/messageLook.ts';
import { paintMessage } from '../stage/paintMessage.ts';
import { type Emphasis, type Ground, placeOf } from './ground.ts';
import type { Arrow, Band, Diagram, Line } from './layout.ts';
import { paintMarks } from './paintMarks.ts';

/** With at most so many arrows each has its message's figure, and its head. */
const FIGURES = 240;
const HEADS = 900;
/** A figure stands on an arrow of at least this length, its words on one of at least that, in px. */
const FIGURE_LENGTH = 20;
const LABEL_LENGTH = 84;

/** Paints it all. */
export function paintDiagram(ground: Ground, diagram: Diagram, emphasis: Emphasis): void {
  const { context, scale } = ground;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  for (const band of diagram.bands) paintBand(ground, band);
  for (const line of diagram.lines) paintLine(ground, line);
  paintArrows(ground, diagram.arrows);
  paintMarks(ground, diagram.marks, emphasis, diagram.arrows.length < diagram.messages);
  for (const arrow of diagram.arrows) {
    const isPointed = emphasis.pointed?.kind === 'arrow' && emphasis.pointed.arrow.flight.id === arrow.flight.id;
    if (isPointed || emphasis.picked({ kind: 'arrow', arrow })) paintOne(ground, arrow);
  }
  context.globalAlpha = 1;
}

function stroke({ context, ...ground }: Ground, u1: number, v1: number, u2: number, v2: number): void {
  context.beginPath();
  context.moveTo(...placeOf(ground, u1, v1));
  context.lineTo(...placeOf(ground, u2, v2));
  context.stroke();
}

/** A process's line: thick while it leads, dashed while it stands for election, a trace of itself while it is down. */
function paintLine(ground: Ground, { v, from, to, health, role, term }: Line): void {
  const { context, inks } = ground;
  const isDown = health === 'down';
  context.strokeStyle = inks.color(isDown || role === null ? 'var(--line-text)' : termColor(term));
  context.globalAlpha = isDown ? 0.5 : role === 'leader' || role === null ? 1 : 0.75;
  context.lineWidth = role === 'leader' && !isDown ? 4 : 1.5;
  context.lineCap = 'butt';
  context.setLineDash(isDown ? [1, 5] : health === 'paused' ? [2, 3] : role === 'candidate' ? [6, 3] : []);
  stroke(ground, from, v, to, v);
  context.setLineDash([]);
}

/** A hem of hatching along a process that is cut off from others. */
function paintBand(ground: Ground, { v, from, to }: Band): void {
  const { context, inks } = ground;
  context.strokeStyle = inks.color('var(--line-text)');
  context.globalAlpha = 0.8;
  context.lineWidth = 4;
  context.lineCap = 'butt';
  context.setLineDash([1.5, 3]);
  context.lineDashOffset = from % 4.5;
  stroke(ground, from, v + 7, to, v + 7);
  context.setLineDash([]);
  context.lineDashOffset = 0;
}

function paintArrows(ground: Ground, arrows: readonly Arrow[]): void {
  const { context, inks } = ground;
  const isDense = arrows.length > HEADS;
  context.lineCap = 'butt';
  for (const [css, group] of byColour(arrows)) {
    context.strokeStyle = inks.color(css);
    for (const isLight of [true, false]) {
      context.globalAlpha = (isLight ? 0.4 : 0.9) * (isDense ? 0.7 : 1);
      context.lineWidth = isLight || isDense ? 1 : 1.4;
      strokeAll(
        ground,
        group.filter(({ flight }) => lookOf(flight.message).light === isLight),
      );
    }
  }
  if (isDense) return;
  const isDetailed = arrows.length <= FIGURES;
  for (const arrow of arrows) {
    paintEnd(ground, arrow);
    if (isDetailed) paintFigure(ground, arrow, arrows.length <= FIGURES / 3);
  }
}

/** Long paths are slow to fill in: the lines of one colour are stroked some at a time. */
function strokeAll({ context, ...ground }: Ground, arrows: readonly Arrow[]): void {
  for (let first = 0; first < arrows.length; first += 64) {
    context.beginPath();
    for (let i = first; i < Math.min(first + 64, arrows.length); i++) {
      const { u1, v1, u2, v2 } = arrows[i] as Arrow;
      // As placeOf, without a pair for each of two thousand places.
      context.moveTo(ground.isUpright ? v1 : u1, ground.isUpright ? u1 : v1);
      context.lineTo(ground.isUpright ? v2 : u2, ground.isUpright ? u2 : v2);
    }
    context.stroke();
  }
}

function byColour(arrows: readonly Arrow[]): ReadonlyMap<string, Arrow[]> {
  const groups = new Map<string, Arrow[]>();
  for (const arrow of arrows) {
    const { edge } = messageInks(lookOf(arrow.flight.message));
    const group = groups.get(edge);
    if (group) group.push(arrow);
    else groups.set(edge, [arrow]);
  }
  return groups;
}

/** The head of an arrow that arrived, the cross of one that did not. */
function paintEnd({ context, inks, ...ground }: Ground, { flight, u1, v1, u2, v2 }: Arrow): void {
  const look = lookOf(flight.message);
  const [x, y] = placeOf(ground, u2, v2);
  const [x1, y1] = placeOf(ground, u1, v1);
  const turn = Math.atan2(y - y1, x - x1);
  const size = look.light ? 5 : 7;
  context.save();
  context.translate(x, y);
  context.rotate(turn);
  context.globalAlpha = look.light ? 0.55 : 1;
  if (flight.fate === 'arrived' || flight.fate === 'held') {
    context.fillStyle = inks.color(messageInks(look).edge);
    context.beginPath();
    context.moveTo(0, 0);
    context.lineTo(-size, -size * 0.45);
    context.lineTo(-size, size * 0.45);
    context.fill();
  } else if (flight.fate !== 'under way') {
    context.strokeStyle = inks.color('var(--text)');
    context.lineWidth = 1.4;
    context.beginPath();
    for (const side of [1, -1]) {
      context.moveTo(-3.5, -3.5 * side);
      context.lineTo(3.5, 3.5 * side);
    }
    context.stroke();
  }
  context.restore();
}

/** The message itself upon its arrow: half-way, or at its tip while it is under way. */
function paintFigure(ground: Ground, { flight, u1, v1, u2, v2 }: Arrow, hasWords: boolean): void {
  const { context, inks, unit } = ground;
  const length = Math.hypot(u2 - u1, v2 - v1);
  const isUnderWay = flight.fate === 'under way';
  if (length < FIGURE_LENGTH && !isUnderWay) return;
  const share = isUnderWay ? 1 : 0.5;
  const [x, y] = placeOf(ground, u1 + (u2 - u1) * share, v1 + (v2 - v1) * share);
  const look = lookOf(flight.message);
  context.save();
  context.translate(x, y);
  context.scale(ground.figure, ground.figure);
  paintMessage(context, inks, look, { angle: 0, travelled: 0, strength: 1 });
  context.restore();
  if (!hasWords || length < LABEL_LENGTH || look.light) return;
  context.globalAlpha = 1;
  context.font = `${10 * unit}px ${ground.codeFont}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.strokeStyle = inks.color('var(--surface)');
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.fillStyle = inks.color('var(--text-muted)');
  const words = messageLabel(flight);
  context.strokeText(words, x + 11 * ground.figure, y);
  context.fillText(words, x + 11 * ground.figure, y);
}

/** A message that is pointed at or picked, above all others. */
function paintOne(ground: Ground, arrow: Arrow): void {
  const { context, inks } = ground;
  const { u1, v1, u2, v2, flight } = arrow;
  context.globalAlpha = 1;
  context.lineCap = 'round';
  context.strokeStyle = inks.color('var(--surface)');
  context.lineWidth = 6;
  stroke(ground, u1, v1, u2, v2);
  context.strokeStyle = inks.color(messageInks(lookOf(flight.message)).edge);
  context.lineWidth = 2.5;
  stroke(ground, u1, v1, u2, v2);
  paintEnd(ground, arrow);
  paintFigure(ground, arrow, true);
}

const looks = new WeakMap<Message, MessageLook>();
/** One object for all messages that look alike: their figures are made once. */
const alike = new Map<string, MessageLook>();

/** How a message looks. */
export function lookOf(message: Message): MessageLook {
  let look = looks.get(message);
  if (look === undefined) {
    const own = messageLook(message);
    const key = Object.values(own).join();
    look = alike.get(key) ?? own;
    alike.set(key, look);
    looks.set(message, look);
  }
  return look;
}

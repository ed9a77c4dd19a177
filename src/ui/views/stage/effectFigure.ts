// The figure of a mark: its shapes, and what of them changes as it spreads. Arithmetic alone, no DOM.
import type { NodeId } from '../../../model/ids.ts';
import { type Cubic, cubicDirection, onCubic, type Point, round } from '../../lib/geometry.ts';
import { termColor } from '../../theme/termColor.ts';
import { type Effect, fading } from './effects.ts';
import { cardPlace, messageScale, type StageLayout, serverPlace } from './layout.ts';
import { messageInks } from './messageFigure.ts';
import { messageLook } from './messageLook.ts';
import { CUT_AT } from './motion.ts';
import { waysOf } from './ways.ts';

/** One shape of a mark; `moving` are its attributes when it has spread so far, 0 to 1. */
interface Shape {
  readonly tag: 'circle' | 'rect' | 'path';
  /** Its name in effects.css. */
  readonly name: string;
  moving(spread: number): Readonly<Record<string, number | string>>;
}

/** A mark about a place of the stage. */
export interface EffectFigure {
  readonly color: string;
  readonly transform: string;
  /** Share of the usual strength. */
  readonly strength: number;
  readonly shapes: readonly Shape[];
}

/** How far the wave about a server runs, in its radii. */
const REACH = { elected: 1.25, candidate: 0.5, commit: 0.45, crash: 0.7, restart: 0.4 } as const;

/** A caller that is told of a failed call: a small burst at its own end of the way to the server. */
const FAILED_AT = 0.06;
const FAILED_SIZE = 4;

/** The figure of a mark; null: what it is about does not stand on the stage. */
export function effectFigure(effect: Effect, layout: StageLayout): EffectFigure | null {
  switch (effect.kind) {
    case 'lost':
    case 'arrived':
      return messageEnd(effect, layout);
    case 'failed': {
      const way = waysOf(layout)({ from: effect.node, to: effect.server })?.curve;
      return way ? burstOn(way, FAILED_AT, FAILED_SIZE, 'var(--text-muted)') : null;
    }
    case 'answered':
      return cardFrame(layout, effect.node, 'currentcolor');
    case 'taken':
    case 'named':
      return cardFrame(layout, effect.node, effect.task === null ? 'var(--text-muted)' : `var(--${effect.task})`);
    default: {
      const place = serverPlace(layout, effect.node);
      if (!place) return cardFrame(layout, effect.node, 'var(--text-muted)');
      const reach = REACH[effect.kind];
      const flood: Shape = { tag: 'circle', name: 'flood', moving: (by) => ({ r: round(place.radius * (1.2 + by)) }) };
      const wave: Shape = {
        tag: 'circle',
        name: 'wave',
        moving: (by) => ({ r: round(place.radius * (1.06 + reach * by)) }),
      };
      return figure(place.centre, termColor(effect.term), effect.kind === 'elected' ? [flood, wave] : [wave]);
    }
  }
}

/** A frame that spreads about a card; null: there is no such card. */
function cardFrame(layout: StageLayout, id: NodeId, color: string): EffectFigure | null {
  const card = cardPlace(layout, id);
  if (!card) return null;
  const frame = (spread: number) => {
    const by = 2 + 5 * spread;
    return { x: -by, y: -by, width: card.width + 2 * by, height: card.height + 2 * by, rx: 8 + by };
  };
  return figure(card, color, [{ tag: 'rect', name: 'frame', moving: frame }]);
}

/** A message that arrived is a ripple at the receiver's edge; a lost one bursts where it got to. */
function messageEnd(effect: Extract<Effect, { kind: 'lost' | 'arrived' }>, layout: StageLayout): EffectFigure | null {
  const { envelope } = effect;
  const way = waysOf(layout)(envelope)?.curve;
  if (!way) return null;
  const { size, color, strength } = endLook(effect, layout);
  if (effect.kind === 'arrived') {
    const ripple: Shape = { tag: 'circle', name: 'ripple', moving: (by) => ({ r: round(rippleRadius(size, by)) }) };
    return figure(onCubic(way, 1), color, [ripple], strength);
  }
  return burstOn(way, effect.reason === 'cut' ? CUT_AT : 1, size, color);
}

function burstOn(way: Cubic, done: number, size: number, color: string): EffectFigure {
  const towards = cubicDirection(way, done);
  const turn = Math.atan2(towards.y, towards.x);
  const burst: Shape = { tag: 'path', name: 'burst', moving: (spread) => ({ d: rays(turn, size, spread) }) };
  return figure(onCubic(way, done), color, [burst]);
}

/** How large, in which colour and how strongly the end of a message is drawn. */
function endLook({ envelope }: Extract<Effect, { kind: 'lost' | 'arrived' }>, layout: StageLayout) {
  const look = messageLook(envelope.message);
  const { radius, light } = look;
  const { edge: color } = messageInks(look);
  return { size: radius * messageScale(layout), color, strength: light ? 0.5 : 1 };
}

function rippleRadius(size: number, spread: number): number {
  return size * (0.7 + spread);
}

/** A ripple of a crowd, as Crowd.tsx has it painted: place and radius in stage units, strength 0 to 1. */
export interface Ripple extends Point {
  readonly radius: number;
  readonly color: string;
  readonly strength: number;
}

/** Where and how a message that arrived is a ripple; null: its end does not stand on the stage. */
export function rippleAt(
  effect: Extract<Effect, { kind: 'arrived' }>,
  layout: StageLayout,
  spread: number,
): Ripple | null {
  const way = waysOf(layout)(effect.envelope);
  if (!way) return null;
  const { size, color, strength } = endLook(effect, layout);
  return {
    ...onCubic(way.curve, 1),
    radius: rippleRadius(size, spread),
    color,
    strength: strength * fading(effect.age),
  };
}

function figure({ x, y }: Point, color: string, shapes: readonly Shape[], strength = 1): EffectFigure {
  return { color, transform: `translate(${round(x)} ${round(y)})`, strength, shapes };
}

/** Eight strokes, on both sides of the way that was gone. */
function rays(turn: number, size: number, spread: number): string {
  const [near, far] = [size * (0.6 + spread), size * (1 + 1.7 * spread)];
  return Array.from({ length: 8 }, (_, i) => {
    const angle = turn + ((i + 0.5) * Math.PI) / 4;
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    return `M${round(dx * near)} ${round(dy * near)}L${round(dx * far)} ${round(dy * far)}`;
  }).join('');
}

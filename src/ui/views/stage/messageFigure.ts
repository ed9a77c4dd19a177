// What MessageMark.tsx and the canvas of a crowd both draw of a message: its colours, and its shape and the sign within it as SVG
// paths about the origin.
import { round } from '../../lib/geometry.ts';
import { groupColor, groupHue, groupLine } from '../../theme/groupColor.ts';
import { termColor, termHue, termInk } from '../../theme/termColor.ts';
import type { MessageLook } from './messageLook.ts';

/**
 * What a message is painted with, as CSS: its colour, its edge and its tail, what stands upon a fill of it, and the name of its
 * tail's gradient.
 */
export function messageInks({ term, task, gid }: Pick<MessageLook, 'term' | 'task' | 'gid'>) {
  if (gid !== null) {
    return { color: groupColor(gid), edge: groupLine(gid), ink: 'var(--text)', tail: `group-${groupHue(gid)}` };
  }
  const { color, ink, tail } = figureInks(term, task);
  return { color, edge: color, ink, tail };
}

function figureInks(term: MessageLook['term'], task: MessageLook['task']) {
  if (task !== null) return { color: `var(--${task})`, ink: `var(--${task}-ink)`, tail: task };
  if (term === null) return { color: 'var(--text-muted)', ink: 'var(--surface)', tail: 'none' };
  return { color: termColor(term), ink: termInk(term), tail: String(termHue(term)) };
}

/** The outline of a message's shape. */
export function messageOutline({ family, radius: r }: MessageLook): string {
  switch (family) {
    case 'vote': {
      const half = round(r * 1.1);
      const side = round(half - 1);
      return `M${side}-1Q${half} 0 ${side} 1L1 ${side}Q0 ${half}-1 ${side}L${-side} 1Q${-half} 0 ${-side}-1L-1 ${-side}Q0 ${-half} 1 ${-side}Z`;
    }
    case 'snapshot':
    case 'shard':
      return box(r, r * 0.85, r * 0.3);
    case 'task':
      return box(r, r, r * 0.4);
    case 'file':
      return sheet(r);
    case 'append':
    case 'clerk':
      return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
  }
}

/** The lines within the shape: a verdict, the lines of a page, the tick of a task that is done; '' for none. */
export function messageSign({ family, radius, verdict, light }: MessageLook): string {
  if (family === 'task') return verdict === null ? '' : tick(radius);
  if (family === 'file') return 'M-3.4-3.2H1.4M-3.4 0H3.4M-3.4 3.2H3.4';
  if (family === 'snapshot' && verdict === null) return 'M-4-2.5H4M-4 0H4M-4 2.5H1';
  if (verdict === null || light) return '';
  const arm = round(radius * 0.46);
  return verdict === 'yes' ? `M${-arm} 0H${arm}M0 ${-arm}V${arm}` : `M${-arm} 0H${arm}`;
}

/** A box with round corners, by half its width and height. */
function box(x: number, y: number, corner: number): string {
  const [w, h, c] = [round(x), round(y), round(corner)];
  const [a, b] = [round(w - c), round(h - c)];
  return `M${-a} ${-h}H${a}A${c} ${c} 0 0 1 ${w} ${-b}V${b}A${c} ${c} 0 0 1 ${a} ${h}H${-a}A${c} ${c} 0 0 1 ${-w} ${b}V${-b}A${c} ${c} 0 0 1 ${-a} ${-h}Z`;
}

/** A sheet of paper with a corner turned down. */
function sheet(half: number): string {
  const [x, y] = [round(half * 0.8), half];
  const corner = round(half * 0.55);
  return `M${-x} ${-y}H${round(x - corner)}L${x} ${round(corner - y)}V${y}H${-x}Z`;
}

/** A tick within a tile of this half width. */
export function tick(half: number): string {
  const at = (x: number, y: number) => `${round(half * x)} ${round(half * y)}`;
  return `M${at(-0.5, 0.02)}L${at(-0.12, 0.42)}L${at(0.52, -0.4)}`;
}

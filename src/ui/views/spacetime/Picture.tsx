// The canvas of the diagram, which a thread of its own paints: to paint a thousand arrows takes half of what the page has for a
// frame of the screen.
import { useLayoutEffect, useRef } from 'react';
import { useMedia } from '../../lib/useMedia.ts';
import { pageUnit } from '../../lib/useSize.ts';
import { selectSelection, selectTheme } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';
import { inksHere } from '../stage/inksHere.ts';
import { type LookNumbers, lookNumbers } from '../stage/lookNumbers.ts';
import type { Diagram } from './layout.ts';
import { type PainterMessage, paintingOf } from './painting.ts';
import { type Item, isPicked } from './pick.ts';

interface Props {
  readonly diagram: Diagram;
  readonly pointed: Item | null;
  readonly isUpright: boolean;
  /** CSS px along time, and across all lanes. */
  readonly length: number;
  readonly breadth: number;
  /** From one lane to the next. */
  readonly spacing: number;
}

/** The picture. What it says in words is said beside it. */
export function Picture({ diagram, pointed, isUpright, length, breadth, spacing }: Props) {
  const ground = useRef<HTMLDivElement>(null);
  const numbers = useRef<LookNumbers | null>(null);
  const theme = usePage(selectTheme);
  const dark = useMedia('(prefers-color-scheme: dark)');
  const selection = usePage(selectSelection);

  useLayoutEffect(() => {
    // A canvas is handed to the thread for good: what is drawn anew has another.
    const canvas = document.createElement('canvas');
    ground.current?.append(canvas);
    const handed = canvas.transferControlToOffscreen();
    tell({ canvas: handed }, [handed]);
    numbers.current = lookNumbers();
    return () => canvas.remove();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useLayoutEffect(() => {
    if (!ground.current) return;
    const style = getComputedStyle(document.documentElement);
    const textFont = style.getPropertyValue('--font-text');
    const codeFont = style.getPropertyValue('--font-code');
    tell({ colours: { ...inksHere(ground.current, OTHERS), textFont, codeFont } });
  }, [theme, dark]);

  useLayoutEffect(() => {
    if (!numbers.current) return;
    const unit = pageUnit();
    const figure = Math.min(1, Math.max(0.62 * unit, spacing / 42));
    const sheet = { scale: devicePixelRatio, isUpright, length, breadth, unit, figure };
    const emphasis = { pointed, picked: (item: Item) => isPicked(item, selection) };
    tell(paintingOf(diagram, emphasis, sheet, numbers.current));
  }, [diagram, pointed, selection, isUpright, length, breadth, spacing]);
  return <div ref={ground} className="spacetime-picture" />;
}

/** Colours that are not those of messages. */
const OTHERS = ['var(--line-text)', 'var(--alarm)', 'var(--text-faint)'];

let opened: Worker | null = null;

/** Tells the thread that paints, begun when it is first needed. */
function tell(message: PainterMessage, handed: Transferable[] = []): void {
  opened ??= new Worker(new URL('./spacetimePainter.ts', import.meta.url), { type: 'module', name: 'space-time' });
  opened.postMessage(message, handed);
}

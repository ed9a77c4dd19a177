// The canvas of the diagram: painted anew, once for each frame of the screen, when what it shows has changed.
import { useLayoutEffect, useRef } from 'react';
import { useMedia } from '../../lib/useMedia.ts';
import { pageUnit } from '../../lib/useSize.ts';
import { selectSelection, selectTheme } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';
import { inksHere } from '../stage/inksHere.ts';
import { inksOf } from '../stage/paintMessage.ts';
import type { Ground } from './ground.ts';
import type { Diagram } from './layout.ts';
import { paintDiagram } from './paint.ts';
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
  const ref = useRef<HTMLCanvasElement>(null);
  const ground = useRef<Ground | null>(null);
  const theme = usePage(selectTheme);
  const dark = useMedia('(prefers-color-scheme: dark)');
  const selection = usePage(selectSelection);
  const [width, height] = isUpright ? [breadth, length] : [length, breadth];

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useLayoutEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    canvas.width = Math.round(width * devicePixelRatio);
    canvas.height = Math.round(height * devicePixelRatio);
    const { colors, font } = inksHere(canvas, OTHERS);
    const style = getComputedStyle(document.documentElement);
    ground.current = {
      context,
      inks: inksOf(context, colors, font),
      scale: devicePixelRatio,
      isUpright,
      length,
      breadth,
      textFont: style.getPropertyValue('--font-text'),
      codeFont: style.getPropertyValue('--font-code'),
      unit: pageUnit(),
      figure: Math.min(1, Math.max(0.62 * pageUnit(), spacing / 42)),
    };
  }, [width, height, length, breadth, spacing, isUpright, theme, dark]);

  useLayoutEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (ground.current)
        paintDiagram(ground.current, diagram, { pointed, picked: (item) => isPicked(item, selection) });
    });
    return () => cancelAnimationFrame(frame);
  });
  return <canvas ref={ref} className="spacetime-picture" style={{ width, height }} />;
}

/** Colours that are not those of messages. */
const OTHERS = ['var(--line-text)', 'var(--alarm)', 'var(--text-faint)'];

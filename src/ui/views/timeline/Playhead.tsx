// The line at the instant shown. It alone moves with every frame of the screen, and so it is a picture of its own upon
// the tape: the browser moves it without painting the tape anew.
import { useInstant } from '../../store/useInstant.ts';
import { ROWS } from './branches.ts';
import { type TimeWindow, xOf } from './window.ts';

/** Half the picture's width: the knob and its edge. */
const REACH = 8;

/** `dragged` is the instant under the hand while it drags: the knob follows the hand, not the engine. `unit`: px per unit. */
export function Playhead(props: {
  readonly window: TimeWindow;
  readonly width: number;
  readonly unit: number;
  readonly dragged: number | null;
  readonly bottom: number;
}) {
  const { window, width, unit, dragged, bottom } = props;
  const ref = useInstant<SVGSVGElement>(({ style }, shownAt) => {
    const x = xOf(window, width, dragged ?? shownAt);
    style.visibility = x < -REACH || x > width + REACH ? 'hidden' : 'visible';
    style.transform = `translateX(${(Math.round((x - REACH) * 4) / 4) * unit}px)`;
  });
  return (
    <svg
      ref={ref}
      className="playhead"
      width={2 * REACH * unit}
      height={bottom * unit}
      viewBox={`${-REACH} 0 ${2 * REACH} ${bottom}`}
      aria-hidden
    >
      <line y1={ROWS.ruler} y2={bottom} />
      <circle cy={ROWS.ruler} r={5.5} />
    </svg>
  );
}

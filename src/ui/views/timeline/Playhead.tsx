// The line at the instant shown. It alone moves with every frame of the screen.
import { selectShownAt } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';
import { ROWS } from './branches.ts';
import { type TimeWindow, xOf } from './window.ts';

/** `dragged` is the instant under the hand while it drags: the knob follows the hand, not the engine. */
export function Playhead(props: {
  readonly window: TimeWindow;
  readonly width: number;
  readonly dragged: number | null;
  readonly bottom: number;
}) {
  const { window, width, dragged, bottom } = props;
  const shownAt = usePage(selectShownAt);
  const x = xOf(window, width, dragged ?? shownAt);
  if (x < -8 || x > width + 8) return null;
  return (
    <g className="playhead" transform={`translate(${x.toFixed(2)} 0)`}>
      <line y1={ROWS.ruler} y2={bottom} />
      <circle cy={ROWS.ruler} r={5.5} />
    </g>
  );
}

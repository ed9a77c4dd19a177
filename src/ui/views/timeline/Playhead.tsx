// The line at the instant shown. It alone moves with every frame of the screen.
import { setChanged, useInstant } from '../../store/useInstant.ts';
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
  const ref = useInstant<SVGGElement>((playhead, shownAt) => {
    const x = xOf(window, width, dragged ?? shownAt);
    setChanged(playhead, 'visibility', x < -8 || x > width + 8 ? 'hidden' : 'visible');
    setChanged(playhead, 'transform', `translate(${Math.round(x * 4) / 4} 0)`);
  });
  return (
    <g ref={ref} className="playhead">
      <line y1={ROWS.ruler} y2={bottom} />
      <circle cy={ROWS.ruler} r={5.5} />
    </g>
  );
}

// The parts of a server's picture that run with virtual time: its election timer and its disk. They follow the instant
// shown by themselves; the rest of a server is painted only when the server itself has changed.
import type { Tick } from '../../../model/ids.ts';
import type { Timer, Write } from '../../../model/world.ts';
import { setChanged, useInstant } from '../../store/useInstant.ts';
import { timerShare, writeShare } from './motion.ts';

/** So many steps make a full circle: half a degree each, a third of a pixel. */
const FINEST = 720;

function showShare(circle: SVGCircleElement, share: number): void {
  setChanged(circle, 'stroke-dasharray', `${Math.round(share * FINEST) / FINEST} 1`);
}

/** What is left of the election timer, as an arc from 12 o'clock. */
export function TimerArc({ timer, longest, radius }: { timer: Timer; longest: Tick; radius: number }) {
  const ref = useInstant<SVGCircleElement>((circle, shownAt) => {
    const share = timerShare(timer, shownAt, longest);
    showShare(circle, share);
    setChanged(circle, 'opacity', share === 0 ? '0' : '1');
  });
  return <circle ref={ref} className="timer-arc" r={radius} pathLength={1} transform="rotate(-90)" />;
}

/** A disk write under way: a small disk with a ring that closes when the write is durable. */
export function WriteRing({ write, radius }: { write: Write; radius: number }) {
  const ref = useInstant<SVGCircleElement>((circle, shownAt) => showShare(circle, writeShare(write, shownAt)));
  return (
    <g className="write" transform={`translate(${radius * 0.74} ${radius * 0.74})`}>
      <circle className="write-ground" r={10} />
      <circle className="write-track" r={8} />
      <circle ref={ref} className="write-ring" r={8} pathLength={1} transform="rotate(-90)" />
      <path className="write-disk" d="M-3.5-2.2v4.4c0 2 7 2 7 0v-4.4m-7 0c0 2 7 2 7 0s-7-2-7 0" />
    </g>
  );
}

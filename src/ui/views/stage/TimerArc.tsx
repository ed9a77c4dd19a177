// The parts of a server's picture that run with virtual time: its election timer and its disk. They alone subscribe
// to the instant shown, so that the rest of a server is painted only when the server itself has changed.
import type { Tick } from '../../../model/ids.ts';
import type { Timer, Write } from '../../../model/world.ts';
import { selectShownAt } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';
import { timerShare, writeShare } from './motion.ts';

/** What is left of the election timer, as an arc from 12 o'clock. */
export function TimerArc({ timer, longest, radius }: { timer: Timer; longest: Tick; radius: number }) {
  const share = timerShare(timer, usePage(selectShownAt), longest);
  return (
    <circle
      className="timer-arc"
      r={radius}
      pathLength={1}
      strokeDasharray={`${share} 1`}
      transform="rotate(-90)"
      opacity={share === 0 ? 0 : 1}
    />
  );
}

/** A disk write under way: a small disk with a ring that closes when the write is durable. */
export function WriteRing({ write, radius }: { write: Write; radius: number }) {
  const share = writeShare(write, usePage(selectShownAt));
  return (
    <g className="write" transform={`translate(${radius * 0.74} ${radius * 0.74})`}>
      <circle className="write-ground" r={10} />
      <circle className="write-track" r={8} />
      <circle className="write-ring" r={8} pathLength={1} strokeDasharray={`${share} 1`} transform="rotate(-90)" />
      <path className="write-disk" d="M-3.5-2.2v4.4c0 2 7 2 7 0v-4.4m-7 0c0 2 7 2 7 0s-7-2-7 0" />
    </g>
  );
}

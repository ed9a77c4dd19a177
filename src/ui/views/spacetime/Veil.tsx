// The instant shown, as a line across the lanes, and a veil over what has been run beyond it.
import { useInstant } from '../../store/useInstant.ts';
import { type TimeWindow, xOf } from '../timeline/window.ts';

interface Props {
  readonly window: TimeWindow;
  readonly length: number;
  readonly isUpright: boolean;
}

/** Follows time by hand, see `useInstant`. */
export function Veil({ window, length, isUpright }: Props) {
  const ref = useInstant<HTMLDivElement>((veil, shownAt) => {
    const u = xOf(window, length, shownAt);
    veil.hidden = u > length;
    veil.classList.toggle('behind', u < 0);
    veil.style[isUpright ? 'top' : 'left'] = `${Math.max(0, u)}px`;
    veil.style[isUpright ? 'left' : 'top'] = '0';
  });
  return <div ref={ref} className="spacetime-veil" aria-hidden="true" />;
}

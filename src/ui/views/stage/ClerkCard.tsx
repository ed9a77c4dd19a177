// One clerk: what it asked for, of whom, and what it was answered.
import { memo } from 'react';
import type { Timer } from '../../../model/world.ts';
import { setChanged, useInstant } from '../../store/useInstant.ts';
import type { ClerkFacts } from './clerkFacts.ts';
import type { CardPlace } from './layout.ts';
import { timerShare } from './motion.ts';
import './clerk.css';

interface Props {
  readonly place: CardPlace;
  readonly state: ClerkFacts['state'];
  readonly op: string | null;
  readonly status: string;
  /** Runs while it waits for an answer. */
  readonly retry: Timer | null;
  readonly selected: boolean;
  readonly marked: boolean;
  readonly tabIndex: 0 | -1;
}

/** A clerk's card. */
export const ClerkCard = memo(function ClerkCard(props: Props) {
  const { place, state, op, status, retry, selected, marked, tabIndex } = props;
  const { id, x, y, width, height } = place;
  const small = height < 40;
  const line = small ? 16 : op ? 18 : 26.5;
  const said = op ? `${op}, ${status}` : status;
  const room = Math.floor((width - (small ? 46 : 54)) / 7);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a shape in a picture cannot be a <button>
    <g
      className={`clerk ${state}${marked ? ' marked' : ''}`}
      transform={`translate(${x} ${y})`}
      role="button"
      tabIndex={tabIndex}
      aria-label={`clerk ${id}: ${said}`}
      aria-pressed={selected}
      data-node={id}
    >
      <rect className="focus-ring" x={-5} y={-5} width={width + 10} height={height + 10} rx={12} />
      <rect className="card" width={width} height={height} rx={8} />
      {selected && <rect className="selected-ring" x={-2.5} y={-2.5} width={width + 5} height={height + 5} rx={10} />}
      <text className="name" x={11} y={line}>
        {id}
      </text>
      {room > 4 && (
        <text className="call" x={small ? 32 : 36} y={line}>
          {shorten(op ?? (small ? '' : 'waits to be called'), room + (op ? 0 : 4))}
        </text>
      )}
      {!small && op && (
        <text className="status" x={36} y={34}>
          {shorten(status, Math.floor((width - 44) / 5.6))}
        </text>
      )}
      {state === 'waiting' && retry && <RetryLine timer={retry} width={width} height={height} />}
      {state === 'answered' && <path className="tick" d={`M${width - 19} ${line - 4}l3 3l5.5-6.5`} />}
    </g>
  );
});

/** How long the clerk still waits before it asks the next server. */
function RetryLine({ timer, width, height }: { timer: Timer; width: number; height: number }) {
  const ref = useInstant<SVGPathElement>((path, shownAt) => {
    const length = Math.max(0, (width - 16) * timerShare(timer, shownAt, 0));
    // In halves of a unit: less cannot be seen.
    setChanged(path, 'd', `M8 ${height}h${Math.round(length * 2) / 2}`);
  });
  return <path ref={ref} className="retry-line" />;
}

function shorten(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, Math.max(1, length - 1))}…` : text;
}

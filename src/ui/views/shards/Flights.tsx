// Shards on their way, as boxes that travel from row to row in their column: where a box is, is a function of virtual time.
import type { CSSProperties } from 'react';
import { useInstant } from '../../store/useInstant.ts';
import { groupColor, groupLine } from '../../theme/groupColor.ts';
import type { Flight, GroupRow } from './facts.ts';

interface Props {
  readonly flights: readonly Flight[];
  readonly rows: readonly GroupRow[];
}

/** The boxes. Told in words by the events; here they are only seen. */
export function FlightBoxes({ flights, rows }: Props) {
  const rowOf = (gid: number) => rows.findIndex((row) => row.gid === gid);
  return (
    <div className="shard-flights" aria-hidden="true">
      {flights.map((flight) => (
        <Box
          key={`${flight.shard} ${flight.from} ${flight.to} ${flight.sentAt} ${flight.deliverAt}`}
          flight={flight}
          from={rowOf(flight.from)}
          to={rowOf(flight.to)}
        />
      ))}
    </div>
  );
}

function Box({ flight, from, to }: { readonly flight: Flight; readonly from: number; readonly to: number }) {
  const { shard, sentAt, deliverAt, part } = flight;
  const ref = useInstant<HTMLSpanElement>((element, shownAt) => {
    const done = Math.max(0, Math.min(1, (shownAt - sentAt) / Math.max(1, deliverAt - sentAt)));
    const share = part[0] + (part[1] - part[0]) * done;
    element.style.setProperty('--row', `${from + (to - from) * share}`);
  });
  return (
    <span
      ref={ref}
      className="shard-flight"
      style={
        { '--shard': shard, '--owner': groupColor(flight.to), '--owner-line': groupLine(flight.to) } as CSSProperties
      }
    >
      {shard}
    </span>
  );
}

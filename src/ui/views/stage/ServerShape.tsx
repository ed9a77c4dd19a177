// What stands for a server's role: its shape, the bars of a pause, the votes of a candidate.
import type { ServerNode } from '../../../model/world.ts';
import { direction, moved, type Point, round } from '../../lib/geometry.ts';
import { type ServerPlace, type StageLayout, serverPlace } from './layout.ts';
import type { Shape } from './serverFacts.ts';

/** Square leads, diamond stands for election, circle follows, a dashed one has crashed. */
export function Body({ shape, radius }: { shape: Shape; radius: number }) {
  const r = radius * 0.8;
  if (shape === 'leader') {
    const half = radius * 0.97;
    return (
      <>
        <rect className="frame" x={-half} y={-half} width={2 * half} height={2 * half} rx={half * 0.42} />
        <rect className="body" x={-r * 0.97} y={-r * 0.97} width={r * 1.94} height={r * 1.94} rx={r * 0.34} />
      </>
    );
  }
  if (shape === 'candidate') {
    const half = radius * 0.63;
    return (
      <rect
        className="body"
        x={-half}
        y={-half}
        width={2 * half}
        height={2 * half}
        rx={half * 0.22}
        transform="rotate(45)"
      />
    );
  }
  const arm = r * 0.28;
  return (
    <>
      <circle className="body" r={r} />
      {shape === 'crashed' && (
        <path className="cross" d={`M${-arm} ${-arm}L${arm} ${arm}M${arm} ${-arm}L${-arm} ${arm}`} />
      )}
    </>
  );
}

/** Two bars below the term. */
export function PauseBars({ radius }: { radius: number }) {
  const [width, height] = [round(radius * 0.1), round(radius * 0.27)];
  return (
    <g className="bars" transform={`translate(0 ${round(radius * 0.26)})`}>
      <rect x={-width * 1.7} width={width} height={height} rx={1} />
      <rect x={width * 0.7} width={width} height={height} rx={1} />
    </g>
  );
}

const O: Point = { x: 0, y: 0 };

/** A bead towards every voter: filled for a vote, crossed for a refusal, hollow while the answer is out. */
export function Votes({ server, place, layout }: { server: ServerNode; place: ServerPlace; layout: StageLayout }) {
  const { role, members } = server.raft;
  if (role.kind !== 'candidate') return null;
  const granted = members.voters.filter((id) => role.votes[id]).length;
  if (layout.dense) {
    const at = moved(O, direction(place.centre, middleOf(layout, place)), place.radius + 12);
    return (
      <text className="tally" x={round(at.x)} y={round(at.y)}>
        {granted}/{members.voters.length}
      </text>
    );
  }
  const bead = Math.max(3.4, place.radius * 0.125);
  return members.voters.map((id) => {
    const voter = serverPlace(layout, id);
    const at = voter && beadAt(place, id === server.id ? null : voter.centre, middleOf(layout, place));
    if (!at) return null;
    const vote = role.votes[id];
    return (
      <g
        key={id}
        className={`bead ${vote === undefined ? 'pending' : vote ? 'granted' : 'refused'}`}
        transform={`translate(${round(at.x)} ${round(at.y)})`}
      >
        <circle r={bead} />
        {vote === false && (
          <path
            d={`M${-bead * 0.5} ${-bead * 0.5}L${bead * 0.5} ${bead * 0.5}M${bead * 0.5} ${-bead * 0.5}L${-bead * 0.5} ${bead * 0.5}`}
          />
        )}
      </g>
    );
  });
}

/** The middle of the ring that a server stands on. */
function middleOf({ rings }: StageLayout, { ring, centre }: ServerPlace): Point {
  return rings[ring]?.centre ?? centre;
}

/** On the timer's circle in the voter's direction; the own vote on the far side from the ring's middle. */
function beadAt(place: ServerPlace, voter: Point | null, middle: Point): Point {
  const towards = voter ? direction(place.centre, voter) : direction(middle, place.centre);
  return { x: towards.x * place.radius, y: towards.y * place.radius };
}

// One server on the ring: its term as number and colour, its role as shape, its votes, its name.
import { type CSSProperties, memo } from 'react';
import type { Tick } from '../../../model/ids.ts';
import type { ServerNode } from '../../../model/world.ts';
import { direction, type Point, round } from '../../lib/geometry.ts';
import { termColor, termInk, termSoft } from '../../theme/termColor.ts';
import { LogStrip } from './LogStrip.tsx';
import { type ServerPlace, type StageLayout, serverPlace } from './layout.ts';
import { remark, roleWord, serverName, shapeOf } from './serverFacts.ts';
import { TimerArc, WriteRing } from './TimerArc.tsx';
import './server.css';

interface Props {
  readonly server: ServerNode;
  readonly place: ServerPlace;
  readonly layout: StageLayout;
  /** The longest election timeout of the setup: a full circle. */
  readonly longest: Tick;
  /** It leads a term that others have left behind. */
  readonly stale: boolean;
  /** It had a part in a broken invariant. */
  readonly alarmed: boolean;
  readonly selected: boolean;
  /** It is a drop target, or inside the lasso. */
  readonly marked: boolean;
  readonly tabIndex: 0 | -1;
}

/** A server. Painted anew only when the server itself, its place or its marks have changed. */
export const ServerMark = memo(function ServerMark(props: Props) {
  const { server, place, layout, longest, stale, alarmed, selected, marked, tabIndex } = props;
  const { radius, centre } = place;
  const shape = shapeOf(server);
  const term = server.raft.currentTerm;
  const colours = { '--c': termColor(term), '--soft': termSoft(term), '--ink': termInk(term) } as CSSProperties;
  const timer = shape === 'crashed' ? null : server.electionTimer;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a shape in a picture cannot be a <button>
    <g
      className={`server ${shape}${server.health === 'paused' ? ' paused' : ''}${stale ? ' stale' : ''}${marked ? ' marked' : ''}`}
      style={colours}
      transform={`translate(${round(centre.x)} ${round(centre.y)})`}
      role="button"
      tabIndex={tabIndex}
      aria-label={serverName(server, stale)}
      aria-pressed={selected}
      data-node={server.id}
      data-role={shape}
    >
      {shape === 'leader' && !stale && (
        <circle className="halo" r={radius * 2.3} fill={`url(#halo-${termHueOf(term)})`} />
      )}
      <circle className="hit" r={radius + 8} />
      {alarmed && <circle className="alarm-ring" r={radius + 7} />}
      <circle className="focus-ring" r={radius + 12} />
      {selected && <circle className="selected-ring" r={radius + 7} />}
      {shape !== 'crashed' && shape !== 'leader' && <circle className="timer-track" r={radius} />}
      {timer && shape !== 'leader' && <TimerArc timer={timer} longest={longest} radius={radius} />}
      <Body shape={shape} radius={radius} />
      {shape !== 'crashed' && (
        <text
          className="term"
          y={server.health === 'paused' ? round(radius * -0.16) : 0}
          fontSize={round(radius * (shape === 'candidate' ? 0.58 : 0.64))}
        >
          {term}
        </text>
      )}
      {server.health === 'paused' && <PauseBars radius={radius} />}
      {shape === 'candidate' && <Votes server={server} place={place} layout={layout} />}
      {server.disk.writing && shape !== 'crashed' && <WriteRing write={server.disk.writing} radius={radius} />}
      <Label server={server} place={place} stale={stale} dense={layout.dense} />
    </g>
  );
});

function termHueOf(term: number): string {
  return /\d+/.exec(termColor(term))?.[0] ?? '0';
}

function Body({ shape, radius }: { shape: ReturnType<typeof shapeOf>; radius: number }) {
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

function PauseBars({ radius }: { radius: number }) {
  const [width, height] = [round(radius * 0.1), round(radius * 0.27)];
  return (
    <g className="bars" transform={`translate(0 ${round(radius * 0.26)})`}>
      <rect x={-width * 1.7} width={width} height={height} rx={1} />
      <rect x={width * 0.7} width={width} height={height} rx={1} />
    </g>
  );
}

/** A bead towards every voter: filled for a vote, crossed for a refusal, hollow while the answer is out. */
function Votes({ server, place, layout }: { server: ServerNode; place: ServerPlace; layout: StageLayout }) {
  const { role, members } = server.raft;
  if (role.kind !== 'candidate') return null;
  const granted = members.voters.filter((id) => role.votes[id]).length;
  if (layout.dense) {
    return (
      <text className="tally" y={place.radius + 9}>
        {granted}/{members.voters.length}
      </text>
    );
  }
  const bead = Math.max(3.4, place.radius * 0.125);
  return members.voters.map((id) => {
    const voter = serverPlace(layout, id);
    const at = voter && beadAt(place, id === server.id ? null : voter.centre, layout.centre);
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

/** On the timer's circle in the voter's direction; the own vote on the far side from the ring's middle. */
function beadAt(place: ServerPlace, voter: Point | null, middle: Point): Point {
  const towards = voter ? direction(place.centre, voter) : direction(middle, place.centre);
  return { x: towards.x * place.radius, y: towards.y * place.radius };
}

function Label({
  server,
  place,
  stale,
  dense,
}: {
  server: ServerNode;
  place: ServerPlace;
  stale: boolean;
  dense: boolean;
}) {
  const { radius, label } = place;
  const word = roleWord(server, stale);
  const more = remark(server);
  const beside = label === 'left' || label === 'right';
  const x = beside ? (radius + 12) * (label === 'left' ? -1 : 1) : 0;
  const anchor = beside ? (label === 'left' ? 'end' : 'start') : 'middle';
  if (dense) {
    const y = beside ? 4 : label === 'above' ? -(radius + 8) : radius + 18;
    return (
      <text className="label" x={x} y={y} textAnchor={anchor}>
        <tspan className="name">{server.id}</tspan>
      </text>
    );
  }
  if (beside) {
    return (
      <>
        <text className="label" y={-3} textAnchor={anchor}>
          <tspan className="name" x={x}>
            {server.id}
          </tspan>
          <tspan className="role" x={x} dy={15}>
            {word}
          </tspan>
          {more && (
            <tspan className="remark" x={x} dy={13}>
              {more}
            </tspan>
          )}
        </text>
        <LogStrip raft={server.raft} x={x} y={more ? 33 : 20} anchor={anchor} />
      </>
    );
  }
  const y = label === 'above' ? -(radius + 20) : radius + 22;
  return (
    <>
      <text className="label" y={y} textAnchor="middle">
        <tspan className="name">{server.id}</tspan>
        <tspan className="role" dx={6}>
          {more ? `${word} · ${more}` : word}
        </tspan>
      </text>
      <LogStrip raft={server.raft} x={0} y={label === 'above' ? -(radius + 14) : radius + 29} anchor="middle" />
    </>
  );
}

// One server on the ring: its term as number and colour, its role as shape, its votes, its name.
import { type CSSProperties, memo } from 'react';
import type { Tick } from '../../../model/ids.ts';
import type { ServerNode } from '../../../model/world.ts';
import { round } from '../../lib/geometry.ts';
import { termColor, termHue, termInk, termSoft } from '../../theme/termColor.ts';
import { outline } from './labels.ts';
import type { ServerPlace, StageLayout } from './layout.ts';
import { ServerLabel } from './ServerLabel.tsx';
import { Body, PauseBars, Votes } from './ServerShape.tsx';
import { serverName, shapeOf } from './serverFacts.ts';
import { TimerArc, WriteRing } from './TimerArc.tsx';
import './server.css';

/** Where servers are small their terms fill them. */
const SMALL = 1.25;

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
    <g
      className={`server ${shape}${server.health === 'paused' ? ' paused' : ''}${stale ? ' stale' : ''}${marked ? ' marked' : ''}`}
      style={colours}
      transform={`translate(${round(centre.x)} ${round(centre.y)})`}
    >
      {shape === 'leader' && !stale && (
        <circle className="halo" r={round(radius * 2.3)} fill={`url(#halo-${termHue(term)})`} />
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a shape in a picture cannot be a <button> */}
      <g
        role="button"
        tabIndex={tabIndex}
        aria-label={serverName(server, stale)}
        aria-pressed={selected}
        data-node={server.id}
        data-role={shape}
      >
        <circle className="hit" r={radius + 8} />
        {alarmed && <circle className="alarm-ring" r={outline(radius)} />}
        <circle className="focus-ring" r={outline(radius) + 4} />
        {selected && <circle className="selected-ring" r={outline(radius)} />}
        {shape !== 'crashed' && shape !== 'leader' && <circle className="timer-track" r={radius} />}
        {timer && shape !== 'leader' && <TimerArc timer={timer} longest={longest} radius={radius} />}
        <Body shape={shape} radius={radius} />
        {shape !== 'crashed' && (
          <text
            className="term"
            y={server.health === 'paused' ? round(radius * -0.16) : 0}
            fontSize={round(radius * (shape === 'candidate' ? 0.58 : 0.64) * (layout.dense ? SMALL : 1))}
          >
            {term}
          </text>
        )}
        {server.health === 'paused' && <PauseBars radius={radius} />}
        {shape === 'candidate' && <Votes server={server} place={place} layout={layout} />}
        {server.disk.writing && shape !== 'crashed' && <WriteRing write={server.disk.writing} radius={radius} />}
      </g>
      <ServerLabel server={server} place={place} stale={stale} dense={layout.dense} />
    </g>
  );
});

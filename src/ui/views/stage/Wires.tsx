// What lies beneath the servers: the sides of a partition, the lines between servers, the clerks' open requests.
import { memo, useMemo } from 'react';
import type { Term } from '../../../model/ids.ts';
import { linkRule } from '../../../model/world.ts';
import { cubicPath, degrees, onCubic, round } from '../../lib/geometry.ts';
import { termColor } from '../../theme/termColor.ts';
import type { jobWires } from './jobWires.ts';
import { channel, type StageLayout } from './layout.ts';
import { type LinkShape, linkShapes } from './links.ts';
import { CUT_AT } from './motion.ts';
import { type Side, sideShape, type Wiring } from './sides.ts';
import './wires.css';

interface SideAreaProps {
  readonly layout: StageLayout;
  readonly side: Side;
  /** null: neutral. */
  readonly term: Term | null;
}

/** One side of a partition: a soft shape around its servers. */
export const SideArea = memo(function SideArea({ layout, side, term }: SideAreaProps) {
  const { areas, bridges } = useMemo(() => sideShape(layout, side), [layout, side]);
  return (
    <g className="side" style={{ color: term === null ? 'var(--text)' : termColor(term) }}>
      <path className="area" d={areas} strokeWidth={round(layout.radius * 2.9)} />
      {bridges && <path className="bridge" d={bridges} strokeWidth={round(layout.radius * 0.5)} />}
    </g>
  );
});

interface LinksProps {
  readonly wiring: Wiring;
  readonly layout: StageLayout;
  readonly sides: readonly Side[];
  /** The lines between the processes of a job; undefined: there is none. */
  readonly wires: typeof jobWires | undefined;
  /** The pair that the reader has picked, as `n1>n2`. */
  readonly selected: string | null;
}

/** The lines between the servers, and between the processes of a job. */
export const Links = memo(function Links({ wiring, layout, sides, wires, selected }: LinksProps) {
  const shapes = useMemo(
    () => [...linkShapes(wiring, layout, sides), ...(wires?.(wiring, layout) ?? [])],
    [wiring, layout, sides, wires],
  );
  return (
    <g className="links">
      {shapes.map((shape) => (
        <LinkLine key={`${shape.a}>${shape.b}`} shape={shape} selected={isPair(selected, shape)} />
      ))}
    </g>
  );
});

function isPair(selected: string | null, { a, b }: LinkShape): boolean {
  return selected === `${a}>${b}` || selected === `${b}>${a}`;
}

function LinkLine({ shape, selected }: { shape: LinkShape; selected: boolean }) {
  const { kind, path, cutPath, mark, arrow, a, b } = shape;
  const [from, to] = shape.cutFrom === b ? [b, a] : [a, b];
  return (
    <g className={`link ${kind}${selected ? ' selected' : ''}`} data-link={`${from}>${to}`}>
      <path className="link-hit" d={path} />
      <path className="line" d={path} />
      {cutPath && <path className="line broken" d={cutPath} />}
      {arrow && (
        <path
          className="arrow"
          d="M-5-3.5L0 0L-5 3.5"
          transform={`translate(${round(arrow.at.x)} ${round(arrow.at.y)}) rotate(${round(degrees(arrow.towards))})`}
        />
      )}
      {mark && (
        <g className="cut-mark" transform={`translate(${round(mark.x)} ${round(mark.y)})`}>
          <circle r={8} />
          <path d="M-3.6-3.6L3.6 3.6M3.6-3.6L-3.6 3.6" />
        </g>
      )}
    </g>
  );
}

interface RequestLineProps {
  readonly layout: StageLayout;
  readonly clerk: string;
  readonly server: string;
  readonly cut: boolean;
}

/** The curve from a clerk to the server that it waits for. */
export const RequestLine = memo(function RequestLine({ layout, clerk, server, cut }: RequestLineProps) {
  const way = useMemo(() => channel(layout, clerk, server), [layout, clerk, server]);
  if (!way) return null;
  const mark = onCubic(way, CUT_AT);
  return (
    <g>
      <path className={`request-line${cut ? ' cut' : ''}`} d={cubicPath(way)} />
      {cut && (
        <g className="cut-mark" transform={`translate(${round(mark.x)} ${round(mark.y)})`}>
          <circle r={8} />
          <path d="M-3.6-3.6L3.6 3.6M3.6-3.6L-3.6 3.6" />
        </g>
      )}
    </g>
  );
});

/** Is one of the two directions between a clerk and a server cut? */
export function isCutBetween(wiring: Wiring, a: string, b: string): boolean {
  return linkRule(wiring, a, b).cut || linkRule(wiring, b, a).cut;
}

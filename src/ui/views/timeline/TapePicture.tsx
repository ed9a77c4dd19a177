// Paints the tape: terms, marks, flags, other futures. Everything but the playhead.
import { memo } from 'react';
import type { Tick } from '../../../model/ids.ts';
import { TERM_HUES, termColor, termHue, termSoft } from '../../theme/termColor.ts';
import { type BranchLine, branchPath, ROWS, rowY } from './branches.ts';
import { branchText } from './branchText.ts';
import type { Flag, Mark } from './marks.ts';
import type { TapePiece } from './tape.ts';
import { type RulerMark, type TimeWindow, xOf } from './window.ts';

const TOP = ROWS.tape;
const BOTTOM = ROWS.tape + ROWS.tapeHeight;
const MIDDLE = ROWS.tape + ROWS.tapeHeight / 2;

const HUES = Array.from({ length: TERM_HUES }, (_, i) => i + 1);

/** Everything that stands still while time runs. */
export const TapePicture = memo(function TapePicture(props: {
  readonly width: number;
  readonly window: TimeWindow;
  readonly headTick: Tick;
  readonly ruler: readonly RulerMark[];
  readonly pieces: readonly TapePiece[];
  readonly marks: readonly Mark[];
  readonly flags: readonly Flag[];
  readonly lines: readonly BranchLine[];
  /** The future that the pointer is over. */
  readonly pointed: number | null;
}) {
  const { width, window, headTick, ruler, pieces, marks, flags, lines, pointed } = props;
  const head = Math.min(width, Math.max(0, xOf(window, width, headTick)));
  return (
    <>
      <defs>
        {HUES.map((hue) => (
          <pattern
            key={hue}
            id={`tape-hatch-${hue}`}
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="1.6" height="5" style={{ fill: termColor(hue) }} />
          </pattern>
        ))}
      </defs>
      {ruler.map((mark) => (
        <text
          key={mark.tick}
          className="tape-ruler"
          x={mark.x}
          y={10}
          textAnchor={mark.x < 12 ? 'start' : mark.x > width - 24 ? 'end' : 'middle'}
        >
          {mark.text}
          {mark.tick === 0 ? ' s' : ''}
        </text>
      ))}
      {head < width - 2 ? <NotYet x={head} width={width - head} /> : null}
      <rect className="tape-run" x={0} y={TOP} width={head} height={ROWS.tapeHeight} rx={5} />
      {pieces.map((piece) => (
        <Piece key={`${piece.from}-${piece.kind}`} piece={piece} />
      ))}
      {lines.map((line) => (
        <Line key={line.id} line={line} window={window} width={width} isPointed={line.id === pointed} />
      ))}
      {marks.map((mark) => (
        <Sign key={`${mark.sign}-${mark.step}`} mark={mark} />
      ))}
      {flags.map((flag) => (
        <g key={`${flag.sign}-${flag.step}`} className={`tape-flag ${flag.sign}`}>
          <line x1={flag.x} x2={flag.x} y1={BOTTOM} y2={ROWS.flags} />
          <text x={flag.x + 5} y={ROWS.flags}>
            {flag.text}
          </text>
        </g>
      ))}
    </>
  );
});

function NotYet({ x, width }: { readonly x: number; readonly width: number }) {
  return (
    <g className="tape-not-yet">
      <rect x={x + 0.5} y={TOP + 0.5} width={Math.max(0, width - 1)} height={ROWS.tapeHeight - 1} rx={5} />
      {width > 90 ? (
        <text x={x + width / 2} y={MIDDLE} dy="0.35em" textAnchor="middle">
          not yet run
        </text>
      ) : null}
    </g>
  );
}

function Piece({ piece }: { readonly piece: TapePiece }) {
  const { kind, term, x, width, label, starts } = piece;
  if (kind === 'none') return null;
  const color = termColor(term);
  if (kind === 'election') {
    return <rect x={x} y={TOP} width={width} height={ROWS.tapeHeight} fill={`url(#tape-hatch-${termHue(term)})`} />;
  }
  return (
    <g>
      <rect
        x={x}
        y={TOP}
        width={width}
        height={ROWS.tapeHeight}
        rx={Math.min(4, width / 2)}
        style={{ fill: termSoft(term) }}
      />
      {starts ? (
        <rect
          x={x}
          y={TOP}
          width={Math.min(3, Math.max(1.5, width))}
          height={ROWS.tapeHeight}
          rx={1}
          style={{ fill: color }}
        />
      ) : null}
      {label ? (
        <text className="tape-term" x={x + 10} y={MIDDLE} dy="0.35em" style={{ fill: color }}>
          {label}
        </text>
      ) : null}
    </g>
  );
}

function Sign({ mark }: { readonly mark: Mark }) {
  const { sign, x, term, count } = mark;
  switch (sign) {
    case 'write':
      return <circle className="tape-write" cx={x} cy={ROWS.dots} r={count > 1 ? 3 : 2.5} />;
    case 'call':
      return <circle className="tape-call" cx={x} cy={ROWS.dots} r={2} />;
    case 'candidate':
      return <path d={`M${x} ${TOP + 1}l4 6h-8z`} style={{ fill: termColor(term) }} />;
    case 'crash':
      return <path className="tape-stroke" d={`M${x - 3.5} ${MIDDLE - 3.5}l7 7m0 -7l-7 7`} />;
    case 'restart':
      return <path className="tape-stroke" d={`M${x} ${MIDDLE + 4}v-8m-3.5 3.5l3.5 -3.5l3.5 3.5`} />;
    case 'fault':
      return <line className="tape-stroke" x1={x} x2={x} y1={TOP + 4} y2={BOTTOM - 4} />;
    case 'snapshot':
      return <rect className="tape-snapshot" x={x - 2.5} y={ROWS.dots - 2.5} width={5} height={5} />;
    case 'note':
      return <circle className="tape-note" cx={x} cy={BOTTOM} r={2} />;
    case 'end':
    case 'failure':
      return <path className="tape-stroke" d={`M${x} ${TOP - 3}v${ROWS.tapeHeight + 6}`} />;
    case 'violation':
      return (
        <g className="tape-violation">
          <line x1={x} x2={x} y1={TOP - 4} y2={ROWS.dots + 6} />
          <path d={`M${x} ${TOP - 5}l5 5l-5 5l-5 -5z`} />
        </g>
      );
  }
}

function Line(props: {
  readonly line: BranchLine;
  readonly window: TimeWindow;
  readonly width: number;
  readonly isPointed: boolean;
}) {
  const { line, window, width, isPointed } = props;
  const from = xOf(window, width, line.from);
  const to = Math.max(xOf(window, width, line.to), from + 14);
  const fits = to + 150 < width;
  return (
    <g className="tape-branch" data-pointed={isPointed}>
      <path d={branchPath(line, window, width)} />
      <circle cx={Math.max(0, from)} cy={rowY(line.parentRow)} r={3} />
      <circle className="tape-branch-end" cx={Math.min(width, to)} cy={rowY(line.row)} r={3} />
      <text
        x={fits ? to + 9 : Math.min(width, to) - 6}
        y={rowY(line.row) + (fits ? 0 : -5)}
        dy={fits ? '0.35em' : 0}
        textAnchor={fits ? 'start' : 'end'}
      >
        {branchText(line)}
      </text>
    </g>
  );
}

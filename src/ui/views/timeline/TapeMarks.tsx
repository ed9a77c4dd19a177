// Paints what happened: marks on and under the tape, flags with words, other futures.
import { memo } from 'react';
import { termColor } from '../../theme/termColor.ts';
import { type BranchLine, branchPath, ROWS, rowY } from './branches.ts';
import { branchText } from './branchText.ts';
import type { Flag, Mark } from './marks.ts';
import { type TimeWindow, xOf } from './window.ts';

const TOP = ROWS.tape;
const BOTTOM = ROWS.tape + ROWS.tapeHeight;
const SIGNS = ROWS.signs;

/** All of it stands still while time runs. */
export const TapeMarks = memo(function TapeMarks(props: {
  readonly width: number;
  readonly window: TimeWindow;
  readonly marks: readonly Mark[];
  readonly flags: readonly Flag[];
  readonly lines: readonly BranchLine[];
  /** The future that the pointer is over. */
  readonly pointed: number | null;
}) {
  const { width, window, marks, flags, lines, pointed } = props;
  return (
    <>
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

function Sign({ mark }: { readonly mark: Mark }) {
  const { sign, term, count } = mark;
  const x = mark.x + mark.shift;
  switch (sign) {
    case 'write':
      return <circle className="tape-write" cx={x} cy={ROWS.writes} r={count > 1 ? 2.8 : 2.3} />;
    case 'call':
      return <circle className="tape-call" cx={x} cy={ROWS.calls} r={1.6} />;
    case 'candidate':
      return <path d={`M${x} ${TOP - 7}l3.5 5.5h-7z`} style={{ fill: termColor(term) }} />;
    case 'crash':
      return <path className="tape-stroke" d={`M${x - 3} ${SIGNS - 3}l6 6m0 -6l-6 6`} />;
    case 'restart':
      return <path className="tape-stroke" d={`M${x} ${SIGNS + 3.5}v-7m-3 3l3 -3l3 3`} />;
    case 'fault':
      return <line className="tape-stroke" x1={x} x2={x} y1={SIGNS - 4} y2={SIGNS + 4} />;
    case 'snapshot':
      return <rect className="tape-snapshot" x={x - 2.5} y={ROWS.writes - 2.5} width={5} height={5} />;
    case 'note':
      return <circle className="tape-note" cx={x} cy={BOTTOM} r={2} />;
    case 'end':
    case 'failure':
      return <path className="tape-stroke" d={`M${x} ${TOP - 3}v${ROWS.tapeHeight + 6}`} />;
    case 'violation':
      return (
        <g className="tape-violation">
          <line x1={x} x2={x} y1={TOP - 4} y2={ROWS.calls + 3} />
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

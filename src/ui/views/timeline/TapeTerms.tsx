// Paints who led when: the ruler, the coloured stretches, and what has not been run yet.
import { memo, useCallback } from 'react';
import { useReading } from '../../store/reading.ts';
import { selectHeadTick } from '../../store/selectors.ts';
import type { PageState } from '../../store/store.ts';
import { TERM_HUES, termColor, termHue, termSoft } from '../../theme/termColor.ts';
import { ROWS } from './branches.ts';
import type { Lane } from './lanes.ts';
import { type TapePiece, tapePieces } from './tape.ts';
import { type RulerMark, type TimeWindow, xOf } from './window.ts';

const TOP = ROWS.tape;
const MIDDLE = ROWS.tape + ROWS.tapeHeight / 2;
const HUES = Array.from({ length: TERM_HUES }, (_, i) => i + 1);

/** The tape itself. While the run is played at its end, the tape grows with the instant shown, pixel by pixel. */
export const TapeTerms = memo(function TapeTerms(props: {
  readonly width: number;
  readonly window: TimeWindow;
  readonly ruler: readonly RulerMark[];
  /** One for each group that is shown. */
  readonly lanes: readonly Lane[];
}) {
  const { width, window, ruler, lanes } = props;
  const pixel = (window.to - window.from) / Math.max(1, width);
  const headTick = useReading(
    'timeline',
    useCallback(
      (state: PageState) => Math.max(selectHeadTick(state), Math.floor(state.shownAt / pixel) * pixel),
      [pixel],
    ),
  );
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
          y={8}
          textAnchor={mark.x < 12 ? 'start' : mark.x > width - 24 ? 'end' : 'middle'}
        >
          {mark.text}
          {mark.tick === 0 ? ' s' : ''}
        </text>
      ))}
      {head < width - 2 ? <NotYet x={head} width={width - head} /> : null}
      <rect className="tape-run" x={0} y={TOP} width={head} height={ROWS.tapeHeight} rx={5} />
      {lanes.map((lane) =>
        tapePieces(lane.reigns, window, width, headTick).map((piece) => (
          <Piece key={`${lane.group}-${piece.from}-${piece.kind}`} piece={piece} lane={lane} />
        )),
      )}
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

function Piece({ piece, lane: { top, height } }: { readonly piece: TapePiece; readonly lane: Lane }) {
  const { kind, term, x, width, label, starts } = piece;
  if (kind === 'none') return null;
  const color = termColor(term);
  if (kind === 'election') {
    return (
      <rect x={x} y={top} width={width} height={height} fill={`url(#tape-hatch-${termHue(term)})`} opacity={0.65} />
    );
  }
  return (
    <g>
      <rect x={x} y={top} width={width} height={height} rx={Math.min(4, width / 2)} style={{ fill: termSoft(term) }} />
      {starts ? (
        <rect x={x} y={top} width={Math.min(3, Math.max(1.5, width))} height={height} rx={1} style={{ fill: color }} />
      ) : null}
      {label && height === ROWS.tapeHeight ? (
        <text className="tape-term" x={x + 10} y={ROWS.words} dy="0.35em" style={{ fill: color }}>
          {label}
        </text>
      ) : null}
    </g>
  );
}

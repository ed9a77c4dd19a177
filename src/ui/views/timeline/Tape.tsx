// The tape and what can be done with it: drag to scrub, wheel to zoom, click a mark or another future.
import { type PointerEvent as ReactPointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { seek, switchBranch } from '../../engine/playground.ts';
import { pageUnit, useSize } from '../../lib/useSize.ts';
import { useReading } from '../../store/reading.ts';
import { selectBranch, selectBranches, selectMilestones, selectScenario } from '../../store/selectors.ts';
import { type PageState, usePage } from '../../store/store.ts';
import { type BranchLine, branchLines, branchNear, pictureHeight, ROWS } from './branches.ts';
import { lanesOf, laneText } from './lanes.ts';
import { flagsFor, type Mark, markNear, marksIn } from './marks.ts';
import { Playhead } from './Playhead.tsx';
import { Scrubber } from './Scrubber.tsx';
import { TapeMarks } from './TapeMarks.tsx';
import { TapeTerms } from './TapeTerms.tsx';
import { useTimeWindow } from './useTimeWindow.ts';
import { rulerMarks, tickAt } from './window.ts';

/** What the pointer is over. */
interface Pointed {
  readonly x: number;
  readonly tick: number;
  readonly mark: Mark | null;
  readonly branch: BranchLine | null;
  /** Who led the group of the lane under it; null: there is only one group, or no lane. */
  readonly lane: string | null;
}

const selectPickedNode = ({ selection }: PageState) => (selection?.kind === 'node' ? selection.id : null);

/** The picture of the run's time. */
export function Tape() {
  const [box, size] = useSize<HTMLDivElement>();
  const ground = useRef<HTMLDivElement>(null);
  // The picture is drawn in units of the page, so that it grows with it on a lecture screen.
  const unit = pageUnit();
  const width = (size?.width ?? 0) / unit;
  const milestones = useReading('timeline', selectMilestones);
  const branches = useReading('timeline', selectBranches);
  const branch = useReading('timeline', selectBranch);
  const { setup } = useReading('timeline', selectScenario);
  const picked = usePage(selectPickedNode);
  const { window, zoom, pan, showAll, isWhole } = useTimeWindow();
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);

  const lines = useMemo(() => branchLines(branches, branch), [branches, branch]);
  const lanes = useMemo(() => lanesOf(milestones, setup, picked), [milestones, setup, picked]);
  const marks = useMemo(() => marksIn(milestones, window, width), [milestones, window, width]);
  const flags = useMemo(() => flagsFor(marks, width), [marks, width]);
  const ruler = useMemo(() => rulerMarks(window, width), [window, width]);
  const height = pictureHeight(lines.length);

  const pointAt = (pointer: ReactPointerEvent<HTMLElement>): Pointed => {
    const frame = pointer.currentTarget.getBoundingClientRect();
    const x = Math.max(0, Math.min(width, (pointer.clientX - frame.left) / unit));
    const y = (pointer.clientY - frame.top) / unit;
    const found = branchNear(lines, window, width, x, y);
    const tick = tickAt(window, width, x);
    const mark = found ? null : markNear(marks, x);
    return { x, tick, mark, branch: found, lane: laneText(lanes, setup, y, tick) };
  };

  const begin = (pointer: ReactPointerEvent<HTMLElement>) => {
    if (pointer.button !== 0 || width === 0) return;
    pointer.currentTarget.setPointerCapture(pointer.pointerId);
    const point = pointAt(pointer);
    setPointed(point);
    setDragged(point.branch ? null : point.tick);
    if (!point.branch) void seek(point.mark ? { step: point.mark.step } : { tick: Math.round(point.tick) });
  };

  const move = (pointer: ReactPointerEvent<HTMLElement>) => {
    const point = pointAt(pointer);
    setPointed(point);
    if (!pointer.currentTarget.hasPointerCapture(pointer.pointerId) || dragged === null) return;
    setDragged(point.tick);
    // Over another future the knob waits: it goes over when it is let go there.
    if (!point.branch) void seek({ tick: Math.round(point.tick) });
  };

  const end = (pointer: ReactPointerEvent<HTMLElement>) => {
    if (!pointer.currentTarget.hasPointerCapture(pointer.pointerId)) return;
    const point = pointAt(pointer);
    setDragged(null);
    if (point.branch) {
      const { id, from, to } = point.branch;
      void switchBranch(id, { tick: Math.round(Math.max(from, Math.min(to, point.tick))) });
    }
  };

  const wheel = useRef((_: WheelEvent) => {});
  wheel.current = (turn) => {
    turn.preventDefault();
    const frame = (turn.currentTarget as HTMLElement).getBoundingClientRect();
    const sideways = turn.shiftKey ? turn.deltaY : turn.deltaX;
    if (Math.abs(sideways) > Math.abs(turn.shiftKey ? 0 : turn.deltaY)) {
      pan((sideways / unit / Math.max(1, width)) * (window.to - window.from));
    } else {
      zoom(tickAt(window, width, (turn.clientX - frame.left) / unit), 1.0015 ** turn.deltaY);
    }
  };
  useEffect(() => {
    const element = ground.current;
    // React listens to the wheel passively; zooming must keep the page from scrolling.
    const listen = (turn: WheelEvent) => wheel.current(turn);
    element?.addEventListener('wheel', listen, { passive: false });
    return () => element?.removeEventListener('wheel', listen);
  }, []);

  return (
    <div ref={box} className="tape-frame">
      <Scrubber />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the slider above and the branch buttons are its keyboard */}
      <div
        ref={ground}
        className="tape"
        data-dragging={dragged !== null}
        style={{ height: `${height / 16}rem` }}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={() => setDragged(null)}
        onPointerLeave={() => setPointed(null)}
        onDoubleClick={showAll}
      >
        {width > 0 ? (
          <svg className="tape-picture" viewBox={`0 0 ${width} ${height}`} aria-hidden>
            <TapeTerms width={width} window={window} ruler={ruler} lanes={lanes} />
            <TapeMarks
              width={width}
              window={window}
              marks={marks}
              flags={flags}
              lines={lines}
              pointed={pointed?.branch?.id ?? null}
            />
          </svg>
        ) : null}
        {width > 0 ? (
          <Playhead window={window} width={width} unit={unit} dragged={dragged} bottom={ROWS.calls + 3} />
        ) : null}
        {pointed && dragged === null ? <Pointer pointed={pointed} width={width} unit={unit} /> : null}
      </div>
      {isWhole ? null : (
        <button
          type="button"
          className="button small tape-whole"
          onClick={showAll}
          title="Show the whole run (double-click)"
        >
          whole run
        </button>
      )}
    </div>
  );
}

/** What is there, in a word, above the pointer. */
function Pointer(props: { readonly pointed: Pointed; readonly width: number; readonly unit: number }) {
  const { pointed, width, unit } = props;
  const { x, tick, mark, branch, lane } = pointed;
  const seconds = ((mark?.at ?? tick) / 1000).toFixed(3);
  const more = mark && mark.count > 1 ? ` (and ${mark.count - 1} more)` : '';
  const text = branch ? 'another future: click to go over' : mark ? `${mark.text}${more}` : lane;
  return (
    <div
      className="tape-pointer"
      style={{ insetInlineStart: x * unit }}
      data-side={x > width - 180 ? 'left' : 'right'}
      aria-hidden
    >
      <span>
        <span className="number">{seconds}</span>
        {text ? ` · ${text}` : null}
      </span>
    </div>
  );
}

// Who works on what, and who did when: a lane for each worker with its attempts over virtual time.
import { Gauge, Pause, Play, Power, RotateCw } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, type ReactNode, useState } from 'react';
import type { AttemptRecord } from '../../../model/attempt.ts';
import { type WorkerNode, workersOf } from '../../../model/jobNodes.ts';
import type { World } from '../../../model/world.ts';
import { findAction } from '../../actions/targetAction.ts';
import { actionsFor } from '../../actions/targetActions.ts';
import { perform, seek } from '../../engine/playground.ts';
import { taskTile } from '../../lib/taskTile.ts';
import { pageUnit, useSize } from '../../lib/useSize.ts';
import { useReading } from '../../store/reading.ts';
import { selectHeadTick, selectMilestones, selectSelection, selectStep } from '../../store/selectors.ts';
import { useInstant } from '../../store/useInstant.ts';
import { select } from '../../store/view.ts';
import { workerFacts } from '../stage/jobFacts.ts';
import { rulerMarks, type TimeWindow, wholeWindow, xOf } from '../timeline/window.ts';
import { type AttemptBar, attemptBars, attemptText, downTimes, momentOf, wasteText } from './lanes.ts';

interface Props {
  readonly world: World;
  readonly attempts: readonly AttemptRecord[];
  readonly at: number;
}

/** Widths in the page's units: of a lane's head, and of one without words. */
const [HEAD, SHORT_HEAD] = [204, 172];

/** The lanes. */
export function Lanes({ world, attempts, at }: Props) {
  const [ground, size] = useSize<HTMLDivElement>();
  const headTick = useReading('tab', selectHeadTick);
  const milestones = useReading('tab', selectMilestones);
  const step = useReading('tab', selectStep);
  const unit = pageUnit();
  const isShort = size.width / unit < 520;
  const head = (isShort ? SHORT_HEAD : HEAD) * unit;
  const width = Math.max(40, size.width - head - 10 * unit);
  const { doneAt } = world.tally;
  const window = doneAt === null ? wholeWindow(Math.max(headTick, at)) : { from: 0, to: doneAt * 1.06 };
  const workers = workersOf(world);
  const ids = workers.map(({ id }) => id);
  const bars = attemptBars(attempts, ids, window, width, at, unit);
  const waste = wasteText(attempts);
  const downs = downTimes(milestones, ids, window, width, step, at);
  return (
    <section className="job-part job-lanes" aria-label="Workers and their attempts">
      <div className="job-lanes-scroll" ref={ground}>
        {size.width > 0 && (
          <div
            className="job-chart"
            style={
              {
                '--head': `${head}px`,
                '--width': `${width}px`,
                '--lanes': workers.length,
                '--room': `${size.height}px`,
              } as CSSProperties
            }
          >
            <Ruler window={window} width={width} unit={unit}>
              {waste}
            </Ruler>
            {workers.map((worker) => (
              <LaneHead key={worker.id} worker={worker} world={world} isShort={isShort} />
            ))}
            <div className="job-lane-ground">
              {downs.map(({ lane, x, end }) => (
                <div
                  key={`${lane}@${x}`}
                  className="job-down"
                  style={{ '--lane': lane, '--x': `${x}px`, '--end': `${end}px` } as CSSProperties}
                />
              ))}
              <Bars bars={bars} />
              <Playhead window={window} width={width} />
            </div>
          </div>
        )}
      </div>
    </section>
  );
}

interface RulerProps {
  readonly window: TimeWindow;
  readonly width: number;
  readonly unit: number;
  /** What stands over the heads of the lanes. */
  readonly children: ReactNode;
}

/** A mark nearer than this to the right edge would be cut off, in the page's units. */
const FIGURE = 28;

function Ruler({ window, width, unit, children }: RulerProps) {
  const marks = rulerMarks(window, width, 80 * unit).filter(({ x }) => x < width - FIGURE * unit);
  return (
    <div className="job-ruler">
      <p>{children}</p>
      {marks.map(({ tick, x, text }) => (
        <span key={tick} aria-hidden="true" style={{ '--x': `${x}px` } as CSSProperties}>
          {text}
        </span>
      ))}
    </div>
  );
}

interface LaneHeadProps {
  readonly worker: WorkerNode;
  readonly world: World;
  readonly isShort: boolean;
}

function LaneHead({ worker, world, isShort }: LaneHeadProps) {
  const { id, health } = worker;
  const { look, task, word, remark } = workerFacts(worker);
  const selection = useReading('tab', selectSelection);
  return (
    <div className={`job-lane-head ${look}`}>
      <button
        type="button"
        className="job-worker line-button"
        aria-pressed={selection?.kind === 'node' && selection.id === id}
        title={[word, remark].filter(Boolean).join(', ')}
        onClick={() => select({ kind: 'node', id })}
      >
        <b>{id}</b>
        {task ? <span className={`job-tile ${task.kind}`}>{taskTile(task)}</span> : null}
        {isShort ? null : <span className="job-word">{remark && !task ? `${remark}, ${word}` : word}</span>}
      </button>
      <span className="job-hands">
        <Hand world={world} id={id} does={health === 'down' ? 'restart' : 'crash'} />
        <Hand world={world} id={id} does={health === 'paused' ? 'resume' : 'pause'} />
        <Hand world={world} id={id} does={worker.rate === 500 ? 'clock-true' : 'clock-slow'} />
      </span>
    </div>
  );
}

const SIGNS = {
  crash: Power,
  restart: RotateCw,
  pause: Pause,
  resume: Play,
  'clock-slow': Gauge,
  'clock-true': Gauge,
} as const;

/** One thing that can be done to a worker, as a sign. */
function Hand({ world, id, does }: { readonly world: World; readonly id: string; readonly does: keyof typeof SIGNS }) {
  const action = findAction(actionsFor(world, { kind: 'node', id }), does);
  const Sign = SIGNS[does];
  if (!action) return null;
  const { label, about, refusal, command } = action;
  return (
    <button
      type="button"
      className="button bare icon small"
      aria-label={label}
      aria-disabled={refusal !== null}
      aria-pressed={does === 'clock-true' || undefined}
      title={refusal === null ? `${label}. ${about}` : `Not now: ${refusal}.`}
      onClick={() => refusal === null && void perform(command)}
    >
      <Sign aria-hidden="true" />
    </button>
  );
}

/** The attempts: one of them is reached by Tab, and from it the others by the arrow keys. */
function Bars({ bars }: { readonly bars: readonly AttemptBar[] }) {
  const [active, setActive] = useState<number | null>(null);
  const tabbed = bars.some(({ offset }) => offset === active) ? active : (bars.at(-1)?.offset ?? null);
  const onKeyDown = (press: KeyboardEvent<HTMLElement>) => {
    if (press.shiftKey || press.ctrlKey || press.metaKey || press.altKey) return;
    const here = bars.findIndex(({ offset }) => offset === tabbed);
    const next = neighbour(bars, here, press.key);
    if (!next) return;
    press.preventDefault();
    press.stopPropagation();
    setActive(next.offset);
    press.currentTarget.querySelector<HTMLElement>(`[data-offset="${next.offset}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: bars on a chart, not a field set
    <div role="group" aria-label="Attempts" onKeyDown={onKeyDown}>
      {bars.map((bar) => (
        <Bar key={bar.offset} bar={bar} isTabbed={bar.offset === tabbed} onFocus={() => setActive(bar.offset)} />
      ))}
    </div>
  );
}

function neighbour(bars: readonly AttemptBar[], here: number, key: string): AttemptBar | undefined {
  const bar = bars[here];
  if (!bar) return undefined;
  const inLane = (lane: number) => bars.filter((one) => one.lane === lane);
  switch (key) {
    case 'ArrowLeft':
      return inLane(bar.lane).findLast(({ offset }) => offset < bar.offset);
    case 'ArrowRight':
      return inLane(bar.lane).find(({ offset }) => offset > bar.offset);
    case 'ArrowUp':
    case 'ArrowDown': {
      const beside = inLane(bar.lane + (key === 'ArrowUp' ? -1 : 1));
      return beside.find(({ end }) => end > bar.x) ?? beside.at(-1);
    }
    case 'Home':
      return bars[0];
    case 'End':
      return bars.at(-1);
    default:
      return undefined;
  }
}

function Bar({
  bar,
  isTabbed,
  onFocus,
}: {
  readonly bar: AttemptBar;
  readonly isTabbed: boolean;
  readonly onFocus: () => void;
}) {
  const { offset, record, lane, x, end, body, label, late } = bar;
  const { outcome, task, why } = record;
  const text = attemptText(record);
  const place = {
    '--lane': lane,
    '--x': `${x}px`,
    '--end': `${end}px`,
    '--body': `${body ? body.x - x : 0}px`,
    '--body-end': `${body ? Math.max(1, body.end - x) : 0}px`,
    '--label': `${(label ?? x) - x}px`,
  };
  return (
    <>
      <button
        type="button"
        className={`job-attempt ${task.kind} ${outcome}${why === 'idle' ? '' : ` ${why}`}`}
        style={place as CSSProperties}
        data-offset={offset}
        tabIndex={isTabbed ? 0 : -1}
        aria-label={text}
        title={text}
        onFocus={onFocus}
        onClick={() => {
          select({ kind: 'node', id: record.worker });
          void seek({ step: momentOf(record) });
        }}
      >
        {label === null ? null : <span>{taskTile(task)}</span>}
      </button>
      {late !== null && (
        <span className="job-late" style={{ '--lane': lane, '--x': `${late}px` } as CSSProperties} aria-hidden="true" />
      )}
    </>
  );
}

function Playhead({ window, width }: { readonly window: TimeWindow; readonly width: number }) {
  const ref = useInstant<HTMLDivElement>((line, shownAt) => {
    // In halves of a px: less cannot be seen.
    line.style.transform = `translateX(${Math.round(xOf(window, width, shownAt) * 2) / 2}px)`;
  });
  return <div ref={ref} className="job-playhead" aria-hidden="true" />;
}

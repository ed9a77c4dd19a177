// The lanes: one row of bars for each clerk under a stretched axis of time. Only what is in sight is drawn.
import { type CSSProperties, Fragment, type KeyboardEvent as ReactKeyboardEvent, useMemo } from 'react';
import { at } from '../../../model/list.ts';
import type { World } from '../../../model/world.ts';
import type { Judgement } from '../../../wire/protocol.ts';
import { secondsText } from '../../lib/timeText.ts';
import { type Bar, type HistoryLayout, visibleBars } from './layout.ts';
import { callText, orderWith } from './text.ts';

interface BarsProps {
  readonly layout: HistoryLayout;
  readonly operations: World['operations'];
  readonly judgement: Judgement | null;
  /** Where calls take effect, in px, by offset. */
  readonly points: ReadonlyMap<number, number>;
  /** What is in sight, in px. */
  readonly from: number;
  readonly to: number;
  readonly chosen: number | null;
  /** The call under the pointer or the focus. */
  readonly looked: number | null;
  /** The one bar that Tab leads to. */
  readonly active: number;
  readonly onLook: (offset: number | null) => void;
  /** Moves the focus from a bar by a key; false: it leads nowhere. */
  readonly onGo: (offset: number, key: string) => boolean;
  readonly onPick: (offset: number) => void;
}

const place = (properties: Readonly<Record<`--${string}`, string | number>>) => properties as CSSProperties;

/** The axis, the names of the lanes and the bars. */
export function Bars(props: BarsProps) {
  const { layout, operations, judgement, points, from, to, chosen, looked, active, onLook, onGo, onPick } = props;
  const { lanes, width, ticks } = layout;
  const order = useMemo(() => ranksWith(judgement, looked), [judgement, looked]);
  const piece = judgement?.verdict === 'illegal' ? judgement.piece : [];
  const shown = visibleBars(layout, from, to);
  const focusable = layout.bars[active];
  if (focusable && !shown.includes(focusable)) shown.push(focusable);

  const onKeyDown = (press: ReactKeyboardEvent<HTMLElement>) => {
    const offset = Number((press.target as HTMLElement).dataset.offset);
    const plain = !press.shiftKey && !press.ctrlKey && !press.metaKey && !press.altKey;
    if (plain && Number.isInteger(offset) && onGo(offset, press.key)) press.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys of the bars, which are buttons, bubble up to here
    <div
      className="story-canvas"
      data-ordered={order !== null}
      style={place({ '--width': `${width}px`, '--lanes': lanes.length })}
      onKeyDown={onKeyDown}
    >
      <div className="story-axis" aria-hidden="true">
        {ticks.map(({ x, at: instant }) =>
          x < from || x > to ? null : (
            <span key={x} style={place({ '--x': `${x}px` })}>
              {secondsText(instant)}
            </span>
          ),
        )}
      </div>
      {lanes.map((clerk, lane) => (
        <div key={clerk} className="story-lane" style={place({ '--lane': lane })}>
          <b>{clerk}</b>
        </div>
      ))}
      {shown.map((bar) => {
        const { offset } = bar;
        const operation = at(operations, offset);
        if (!operation) return null;
        const rank = order?.get(offset);
        return (
          <button
            key={offset}
            type="button"
            className="call-bar"
            data-offset={offset}
            data-tone={bar.tone}
            data-open={bar.isOpen}
            data-illegal={piece.includes(offset)}
            data-ordered={rank !== undefined}
            aria-pressed={chosen === offset}
            aria-label={`${callText(operation)}${piece.includes(offset) ? ', contradicts others' : ''}`}
            tabIndex={offset === active ? 0 : -1}
            style={place({ '--x': `${bar.x}px`, '--end': `${bar.end}px`, '--lane': bar.lane })}
            onClick={() => onPick(offset)}
            onPointerEnter={() => onLook(offset)}
            onPointerLeave={() => onLook(null)}
            onFocus={() => onLook(offset)}
            onBlur={() => onLook(null)}
          >
            <span className="call-text">
              {bar.text.op}
              <span className="call-answer">{bar.text.answer}</span>
            </span>
          </button>
        );
      })}
      {shown.map((bar) => {
        const x = points.get(bar.offset);
        const rank = order?.get(bar.offset);
        return (
          <Fragment key={bar.offset}>
            {x === undefined ? null : <Mark bar={bar} x={x} />}
            {rank === undefined ? null : <Rank bar={bar} rank={rank} />}
          </Fragment>
        );
      })}
    </div>
  );
}

/** Where a call takes effect in the order found. */
function Mark({ bar, x }: { readonly bar: Bar; readonly x: number }) {
  return <div className="call-mark" style={place({ '--x': `${x}px`, '--lane': bar.lane })} />;
}

/** The place of a call in the order that explains answers, the longest there is. */
function Rank({ bar, rank }: { readonly bar: Bar; readonly rank: number }) {
  return (
    <div className="call-rank" style={place({ '--x': `${bar.x}px`, '--lane': bar.lane })}>
      {rank}
    </div>
  );
}

/** The order with this call in it, as places from 1 by offset. */
function ranksWith(judgement: Judgement | null, offset: number | null): ReadonlyMap<number, number> | null {
  const order = offset === null ? null : orderWith(judgement, offset);
  return order && new Map(order.map((one, i) => [one, i + 1]));
}

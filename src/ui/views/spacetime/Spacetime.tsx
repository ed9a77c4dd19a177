// The space-time diagram: a line for each process, an arrow for each message, time to the right, or down on a phone. What has
// been run and is still to come of what is shown lies under a veil.
import { type KeyboardEvent as ReactKeyboardEvent, useMemo, useRef, useState } from 'react';
import { seek } from '../../engine/playground.ts';
import { useMedia } from '../../lib/useMedia.ts';
import { pageUnit, useSize } from '../../lib/useSize.ts';
import { useReading } from '../../store/reading.ts';
import { selectScenario } from '../../store/selectors.ts';
import { pageStore } from '../../store/store.ts';
import { select } from '../../store/view.ts';
import { rulerMarks, tickAt } from '../timeline/window.ts';
import { Buttons } from './Buttons.tsx';
import { Flags } from './Flags.tsx';
import { firstSpan, roomFor } from './frame.ts';
import { laneAt, layoutDiagram } from './layout.ts';
import { Picture } from './Picture.tsx';
import { type Item, isOne, itemAt, itemsOf, neighbour, selectionOf, stepOf } from './pick.ts';
import { Tip } from './Tip.tsx';
import { useHand } from './useHand.ts';
import { useTraffic } from './useTraffic.ts';
import { useWindow } from './useWindow.ts';
import { Veil } from './Veil.tsx';
import { itemText, pictureText, thinnedText } from './words.ts';
import './spacetime.css';

/** The tab. */
export default function Spacetime() {
  const [box, size] = useSize<HTMLDivElement>();
  return (
    <section ref={box} className="spacetime" aria-label="Space-time">
      {size.width > 0 && size.height > 0 ? <Diagram width={size.width} height={size.height} /> : null}
    </section>
  );
}

function Diagram({ width, height }: { readonly width: number; readonly height: number }) {
  const unit = pageUnit();
  const isUpright = useMedia('(max-width: 47.5rem)');
  const { setup } = useReading('tab', selectScenario);
  const whole = roomFor({ width, height }, 1, isUpright, unit);
  const { window, ...look } = useWindow(firstSpan(setup, whole.length / unit));
  const traffic = useTraffic(window);
  const frame = roomFor({ width, height }, traffic?.lanes.length ?? 1, isUpright, unit);
  const { length, spacing, breadth } = frame;
  const diagram = useMemo(
    () => traffic && layoutDiagram(traffic, { window, length, spacing }),
    [traffic, window, length, spacing],
  );
  const [pointed, setPointed] = useState<Item | null>(null);
  const [walked, setWalked] = useState<Item | null>(null);
  const ground = useRef<HTMLDivElement>(null);
  const at = (along: number) => tickAt(window, length, along);
  const find = ({ x, y }: { x: number; y: number }) =>
    diagram && (isUpright ? itemAt(diagram, y, x) : itemAt(diagram, x, y));

  const hand = useHand(ground, {
    isUpright,
    zoom: (along, factor) => look.zoom(at(along), factor),
    pan: (along) => look.pan((along / Math.max(1, length)) * (window.to - window.from)),
    point: (place) => setPointed((now) => sameOr(now, place && find(place))),
    pick: (place) => {
      const item = find(place);
      setWalked(item);
      if (item) void goTo(item);
      else select(null);
    },
  });

  const onKeyDown = (press: ReactKeyboardEvent) => {
    if (press.ctrlKey || press.metaKey || press.altKey) return;
    const span = window.to - window.from;
    const [on, back] = isUpright ? ['ArrowDown', 'ArrowUp'] : ['ArrowRight', 'ArrowLeft'];
    const [next, previous] = isUpright ? ['ArrowRight', 'ArrowLeft'] : ['ArrowDown', 'ArrowUp'];
    if (press.key === on) look.pan(span / 10);
    else if (press.key === back) look.pan(-span / 10);
    else if (press.key === '+' || press.key === '=') look.zoom(at(length / 2), 1 / 1.5);
    else if (press.key === '-') look.zoom(at(length / 2), 1.5);
    else if (press.key === '0') look.showAll();
    else if (press.key === next || press.key === previous) {
      const item = diagram && neighbour(itemsOf(diagram), walked, pageStore.getState().step, press.key === next);
      if (item) setWalked(item);
    } else if (press.key === 'Enter' && walked) void goTo(walked);
    else return;
    press.preventDefault();
    press.stopPropagation();
  };

  const told = pointed ?? walked;
  const thinned = diagram && thinnedText(diagram);
  return (
    <>
      <div className={isUpright ? 'spacetime-body upright' : 'spacetime-body'}>
        <ol className="spacetime-names" aria-hidden="true">
          {(traffic?.lanes ?? []).map((id, lane) => (
            <li key={id} style={isUpright ? { left: laneAt(lane, spacing) } : { top: laneAt(lane, spacing) }}>
              {id}
            </li>
          ))}
        </ol>
        <div className="spacetime-ruler" aria-hidden="true">
          {rulerMarks(window, length, 90 * unit).map(({ tick, x, text }) => (
            <span key={tick} style={isUpright ? { top: x } : { left: x }}>
              {text}
            </span>
          ))}
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- the same */}
        <div
          ref={ground}
          className="spacetime-ground"
          role="application"
          aria-label="Messages and events. Arrow keys along time move, across it walk from one to the next, Enter goes there, plus and minus zoom."
          aria-describedby="spacetime-told"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved and walked by keys
          tabIndex={0}
          style={isUpright ? { height: length, width: breadth } : { width: length, height: breadth }}
          onKeyDown={onKeyDown}
          {...hand}
        >
          {diagram ? <Picture diagram={diagram} pointed={told} isUpright={isUpright} {...frame} /> : null}
          <Veil window={window} length={length} isUpright={isUpright} />
        </div>
        {isUpright || !diagram ? null : <Flags marks={diagram.marks} length={length} />}
      </div>
      <Buttons zoom={(factor) => look.zoom(at(length / 2), factor)} showAll={look.showAll} showNow={look.showNow} />
      {thinned ? <p className="spacetime-thinned">{thinned}</p> : null}
      {told ? <Tip item={told} ground={ground} isUpright={isUpright} /> : null}
      <p id="spacetime-told" className="unseen">
        {diagram && traffic ? pictureText(diagram, traffic.lanes.length, window) : ''}
      </p>
      <p className="unseen" aria-live="polite">
        {walked ? itemText(walked) : ''}
      </p>
    </>
  );
}

/** Goes to where an item begins, and picks it there. */
async function goTo(item: Item): Promise<void> {
  await seek({ step: stepOf(item) });
  select(selectionOf(item));
}

/** The item of before when it is the same thing: nothing is drawn anew for a pointer that has stayed on it. */
function sameOr(now: Item | null, next: Item | null): Item | null {
  return now && next && isOne(now, next) ? now : next;
}

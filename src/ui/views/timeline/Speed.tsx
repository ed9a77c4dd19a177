// How fast virtual time runs: a figure that opens a logarithmic scale with stops.
import { useId } from 'react';
import { setSpeed } from '../../engine/playground.ts';
import { SPEEDS, speedText } from '../../engine/speed.ts';
import { selectSpeed } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';

/** Position on the scale, 0 (1/1000) to 300 (1): a third of it for each power of ten. */
const positionOf = (speed: number) => Math.round(300 + Math.log10(speed) * 100);
const speedAt = (position: number) => {
  const speed = 10 ** ((position - 300) / 100);
  const stop = SPEEDS.find((one) => Math.abs(positionOf(one) - position) <= 4);
  return stop ?? speed;
};

const LABELLED: ReadonlySet<number> = new Set([1, 1 / 10, 1 / 100, 1 / 1000]);

/** The speed control. The scale catches at its stops. */
export function Speed() {
  const speed = usePage(selectSpeed);
  const id = useId();
  return (
    <>
      <button type="button" className="button bare speed" popoverTarget={id} title="Speed (+ and −)">
        <span className="unseen">Speed </span>
        {speedText(speed)}
      </button>
      <div id={id} popover="auto" className="menu speed-menu">
        <label className="speed-label">
          <span>One second of yours is</span>
          <strong className="number">{speed >= 1 ? '1 s' : `${formatMs(speed * 1000)} ms`}</strong>
          <span>of the cluster’s</span>
          <input
            type="range"
            min={0}
            max={300}
            value={positionOf(speed)}
            aria-valuetext={speedText(speed)}
            list={`${id}-stops`}
            onChange={(change) => setSpeed(speedAt(Number(change.target.value)))}
          />
        </label>
        <div className="speed-stops" aria-hidden>
          {SPEEDS.filter((stop) => LABELLED.has(stop)).map((stop) => (
            <button
              key={stop}
              type="button"
              tabIndex={-1}
              className="button bare small"
              style={{ insetInlineStart: `${positionOf(stop) / 3}%` }}
              onClick={() => setSpeed(stop)}
            >
              {speedText(stop)}
            </button>
          ))}
        </div>
      </div>
    </>
  );
}

function formatMs(ms: number): string {
  return ms >= 10 ? String(Math.round(ms)) : ms.toFixed(1);
}

// Where the run stands and what comes next.
import { countText, secondsText } from '../../lib/timeText.ts';
import { useReading } from '../../store/reading.ts';
import {
  selectBusy,
  selectNextAt,
  selectSearching,
  selectShownAt,
  selectStep,
  selectWorld,
} from '../../store/selectors.ts';
import { awayText, nextText } from './next.ts';

/** `2.164 s · step 1 318`, and under it what is next. */
export function Readout() {
  return (
    <div className="readout">
      <p className="readout-now">
        <span>
          <Instant />
          <span className="faint"> s</span>
        </span>
        <span className="muted readout-step">
          step <Step />
        </span>
      </p>
      <Next />
    </div>
  );
}

function Instant() {
  const shownAt = useReading('timeline', selectShownAt);
  return <span className="readout-instant">{secondsText(shownAt)}</span>;
}

function Step() {
  return <span className="number">{countText(useReading('timeline', selectStep))}</span>;
}

function Next() {
  const world = useReading('timeline', selectWorld);
  const nextAt = useReading('timeline', selectNextAt);
  const busy = useReading('timeline', selectBusy);
  const searching = useReading('timeline', selectSearching);
  if (searching !== null) return <p className="readout-next">searching for {searching}…</p>;
  const text = world && !busy ? nextText(world, nextAt) : null;
  return (
    <p className="readout-next" title={text ?? undefined}>
      {text === null ? (
        <span className="faint">
          {busy ? 'the engine is at work…' : world ? 'nothing is under way' : 'starting the engine…'}
        </span>
      ) : (
        <>
          <span className="faint">next </span>
          {text} <Away nextAt={nextAt} />
        </>
      )}
    </p>
  );
}

function Away({ nextAt }: { readonly nextAt: number }) {
  const shownAt = useReading('timeline', selectShownAt);
  return <span className="number">{awayText(nextAt - shownAt)}</span>;
}

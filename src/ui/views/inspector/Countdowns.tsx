// What a process waits for, as lines that run down with virtual time.
import type { Node } from '../../../model/world.ts';
import { until } from '../../lib/figures.ts';
import { useReading } from '../../store/reading.ts';
import type { PageState } from '../../store/store.ts';
import { type Due, dueOn, fractionLeft } from './clock.ts';

/** The instant shown in whole ms: finer than that nothing here can be seen to move. */
const selectWholeInstant = (state: PageState) => Math.floor(state.shownAt);

/** Armed timers and writes under way, soonest first. Only this part of the inspector follows the clock. */
export function Countdowns({ node }: { readonly node: Node }) {
  const now = useReading('inspector', selectWholeInstant);
  const due = dueOn(node);
  if (due.length === 0) return null;
  return (
    <dl className="facts">
      {due.map((one) => (
        <Countdown key={one.label} due={one} now={now} stopped={node.health === 'paused'} />
      ))}
    </dl>
  );
}

function Countdown({ due, now, stopped }: { readonly due: Due; readonly now: number; readonly stopped: boolean }) {
  const left = fractionLeft(due, now);
  return (
    <div className="fact">
      <dt title={due.about}>{due.label}</dt>
      <dd className="countdown">
        <span className="countdown-text">{stopped ? 'stands still' : until(due.at, now)}</span>
        <span className="countdown-track" aria-hidden="true">
          <span className="countdown-left" style={{ transform: `scaleX(${left})` }} />
        </span>
      </dd>
    </div>
  );
}

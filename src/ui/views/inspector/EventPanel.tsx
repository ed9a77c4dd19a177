// One event: what happened, why it had to, and the values that decided.
import { sentence } from '../../../describe/sentence.ts';
import type { Event } from '../../../model/event.ts';
import { RULES } from '../../../model/rule.ts';
import { seek } from '../../engine/playground.ts';
import { SentenceText } from '../../lib/SentenceText.tsx';
import { secondsText } from '../../lib/timeText.ts';
import { useReading } from '../../store/reading.ts';
import { selectStep } from '../../store/selectors.ts';
import { placeOf } from './about.ts';
import { Head } from './Head.tsx';

/** The head of an event; what follows it in the inspector is the answer to "why?". */
export function EventPanel({ event }: { readonly event: Event | null }) {
  const step = useReading('inspector', selectStep);
  if (!event) {
    return (
      <>
        <Head name="Event" phrase="" />
        <p className="aside">It has not happened at this moment of the run, or too long ago to be kept.</p>
      </>
    );
  }
  const { text, rule } = sentence(event);
  return (
    <>
      <Head
        name={`${secondsText(event.at)} s`}
        phrase={[placeOf(event), `step ${event.step}`].filter(Boolean).join(', ')}
      />
      <p className={event.type === 'InvariantViolated' ? 'told alarm' : 'told'}>
        <SentenceText text={text} />
      </p>
      {rule ? (
        <p className="rule">
          {RULES[rule].title} <span className="faint">{RULES[rule].source}</span>
        </p>
      ) : null}
      {event.step === step ? null : (
        <div className="action-row">
          <button type="button" className="button small" onClick={() => void seek({ step: event.step })}>
            Go to this moment
          </button>
        </div>
      )}
    </>
  );
}

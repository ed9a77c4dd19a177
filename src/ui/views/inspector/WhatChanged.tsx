// The sentences of the step that is shown.
import { sentence } from '../../../describe/sentence.ts';
import type { Event } from '../../../model/event.ts';
import { SentenceText } from '../../lib/SentenceText.tsx';
import { useReading } from '../../store/reading.ts';
import { selectEvents, selectStep } from '../../store/selectors.ts';
import { select } from '../../store/view.ts';
import { Part } from './Head.tsx';
import { eventsOfStep } from './moment.ts';

/** What the last step did, in the order in which it did it. */
export function WhatChanged() {
  const events = useReading('inspector', selectEvents);
  const step = useReading('inspector', selectStep);
  const here = eventsOfStep(events, step).filter((event) => event.type !== 'NoteShown');
  if (here.length === 0) return null;
  return (
    <Part title={`What step ${step} did`}>
      <ul className="moment">
        {here.map((event) => (
          <MomentLine key={event.n} event={event} />
        ))}
      </ul>
    </Part>
  );
}

function MomentLine({ event: { step, n, cause }, event }: { readonly event: Event }) {
  return (
    <li>
      <SentenceText text={sentence(event).text} />{' '}
      {cause === null ? null : (
        <button type="button" className="mention ask" onClick={() => select({ kind: 'event', ref: { step, n } })}>
          Why?
        </button>
      )}
    </li>
  );
}

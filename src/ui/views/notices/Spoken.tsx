// Says aloud, to who listens to the page, what each step did. Nothing of it is seen.
import { useEffect, useState } from 'react';
import { plain, sentence } from '../../../describe/sentence.ts';
import type { Event, EventType } from '../../../model/event.ts';
import { pageStore } from '../../store/store.ts';

/** What nobody wants to hear read out when something else happened in the same step. */
const SMALL_TALK: ReadonlySet<EventType> = new Set([
  'MessageSent',
  'MessageDelivered',
  'TimerFired',
  'WriteStarted',
  'WriteDone',
  'CommandPerformed',
]);

/** The most sentences that are spoken for one step. */
const MOST = 3;

/** What is worth saying of the events of a step. */
export function spokenText(events: readonly Event[], step: number): string {
  const here = events.filter((event) => event.step === step);
  const telling = here.filter((event) => !SMALL_TALK.has(event.type));
  return (telling.length > 0 ? telling : here)
    .slice(0, MOST)
    .map((event) => plain(sentence(event)))
    .join(' ');
}

/** A live region; silent while time runs. */
export default function Spoken() {
  const [text, setText] = useState('');
  useEffect(() => {
    const say = () => {
      const { events, playing, searching, step } = pageStore.getState();
      if (!playing && searching === null) setText(spokenText(events.slice(-200), step));
    };
    say(); // what was done before this was loaded
    return pageStore.subscribe(({ step }) => step, say);
  }, []);
  return (
    <p className="unseen" aria-live="polite">
      {text}
    </p>
  );
}

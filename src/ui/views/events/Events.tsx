// What happened, in plain sentences, newest first. A click asks "why?", a double click goes there.
import { type KeyboardEvent, memo, type ReactNode, useCallback, useRef, useState } from 'react';
import { sentence } from '../../../describe/sentence.ts';
import type { Event } from '../../../model/event.ts';
import { seek } from '../../engine/playground.ts';
import { inspect } from '../../lib/inspect.ts';
import { SentenceText } from '../../lib/SentenceText.tsx';
import { secondsText } from '../../lib/timeText.ts';
import { pageUnit, useSize } from '../../lib/useSize.ts';
import { useReading } from '../../store/reading.ts';
import { selectEvents, selectSelection } from '../../store/selectors.ts';
import { type Selection, usePage } from '../../store/store.ts';
import { EMPTY_LISTING, earlierPage, headPage, listEvents, newestFirst, rowFor } from './listing.ts';
import { TopicChips } from './TopicChips.tsx';
import { FIRST_TOPICS, lineStyle, type Topic } from './topic.ts';
import './events.css';

/** The list of events. */
export default function Events() {
  const events = useReading('events', selectEvents);
  const [topics, setTopics] = useState<readonly Topic[]>(FIRST_TOPICS);
  const listing = useRef(EMPTY_LISTING);
  listing.current = listEvents(listing.current, events, topics);
  const { rows } = listing.current;

  const [panel, { height }] = useSize<HTMLElement>();
  const selected = usePage(selectSelection);
  // Null: the reader looks at the newest events, and the list follows them.
  const [oldest, setOldest] = useState<number | null>(null);
  const newest = headPage(rows.length, height / pageUnit());
  const first = Math.min(oldest ?? newest, newest);

  const onScroll = useCallback(
    ({ currentTarget: list }: { readonly currentTarget: HTMLElement }) => {
      if (list.scrollTop < 8) setOldest(null);
      else if (list.scrollTop + list.clientHeight > list.scrollHeight - 200)
        setOldest((at) => earlierPage(at ?? first));
      else setOldest((at) => at ?? first);
    },
    [first],
  );

  return (
    <section className="panel events" aria-label="Events" ref={panel}>
      <header className="events-head">
        <h2 className="heading">Events</h2>
        <TopicChips topics={topics} onChange={setTopics} />
      </header>
      {rows.length === 0 ? (
        <p className="empty">
          {events.length === 0 ? 'Nothing has happened yet.' : 'Nothing of this kind has happened yet.'}
        </p>
      ) : (
        <EventRows onScroll={onScroll}>
          {newestFirst(rows, first).map((event) => (
            <EventRow key={`${event.step}.${event.n}`} event={event} selected={isOf(selected, event)} />
          ))}
        </EventRows>
      )}
    </section>
  );
}

/**
 * A log that is read on demand: it does not speak up while time runs (the page's own voice does, when stepping). For the Tab
 * key it is one place; within it the arrow keys go from event to event.
 */
function EventRows(props: {
  readonly onScroll: (scroll: { readonly currentTarget: HTMLElement }) => void;
  readonly children: ReactNode;
}) {
  return (
    <div
      className="event-rows"
      role="log"
      aria-live="off"
      aria-label="Events, newest first"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={props.onScroll}
      onKeyDown={walk}
    >
      {props.children}
    </div>
  );
}

function walk(press: KeyboardEvent<HTMLElement>): void {
  if (press.shiftKey || press.altKey || press.ctrlKey || press.metaKey) return;
  const times = [...press.currentTarget.querySelectorAll<HTMLElement>('.event-time')];
  const here = times.indexOf(document.activeElement as HTMLElement);
  const there = rowFor(press.key, here, times.length);
  if (there === null) return;
  press.preventDefault();
  times[there]?.focus();
}

function isOf(selection: Selection | null, { step, n }: Event): boolean {
  return selection?.kind === 'event' && selection.ref.step === step && selection.ref.n === n;
}

const EventRow = memo(function EventRow(props: { readonly event: Event; readonly selected: boolean }) {
  const { event, selected } = props;
  const { at, step, n } = event;
  const choose = () => inspect({ kind: 'event', ref: { step, n } });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the time is a button that does the same by keyboard
    // biome-ignore lint/a11y/noStaticElementInteractions: the whole row is a bigger target for the pointer only
    <div
      className={`event ${lineStyle(event)}`}
      data-step={step}
      onClick={choose}
      onDoubleClick={() => void seek({ step })}
    >
      <button
        type="button"
        className="event-time number"
        tabIndex={-1}
        aria-pressed={selected}
        title={`Step ${step}. Click for why, double click to go there.`}
        onClick={choose}
      >
        {secondsText(at)}
      </button>
      <span>
        <SentenceText text={sentence(event).text} skipped />
      </span>
    </div>
  );
});

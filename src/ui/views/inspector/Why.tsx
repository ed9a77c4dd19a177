// "Why?": the causes of a decision, each in a sentence with the rule that decided; a click goes to its moment.
import { useEffect, useState } from 'react';
import { sentence } from '../../../describe/sentence.ts';
import type { Event } from '../../../model/event.ts';
import { RULES } from '../../../model/rule.ts';
import { seek } from '../../engine/playground.ts';
import { why } from '../../engine/questions.ts';
import { SentenceText } from '../../lib/SentenceText.tsx';
import { secondsText } from '../../lib/timeText.ts';
import { select } from '../../store/view.ts';
import { termColor } from '../../theme/termColor.ts';
import { eventTerm, placeOf } from './about.ts';
import { Part } from './Head.tsx';
import { question } from './question.ts';
import { type Reason, reasons, sameEvent } from './why.ts';

/** While time runs a new question is asked at most so often (wall ms). */
const PATIENCE = 300;

/** Links of the chain that are shown before the reader asks for the rest. */
const FIRST = 4;

/**
 * The answer to "why?" about an event: the chain of its causes, and the general reason of its rule. `told`: the event's own
 * sentence stands above already.
 */
export function Why(props: { readonly event: Event; readonly playing: boolean; readonly told: boolean }) {
  const { event, playing, told } = props;
  const chain = useChain(event, playing);
  const [whole, setWhole] = useState(false);
  const lines = reasons(chain).slice(told ? 1 : 0);
  const shown = whole ? lines : lines.slice(0, FIRST);
  const asked = chain[0] ?? event;
  const general = sentence(asked).why;
  return (
    <Part title={question(asked)}>
      <ol className="why">
        {shown.map((reason) => (
          <WhyLine key={`${reason.event.step}.${reason.event.n}`} reason={reason} />
        ))}
      </ol>
      {lines.length > shown.length ? (
        <button type="button" className="button small bare why-more" onClick={() => setWhole(true)}>
          {lines.length - shown.length} earlier {lines.length - shown.length === 1 ? 'cause' : 'causes'}
        </button>
      ) : null}
      {lines.length === 0 ? <p className="aside">Nothing in this run led to it: here the chain begins.</p> : null}
      {general ? <p className="aside">{general}</p> : null}
    </Part>
  );
}

function WhyLine({ reason: { event, transit } }: { readonly reason: Reason }) {
  const { text, rule } = sentence(event);
  const place = placeOf(event);
  const go = () => {
    void seek({ step: event.step });
    if (place) select({ kind: 'node', id: place });
  };
  const term = eventTerm(event);
  return (
    <li style={{ borderColor: term === null ? undefined : termColor(term) }}>
      {transit ? <p className="transit">{transit}</p> : null}
      <p className="why-text">
        <SentenceText text={text} />
      </p>
      <p className="why-source">
        <button type="button" className="why-time number" title="Go to this moment" onClick={go}>
          {secondsText(event.at)}
        </button>
        {rule ? (
          <span>
            {RULES[rule].title}, {RULES[rule].source}
          </span>
        ) : null}
      </p>
    </li>
  );
}

/** The chain of causes of an event, that event first; before the engine has answered, the event alone. */
function useChain(event: Event, playing: boolean): readonly Event[] {
  const [chain, setChain] = useState<readonly Event[]>([]);
  const { step, n } = event;
  useEffect(() => {
    let stale = false;
    const ask = async () => {
      const found = await why({ step, n });
      if (!stale) setChain(found);
    };
    const timer = setTimeout(() => void ask(), playing ? PATIENCE : 0);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [step, n, playing]);
  const [first] = chain;
  return first && sameEvent(first, event) ? chain : [event];
}

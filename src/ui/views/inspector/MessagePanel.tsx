// One message in flight: every field under the paper's name, what it carries, when it arrives.
import { opText } from '../../../describe/op.ts';
import { type Envelope, messageId, type World } from '../../../model/world.ts';
import { inFlight } from '../../actions/busActions.ts';
import { span, until } from '../../lib/figures.ts';
import { isHeartbeat } from '../../lib/heartbeat.ts';
import { Mention } from '../../lib/SentenceText.tsx';
import { TermBadge } from '../../lib/TermBadge.tsx';
import { secondsText } from '../../lib/timeText.ts';
import { useReading } from '../../store/reading.ts';
import { selectEvents } from '../../store/selectors.ts';
import type { PageState } from '../../store/store.ts';
import { ActionRow } from './ActionRow.tsx';
import { FactList } from './FactList.tsx';
import { Head } from './Head.tsx';
import { messageEntries, messageFacts, messageTerm } from './messageFacts.ts';

const selectWholeInstant = (state: PageState) => Math.floor(state.shownAt);

/** A message, while it is under way and afterwards. */
export function MessagePanel({ id, world }: { readonly id: string; readonly world: World }) {
  const events = useReading('inspector', selectEvents);
  const flying = inFlight(world, id);
  const ended = flying ? null : events.findLast((e) => 'envelope' in e && messageId(e.envelope) === id);
  const envelope = flying ?? (ended && 'envelope' in ended ? ended.envelope : null);
  if (!envelope) {
    return (
      <>
        <Head name={id} phrase="" />
        <p className="aside">This message is not known at this moment of the run.</p>
      </>
    );
  }
  const { message } = envelope;
  const term = messageTerm(message);
  const entries = messageEntries(message);
  return (
    <>
      <Head
        mark={term === null ? null : <TermBadge term={term} />}
        name={message.type}
        phrase={
          isHeartbeat(message) ? (message.type === 'AppendEntries' ? 'a heartbeat' : 'answer to a heartbeat') : ''
        }
      />
      <ActionRow target={{ kind: 'message', id }} ids={['deliver', 'delay', 'duplicate', 'drop']} />
      <Way envelope={envelope} ended={ended ? { type: ended.type, at: ended.at } : null} />
      <FactList facts={messageFacts(message)} />
      {entries.length > 0 ? (
        <ol className="entries">
          {entries.map((entry) => (
            <li key={entry.index}>
              <span className="number">{entry.index}</span>
              <TermBadge term={entry.term} />
              <code>{opText(entry.op)}</code>
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}

const ENDINGS: Readonly<Record<string, string>> = {
  MessageDelivered: 'arrived',
  MessageHeld: 'waits at its paused receiver since',
  MessageLost: 'lost',
};

function Way({
  envelope,
  ended,
}: {
  readonly envelope: Envelope;
  readonly ended: { readonly type: string; readonly at: number } | null;
}) {
  const now = useReading('inspector', selectWholeInstant);
  const { from, to, sentAt, deliverAt } = envelope;
  return (
    <dl className="facts">
      <div className="fact">
        <dt>way</dt>
        <dd>
          <span>
            <Mention target={{ kind: 'node', id: from }}>{from}</Mention> to{' '}
            <Mention target={{ kind: 'node', id: to }}>{to}</Mention>
            {', '}
            <Mention target={{ kind: 'link', from, to }}>link</Mention>
          </span>
        </dd>
      </div>
      <div className="fact">
        <dt>sent</dt>
        <dd>
          {secondsText(sentAt)} s, {span(now - sentAt)} ago
        </dd>
      </div>
      <div className="fact">
        <dt>{ended ? (ENDINGS[ended.type] ?? 'seen last') : 'arrives'}</dt>
        <dd>{ended ? `${secondsText(ended.at)} s` : until(deliverAt, now)}</dd>
      </div>
    </dl>
  );
}

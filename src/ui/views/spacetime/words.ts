// What a message or a mark of the diagram says.
import { messageText } from '../../../describe/message.ts';
import { plain, sentence } from '../../../describe/sentence.ts';
import { countText, secondsText } from '../../lib/timeText.ts';
import type { Diagram } from './layout.ts';
import type { Item } from './pick.ts';
import type { Flight } from './traffic.ts';

const ENDS: Readonly<Record<Flight['fate'], string>> = {
  'under way': 'under way',
  arrived: 'arrives',
  held: 'waits at a paused process',
  loss: 'lost by the network',
  cut: 'lost at a cut link',
  down: 'lost: the receiver is down',
  dropped: 'dropped by hand',
};

/** An item in a sentence or two. */
export function itemText(item: Item): string {
  if (item.kind === 'mark') {
    const { event, count } = item.mark;
    const more = count > 1 ? ` And ${count - 1} more like it, too near to tell apart.` : '';
    return `${secondsText(event.at)} s: ${plain(sentence(event))}${more}`;
  }
  const { flight, count } = item.arrow;
  const { from, to, sentAt, endAt, dueAt, fate, message } = flight;
  const end =
    fate === 'under way' ? `due at ${secondsText(dueAt)} s` : `${ENDS[fate]} at ${secondsText(endAt ?? dueAt)} s`;
  const more = count > 1 ? ` It stands for ${count} such messages.` : '';
  return `${from} to ${to}, sent at ${secondsText(sentAt)} s, ${end}: ${messageText(message).detail}.${more}`;
}

/** What has been left out of the picture; null: nothing. */
export function thinnedText({ arrows, messages }: Diagram): string | null {
  if (arrows.length === messages) return null;
  return `${countText(messages)} messages, one line for about ${Math.round(messages / arrows.length)}: zoom in to see each`;
}

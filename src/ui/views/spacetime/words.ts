// What a message or a mark of the diagram says.
import { messageText } from '../../../describe/message.ts';
import { plain, sentence } from '../../../describe/sentence.ts';
import { count, listed } from '../../lib/figures.ts';
import { countText, secondsText } from '../../lib/timeText.ts';
import type { TimeWindow } from '../timeline/window.ts';
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

/** An instant, figure and unit on one line. */
const at = (ms: number) => `${secondsText(ms)}\u00a0s`;

/** An item in a sentence or two. */
export function itemText(item: Item): string {
  if (item.kind === 'mark') {
    const { event, count: such } = item.mark;
    const more = such > 1 ? ` And ${such - 1} more like it, too near to tell apart.` : '';
    return `${at(event.at)}: ${plain(sentence(event))}${more}`;
  }
  const { flight, count: such } = item.arrow;
  const { from, to, sentAt, endAt, dueAt, fate, message } = flight;
  const end = fate === 'under way' ? `due at ${at(dueAt)}` : `${ENDS[fate]} at ${at(endAt ?? dueAt)}`;
  const more = such > 1 ? ` It stands for ${such} such messages.` : '';
  return `${from} to ${to}, sent at ${at(sentAt)}, ${end}: ${messageText(message).detail}.${more}`;
}

/** All of the picture, for who does not see it: how much there is of each, and of what goes wrong. */
export function pictureText({ arrows, marks, messages }: Diagram, lanes: number, { from, to }: TimeWindow): string {
  const lost = arrows.reduce((sum, { flight, count: such }) => (isLost(flight.fate) ? sum + such : sum), 0);
  const events = marks.reduce((sum, { count: such }) => sum + such, 0);
  const parts = [count(lanes, 'process', 'processes'), count(messages, 'message'), count(events, 'event')];
  return `From ${secondsText(from)} to ${at(to)}: ${listed(parts)}. ${count(lost, 'message')} lost.`;
}

function isLost(fate: Flight['fate']): boolean {
  return fate === 'loss' || fate === 'cut' || fate === 'down' || fate === 'dropped';
}

/** What has been left out of the picture; null: nothing. */
export function thinnedText({ arrows, messages }: Diagram): string | null {
  if (arrows.length === messages) return null;
  return `${countText(messages)} messages, one line for about ${Math.round(messages / arrows.length)}: zoom in to see each`;
}

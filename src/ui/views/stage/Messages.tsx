// The messages in flight: the one layer of the stage that is laid out anew in every frame. Of a crowd (Crowd.tsx) only
// those are marks that stand out or have the focus.
import { useMemo } from 'react';
import { linkId, type MessageId } from '../../../model/ids.ts';
import { endsAtCut } from '../../../model/labrpc.ts';
import { type Envelope, messageId } from '../../../model/world.ts';
import { selectHover, selectPlaying, selectSelection, selectShownAt } from '../../store/selectors.ts';
import { usePage } from '../../store/store.ts';
import { isCrowd, standsOut } from './Crowd.tsx';
import { messageScale, type StageLayout } from './layout.ts';
import { MessageMark } from './MessageMark.tsx';
import { messageLabel, messageLook } from './messageLook.ts';
import type { Wiring } from './sides.ts';
import { waysOf } from './ways.ts';

/** With more than this in flight labels would cover one another; then only the chosen message has one. */
const LABELS_PAUSED = 14;
const LABELS_PLAYING = 8;

interface Props {
  readonly bus: readonly Envelope[];
  readonly wiring: Wiring;
  readonly layout: StageLayout;
  /** The message that Tab comes to; null: the first. */
  readonly focused: string | null;
}

/** All messages in flight at the instant shown. */
export function Messages({ bus, wiring, layout, focused }: Props) {
  const shownAt = usePage(selectShownAt);
  const playing = usePage(selectPlaying);
  const selection = usePage(selectSelection);
  const hover = usePage(selectHover);
  const crowd = usePage(isCrowd);
  const wayOf = useMemo(() => waysOf(layout), [layout]);
  const few = !layout.dense && !layout.narrow && bus.length <= (playing ? LABELS_PLAYING : LABELS_PAUSED);
  const spokesmen = useMemo(() => (few ? spokesmenOf(bus, playing) : NOBODY), [bus, few, playing]);
  const tabbed = useMemo(
    () => (focused === null ? undefined : bus.find((e) => messageId(e) === focused)) ?? (crowd ? null : bus[0]),
    [bus, focused, crowd],
  );
  const marked = useMemo(
    () => (crowd ? bus.filter((e) => e === tabbed || standsOut(e, { selection, hover })) : bus),
    [bus, crowd, tabbed, selection, hover],
  );
  const scale = messageScale(layout);
  return (
    // biome-ignore lint/a11y/useSemanticElements: there are no field sets in a picture
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of shapes is not interactive itself
    <g className="messages" role="group" aria-label="Messages in flight">
      {marked.map((envelope) => {
        const way = wayOf(envelope);
        if (!way) return null;
        const id = messageId(envelope);
        const selected = selection?.kind === 'message' && selection.id === id;
        const hovered = hover?.kind === 'message' && hover.id === id;
        return (
          <MessageMark
            key={id}
            envelope={envelope}
            way={way}
            cut={endsAtCut(wiring, envelope)}
            shownAt={shownAt}
            scale={scale}
            labelled={selected || hovered || spokesmen.has(id)}
            selected={selected}
            tabIndex={envelope === tabbed ? 0 : -1}
          />
        );
      })}
    </g>
  );
}

const NOBODY: ReadonlySet<MessageId> = new Set();

/**
 * The messages that bear a label: one of each direction, and of those that a process sent at one instant to say the
 * same to several, one. What carries data goes before heartbeats and echoes, which have no label while time runs.
 */
function spokesmenOf(bus: readonly Envelope[], playing: boolean): ReadonlySet<MessageId> {
  const taken = new Set<string>();
  const chosen = new Set<MessageId>();
  for (const light of playing ? [false] : [false, true]) {
    for (const envelope of bus) {
      const { from, to, sentAt, message } = envelope;
      if (messageLook(message).light !== light) continue;
      const saying = `${from}@${sentAt} ${messageLabel({ message, from })}`;
      if (taken.has(saying) || taken.has(linkId(from, to))) continue;
      taken.add(saying).add(linkId(from, to));
      chosen.add(messageId(envelope));
    }
  }
  return chosen;
}

// Messages, timers and disks in sentences.
import type { Event } from '../model/event.ts';
import { type Envelope, messageId } from '../model/world.ts';
import { messageText } from './message.ts';
import { decision, type Piece, report, type Sentence, write } from './piece.ts';
import { WHY } from './why.ts';

type Of<T extends Event['type']> = Event & { readonly type: T };

/** The events of bus, timers and disks. */
export type BusEvent = Of<
  | 'MessageSent'
  | 'MessageDelivered'
  | 'MessageLost'
  | 'MessageDuplicated'
  | 'MessageHeld'
  | 'MessageDelayed'
  | 'CallFailed'
  | 'TimerFired'
  | 'WriteStarted'
  | 'WriteDone'
>;

/** What happened between processes, to a timer or on a disk. */
export function busSentence(event: BusEvent): Sentence {
  switch (event.type) {
    case 'MessageSent':
      return report(write`${named(event.envelope)} leaves: ${what(event.envelope)}.`);
    case 'MessageDelivered':
      return report(write`${named(event.envelope)} arrives: ${what(event.envelope)}.`);
    case 'MessageLost':
      return report(write`${named(event.envelope)} is lost: ${lost(event)}. It was ${what(event.envelope)}.`);
    case 'MessageDuplicated': {
      const left = event.envelope.deliverAt - event.at;
      return report(
        write`${named(event.envelope)} is duplicated: a second copy arrives in ${left} ms. It is ${what(event.envelope)}.`,
      );
    }
    case 'MessageHeld':
      return report(
        write`${named(event.envelope)} waits: ${{ node: event.envelope.to }} is paused. It is ${what(event.envelope)}.`,
      );
    case 'MessageDelayed':
      return report(
        write`${named(event.envelope)} is delayed by ${{ strong: `${event.by} ms` }}. It is ${what(event.envelope)}.`,
      );
    case 'CallFailed':
      return report(
        write`${{ node: event.node }} is told that its call to ${{ node: event.server }} has ${{ strong: 'failed' }}: ${broken(event)}. It was ${messageText(event.message).detail}.`,
      );
    case 'TimerFired':
      return timer(event);
    case 'WriteStarted': {
      const { node, doneAt, lastIndex, term, at } = event;
      const text = write`${{ node }} begins to write ${state(term, lastIndex)} to its disk, which takes ${{ strong: `${doneAt - at} ms` }}.`;
      return decision(text, 'persistBeforeReply', WHY.persistBeforeReply);
    }
    case 'WriteDone': {
      const text = write`The disk of ${{ node: event.node }} now holds ${state(event.term, event.lastIndex)}; what waited for it may now be sent.`;
      return decision(text, 'persistBeforeReply', WHY.persistBeforeReply);
    }
  }
}

function named(envelope: Envelope): readonly Piece[] {
  return write`Message ${{ message: messageId(envelope) }}`;
}

function what({ message }: Envelope): string {
  return messageText(message).detail;
}

function lost({ reason, envelope }: Of<'MessageLost'>): readonly Piece[] {
  switch (reason) {
    case 'loss':
      return write`${{ strong: 'the network dropped it' }} by chance`;
    case 'cut':
      return write`${{ strong: 'the link is cut' }}`;
    case 'down':
      return write`${{ node: envelope.to }} ${{ strong: 'is down' }}`;
    case 'dropped':
      return write`it was ${{ strong: 'dropped on command' }}`;
  }
}

function broken({ lost: what, reason, server }: Of<'CallFailed'>): readonly Piece[] {
  const outcome =
    what === 'request' ? 'the request did not arrive' : what === 'reply' ? 'the answer was lost' : 'no answer can come';
  switch (reason) {
    case 'loss':
      return write`${outcome}, dropped by chance`;
    case 'cut':
      return write`${outcome}, for the link was cut`;
    case 'down':
      return write`${outcome}, for ${{ node: server }} was down`;
    case 'dropped':
      return write`${outcome}, dropped on command`;
  }
}

/** `term 3 and its log through index 6`. */
function state(term: number, lastIndex: number): string {
  return `term ${term} and ${lastIndex === 0 ? 'an empty log' : `its log through index ${lastIndex}`}`;
}

function timer({ node, timer: kind, at, armedAt }: Of<'TimerFired'>): Sentence {
  const passed = { strong: `${at - armedAt} ms` };
  switch (kind) {
    case 'election':
      return decision(
        write`The election timer of ${{ node }} runs out: it has heard from no leader and granted no vote for ${passed}.`,
        'startElection',
        WHY.startElection,
      );
    case 'heartbeat':
      return report(
        write`The heartbeat timer of ${{ node }} runs out after ${passed}: its followers must hear from it.`,
      );
    case 'retry':
      return report(write`${{ node }} has waited ${passed} and asks again.`);
    case 'mover':
      return report(
        write`${{ node }} leads its group and looks, after ${passed}, for the next configuration or for shards that still have to leave.`,
      );
    case 'ask':
      return report(write`${{ node }} has waited ${passed} and asks for a task again.`);
    case 'load':
      return report(write`The pause of ${{ node }} is over after ${passed}: it makes its next call.`);
  }
}

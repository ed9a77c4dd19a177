// How a message in flight is drawn: which remote procedure call (shape), request or reply (filled or hollow), verdict
// (+ or −), how much it carries (size), of which term (colour).
import type { Term } from '../../../model/ids.ts';
import type { Envelope, Message } from '../../../model/world.ts';

/** The picture of one message. */
export interface MessageLook {
  /** The call it belongs to: a disc, a diamond, a box, a drop of ink. */
  readonly family: 'append' | 'vote' | 'snapshot' | 'clerk';
  readonly reply: boolean;
  /** Only of replies. */
  readonly verdict: 'yes' | 'no' | null;
  /** A heartbeat or its echo: drawn lighter than what carries data. */
  readonly light: boolean;
  /** Entries carried. */
  readonly count: number;
  /** Half its width, in stage units. */
  readonly radius: number;
  /** null: it belongs to no term. */
  readonly term: Term | null;
  /** A word or two beside it. */
  readonly label: string;
}

/** The picture of a message. */
export function messageLook(message: Message): MessageLook {
  switch (message.type) {
    case 'RequestVote':
      return request('vote', message.term, 6.5, 'RequestVote');
    case 'RequestVoteReply':
      return reply('vote', message.term, message.voteGranted, 7, message.voteGranted ? 'vote' : 'no vote');
    case 'AppendEntries': {
      const count = message.entries.length;
      if (count === 0) return { ...request('append', message.term, 3.8, 'heartbeat'), light: true };
      return { ...request('append', message.term, 7.5, `AppendEntries ${indexes(message)}`), count };
    }
    case 'AppendEntriesReply': {
      // An echo of a heartbeat vouches for nothing beyond what the request named.
      const light = message.success && message.matchIndex === message.prevLogIndex;
      const label = message.success
        ? light
          ? 'echo'
          : `has ${message.matchIndex}`
        : `missing ${message.prevLogIndex}`;
      return { ...reply('append', message.term, message.success, light ? 5 : 6.5, label), light };
    }
    case 'InstallSnapshot':
      return request('snapshot', message.term, 8, `InstallSnapshot ${message.snapshot.lastIncludedIndex}`);
    case 'InstallSnapshotReply':
      return reply('snapshot', message.term, true, 7, `has ${message.matchIndex}`);
    case 'ClerkRequest':
      return request('clerk', null, 5, `${message.op.type} ${message.op.key}`);
    case 'ClerkReply': {
      const answered = message.result !== null;
      const label = answered ? 'answer' : message.leaderId ? `ask ${message.leaderId}` : 'not the leader';
      return reply('clerk', null, answered, 6, label);
    }
  }
}

function request(family: MessageLook['family'], term: Term | null, radius: number, label: string): MessageLook {
  return { family, reply: false, verdict: null, light: false, count: 0, radius, term, label };
}

function reply(
  family: MessageLook['family'],
  term: Term | null,
  yes: boolean,
  radius: number,
  label: string,
): MessageLook {
  return { family, reply: true, verdict: yes ? 'yes' : 'no', light: false, count: 0, radius, term, label };
}

/** The indexes that an AppendEntries carries: `5` or `5–7`. */
function indexes(message: Extract<Message, { type: 'AppendEntries' }>): string {
  const first = message.prevLogIndex + 1;
  const last = message.prevLogIndex + message.entries.length;
  return first === last ? `${first}` : `${first}–${last}`;
}

/** What a screen reader says of a message: `heartbeat of term 3 from n4 to n2, arrives at 412 ms`. */
export function messageName({ from, to, deliverAt, message }: Envelope): string {
  const look = messageLook(message);
  const what = look.verdict ? `${look.label}, a reply` : look.label;
  const term = look.term === null ? '' : ` of term ${look.term}`;
  return `${what}${term} from ${from} to ${to}, arrives at ${deliverAt} ms`;
}

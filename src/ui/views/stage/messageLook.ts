// How a message in flight is drawn: which remote procedure call (shape), request or reply (filled or hollow), verdict
// (+ or −), how much it carries (size), of which term (colour). Its words are describe/message.ts.
import { messageText } from '../../../describe/message.ts';
import type { GroupId, Term } from '../../../model/ids.ts';
import type { ShardId } from '../../../model/shard.ts';
import type { Envelope, Message } from '../../../model/world.ts';
import { groupColor } from '../../theme/groupColor.ts';
import { termColor, termInk } from '../../theme/termColor.ts';

/** The picture of one message. */
export interface MessageLook {
  /** The call it belongs to: a disc, a diamond, a box; a clerk's is a disc without a term. */
  readonly family: 'append' | 'vote' | 'snapshot' | 'clerk' | 'shard';
  /** Only replies have a verdict; it is drawn as + or −. */
  readonly verdict: 'yes' | 'no' | null;
  /** A heartbeat or its echo: drawn lighter than what carries data. */
  readonly light: boolean;
  /** Entries carried. */
  readonly count: number;
  /** Half its width, in stage units. */
  readonly radius: number;
  /** null: it belongs to no term. */
  readonly term: Term | null;
  /** A shard on its way: its number, and the group that it goes to. */
  readonly shard: { readonly shard: ShardId; readonly gid: GroupId } | null;
}

/** Colour of a message's fill or line: of its term, or of the group that a shard goes to. */
export function lookColor({ term, shard }: Pick<MessageLook, 'term' | 'shard'>): string {
  if (shard) return groupColor(shard.gid);
  return term === null ? 'var(--text-muted)' : termColor(term);
}

/** Colour of what is written upon it. */
export function lookInk({ term, shard }: Pick<MessageLook, 'term' | 'shard'>): string {
  if (shard) return 'var(--group-ink)';
  return term === null ? 'var(--surface)' : termInk(term);
}

/** What is written in it: how many entries it carries, or which shard; '' for nothing. */
export function lookText({ count, shard }: Pick<MessageLook, 'count' | 'shard'>): string {
  if (shard) return `${shard.shard}`;
  return count === 0 ? '' : count > 99 ? '99' : `${count}`;
}

/** The picture of a message. */
export function messageLook(message: Message): MessageLook {
  switch (message.type) {
    case 'RequestVote':
      return request('vote', message.term, 6.5);
    case 'RequestVoteReply':
      return reply('vote', message.term, message.voteGranted, 7);
    case 'AppendEntries': {
      const count = message.entries.length;
      return { ...request('append', message.term, count > 0 ? 7.5 : 3.8), light: count === 0, count };
    }
    case 'AppendEntriesReply': {
      // An echo of a heartbeat vouches for nothing beyond what the request named.
      const light = message.success && message.matchIndex === message.prevLogIndex;
      return { ...reply('append', message.term, message.success, light ? 5 : 6.5), light };
    }
    case 'InstallSnapshot':
      return request('snapshot', message.term, 8);
    case 'InstallSnapshotReply':
      return reply('snapshot', message.term, true, 7);
    case 'ClerkRequest':
      return request('clerk', null, 5);
    case 'ClerkReply':
      return reply('clerk', null, message.result !== null && !message.result.refusal, 6);
    case 'InstallShard':
      return { ...request('shard', null, 9.5), shard: { shard: message.shard, gid: message.gid } };
    case 'InstallShardReply':
      return reply('shard', null, message.verdict === 'installed', 7);
    case 'AssignTask':
    case 'TaskDone':
      return request('clerk', null, 6);
    case 'TaskRequest':
    case 'RegisterWorker':
    case 'ReadFiles':
    case 'WriteFiles':
    case 'RenameFiles':
      return { ...request('clerk', null, 4), light: true };
    default:
      return { ...reply('clerk', null, message.type !== 'NoTaskYet' && message.type !== 'TurnedAway', 5), light: true };
  }
}

function request(family: MessageLook['family'], term: Term | null, radius: number): MessageLook {
  return { family, verdict: null, light: false, count: 0, radius, term, shard: null };
}

function reply(family: MessageLook['family'], term: Term | null, yes: boolean, radius: number): MessageLook {
  return { ...request(family, term, radius), verdict: yes ? 'yes' : 'no' };
}

/** The few characters beside a message. */
export function messageLabel(message: Message): string {
  return messageText(message).short;
}

/** What a screen reader says of a message: `From n4 to n2, arrives at 412 ms: a heartbeat of term 3 with commit index 5`. */
export function messageName({ from, to, deliverAt, message }: Envelope): string {
  return `From ${from} to ${to}, arrives at ${deliverAt} ms: ${messageText(message).detail}`;
}

// How a message in flight is drawn: which remote procedure call (shape), request or reply (filled or hollow), verdict
// (+ or −), how much it carries (size), of which term or kind of task, or to which group (colour). Its words are describe/message.ts.
import { messageText } from '../../../describe/message.ts';
import type { GroupId, Term } from '../../../model/ids.ts';
import type { TaskKind } from '../../../model/mapreduce.ts';
import type { ShardId } from '../../../model/shard.ts';
import type { Envelope, Message } from '../../../model/world.ts';
import { isJobMessage, jobMessageLook } from './jobMessageLook.ts';

/** The picture of one message. */
export interface MessageLook {
  /** The call it belongs to: a disc, a diamond, a box; a clerk's is a disc without a term. task: a tile. file: a sheet. */
  readonly family: 'append' | 'vote' | 'snapshot' | 'clerk' | 'shard' | 'task' | 'file';
  /** Only replies have a verdict; it is drawn as + or −. */
  readonly verdict: 'yes' | 'no' | null;
  /** A heartbeat or its echo: drawn lighter than what carries data. */
  readonly light: boolean;
  /** What is written in it: how many entries, the number of a shard or a task; '': nothing. */
  readonly inside: string;
  /** Half its width, in stage units. */
  readonly radius: number;
  /** null: it belongs to no term. */
  readonly term: Term | null;
  /** The kind of task it is about; null: none. */
  readonly task: TaskKind | null;
  /** The group that a shard is on its way to; null: it is none, or a clerk carries it. */
  readonly gid: GroupId | null;
}

/** The picture of a message. */
export function messageLook(message: Message): MessageLook {
  if (isJobMessage(message)) return jobMessageLook(message);
  switch (message.type) {
    case 'RequestVote':
      return request('vote', message.term, 6.5);
    case 'RequestVoteReply':
      return reply('vote', message.term, message.voteGranted, 7);
    case 'AppendEntries': {
      const count = message.entries.length;
      return {
        ...request('append', message.term, count > 0 ? 7.5 : 3.8),
        light: count === 0,
        inside: countText(count),
      };
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
      return message.op.type === 'installShard' ? carried(message.op.shard) : request('clerk', null, 5);
    case 'ClerkReply':
      if (message.result?.shard && message.result.ok) return carried(message.result.shard.id);
      return reply('clerk', null, message.result !== null && !message.result.refusal, 6);
    case 'InstallShard':
      return { ...request('shard', null, 13), inside: String(message.shard), gid: message.gid };
    case 'InstallShardReply':
      return reply('shard', null, message.verdict === 'installed', 7);
  }
}

/** A shard in the hands of a clerk. */
function carried(shard: ShardId): MessageLook {
  return { ...request('shard', null, 13), inside: String(shard) };
}

function request(family: MessageLook['family'], term: Term | null, radius: number): MessageLook {
  return { family, verdict: null, light: false, inside: '', radius, term, task: null, gid: null };
}

function reply(family: MessageLook['family'], term: Term | null, yes: boolean, radius: number): MessageLook {
  return { ...request(family, term, radius), verdict: yes ? 'yes' : 'no' };
}

function countText(count: number): string {
  return count === 0 ? '' : count > 99 ? '99' : String(count);
}

/** The few characters beside a message. */
export function messageLabel({ message, from }: Pick<Envelope, 'message' | 'from'>): string {
  return messageText(message, from).short;
}

/** What a screen reader says of a message: `From n4 to n2, arrives at 412 ms: a heartbeat of term 3 with commit index 5`. */
export function messageName({ from, to, deliverAt, message }: Envelope): string {
  return `From ${from} to ${to}, arrives at ${deliverAt} ms: ${messageText(message).detail}`;
}

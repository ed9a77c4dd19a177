// Heartbeats: the traffic that only says "I am still here", which every list hides first.
import type { Message } from '../../model/world.ts';

/** A heartbeat or the answer to one: an answer vouches for no more than the request's own prevLogIndex. */
export function isHeartbeat(message: Message): boolean {
  if (message.type === 'AppendEntries') return message.entries.length === 0;
  return message.type === 'AppendEntriesReply' && message.success && message.matchIndex === message.prevLogIndex;
}

// What will happen next, in words, read off the world: the same order of precedence as the engine's step.
import { messageText } from '../../../describe/message.ts';
import { NEVER, type Tick } from '../../../model/ids.ts';
import type { Envelope, Node, World } from '../../../model/world.ts';

/** The next thing that happens, as a clause without its full stop; null when nothing will. */
export function nextText(world: World, nextAt: Tick): string | null {
  if (nextAt === NEVER) return null;
  const { director, nemesis, bus, nodes } = world;
  if (director.wakeAt <= nextAt) return 'the scenario goes on';
  if (nemesis && nemesis.nextAt <= nextAt) return 'a generated fault strikes';
  const envelope = bus[0];
  if (envelope && envelope.deliverAt <= nextAt) return arrivalText(envelope);
  const node = nodes.find(({ wakeAt }) => wakeAt <= nextAt);
  return node ? wakeText(node, nextAt) : 'the scenario looks again';
}

function arrivalText({ from, to, message }: Envelope): string {
  switch (message.type) {
    case 'RequestVoteReply':
      return `${from}’s ${message.voteGranted ? 'vote' : 'refusal'} reaches ${to}`;
    case 'AppendEntriesReply':
    case 'InstallSnapshotReply':
    case 'ClerkReply':
      return `${from}’s reply reaches ${to}`;
    case 'ClerkRequest':
      return `${from}’s ${messageText(message).short} reaches ${to}`;
    case 'RequestVote':
      return `${from}’s request for a vote reaches ${to}`;
    case 'InstallSnapshot':
      return `${from}’s snapshot reaches ${to}`;
    case 'AppendEntries': {
      const count = message.entries.length;
      return `${from}’s ${count === 0 ? 'heartbeat' : count === 1 ? 'entry' : `${count} entries`} reaches ${to}`;
    }
  }
}

function wakeText(node: Node, at: Tick): string {
  if (node.kind === 'clerk')
    return node.retryTimer && node.retryTimer.firesAt <= at ? `${node.id} asks again` : `${node.id} calls`;
  if (node.disk.writing && node.disk.writing.doneAt <= at) return `${node.id}’s disk write is done`;
  if (node.heartbeatTimer && node.heartbeatTimer.firesAt <= at) return `${node.id} sends heartbeats`;
  return `${node.id}’s election timer runs out`;
}

/** How far away an instant is: `now`, `in 4 ms`, `in 1.2 s`. */
export function awayText(ms: number): string {
  if (ms < 1) return 'now';
  return ms < 1000 ? `in ${Math.round(ms)} ms` : `in ${(ms / 1000).toFixed(1)} s`;
}

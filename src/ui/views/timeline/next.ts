// What will happen next, in words, read off the world: the same order of precedence as the engine's step.
import { messageText } from '../../../describe/message.ts';
import { NEVER, type Tick } from '../../../model/ids.ts';
import { endsAtCut } from '../../../model/labrpc.ts';
import { type Envelope, type Message, type Node, nodeOf, type World } from '../../../model/world.ts';

/** The next thing that happens, as a clause without its full stop; null when nothing will. */
export function nextText(world: World, nextAt: Tick): string | null {
  if (nextAt === NEVER) return null;
  const { director, nemesis, bus, nodes } = world;
  if (director.wakeAt <= nextAt) return 'the scenario goes on';
  if (nemesis && nemesis.nextAt <= nextAt) return 'a generated fault strikes';
  const envelope = bus[0];
  if (envelope && envelope.deliverAt <= nextAt) return arrivalText(world, envelope);
  const node = nodes.find(({ wakeAt }) => wakeAt <= nextAt);
  return node ? wakeText(node, nextAt) : 'the scenario looks again';
}

function arrivalText(world: World, envelope: Envelope): string {
  const { from, to, message } = envelope;
  const [what, many] = burden(message);
  const s = many ? '' : 's';
  const receiver = nodeOf(world, to);
  if (endsAtCut(world, envelope)) return `${from}’s ${what} to ${to} meet${s} a cut link`;
  if (receiver?.health === 'down') return `${from}’s ${what} find${s} ${to} down`;
  if (receiver?.health === 'paused') return `${from}’s ${what} wait${s} at ${to}, which is paused`;
  return `${from}’s ${what} reach${many ? '' : 'es'} ${to}`;
}

/** What a message brings, and whether that is a plural. */
function burden(message: Message): readonly [string, boolean] {
  switch (message.type) {
    case 'RequestVote':
      return ['request for a vote', false];
    case 'RequestVoteReply':
      return [message.voteGranted ? 'vote' : 'refusal', false];
    case 'AppendEntries': {
      const count = message.entries.length;
      return [count === 0 ? 'heartbeat' : count === 1 ? 'entry' : `${count} entries`, count > 1];
    }
    case 'InstallSnapshot':
      return ['snapshot', false];
    case 'ClerkRequest':
      return [messageText(message).short, false];
    case 'TaskRequest':
    case 'AssignTask':
    case 'TaskDone':
      return [messageText(message).short, false];
    default:
      return ['reply', false];
  }
}

function wakeText(node: Node, at: Tick): string {
  if (node.kind === 'clerk')
    return node.retryTimer && node.retryTimer.firesAt <= at ? `${node.id} asks again` : `${node.id} calls`;
  if (node.kind === 'store') return `${node.id} is done with a request`;
  if (node.kind === 'coordinator') return `${node.id} has waited long enough`;
  if (node.kind === 'worker') return node.phase === 'running' ? `${node.id}’s task is done` : `${node.id} asks again`;
  if (node.disk.writing && node.disk.writing.doneAt <= at) return `${node.id}’s disk write is done`;
  if (node.heartbeatTimer && node.heartbeatTimer.firesAt <= at) return `${node.id} sends heartbeats`;
  return `${node.id}’s election timer runs out`;
}

/** How far away an instant is: `now`, `in 4 ms`, `in 1.2 s`. */
export function awayText(ms: number): string {
  if (ms < 1) return 'now';
  return ms < 1000 ? `in ${Math.round(ms)} ms` : `in ${(ms / 1000).toFixed(1)} s`;
}

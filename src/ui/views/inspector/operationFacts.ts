// A clerk, and one of its calls as the client sees it.
import { configText, opText, resultText } from '../../../describe/op.ts';
import { type ClerkNode, clerksOf, type Operation, type World } from '../../../model/world.ts';
import { span } from '../../lib/figures.ts';
import { secondsText } from '../../lib/timeText.ts';
import { type Fact, fact } from './facts.ts';

/** How often a call has been sent so far; null when it is over and no longer known. */
function attemptsOf(world: Pick<World, 'nodes'>, offset: number): number | null {
  for (const clerk of clerksOf(world)) if (clerk.pending?.operation === offset) return clerk.pending.attempts;
  return null;
}

/** The facts of a call. `offset` is its place in world.operations. */
export function operationFacts(world: World, operation: Operation, offset: number): Fact[] {
  const { op, calledAt, returnedAt, result, server } = operation;
  const attempts = attemptsOf(world, offset);
  return [
    fact('requestId', op.requestId, 'A repeat with the same id runs once'),
    fact('called', `${secondsText(calledAt)} s`),
    fact(
      'answered',
      returnedAt === null ? 'not yet' : `${secondsText(returnedAt)} s, after ${span(returnedAt - calledAt)}`,
    ),
    ...(result ? [fact('answer', resultText(op, result))] : []),
    ...(server ? [fact('by', server)] : []),
    ...(attempts === null ? [] : [fact('asked', attempts === 1 ? 'once' : `${attempts} times`)]),
  ];
}

/** The facts of a clerk. */
export function clerkFacts(clerk: ClerkNode): Fact[] {
  const { pending, queue, leaders, config, nextRequestId, load, rate, inbox } = clerk;
  return [
    fact('busy with', pending ? opText(pending.op) : 'nothing'),
    ...(pending
      ? [
          fact('asked last', pending.backingOff ? `${pending.server}, which refused` : pending.server),
          fact('attempts', pending.attempts),
          ...(pending.via ? [fact('asks only', pending.via, 'The call was pinned to this server')] : []),
        ]
      : []),
    ...(queue.length > 0 ? [fact('queue', queue.map(({ op }) => opText(op)).join(', '), 'Called after this one')] : []),
    fact('asks first', Object.values(leaders).join(', ') || 'anybody', 'The server that answered last'),
    ...(config ? [fact('config', configText(config), 'The newest configuration it has been told')] : []),
    fact('next requestId', nextRequestId, 'Never reused, not even after a crash'),
    ...(load ? [fact('load', `${load.keys} keys, every ${load.gap[0]} to ${load.gap[1]} ms`)] : []),
    ...(rate !== 1000 ? [fact('clock', `${rate / 1000}× speed`)] : []),
    ...(inbox.length > 0 ? [fact('inbox', String(inbox.length), 'Arrived during the pause')] : []),
  ];
}

// A clerk, and one of its calls as the client sees it.
import { groupName } from '../../../describe/groupWords.ts';
import { configText, opText, resultText } from '../../../describe/op.ts';
import { isKvOp } from '../../../model/kv.ts';
import type { Pending } from '../../../model/pending.ts';
import { CLUSTER } from '../../../model/setup.ts';
import { CONTROLLER_GROUP, NOBODY, type ShardConfig, shardOf } from '../../../model/shard.ts';
import { type ClerkNode, clerksOf, type Operation, type World } from '../../../model/world.ts';
import { span } from '../../lib/figures.ts';
import { secondsText } from '../../lib/timeText.ts';
import { type Fact, fact, factOf } from './facts.ts';

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

/** Whom the clerk has asked last, and of which group, where there are several. */
function askedLast({ server, group, backingOff }: Pending): string {
  const of = group === CLUSTER ? server : `${server} of ${groupName(group)}`;
  return backingOff ? `${of}, which refused` : of;
}

/** Where the key lies, as far as the clerk knows. */
function keyFacts({ op }: Pending, config: ShardConfig | null): Fact[] {
  if (config === null || !isKvOp(op)) return [];
  const shard = shardOf(op.key, config.shards.length);
  const owner = config.shards[shard] ?? NOBODY;
  const owns = owner === NOBODY ? 'nobody' : groupName(owner);
  return [fact('shard', `${shard}, owned by ${owns}`, `By configuration ${config.num}, which the clerk has been told`)];
}

function leadersFact(leaders: ClerkNode['leaders']): Fact {
  const about = 'The server that answered last';
  const known = Object.entries(leaders);
  if (known.length === 0) return fact('asks first', 'anybody', about);
  if (known.every(([gid]) => Number(gid) === CLUSTER)) return fact('asks first', known[0]?.[1] ?? '', about);
  const parts = known.map(([gid, server]): [string, string] => [
    Number(gid) === CONTROLLER_GROUP ? 'controller' : gid,
    server,
  ]);
  return factOf('asks first', parts, `${about}, of each group`);
}

/** The facts of a clerk. */
export function clerkFacts(clerk: ClerkNode): Fact[] {
  const { pending, queue, leaders, config, nextRequestId, load, rate, inbox } = clerk;
  return [
    fact('busy with', pending ? opText(pending.op) : 'nothing'),
    ...(pending
      ? [
          fact('asked last', askedLast(pending)),
          ...keyFacts(pending, config),
          fact('attempts', pending.attempts),
          ...(pending.via ? [fact('asks only', pending.via, 'The call was pinned to this server')] : []),
        ]
      : []),
    ...(queue.length > 0 ? [fact('queue', queue.map(({ op }) => opText(op)).join(', '), 'Called after this one')] : []),
    leadersFact(leaders),
    ...(config ? [fact('config', configText(config), 'The newest configuration it has been told')] : []),
    fact('next requestId', nextRequestId, 'Never reused, not even after a crash'),
    ...(load ? [fact('load', `${load.keys} keys, every ${load.gap[0]} to ${load.gap[1]} ms`)] : []),
    ...(rate !== 1000 ? [fact('clock', `${rate / 1000}× speed`)] : []),
    ...(inbox.length > 0 ? [fact('inbox', String(inbox.length), 'Arrived during the pause')] : []),
  ];
}

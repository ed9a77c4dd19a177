// The engine's second thread: trials and verdicts, which may take long, beside the thread that plays. It is started by the
// first question, and knows nothing from one to the next.
import type { Scenario } from '../../model/scenario.ts';
import type { Operation } from '../../model/world.ts';
import type { Judgement, Reply, Request, TrialReply } from '../../wire/protocol.ts';
import { dataBeside } from './beside.ts';
import { createRemote, type Remote, startThread } from './remote.ts';

/** A whole lab on a slow phone takes some seconds; after so many ms of wall time the thread is taken for dead. */
const PATIENCE = 120_000;

let opened: Remote | null = null;

function ask<T>(request: Request, receive: (reply: Reply) => T): Promise<T> {
  // A thread that is lost is replaced, and what was asked of it is answered with `failed`: nothing is there to be told.
  opened ??= createRemote(() => {}, startThread, PATIENCE);
  return opened.ask(() => request, receive);
}

/** Runs a scenario to its end. A text: why it could not be. */
export async function trial(scenario: Scenario): Promise<TrialReply | string> {
  const data = await dataBeside(scenario);
  return ask({ type: 'trial', scenario, ...(data && { data }) }, (reply) =>
    reply.type === 'trialled' ? reply : reasonOf(reply),
  );
}

/** Judges a history: the operations of all clients, in the order of their calls. A text: why it could not be. */
export function judge(operations: readonly Operation[]): Promise<Judgement | string> {
  return ask({ type: 'judge', operations }, (reply) => (reply.type === 'judged' ? reply.judgement : reasonOf(reply)));
}

function reasonOf(reply: Reply): string {
  return reply.type === 'failed' ? reply.message : `The engine answered something else (${reply.type}).`;
}

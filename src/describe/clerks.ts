// Clients' calls in sentences (§8).
import type { Event } from '../model/event.ts';
import { opPhrase, outcomeText } from './op.ts';
import { report, type Sentence, write } from './piece.ts';

type Of<T extends Event['type']> = Event & { readonly type: T };

/** The events of clerks and of the servers that they ask. */
export type ClerkEvent = Of<'OperationCalled' | 'OperationRetried' | 'OperationReturned' | 'RequestRefused'>;

const RETRIED = {
  'no-answer': 'no answer came in time',
  'call-failed': 'its call has failed',
  'not-leader': 'the server it asked does not lead',
  'wrong-group': 'the group it asked does not serve the key',
} as const;

/** What happened to a call. */
export function clerkSentence(event: ClerkEvent): Sentence {
  switch (event.type) {
    case 'OperationCalled': {
      const { clerk, op } = event.operation;
      const only = event.via === null ? '' : write`, at ${{ node: event.via }} alone`;
      return report(write`${{ node: clerk }} calls ${{ strong: opPhrase(op) }} as its request ${op.requestId}${only}.`);
    }
    case 'OperationRetried': {
      const { clerk, requestId, server, attempts, reason } = event;
      const because = RETRIED[reason];
      return report(
        write`${{ node: clerk }} tries request ${requestId} again, now at ${{ node: server }} (try ${attempts}): ${{ strong: because }}.`,
      );
    }
    case 'OperationReturned': {
      const { clerk, op, calledAt, result, server } = event.operation;
      const outcome = result ? outcomeText(op, result) : 'is answered';
      const from = server === null ? '' : write` from ${{ node: server }}`;
      const lead = write`${{ node: clerk }} hears${from} after ${event.at - calledAt} ms`;
      return report(write`${lead}: ${opPhrase(op)} ${{ strong: outcome }}.`);
    }
    case 'RequestRefused': {
      const { node, clerk, requestId, leaderId } = event;
      const leader =
        leaderId === null ? write`and knows no leader` : write`and names ${{ node: leaderId }} as the leader`;
      return report(
        write`${{ node }} turns request ${requestId} of ${{ node: clerk }} away: it does not lead, ${leader}.`,
      );
    }
  }
}

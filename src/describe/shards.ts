// The hand-over of shards in sentences (lab 4B).
import type { Event } from '../model/event.ts';
import { decision, report, type Sentence, write } from './piece.ts';
import { WHY } from './why.ts';

type Of<T extends Event['type']> = Event & { readonly type: T };

/** The events of the sharded store, beside those of its logs. */
export type ShardEvent = Of<'OwnerLearned' | 'ShardSent' | 'ShardOffered'>;

/** What happened to a shard, or to somebody who looks for one. */
export function shardSentence(event: ShardEvent): Sentence {
  switch (event.type) {
    case 'OwnerLearned': {
      const { clerk, shard, num, gid } = event;
      const owner = gid === 0 ? write`${{ strong: 'nobody' }}, and it waits` : write`group ${{ strong: `${gid}` }}`;
      return report(write`${{ node: clerk }} learns that by configuration ${num} shard ${shard} belongs to ${owner}.`);
    }
    case 'ShardSent': {
      const { node, shard, num, gid, to } = event;
      return decision(
        write`${{ node }} sends ${{ strong: `shard ${shard}` }} to ${{ node: to }}, for by configuration ${num} it belongs to group ${gid}, and keeps it, frozen, until that group has it.`,
        'keepUntilInstalled',
        WHY.keepUntilInstalled,
      );
    }
    case 'ShardOffered': {
      const { node, from, shard } = event;
      return decision(
        write`${{ node }} is offered shard ${shard} by ${{ node: from }} and ${outcome(event)}.`,
        'acceptShard',
        WHY.acceptShard,
      );
    }
  }
}

function outcome({ verdict, num, own }: Of<'ShardOffered'>) {
  switch (verdict) {
    case 'taken':
      return write`${{ strong: 'takes it' }} into its log; it serves the shard, and says so, once that is committed`;
    case 'installed':
      return write`says that ${{ strong: 'it is there already' }}: its configuration is ${own}, the shard’s ${num}`;
    case 'waiting':
      return write`${{ strong: 'has to wait' }}: its configuration is ${own}, the shard belongs to ${num}`;
    case 'not-leader':
      return write`sends it on: ${{ strong: 'it does not lead' }}`;
  }
}

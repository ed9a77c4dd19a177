// The hand-over of shards in sentences (lab 4B).
import type { Event } from '../model/event.ts';
import type { LogIndex, NodeId } from '../model/ids.ts';
import { gidsOf, NOBODY, type ShardConfig, type ShardOp } from '../model/shard.ts';
import { shardsText } from './groupWords.ts';
import { count, decision, indexes, report, type Sentence, write } from './piece.ts';
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

/** An entry of the hand-over as a noun: `configuration 3`, `the arrival of shard 3 with 4 keys`, `the deletion of shard 3`. */
export function handOverPhrase(op: ShardOp): string {
  switch (op.type) {
    case 'reconfigure':
      return `configuration ${op.config.num}`;
    case 'freezeShard':
      return `the freezing of shard ${op.shard}`;
    case 'installShard':
      return `the arrival of shard ${op.shard} with ${count(Object.keys(op.kv.data).length, 'key')}`;
    case 'deleteShard':
      return `the deletion of shard ${op.shard}`;
  }
}

/**
 * A server applies an entry of the hand-over, and all of its group do so at the same place of their logs. `done` false: the
 * entry came too late or too early and changes nothing.
 */
export function handOverSentence(node: NodeId, index: LogIndex, op: ShardOp, done: boolean): Sentence {
  const lead = write`${{ node }} applies ${indexes(node, index, index)}`;
  switch (op.type) {
    case 'reconfigure': {
      const { num } = op.config;
      const text = done
        ? write`${lead}: ${{ strong: `configuration ${num}` }} is in force for ${owned(op.config, node)}.`
        : write`${lead}: configuration ${num} changes nothing, for it is not the next one, or shards are still on their way.`;
      return decision(text, 'acceptConfig', WHY.acceptConfig);
    }
    case 'freezeShard': {
      const text = done
        ? write`${lead} and freezes ${{ strong: `shard ${op.shard}` }}: nobody writes to it any more, and the clerk that hands it over for configuration ${op.num} reads it.`
        : write`${lead}: shard ${op.shard} has been asked for by a newer configuration than ${op.num}, and nothing changes.`;
      return decision(text, 'fenceShard', WHY.fenceShard);
    }
    case 'installShard': {
      const keys = count(Object.keys(op.kv.data).length, 'key');
      const text = done
        ? write`${lead} and takes ${{ strong: `shard ${op.shard}` }} with ${keys} from ${{ node: op.from }}; from here on its group serves it.`
        : write`${lead}: shard ${op.shard} of configuration ${op.num} is there already or not awaited, and nothing changes.`;
      return decision(text, 'acceptShard', WHY.acceptShard);
    }
    case 'deleteShard': {
      const text = done
        ? write`${lead} and deletes its copy of ${{ strong: `shard ${op.shard}` }}: by configuration ${op.num} the shard has a new owner, who has it.`
        : write`${lead}: shard ${op.shard} of configuration ${op.num} has been deleted before, and nothing changes.`;
      return decision(text, 'keepUntilInstalled', WHY.keepUntilInstalled);
    }
  }
}

/** What the group of a server owns by a configuration: `group 101, which owns shards 3 and 4 by it`. */
function owned(config: ShardConfig, node: NodeId): string {
  const gid = gidsOf(config).find((one) => config.groups[one]?.includes(node)) ?? NOBODY;
  if (gid === NOBODY) return 'its group, which owns no shard by it';
  const shards = config.shards.flatMap((owner, shard) => (owner === gid ? [shard] : []));
  return `group ${gid}, which owns ${shards.length === 0 ? 'no shard' : shardsText(shards)} by it`;
}

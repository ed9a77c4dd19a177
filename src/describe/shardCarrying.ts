// What one is looking at while a clerk changes the configuration and carries the shards itself (6.5840 of 2025, lab 5).
import type { Errand } from '../model/errand.ts';
import type { GroupId, NodeId } from '../model/ids.ts';
import { NOBODY, type ShardConfig, type ShardId } from '../model/shard.ts';
import type { Situation } from './caption.ts';
import { shardsText } from './groupWords.ts';
import { capital, listed } from './piece.ts';

/** The change that these clerks carry out; `errand` is how far the first of them is. */
export function carriedText(clerks: readonly NodeId[], errand: Errand & { readonly next: ShardConfig }): Situation {
  const go = clerks.length === 1 ? 'goes' : 'go';
  return { title: `${listed(clerks)} ${go} over to configuration ${errand.next.num}.`, detail: detailOf(errand) };
}

function detailOf({ stage, shard, config, next }: Errand & { readonly next: ShardConfig }): string {
  const from = `group ${config.shards[shard]}`;
  const to = `group ${next.shards[shard]}`;
  const isNew = (config.shards[shard] ?? NOBODY) === NOBODY;
  switch (stage) {
    case 'freezes':
      return `${capital(from)} is asked to freeze shard ${shard} and to tell what is in it. From then on nobody serves it until ${to} has it; all others are served.`;
    case 'installs':
      return isNew
        ? `Shard ${shard} belongs to nobody yet, and is given to ${to}, empty.`
        : `${capital(from)} has frozen shard ${shard}, and the clerk brings it to ${to}. Until it is in that group’s log nobody serves it; all others are served.`;
    case 'deletes':
      return `Shard ${shard} is in the log of ${to}. What is left of it is to delete the old copy at ${from}.`;
    case 'publishes':
      return 'Every shard is where it says. It is in force as soon as it is published.';
    default:
      return `Configuration ${config.num} is in force until every shard is where the new one says.`;
  }
}

/** An announced change that no clerk is busy with. `frozen` are the shards that wait at their old owners. */
export function nobodyCarriesText(
  num: number,
  frozen: readonly { readonly shard: ShardId; readonly from: GroupId }[],
): Situation {
  const end = 'A client that is called to recover ends it, and so does one that is called for another change.';
  if (frozen.length === 0)
    return { title: `Nobody carries out configuration ${num}.`, detail: `It is announced. ${end}` };
  const [are, them] = frozen.length === 1 ? ['is', 'it'] : ['are', 'them'];
  const shards = capital(shardsText(frozen.map(({ shard }) => shard)));
  const groups = [...new Set(frozen.map(({ from }) => from))].join(', ');
  return {
    title: `Nobody carries out configuration ${num}.`,
    detail: `${shards} ${are} frozen at group ${groups}, and nobody serves ${them}. ${end}`,
  };
}

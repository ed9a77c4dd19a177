// Conditions worth running until, for the cluster at hand.
import { type Setup, serverIds } from '../../../model/setup.ts';

/** What a condition means in words, and how a scenario writes it. */
export interface Example {
  readonly says: string;
  readonly condition: string;
}

/** The likeliest first. All of them can be read for this setup. */
export function examplesFor(setup: Setup): readonly Example[] {
  const servers = serverIds(setup);
  const last = servers.at(-1);
  if (last === undefined) return [{ says: 'All calls are answered', condition: 'answered' }];
  const majority = Math.floor(setup.servers / 2) + 1;
  return [
    ...(setup.shards > 0
      ? [{ says: 'Every shard is where it belongs', condition: 'settled' }]
      : [{ says: 'Two servers lead at once', condition: 'count of leaders >= 2' }]),
    { says: `${last} has committed five entries`, condition: `${last}.commitIndex >= 5` },
    { says: 'An invariant is broken', condition: 'violation' },
    { says: 'Nobody leads', condition: 'no leader' },
    { says: `${majority} servers have applied entry 3`, condition: `applied 3 on ${majority}` },
    { says: 'All calls are answered', condition: 'answered' },
  ];
}

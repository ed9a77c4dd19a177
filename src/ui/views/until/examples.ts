// Conditions worth running until, for the cluster at hand.
import { type Setup, serverIds } from '../../../model/setup.ts';

/** What a condition means in words, and how a scenario writes it. */
export interface Example {
  readonly says: string;
  readonly condition: string;
}

/** The likeliest first. All of them can be read for this setup. */
export function examplesFor(setup: Setup): readonly Example[] {
  return [
    ...(setup.job === null ? [] : ofJob),
    ...(setup.servers > 0 ? ofServers(setup) : []),
    ...(setup.clerks > 0 ? [{ says: 'All calls are answered', condition: 'answered' }] : []),
  ];
}

const ofJob: readonly Example[] = [
  { says: 'The first reduce begins', condition: 'running of reduce >= 1' },
  { says: 'An attempt at a map comes to nothing', condition: 'attempts of map > completed of map + running of map' },
  { says: 'The job is done', condition: 'job done' },
];

function ofServers(setup: Setup): readonly Example[] {
  const last = serverIds(setup).at(-1);
  const majority = Math.floor(setup.servers / 2) + 1;
  return [
    setup.shards > 0
      ? { says: 'Every shard is where it belongs', condition: 'settled' }
      : { says: 'Two servers lead at once', condition: 'count of leaders >= 2' },
    { says: `${last} has committed five entries`, condition: `${last}.commitIndex >= 5` },
    { says: 'An invariant is broken', condition: 'violation' },
    { says: 'Nobody leads', condition: 'no leader' },
    { says: `${majority} servers have applied entry 3`, condition: `applied 3 on ${majority}` },
  ];
}

// Whether a setup can work: broadcast time ≪ election timeout (§5.6), and what follows when it does not hold.
import type { Setup } from '../../../model/setup.ts';

/** Something that will strike the reader as wrong although every figure is allowed. */
export interface Warning {
  readonly id: string;
  readonly text: string;
}

/** What is unstable or pointless about a setup, the worst first. None of it is forbidden. */
export function warningsOf(setup: Setup): Warning[] {
  const { servers, election, heartbeat, disk, retry, loss } = setup;
  // The labs' network is quick whatever the figures of the plain one say.
  const latency = setup.network === 'plain' ? setup.latency : ([1, 1] as const);
  const warnings: Warning[] = [];
  const warn = (id: string, text: string) => warnings.push({ id, text });
  const slowest = latency[1] + disk[1];
  if (servers > 1) {
    if (heartbeat >= election[0]) {
      warn(
        'heartbeat',
        `Heartbeats come every ${heartbeat} ms, but a follower may lose patience after ${election[0]} ms: leaders will be deposed for nothing.`,
      );
    } else if (heartbeat + slowest >= election[0]) {
      warn(
        'late',
        `A heartbeat may need ${heartbeat + slowest} ms to arrive, and the shortest election timeout is ${election[0]} ms: leaders may be deposed for nothing.`,
      );
    }
    if (2 * latency[1] + disk[1] >= election[0]) {
      warn(
        'broadcast',
        `Asking for votes and hearing back may take ${2 * latency[1] + disk[1]} ms, as long as an election timeout: elections may not end (§5.6).`,
      );
    }
    if (election[1] - election[0] < latency[1]) {
      warn(
        'spread',
        'All election timeouts are about equally long, so servers stand at the same time and split the votes (§5.2).',
      );
    }
    if (loss >= 400) warn('loss', 'With so much loss a majority rarely answers in time.');
  }
  if (retry <= 2 * latency[1] + 2 * disk[1]) {
    warn('retry', `Clerks ask again after ${retry} ms, before an answer can have come.`);
  }
  if (setup.shards > 0 && setup.groups > setup.shards) {
    warn('shards', `${setup.shards} shards are not enough for ${setup.groups} groups: some will own nothing.`);
  }
  if (setup.shards > 0 && setup.clerks === 0) {
    warn('no-clerk', 'Without a clerk no group can join: it takes a client to ask the shard controller.');
  }
  if (servers % 2 === 0) {
    warn('even', `${servers} servers survive no more crashes than ${servers - 1} do.`);
  }
  return warnings;
}

// Which settings differ from what runs, and which of those can be changed in the running cluster by commands.
import type { Command, Selection } from '../../../model/command.ts';
import { BUG_IDS, type Setup } from '../../../model/setup.ts';
import { bugPlace } from './draft.ts';

/** The fields that are fixed when a world is built, with the words for them. */
const FIXED = {
  seed: 'seed',
  servers: 'number of servers',
  shards: 'number of shards',
  groups: 'number of groups',
  controllers: 'number of controllers',
  handover: 'hand-over',
  clerks: 'number of clerks',
  election: 'election timeout',
  heartbeat: 'heartbeat',
  network: 'kind of network',
  snapshot: 'snapshot threshold',
  snapshotEvery: 'snapshot interval',
  batch: 'batch',
  retry: 'retry',
  noop: 'no-op',
} as const;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The settings that only a new run can change, in words. */
export function newRunChanges(now: Setup, wanted: Setup): string[] {
  return (Object.keys(FIXED) as (keyof typeof FIXED)[]).filter((f) => !same(now[f], wanted[f])).map((f) => FIXED[f]);
}

const ALL: Selection = [{ kind: 'all' }];
const SERVERS: Selection = [{ kind: 'servers' }];

/** The commands that bring a running cluster from one setup to another, as far as commands can. */
export function liveCommands(now: Setup, wanted: Setup): Command[] {
  const commands: Command[] = [];
  const loss = now.loss === wanted.loss ? null : wanted.loss;
  const duplicate = now.duplicate === wanted.duplicate ? null : wanted.duplicate;
  const latency = same(now.latency, wanted.latency) ? null : wanted.latency;
  if (loss !== null || duplicate !== null || latency !== null) {
    commands.push({ type: 'link', from: ALL, to: ALL, both: true, loss, duplicate, latency });
  }
  if (!same(now.disk, wanted.disk)) commands.push({ type: 'disk', nodes: SERVERS, delay: wanted.disk });
  for (const bug of BUG_IDS) {
    const [before, after] = [bugPlace(now.bugs, bug), bugPlace(wanted.bugs, bug)];
    if (before === after) continue;
    if (before !== '') commands.push({ type: 'bug', bug, nodes: placed(before), on: false });
    if (after !== '') commands.push({ type: 'bug', bug, nodes: placed(after), on: true });
  }
  return commands;
}

function placed(place: string): Selection | null {
  return place === '*' ? null : [{ kind: 'id', id: place }];
}

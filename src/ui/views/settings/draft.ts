// The settings as they are typed: texts from a setup, and back to a setup or to what is wrong with them.
import type { Tick } from '../../../model/ids.ts';
import { type BugId, LIMITS, type Setup, serverIds } from '../../../model/setup.ts';
import { BOUNDS } from '../../../scenario/bounds.ts';

/** Every field as a text, ranges as two; the rules as the server that each is replaced on (`*`: all, none: the paper's). */
export interface SettingsDraft {
  readonly seed: string;
  readonly servers: string;
  readonly shards: string;
  readonly groups: string;
  readonly controllers: string;
  readonly clerks: string;
  readonly latencyMin: string;
  readonly latencyMax: string;
  /** Per cent. */
  readonly loss: string;
  readonly duplicate: string;
  readonly electionMin: string;
  readonly electionMax: string;
  readonly heartbeat: string;
  readonly diskMin: string;
  readonly diskMax: string;
  readonly snapshot: string;
  readonly snapshotEvery: string;
  readonly batch: string;
  readonly retry: string;
  readonly network: Setup['network'];
  readonly handover: Setup['handover'];
  readonly noop: boolean;
  /** Not typed here: the scenario tells it. */
  readonly job: Setup['job'];
  readonly bugs: Setup['bugs'];
}

/** A duration that must not be nothing, in ms. */
const SPAN = [1, LIMITS.duration[1]] as const;

/** A field that is typed. */
export type TextField = Exclude<keyof SettingsDraft, 'network' | 'handover' | 'noop' | 'job' | 'bugs'>;

/** What is wrong with each wrong field, as a sentence. */
export type SettingsErrors = Partial<Record<TextField, string>>;

/** The draft of a setup: `readDraft` gives the setup back. */
export function draftOf(setup: Setup): SettingsDraft {
  const { seed, servers, clerks, latency, loss, duplicate, election, heartbeat, disk, snapshot, batch, retry } = setup;
  return {
    seed: String(seed),
    servers: String(servers),
    shards: String(setup.shards),
    groups: String(setup.groups),
    controllers: String(setup.controllers),
    clerks: String(clerks),
    latencyMin: String(latency[0]),
    latencyMax: String(latency[1]),
    loss: percentText(loss),
    duplicate: percentText(duplicate),
    electionMin: String(election[0]),
    electionMax: String(election[1]),
    heartbeat: String(heartbeat),
    diskMin: String(disk[0]),
    diskMax: String(disk[1]),
    snapshot: String(snapshot),
    snapshotEvery: String(setup.snapshotEvery),
    batch: String(batch),
    retry: String(retry),
    network: setup.network,
    handover: setup.handover,
    noop: setup.noop,
    job: setup.job,
    bugs: setup.bugs,
  };
}

/** Thousandths as a percentage is typed: 125 is `12.5`. */
function percentText(thousandths: number): string {
  return String(thousandths / 10);
}

/** The setup that is typed, or what is wrong with it. */
export function readDraft(
  draft: SettingsDraft,
): { readonly ok: true; readonly setup: Setup } | { readonly ok: false; readonly errors: SettingsErrors } {
  const errors: SettingsErrors = {};
  const whole = (field: TextField, [low, high]: readonly [number, number]): number => {
    const text = draft[field].trim();
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= low && value <= high) return value;
    errors[field] = `A whole number from ${low} to ${high}.`;
    return low;
  };
  const range = (first: TextField, second: TextField, bounds: readonly [number, number]): readonly [Tick, Tick] => {
    const [from, to] = [whole(first, bounds), whole(second, bounds)];
    if (!errors[first] && !errors[second] && from > to)
      errors[second] = `Not less than ${from}, where the range begins.`;
    return [from, to];
  };
  const percent = (field: TextField): number => {
    const match = /^(\d{1,3})(?:[.,](\d))?\s*%?$/.exec(draft[field].trim());
    const value = match ? Number(match[1]) * 10 + Number(match[2] ?? 0) : Number.NaN;
    if (value <= 1000) return value;
    errors[field] = 'From 0 to 100, with at most one digit after the point.';
    return 0;
  };

  const servers = whole('servers', draft.job ? [0, LIMITS.servers[1]] : LIMITS.servers);
  const [shards, groups] = [whole('shards', LIMITS.shards), whole('groups', LIMITS.groups)];
  if (shards > 0 && groups * servers > LIMITS.allServers && !errors.groups) {
    errors.groups = `${groups} groups of ${servers} are ${groups * servers} servers; at most ${LIMITS.allServers} together.`;
  }
  const setup: Setup = {
    seed: whole('seed', BOUNDS.seed),
    servers,
    shards,
    groups,
    controllers: whole('controllers', LIMITS.controllers),
    clerks: whole('clerks', LIMITS.clerks),
    latency: range('latencyMin', 'latencyMax', LIMITS.latency),
    loss: percent('loss'),
    duplicate: percent('duplicate'),
    election: range('electionMin', 'electionMax', SPAN),
    heartbeat: whole('heartbeat', SPAN),
    disk: range('diskMin', 'diskMax', LIMITS.duration),
    snapshot: whole('snapshot', LIMITS.snapshot),
    snapshotEvery: whole('snapshotEvery', [0, LIMITS.repeat]),
    batch: whole('batch', LIMITS.batch),
    retry: whole('retry', SPAN),
    network: draft.network,
    handover: draft.handover,
    noop: draft.noop,
    job: draft.job,
    bugs: draft.bugs,
  };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const ids = serverIds(setup);
  return { ok: true, setup: { ...setup, bugs: setup.bugs.filter(({ node }) => node === '*' || ids.includes(node)) } };
}

/** Where a rule is replaced: nowhere (''), on every server ('*') or on one. */
export function bugPlace(bugs: Setup['bugs'], bug: BugId): string {
  return bugs.find((replaced) => replaced.bug === bug)?.node ?? '';
}

/** The rules with one of them replaced at a place, or put back (''). */
export function withBug(bugs: Setup['bugs'], bug: BugId, place: string): Setup['bugs'] {
  const others = bugs.filter((replaced) => replaced.bug !== bug);
  return place === '' ? others : [...others, { bug, node: place }];
}

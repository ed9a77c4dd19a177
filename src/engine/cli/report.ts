// What a headless run says: one line for people, one object for programs.

import { eventLine } from '../../describe/line.ts';
import { opText, resultText } from '../../describe/op.ts';
import { toArray } from '../../model/list.ts';
import { totalsOf } from '../../model/traffic.ts';
import { ENGINE_VERSION } from '../../model/version.ts';
import { type ServerNode, serversOf, type World } from '../../model/world.ts';
import { encodeLink, linkSource } from '../../scenario/link.ts';
import { worldFingerprint } from '../prim/fingerprint.ts';
import { type Outcome, runHeadless } from './headless.ts';

const LINEARIZABLE = { linearizable: true, illegal: false, unknown: 'unknown' } as const;

/** A run as one object; `scenario` is the name under which it was asked for. */
export function jsonReport(name: string, outcome: Outcome): object {
  const { scenario, world, ok, failures, violations, history } = outcome;
  return {
    scenario: name,
    seed: scenario.setup.seed,
    engine: ENGINE_VERSION,
    now: world.now,
    steps: world.step,
    fingerprint: worldFingerprint(world),
    ok,
    failures,
    violations: violations.map(({ invariant, step, at, detail }) => ({ invariant, step, at, detail })),
    servers: Object.fromEntries(serversOf(world).map((server) => [server.id, jsonServer(server)])),
    operations: toArray(world.operations),
    linearizable: LINEARIZABLE[history.verdict],
    counters: counted(world),
    ...(world.job && { job: { missing: world.job.missing, splits: world.job.splits.length, ...world.tally } }),
  };
}

function counted(world: World): object {
  const { messages, bytes, elections, commits, snapshots } = totalsOf(world);
  return { messages, bytes, elections, commits, snapshots };
}

function jsonServer({ group, health, raft, machine }: ServerNode): object {
  const { role, currentTerm, votedFor, commitIndex, lastApplied, log, snapshot } = raft;
  return {
    group,
    up: health === 'up',
    role: role.kind,
    currentTerm,
    votedFor,
    commitIndex,
    lastApplied,
    log: toArray(log.entries).map(({ index, term, op }) => ({ index, term, op })),
    snapshot: snapshot && {
      lastIncludedIndex: snapshot.lastIncludedIndex,
      lastIncludedTerm: snapshot.lastIncludedTerm,
    },
    machine,
  };
}

/** `ok     figure-8  seed 1  5230 ms  1,204 steps  fingerprint 0123456789abcdef`. */
export function summaryLine(name: string, { scenario, world, ok }: Outcome): string {
  const { messages, elections, commits } = totalsOf(world);
  return [
    `${ok ? 'ok    ' : 'FAILED'} ${name}`,
    `seed ${scenario.setup.seed}`,
    `${world.now} ms`,
    `${world.step} steps`,
    `${messages} messages`,
    `${elections} elections`,
    `${commits} commits`,
    `fingerprint ${worldFingerprint(world)}`,
  ].join('  ');
}

/** What failed first: the line of the scenario, the event, and a link to its moment. Empty when nothing did. */
export function faultLines(outcome: Outcome, text: string, preset: string | null): string[] {
  const { firstFault: event, scenario, data } = outcome;
  if (event === null) return [];
  const line = event.type === 'ExpectationFailed' ? event.line : 0;
  const written = text.split('\n')[line - 1]?.trim();
  const { world } = runHeadless(scenario, { until: { step: event.step }, data });
  const link = encodeLink({
    engine: ENGINE_VERSION,
    ...linkSource(scenario, preset, world.job),
    cursor: { step: event.step, tick: event.at },
    view: { tab: null, speed: null, selection: null },
    fingerprint: worldFingerprint(world),
  });
  return [...(written ? [`  line ${line}: ${written}`] : []), `  ${eventLine(event)}`, `  link: #${link}`];
}

/** The few operations that contradict one another, when the clients' history is not linearizable. */
export function contradictionLines({ history }: Outcome): string[] {
  if (history.verdict !== 'illegal') return [];
  const operations = history.piece.map(({ clerk, op, calledAt, returnedAt, result }) => {
    const answer = returnedAt === null || result === null ? 'no answer' : `${resultText(op, result)} @${returnedAt}`;
    return `    @${calledAt} ${clerk} ${opText(op)} = ${answer}`;
  });
  return [`  not linearizable, key ${history.key}:`, ...operations];
}

/** `3 passed, 1 failed`. */
export function totalLine(outcomes: readonly { readonly ok: boolean }[]): string {
  const passed = outcomes.filter(({ ok }) => ok).length;
  return `${passed} passed, ${outcomes.length - passed} failed`;
}

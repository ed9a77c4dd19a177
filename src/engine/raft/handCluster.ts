// For tests: a handful of Raft cores whose messages go where the test says, one at a time, in any order. No time, no disk:
// everything written is durable at once.
import type { Happening } from '../../model/event.ts';
import type { NodeId, Term } from '../../model/ids.ts';
import { listOf } from '../../model/list.ts';
import type { RaftMessage, RaftState } from '../../model/raft.ts';
import type { BugId } from '../../model/setup.ts';
import { recorder } from '../prim/recorder.ts';
import { rulesWith } from './bugs.ts';
import { startElection } from './election.ts';
import { entryAt, lastIndex, makeEntry } from './log.ts';
import type { RaftOutput } from './output.ts';
import { BLANK, persisted, persistedOf, receive, startRaft } from './raft.ts';
import { heartbeat, propose } from './replication.ts';
import { compact } from './snapshot.ts';

/** A message that waits for the test to deliver it. */
export interface Waiting {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly message: RaftMessage;
}

/** Cores moved by hand. `events` are all happenings so far. */
export interface HandCluster {
  readonly ids: readonly NodeId[];
  readonly rafts: Record<NodeId, RaftState>;
  readonly wire: Waiting[];
  readonly events: Happening[];
  /** Whose election timer was asked to start anew in the last turn. */
  lastReset: boolean;
  readonly bugs: readonly BugId[];
  readonly noop: boolean;
}

/** Servers n1..nN with the given logs (each a list of terms; values are `term` and index) and terms. */
export function handCluster(
  servers: number,
  options: {
    logs?: readonly (readonly Term[])[];
    terms?: readonly Term[];
    bugs?: readonly BugId[];
    noop?: boolean;
  } = {},
): HandCluster {
  const ids = Array.from({ length: servers }, (_, i) => `n${i + 1}`);
  const rafts: Record<NodeId, RaftState> = {};
  ids.forEach((id, i) => {
    const terms = options.logs?.[i] ?? [];
    const entries = terms.map((term, k) => makeEntry(k + 1, term, { type: 'value', value: `${term}` }));
    const log = { base: 0, baseTerm: 0, entries: listOf(entries), bytes: entries.reduce((sum, e) => sum + e.bytes, 0) };
    rafts[id] = startRaft({ ...BLANK, currentTerm: options.terms?.[i] ?? terms.at(-1) ?? 0, log }, ids);
  });
  return { ids, rafts, wire: [], events: [], lastReset: false, bugs: options.bugs ?? [], noop: options.noop ?? false };
}

/** One server takes a turn; what it sends goes on the wire, what it writes is durable. */
export function act(cluster: HandCluster, id: NodeId, turn: (raft: RaftState, out: RaftOutput) => void): void {
  const raft = cluster.rafts[id] as RaftState;
  let input: typeof turn | null = turn;
  cluster.lastReset = false;
  while (input) {
    const rec = recorder(0, 0);
    const out: RaftOutput = {
      self: id,
      rules: rulesWith(cluster.bugs),
      batch: 100,
      noop: cluster.noop,
      bootstrap: cluster.ids,
      recorder: rec,
      sends: [],
      persist: false,
      resetElectionTimer: false,
      restore: null,
    };
    input(raft, out);
    raft.lastApplied = Math.max(raft.lastApplied, raft.commitIndex);
    cluster.lastReset ||= out.resetElectionTimer;
    cluster.events.push(...rec.events);
    cluster.wire.push(...out.sends.map(({ to, message }) => ({ from: id, to, message })));
    input = out.persist ? (r, o) => persisted(r, o, persistedOf(r)) : null;
  }
}

/** A server's election timer runs out. */
export function timeOut(cluster: HandCluster, id: NodeId): void {
  act(cluster, id, startElection);
}

/** A leader's heartbeat timer runs out. */
export function beat(cluster: HandCluster, id: NodeId): void {
  act(cluster, id, heartbeat);
}

/** A value is proposed at a server. */
export function submit(cluster: HandCluster, id: NodeId, value: string): void {
  act(cluster, id, (raft, out) => propose(raft, out, { type: 'value', value }));
}

/** A server compacts everything it has applied. */
export function compactAll(cluster: HandCluster, id: NodeId): void {
  act(cluster, id, (raft, out) => compact(raft, out, { kind: 'kv', data: {}, sessions: {} }, 0));
}

/** A server restarts from what it had written. */
export function reboot(cluster: HandCluster, id: NodeId): void {
  cluster.rafts[id] = startRaft(persistedOf(cluster.rafts[id] as RaftState), cluster.ids);
}

/** Delivers the waiting messages that match, oldest first, those sent meanwhile not included. Returns how many. */
export function deliver(cluster: HandCluster, matches: (m: Waiting) => boolean = () => true): number {
  const chosen = cluster.wire.filter(matches);
  for (const m of chosen) {
    cluster.wire.splice(cluster.wire.indexOf(m), 1);
    act(cluster, m.to, (raft, out) => receive(raft, out, m.from, m.message));
  }
  return chosen.length;
}

/** Throws away the waiting messages that match. */
export function lose(cluster: HandCluster, matches: (m: Waiting) => boolean = () => true): void {
  for (const m of cluster.wire.filter(matches)) cluster.wire.splice(cluster.wire.indexOf(m), 1);
}

/** Delivers among the named servers until nothing is left to deliver; other messages are lost. */
export function settle(cluster: HandCluster, ids: readonly NodeId[] = cluster.ids): void {
  for (let rounds = 0; rounds < 1000; rounds++) {
    lose(cluster, (m) => !ids.includes(m.from) || !ids.includes(m.to));
    if (deliver(cluster) === 0) return;
  }
  throw new Error('the cluster does not come to rest');
}

/** Elects a server by the named others alone. */
export function elect(cluster: HandCluster, id: NodeId, voters: readonly NodeId[]): void {
  timeOut(cluster, id);
  settle(cluster, [id, ...voters]);
}

/** The terms of a server's log, from its first entry after the snapshot. */
export function terms(cluster: HandCluster, id: NodeId): Term[] {
  const { log } = cluster.rafts[id] as RaftState;
  return Array.from({ length: log.entries.size }, (_, i) => entryAt(log, log.base + 1 + i)?.term ?? 0);
}

/** The values of a server's log. */
export function values(cluster: HandCluster, id: NodeId): string[] {
  const { log } = cluster.rafts[id] as RaftState;
  return Array.from({ length: lastIndex(log) - log.base }, (_, i) => {
    const op = entryAt(log, log.base + 1 + i)?.op;
    return op?.type === 'value' ? op.value : (op?.type ?? '');
  });
}

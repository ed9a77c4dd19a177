// Every field of Figure 2 for one server, and what it has besides: disk, members, machine, clock.

import { heldText } from '../../../describe/op.ts';
import { type JobState, taskName } from '../../../model/mapreduce.ts';
import type { Log, Persisted, RaftState, Snapshot } from '../../../model/raft.ts';
import { memberIds, type Setup } from '../../../model/setup.ts';
import { configIn } from '../../../model/shard.ts';
import type { ServerNode } from '../../../model/world.ts';
import { bytes, count } from '../../lib/figures.ts';
import { type Fact, fact, factOf } from './facts.ts';
import { ownerFacts, shardSessionFacts, storeFacts } from './shardFacts.ts';

const lastIndex = (log: Log) => log.base + log.entries.size;

/** What a server knows now. Of a crashed one, what its disk holds: the rest is gone. */
export function serverFacts(server: ServerNode, setup: Pick<Setup, 'snapshot'>): Fact[] {
  if (server.health === 'down') return persistedFacts(server.disk.durable, setup);
  const { raft } = server;
  const [currentTerm, votedFor, ...rest] = persistedFacts(raft, setup);
  return [
    ...(currentTerm && votedFor ? [currentTerm, votedFor] : []),
    fact('commitIndex', raft.commitIndex, 'Index of the highest entry known to be committed'),
    fact('lastApplied', raft.lastApplied, 'Index of the highest entry given to the machine'),
    ...rest,
    ...ownerFacts(server),
    ...roleFacts(raft),
    ...diskFacts(server),
  ];
}

/** What survives a crash (§5.1, Figure 2), and the snapshot. */
function persistedFacts({ currentTerm, votedFor, log, snapshot }: Persisted, setup: Pick<Setup, 'snapshot'>): Fact[] {
  const facts = [
    fact('currentTerm', currentTerm, 'Latest term this server has seen'),
    fact('votedFor', votedFor ?? 'nobody', 'Candidate that got its vote in this term'),
    logFact(log, setup.snapshot),
  ];
  if (snapshot)
    facts.push(fact('snapshot', snapshotText(snapshot), 'The log up to here is replaced by the machine’s state'));
  return facts;
}

function logFact(log: Log, threshold: number): Fact {
  const size = bytes(log.bytes);
  return factOf(
    'log',
    [
      ['entries', log.base > 0 ? `${log.entries.size} from ${log.base + 1}` : log.entries.size],
      ['size', threshold > 0 ? `${size} of ${bytes(threshold)}` : size],
    ],
    'Entries since the snapshot; canonical bytes of them, and where the log is compacted',
  );
}

function snapshotText({ lastIncludedIndex, lastIncludedTerm, bytes: size }: Snapshot): string {
  return `to ${lastIncludedIndex}, term ${lastIncludedTerm} · ${bytes(size)}`;
}

function roleFacts({ role, log }: RaftState): Fact[] {
  switch (role.kind) {
    case 'follower':
      return [fact('leader', role.leaderId ?? 'unknown', 'Whom it follows')];
    case 'candidate':
      return [
        factOf(
          'votes',
          Object.entries(role.votes).map(([voter, granted]) => [voter, granted ? 'yes' : 'no']),
          'Answers that this candidate has received',
        ),
      ];
    case 'leader': {
      const { peers } = role;
      if (peers.length === 0) return [];
      const sending = peers.filter((p) => p.inFlight > 0);
      return [
        factOf(
          'nextIndex',
          peers.map((p) => [p.id, p.nextIndex]),
          'Index of the next entry to send to each follower',
        ),
        factOf(
          'matchIndex',
          peers.map((p) => [p.id, p.matchIndex]),
          'Highest entry known to be stored on each follower',
        ),
        ...(sending.length > 0
          ? [
              factOf(
                'unanswered',
                grouped(sending.map((p) => [p.id, p.inFlight < log.base + 1 ? 'snapshot' : `to ${p.inFlight}`])),
                'Batches sent and not answered yet',
              ),
            ]
          : []),
      ];
    }
  }
}

/** Names with the same value become one part: `n2 n3 to 7`. */
function grouped(parts: readonly (readonly [string, string])[]): [string, string][] {
  const names = new Map<string, string[]>();
  for (const [name, text] of parts) names.set(text, [...(names.get(text) ?? []), name]);
  return [...names].map(([text, ids]) => [ids.join(' '), text]);
}

/** Nothing while the disk keeps up: what is spoken of is durable then. */
function diskFacts({ raft, disk }: ServerNode): Fact[] {
  if (!disk.writing && disk.delay[1] === 0) return [];
  const last = lastIndex(raft.log);
  const text = raft.durableIndex >= last && !disk.writing ? 'all of it' : `to ${raft.durableIndex} of ${last}`;
  return [fact('on disk', text, 'How far its own log is durable; a crash loses the rest')];
}

/** What is unusual about the process: nothing for one that has run undisturbed since the beginning. */
export function processFacts(server: ServerNode, setup: Setup): Fact[] {
  const facts: Fact[] = [];
  const { rate, inbox, incarnation, waiters, raft, disk } = server;
  if (waiters.length > 0) {
    facts.push(
      factOf(
        'waiting',
        waiters.map((w) => [`entry ${w.index}`, w.clerk]),
        'Clerks to be answered when their entry is applied',
      ),
    );
  }
  if (inbox.length > 0) facts.push(fact('inbox', count(inbox.length, 'message'), 'Arrived during the pause'));
  if (rate !== 1000) facts.push(fact('clock', `${rate / 1000}× speed`, 'Rate of its own clock'));
  if (disk.delay[0] !== setup.disk[0] || disk.delay[1] !== setup.disk[1]) {
    facts.push(fact('disk delay', disk.delay[1] === 0 ? 'none' : `${disk.delay[0]} to ${disk.delay[1]} ms`));
  }
  if (incarnation > 1)
    facts.push(fact('started', `${incarnation} times`, 'How many times this process has been started'));
  const { voters, index } = raft.members;
  if (index > 0 || voters.length !== memberIds(setup, server.group).length)
    facts.push(fact('members', voters.join(' '), `Named by entry ${index}`));
  return facts;
}

/** What its machine holds: key/value pairs in the order of their keys, shards, configurations, or the tasks of a job. */
export function machineFacts({ machine }: ServerNode): Fact[] {
  if (machine.kind === 'coordinator') return tableFacts(machine);
  if (machine.kind !== 'kv') return storeFacts(machine);
  const { data } = machine;
  return Object.keys(data)
    .sort()
    .map((key) => fact(key, valueText(data[key] ?? '')));
}

function valueText(value: string): string {
  if (configIn(value)) return heldText(value);
  return value === '' ? '(empty)' : value;
}

/** A job's table, where it is the machine: how far the tasks are, and who has which. */
function tableFacts({ maps, reduces }: JobState): Fact[] {
  return [...maps, ...reduces].flatMap((task) => {
    const last = task.attempts.at(-1);
    return last ? [fact(taskName(task), `${task.status}, ${last.worker}`, `Attempt ${last.id}`)] : [];
  });
}

/** The last request of each clerk that the machine has executed. */
export function sessionFacts({ machine }: ServerNode): Fact[] {
  if (machine.kind === 'shardKv') return shardSessionFacts(machine);
  if (machine.kind === 'coordinator') return [];
  return Object.entries(machine.sessions).map(([clerk, { requestId }]) => fact(clerk, `request ${requestId}`));
}

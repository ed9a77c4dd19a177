// One terse line for each object: golden transcripts, consoles, tests. The format is stable; the columns are when, who,
// what, and then the values that decided, each after its word, with one blank between.
import type { Event, EventType } from '../model/event.ts';
import { at } from '../model/list.ts';
import type { Entry } from '../model/raft.ts';
import { type Envelope, type Message, messageId, type ServerNode } from '../model/world.ts';
import { commandSentence } from './command.ts';
import { JOB_LINES } from './jobLine.ts';
import { jobMessageLine } from './jobMessage.ts';
import { configTold, opShort, opText, placeText, resultText } from './op.ts';

export { opText } from './op.ts';

/** Most entries that `nodeLine` shows of a log; of a longer one the newest. */
const SHOWN = 12;

/** An event: `@214 n3 candidate term 1`. */
export function eventLine(event: Event): string {
  const line = LINES[event.type] as (event: never) => string; // one of many: the compiler cannot pair them
  return `@${event.at} ${line(event as never)}`;
}

/** A log entry: `6(t3) put x 2`. */
export function entryLine(entry: Entry): string {
  return `${placeText(entry)} ${opText(entry.op)}`;
}

/** A message by its name and with all it says: `n2>n1@214 RequestVote term 1 last 0(t0)`. */
export function messageLine(envelope: Envelope): string {
  return `${messageId(envelope)} ${contents(envelope.message)}`;
}

/**
 * A server's state: `n4 L t3 vote n4 commit 6 applied 6 [1:x=1 3:-]`. The glyph is the role's first letter, X for a crashed
 * server, with `=` behind it for a paused one. What is compacted (or too long to show) is `..40(t3)`.
 */
export function nodeLine({ id, health, raft }: ServerNode): string {
  const { currentTerm, votedFor, commitIndex, lastApplied, log, role } = raft;
  const letter = health === 'down' ? 'X' : role.kind.charAt(0).toUpperCase();
  const first = Math.max(0, log.entries.size - SHOWN);
  const words: string[] = [];
  const before = log.base + first;
  if (before > 0)
    words.push(`..${placeText({ index: before, term: at(log.entries, first - 1)?.term ?? log.baseTerm })}`);
  for (let offset = first; offset < log.entries.size; offset++) {
    const { term, op } = at(log.entries, offset) as Entry;
    words.push(`${term}:${opShort(op)}`);
  }
  const glyph = health === 'paused' ? `${letter}=` : letter;
  return `${id} ${glyph} t${currentTerm} vote ${votedFor ?? '-'} commit ${commitIndex} applied ${lastApplied} [${words.join(' ')}]`;
}

function contents(message: Message): string {
  switch (message.type) {
    case 'RequestVote':
      return `RequestVote term ${message.term} last ${placeText({ index: message.lastLogIndex, term: message.lastLogTerm })}`;
    case 'RequestVoteReply': {
      const election = message.electionTerm === message.term ? '' : ` election ${message.electionTerm}`;
      return `RequestVoteReply term ${message.term}${election} ${message.voteGranted ? 'yes' : 'no'}`;
    }
    case 'AppendEntries': {
      const { term, prevLogIndex, prevLogTerm, entries, leaderCommit } = message;
      const prev = placeText({ index: prevLogIndex, term: prevLogTerm });
      return `AppendEntries term ${term} prev ${prev} [${entries.map(entryLine).join(', ')}] commit ${leaderCommit}`;
    }
    case 'AppendEntriesReply': {
      const { term, success, prevLogIndex, matchIndex, conflictIndex, conflictTerm } = message;
      const verdict = success
        ? `yes match ${matchIndex}`
        : `no prev ${prevLogIndex} conflict ${placeText({ index: conflictIndex, term: conflictTerm })}`;
      return `AppendEntriesReply term ${term} ${verdict}`;
    }
    case 'InstallSnapshot': {
      const { lastIncludedIndex: index, lastIncludedTerm: term, bytes } = message.snapshot;
      return `InstallSnapshot term ${message.term} through ${placeText({ index, term })} ${bytes} B`;
    }
    case 'InstallSnapshotReply':
      return `InstallSnapshotReply term ${message.term} match ${message.matchIndex}`;
    case 'ClerkRequest':
      return `ClerkRequest #${message.op.requestId} ${opText(message.op)}`;
    case 'InstallShard':
      return `InstallShard ${message.shard} to ${message.gid} config ${message.num} keys ${Object.keys(message.kv.data).length}`;
    case 'InstallShardReply':
      return `InstallShardReply ${message.shard} config ${message.num} ${message.verdict} leader ${message.leaderId ?? '-'}`;
    case 'ClerkReply': {
      const { requestId, result, leaderId } = message;
      if (result === null) return `ClerkReply #${requestId} refused leader ${leaderId ?? '-'}`;
      if (result.refusal) return `ClerkReply #${requestId} ${result.refusal}`;
      const config = configTold(result);
      if (config) return `ClerkReply #${requestId} config ${config.num}`;
      return `ClerkReply #${requestId} ${result.ok ? 'yes' : 'no'} ${result.value === null ? '-' : JSON.stringify(result.value)}`;
    }
    default:
      return jobMessageLine(message);
  }
}

type Of<T extends EventType> = Event & { readonly type: T };
type Lines = { readonly [T in EventType]: (event: Of<T>) => string };

const range = (from: number, to: number) => (from === to ? `${from}` : `${from}..${to}`);
const oneLine = (text: string) => text.replace(/\s+/g, ' ');
const who = (line: number) => (line === 0 ? 'hand' : line < 0 ? 'nemesis' : `line${line}`);

const LINES: Lines = {
  ...JOB_LINES,
  MessageSent: (e) => `${e.envelope.from} send ${messageLine(e.envelope)}`,
  MessageDelivered: (e) => `${e.envelope.to} receive ${messageLine(e.envelope)}`,
  MessageLost: (e) => `${e.envelope.to} lose ${e.reason} ${messageLine(e.envelope)}`,
  MessageDuplicated: (e) => `${e.envelope.from} duplicate ${messageLine(e.envelope)}`,
  MessageHeld: (e) => `${e.envelope.to} hold ${messageLine(e.envelope)}`,
  MessageDelayed: (e) => `${e.envelope.to} delay ${e.by} ${messageLine(e.envelope)}`,
  CallFailed: (e) => `${e.node} call ${e.server} failed ${e.lost ?? 'waiting'} ${e.reason} ${e.message.type}`,

  TimerFired: (e) => `${e.node} timer ${e.timer} after ${e.at - e.armedAt}`,
  WriteStarted: (e) => `${e.node} write term ${e.term} last ${e.lastIndex} until ${e.doneAt}`,
  WriteDone: (e) => `${e.node} durable term ${e.term} last ${e.lastIndex}`,

  TermAdopted: (e) => `${e.node} term ${e.from} -> ${e.to} by ${e.by}`,
  BecameCandidate: (e) => `${e.node} candidate term ${e.term}`,
  VoteGranted: (e) => `${e.node} vote ${e.candidate} term ${e.term}`,
  VoteRefused: (e) => `${e.node} no vote ${e.candidate} term ${e.electionTerm} ${refusal(e)}`,
  VoteCounted: (e) => `${e.node} count ${e.voter} ${e.granted ? 'yes' : 'no'} ${e.votes}/${e.needed}`,
  BecameLeader: (e) => `${e.node} leader term ${e.term} (${e.votes.join(' ')})`,
  BecameFollower: (e) => `${e.node} follower term ${e.term} was ${e.was} ${e.reason} ${e.by}`,
  ReplyIgnored: (e) => `${e.node} ignore reply ${e.from} ${e.reason}`,

  EntryProposed: (e) => `${e.node} propose ${entryLine(e.entry)}`,
  AppendAccepted: (e) =>
    `${e.node} accept ${e.leader} prev ${placeText({ index: e.prevLogIndex, term: e.prevLogTerm })} new ${e.added}/${e.count} match ${e.matchIndex}`,
  AppendRefused: (e) => `${e.node} refuse ${e.leader} ${appendRefusal(e)}`,
  EntriesTruncated: (e) => `${e.node} truncate ${range(e.from, e.to)} t${e.ownTerm} for t${e.leaderTerm}`,
  MatchAdvanced: (e) => `${e.node} match ${e.follower} ${e.from} -> ${e.to}`,
  NextBackedUp: (e) => `${e.node} next ${e.follower} ${e.from} -> ${e.to}`,
  CommitAdvanced: (e) =>
    `${e.node} commit ${e.from} -> ${placeText({ index: e.to, term: e.term })}${e.holders.length > 0 ? ` (${e.holders.join(' ')})` : ''}`,
  CommitWithheld: (e) =>
    `${e.node} withhold ${placeText({ index: e.index, term: e.entryTerm })} in term ${e.currentTerm} (${e.holders.join(' ')})`,
  EntryApplied: (e) =>
    `${e.node} apply ${entryLine(e.entry)}${e.repeated ? ' repeated' : ''}${e.result ? ` = ${resultText(e.entry.op, e.result)}` : ''}`,

  SnapshotTaken: (e) =>
    `${e.node} snapshot ${placeText({ index: e.lastIncludedIndex, term: e.lastIncludedTerm })} ${e.before} -> ${e.after} B`,
  SnapshotInstalled: (e) =>
    `${e.node} install ${placeText({ index: e.lastIncludedIndex, term: e.lastIncludedTerm })} of ${e.leader} keep ${e.kept}`,
  SnapshotIgnored: (e) =>
    `${e.node} ignore snapshot ${e.lastIncludedIndex} of ${e.leader} ${e.reason} commit ${e.commitIndex}`,

  OperationCalled: ({ operation: { clerk, op }, via }) =>
    `${clerk} call #${op.requestId} ${opText(op)}${via === null ? '' : ` via ${via}`}`,
  OperationRetried: (e) => `${e.clerk} retry #${e.requestId} at ${e.server} try ${e.attempts} ${e.reason}`,
  OperationReturned: ({ at: now, operation: { clerk, op, calledAt, result, server } }) =>
    `${clerk} return #${op.requestId} ${opText(op)} = ${result ? resultText(op, result) : '-'} from ${server ?? '-'} after ${now - calledAt}`,
  RequestRefused: (e) => `${e.node} turn away ${e.clerk} #${e.requestId} leader ${e.leaderId ?? '-'}`,

  OwnerLearned: (e) => `${e.clerk} learn shard ${e.shard} at ${e.gid} config ${e.num}`,
  ShardSent: (e) => `${e.node} hand over shard ${e.shard} config ${e.num} to ${e.to} of ${e.gid}`,
  ShardOffered: (e) => `${e.node} offered shard ${e.shard} config ${e.num} by ${e.from} has ${e.own} ${e.verdict}`,

  NodeCrashed: (e) => `${e.node} crash lost ${e.lostEntries}`,
  NodeRestarted: (e) => `${e.node} restart term ${e.term} last ${e.lastIndex}`,
  NodePaused: (e) => `${e.node} pause`,
  NodeResumed: (e) => `${e.node} resume`,
  CommandPerformed: (e) =>
    `${who(e.line)} ${commandSentence(e.command)}${e.nodes.length > 0 ? ` (${e.nodes.join(' ')})` : ''}`,
  CommandIgnored: (e) => `${who(e.line)} ignored: ${commandSentence(e.command)} (${e.reason})`,
  NoteShown: (e) => `${who(e.line)} note ${oneLine(e.text) || '-'}`,
  AwaitEnded: (e) => `${who(e.line)} awaited ${e.text}`,
  ExpectationHeld: (e) => `${who(e.line)} holds ${e.text}`,
  ExpectationFailed: (e) => `${who(e.line)} FAILED ${oneLine(e.message)}`,
  ScenarioEnded: (e) => `${who(e.line)} end`,
  InvariantViolated: ({ violation }) => `checks VIOLATED ${violation.invariant} ${oneLine(violation.detail)}`,
};

function refusal(e: Of<'VoteRefused'>): string {
  switch (e.reason) {
    case 'old-term':
      return `old-term ${e.electionTerm} < ${e.term}`;
    case 'already-voted':
      return `already-voted ${e.votedFor ?? '-'}`;
    case 'log-behind':
      return `log-behind ${placeText(e.candidateLog)} < ${placeText(e.ownLog)}`;
    case 'leading':
      return 'leading';
  }
}

function appendRefusal(e: Of<'AppendRefused'>): string {
  const prev = placeText({ index: e.prevLogIndex, term: e.prevLogTerm });
  switch (e.reason) {
    case 'old-term':
      return `old-term ${e.leaderTerm} < ${e.term}`;
    case 'missing':
      return `missing ${prev} first ${e.conflictIndex}`;
    case 'term-differs':
      return `term-differs ${prev} has t${e.ownTerm ?? 0} since ${e.conflictIndex}`;
  }
}

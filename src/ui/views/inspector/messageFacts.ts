// Every field of a message, under the paper's names.
import { configText, configTold, opText, wordText } from '../../../describe/op.ts';
import { dataOf, type OpResult } from '../../../model/kv.ts';
import type { Entry } from '../../../model/raft.ts';
import type { Message } from '../../../model/world.ts';
import { bytes, count } from '../../lib/figures.ts';
import { type Fact, fact } from './facts.ts';
import { jobMessageFacts } from './jobMessageFacts.ts';
import { carriedFacts, writtenFacts } from './shardFacts.ts';

/** The fields of a message in the order of Figure 2 and Figure 13; the entries are `messageEntries`. */
export function messageFacts(message: Message): Fact[] {
  switch (message.type) {
    case 'RequestVote':
      return [
        fact('term', message.term, 'The candidate’s term'),
        fact('candidateId', message.candidateId),
        fact('lastLogIndex', message.lastLogIndex, 'Where the candidate’s log ends (§5.4.1)'),
        fact('lastLogTerm', message.lastLogTerm, 'Term of that entry'),
      ];
    case 'RequestVoteReply':
      return [
        fact('term', message.term, 'The voter’s term'),
        fact('voteGranted', String(message.voteGranted)),
        fact('electionTerm', message.electionTerm, 'Term of the request, so that an old vote is not counted anew'),
      ];
    case 'AppendEntries':
      return [
        fact('term', message.term, 'The leader’s term'),
        fact('leaderId', message.leaderId),
        fact('prevLogIndex', message.prevLogIndex, 'Index of the entry before the new ones'),
        fact('prevLogTerm', message.prevLogTerm, 'Its term; the receiver must have the same there (§5.3)'),
        fact(
          'entries',
          message.entries.length === 0 ? 'none: a heartbeat' : count(message.entries.length, 'entry', 'entries'),
        ),
        fact('leaderCommit', message.leaderCommit, 'The leader’s commitIndex'),
      ];
    case 'AppendEntriesReply':
      return [
        fact('term', message.term, 'The receiver’s term'),
        fact('success', String(message.success)),
        fact('prevLogIndex', message.prevLogIndex, 'Echoes the request'),
        ...(message.success
          ? [fact('matchIndex', message.matchIndex, 'The logs agree up to here')]
          : [
              fact('conflictIndex', message.conflictIndex, 'Where the leader may go on (§5.3, end)'),
              fact('conflictTerm', message.conflictTerm === 0 ? '0: the log is too short' : message.conflictTerm),
            ]),
      ];
    case 'InstallSnapshot':
      return [
        fact('term', message.term, 'The leader’s term'),
        fact('leaderId', message.leaderId),
        fact('lastIncludedIndex', message.snapshot.lastIncludedIndex, 'The snapshot replaces the log up to here (§7)'),
        fact('lastIncludedTerm', message.snapshot.lastIncludedTerm),
        fact(
          'data',
          `${bytes(message.snapshot.bytes)} · ${count(Object.keys(dataOf(message.snapshot.machine)).length, 'key')}`,
        ),
      ];
    case 'InstallSnapshotReply':
      return [
        fact('term', message.term, 'The receiver’s term'),
        fact('matchIndex', message.matchIndex, 'The logs agree up to here'),
      ];
    case 'ClerkRequest':
      return [
        fact('op', opText(message.op)),
        ...writtenFacts(message.op),
        fact('clientId', message.op.clientId),
        fact('requestId', message.op.requestId, 'A repeat with the same id runs once'),
      ];
    case 'ClerkReply':
      return [
        fact('requestId', message.requestId),
        fact('result', message.result ? resultOf(message.result) : 'refused: it does not lead'),
        fact('leaderId', message.leaderId ?? 'unknown', 'Whom the server believes to lead'),
      ];
    case 'InstallShard':
      return [
        fact('shard', message.shard),
        fact('gid', message.gid, 'The group that it goes to'),
        fact('config', message.num, 'The configuration that gives it to its new owner'),
        ...carriedFacts(message.kv),
      ];
    case 'InstallShardReply':
      return [
        fact('shard', message.shard),
        fact('config', message.num),
        fact('verdict', message.verdict),
        fact('leaderId', message.leaderId ?? 'unknown', 'Whom the server believes to lead'),
      ];
    default:
      return jobMessageFacts(message);
  }
}

function resultOf(result: OpResult): string {
  const { ok, value, refusal } = result;
  if (refusal) return 'refused: its group does not serve the shard';
  const config = configTold(result);
  if (config) return `configuration ${configText(config)}`;
  return value === null ? (ok ? 'ok' : 'no such key') : wordText(value);
}

/** The entries that a message carries. */
export function messageEntries(message: Message): readonly Entry[] {
  return message.type === 'AppendEntries' ? message.entries : [];
}

/** The term a message speaks for: what it is coloured by. Null: none (clerks know no terms). */
export function messageTerm(message: Message): number | null {
  return 'term' in message ? message.term : null;
}

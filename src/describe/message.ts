// A message in words: its name in the paper, a label that fits beside a dot, and a phrase that says it all.
import type { NodeId } from '../model/ids.ts';
import type { AppendEntries, AppendEntriesReply, RequestVoteReply } from '../model/raft.ts';
import type { ClerkReply, Message } from '../model/world.ts';
import { jobMessageText } from './jobMessage.ts';
import { clip, configText, configTold, opPhrase, opText, wordText } from './op.ts';

/** How a message is shown. */
export interface MessageText {
  /** The paper's name: `AppendEntries`. */
  readonly name: string;
  /** A few characters: `AE·3` (three entries), `heartbeat`, `RV`, `vote ✓`. */
  readonly short: string;
  /** A noun phrase with every value that matters, without a full stop: `a heartbeat of term 3 with commit index 5`. */
  readonly detail: string;
}

/** The texts of a message; of an answer to a clerk the short one needs to know who gives it. */
export function messageText(message: Message, from: NodeId = ''): MessageText {
  const name = message.type;
  switch (message.type) {
    case 'RequestVote': {
      const { term, lastLogIndex, lastLogTerm } = message;
      const log = lastLogIndex === 0 ? 'log is empty' : `last entry is term ${lastLogTerm}, index ${lastLogIndex}`;
      return { name, short: 'RV', detail: `a request for a vote in term ${term} (the candidate’s ${log})` };
    }
    case 'RequestVoteReply':
      return { name, short: message.voteGranted ? 'vote ✓' : 'vote ✗', detail: verdict(message) };
    case 'AppendEntries':
      return {
        name,
        short: message.entries.length === 0 ? 'heartbeat' : `AE·${message.entries.length}`,
        detail: append(message),
      };
    case 'AppendEntriesReply':
      return { name, short: message.success ? 'AE ✓' : 'AE ✗', detail: appendReply(message) };
    case 'InstallSnapshot': {
      const { lastIncludedIndex, lastIncludedTerm } = message.snapshot;
      return {
        name,
        short: `IS·${lastIncludedIndex}`,
        detail: `the snapshot through index ${lastIncludedIndex} (term ${lastIncludedTerm}) from the leader of term ${message.term}`,
      };
    }
    case 'InstallSnapshotReply': {
      const { term, matchIndex } = message;
      if (matchIndex === 0) return { name, short: 'IS ✗', detail: `a refusal (term ${term} has begun)` };
      return {
        name,
        short: 'IS ✓',
        detail: `a success in term ${term} (everything through index ${matchIndex} is there)`,
      };
    }
    case 'ClerkRequest':
      return { name, short: opText(message.op), detail: `request ${message.op.requestId}, ${opPhrase(message.op)}` };
    case 'ClerkReply':
      return clerkReply(message, from);
    case 'InstallShard':
      return {
        name,
        short: `shard ${message.shard}`,
        detail: `shard ${message.shard} for group ${message.gid} by configuration ${message.num}, with ${counted(Object.keys(message.kv.data).length, 'key')}`,
      };
    case 'InstallShardReply':
      return {
        name,
        short: `shard ${message.shard} ${message.verdict === 'installed' ? '✓' : '✗'}`,
        detail: `word about shard ${message.shard} of configuration ${message.num} (${SHARD_VERDICTS[message.verdict]})`,
      };
    default:
      return { name, ...jobMessageText(message) };
  }
}

const SHARD_VERDICTS = {
  installed: 'it is there, and may be deleted',
  waiting: 'its group has not come to that configuration',
  'not-leader': 'this server does not lead',
} as const;

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function verdict({ term, electionTerm, voteGranted }: RequestVoteReply): string {
  if (voteGranted) return `a vote in term ${electionTerm}`;
  const later = term > electionTerm ? ` (term ${term} has begun)` : '';
  return `a refusal to vote in term ${electionTerm}${later}`;
}

function append({ term, prevLogIndex, prevLogTerm, entries, leaderCommit }: AppendEntries): string {
  if (entries.length === 0) return `a heartbeat of term ${term} with commit index ${leaderCommit}`;
  const first = prevLogIndex + 1;
  const last = prevLogIndex + entries.length;
  const what = first === last ? `entry ${first}` : `entries ${first} ${entries.length === 2 ? 'and' : 'to'} ${last}`;
  const where = prevLogIndex === 0 ? 'at the start of the log' : `after index ${prevLogIndex}, term ${prevLogTerm}`;
  return `${what} from the leader of term ${term} (${where}; commit index ${leaderCommit})`;
}

function appendReply(message: AppendEntriesReply): string {
  const { term, success, prevLogIndex, matchIndex, conflictIndex, conflictTerm } = message;
  if (success) return `a success in term ${term} (the logs agree through index ${matchIndex})`;
  if (conflictIndex === 0) return `a refusal (term ${term} has begun)`;
  if (conflictTerm === 0) {
    return `a refusal in term ${term} (it lacks index ${prevLogIndex}, and everything from index ${conflictIndex} on)`;
  }
  return `a refusal in term ${term} (index ${prevLogIndex} has term ${conflictTerm} there, as from index ${conflictIndex} on)`;
}

function clerkReply({ type: name, requestId, result, leaderId }: ClerkReply, from: NodeId): MessageText {
  if (result === null) {
    const leader = leaderId === null ? 'it knows no leader' : `${leaderId} leads`;
    return {
      name,
      short: leaderId === null ? 'not me' : `ask ${leaderId}`,
      detail: `a refusal of request ${requestId} (${leader})`,
    };
  }
  const config = configTold(result);
  if (config) return { name, short: `config ${config.num}`, detail: `configuration ${configText(config)}` };
  if (result.shard) {
    const { id, kv } = result.shard;
    if (!result.ok)
      return { name, short: 'too late', detail: `a refusal to freeze shard ${id}: another clerk has gone on` };
    const keys = counted(Object.keys(kv.data).length, 'key');
    return { name, short: `shard ${id}, ${keys}`, detail: `shard ${id}, which is frozen now, with ${keys}` };
  }
  if (result.refusal)
    return { name, short: 'wrong group', detail: `a refusal of request ${requestId} (its shard is not served here)` };
  // The shard controller has no keys: there it says that nothing has changed.
  const isMissing = (result.value === null && !from.startsWith('s')) || result.value === 'nokey';
  const value = result.value === null ? 'no value' : `value ${clip(wordText(result.value))}`;
  return {
    name,
    short: result.ok ? 'ok' : isMissing ? 'no key' : 'no',
    detail: `the answer to request ${requestId} (${result.ok ? 'ok' : 'not ok'}, ${value})`,
  };
}

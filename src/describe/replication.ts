// Log replication in sentences (§5.3, §5.4.2).
import type { Event } from '../model/event.ts';
import type { KvOp } from '../model/kv.ts';
import { CONFIG_KEY, configIn, isShardOp, NEXT_KEY } from '../model/shard.ts';
import { configText, opPhrase, outcomeText } from './op.ts';
import { count, decision, indexes, nodes, type Piece, report, type Sentence, write } from './piece.ts';
import { handOverPhrase, handOverSentence } from './shards.ts';
import { WHY } from './why.ts';

type Of<T extends Event['type']> = Event & { readonly type: T };

/** The events of replication. */
export type ReplicationEvent = Of<
  | 'EntryProposed'
  | 'AppendAccepted'
  | 'AppendRefused'
  | 'EntriesTruncated'
  | 'MatchAdvanced'
  | 'NextBackedUp'
  | 'CommitAdvanced'
  | 'CommitWithheld'
  | 'EntryApplied'
>;

/** What happened to a log. */
export function replicationSentence(event: ReplicationEvent): Sentence {
  const node = { node: event.node };
  switch (event.type) {
    case 'EntryProposed': {
      const { index, term, op } = event.entry;
      const at = indexes(event.node, index, index);
      const what = isShardOp(op) ? handOverPhrase(op) : opPhrase(op);
      return report(write`${node} appends ${{ strong: what }} to its log at ${at}, in term ${term}.`);
    }
    case 'AppendAccepted':
      return accepted(event);
    case 'AppendRefused':
      return refused(event);
    case 'EntriesTruncated': {
      const { from, to, ownTerm, leaderTerm, rule } = event;
      const gone = write`${node} deletes ${indexes(event.node, from, to)}`;
      const first = from === to ? 'its entry there' : `its entry at index ${from}`;
      const text =
        leaderTerm === 0
          ? write`${gone} although nothing in the leader’s request contradicts ${from === to ? 'it' : 'them'}: the paper’s rule would keep ${from === to ? 'it' : 'them'}.`
          : write`${gone}: ${first} is of ${{ strong: `term ${ownTerm}` }}, the leader’s is of ${{ strong: `term ${leaderTerm}` }}.`;
      return decision(text, rule, WHY.findConflict);
    }
    case 'MatchAdvanced': {
      const { follower, from, to, rule } = event;
      const index = { entry: { node: follower, index: to } };
      const text = write`${node} now knows that ${{ node: follower }} holds its log through index ${index} (before: ${from === 0 ? 'nothing' : from}).`;
      return decision(text, rule, WHY.advanceMatch);
    }
    case 'NextBackedUp': {
      const { follower, from, to, rule } = event;
      const text = write`${node} goes back from index ${from} to ${{ strong: `index ${to}` }} for ${{ node: follower }} and tries again from there.`;
      return decision(text, rule, WHY.backUpNext);
    }
    case 'CommitAdvanced':
      return committed(event);
    case 'CommitWithheld': {
      const { index, entryTerm, currentTerm, holders, rule } = event;
      const at = { entry: { node: event.node, index } };
      const text = write`Index ${at} is on a majority (${nodes(holders)}), but it is of the earlier ${{ strong: `term ${entryTerm}` }}, so copies alone do not let ${node} commit it in term ${currentTerm}.`;
      return decision(
        text,
        rule,
        'A server without this entry can still be elected if its last entry is of a later term, and would then overwrite it',
      );
    }
    case 'EntryApplied':
      return applied(event);
  }
}

function accepted(event: Of<'AppendAccepted'>): Sentence {
  const { leader, prevLogIndex, prevLogTerm, count: sent, added, matchIndex, rule } = event;
  const node = { node: event.node };
  const through = write`the logs agree through index ${{ entry: { node: event.node, index: matchIndex } }}`;
  const same = write`both logs have ${{ strong: `term ${prevLogTerm}` }} at index ${prevLogIndex}`;
  let text: readonly Piece[];
  if (sent === 0) {
    const agrees = prevLogIndex === 0 ? write`it belongs at the start of the log, where nothing can differ` : same;
    text = write`${node} accepts the heartbeat of ${{ node: leader }}: ${agrees}.`;
  } else {
    const start = sent === 1 ? 'it belongs at the start of the log' : 'they belong at the start of the log';
    const agrees = prevLogIndex === 0 ? start : same;
    text = write`${node} takes ${count(sent, 'entry', 'entries')} from ${{ node: leader }}${news(sent, added)}: ${agrees}, so ${through}.`;
  }
  return decision(text, rule, WHY.acceptAppend);
}

/** How many of the entries sent the follower did not have, if that needs saying. */
function news(sent: number, added: number): string {
  if (sent === 1) return added === 1 ? '' : ', which it had already';
  return added === sent ? ', all of them new' : added === 0 ? ', none of them new' : `, ${added} of them new`;
}

function refused(event: Of<'AppendRefused'>): Sentence {
  const { leader, reason, leaderTerm, term, prevLogIndex, prevLogTerm, ownTerm, conflictIndex, rule } = event;
  const node = { node: event.node };
  const lead = write`${node} refuses what ${{ node: leader }} sends`;
  switch (reason) {
    case 'old-term': {
      const text = write`${lead}: the sender’s ${{ strong: `term ${leaderTerm}` }} is over, ${node} is in ${{ strong: `term ${term}` }}.`;
      return decision(text, rule, 'A leader that has been replaced must not change logs any more');
    }
    case 'missing': {
      const has = conflictIndex <= 1 ? 'its own log is empty' : `its own log ends at index ${conflictIndex - 1}`;
      const text = write`${lead}: it lacks ${{ strong: `index ${prevLogIndex}` }}, for ${has}.`;
      return decision(text, rule, WHY.acceptAppend);
    }
    case 'term-differs': {
      const text = write`${lead}: at index ${{ entry: { node: event.node, index: prevLogIndex } }} the leader has ${{ strong: `term ${prevLogTerm}` }}, but ${node} has ${{ strong: `term ${ownTerm ?? 0}` }}, and has had it since index ${conflictIndex}.`;
      return decision(text, rule, WHY.acceptAppend);
    }
  }
}

function committed(event: Of<'CommitAdvanced'>): Sentence {
  const { from, to, term, currentTerm, holders, voters, rule } = event;
  const node = { node: event.node };
  const lead = write`${node} commits ${indexes(event.node, from + 1, to)}`;
  if (holders.length === 0) {
    const text = write`${lead}, because the leader’s commit index has reached ${from + 1 === to ? 'it' : 'them'}.`;
    return decision(text, rule, WHY.followCommit);
  }
  const which = from + 1 === to ? 'The entry' : `The last of them, index ${to},`;
  const sum = { strong: `${holders.length} of ${voters}` };
  const own = term === currentTerm;
  const whose = own ? `the leader’s own term ${term}` : `the earlier term ${term}`;
  const against = own
    ? ''
    : ` In term ${currentTerm} copies alone should not commit it: the paper’s rule was replaced here.`;
  const text = write`${lead}. ${which} is of ${{ strong: whose }} and is now on ${nodes(holders)}: ${sum}.${against}`;
  return decision(text, rule, WHY.advanceCommit);
}

function applied({ node, entry, result, repeated }: Of<'EntryApplied'>): Sentence {
  const { index, op } = entry;
  const at = indexes(node, index, index);
  const what = { strong: opPhrase(op) };
  if (repeated && 'clientId' in op) {
    const text = write`${{ node }} comes to ${what} at ${at}, but request ${op.requestId} of ${{ node: op.clientId }} has run before: nothing changes, and the first answer stands.`;
    return decision(text, 'applyOnce', WHY.applyOnce);
  }
  if (isShardOp(op)) return handOverSentence(node, index, op, result?.ok === true);
  const lead = write`${{ node }} applies ${at}: ${what}`;
  if (op.type === 'noop') return report(write`${{ node }} applies ${at}: a ${what}, which changes nothing.`);
  if (op.type === 'config') return report(write`${lead}, in force since it was appended.`);
  if (op.type === 'value' || !result) return report(write`${lead}.`);
  if (op.type === 'join' || op.type === 'leave' || op.type === 'move') {
    return report(write`${lead}. It ${result.ok ? 'makes the next configuration' : 'changes nothing'}.`);
  }
  if (op.type === 'vput' && result.ok) return report(write`${lead}.${announced(op)}`);
  if (op.type === 'get' || op.type === 'query' || !result.ok)
    return report(write`${lead}. It ${outcomeText(op, result)}.`);
  return report(write`${lead}.`);
}

/** What a clerk that hands shards over brings about by writing a configuration under one of its two keys. */
function announced({ key, value }: KvOp): string {
  const config = configIn(value);
  if (config === null) return '';
  if (key === NEXT_KEY) return ` It announces configuration ${configText(config)}.`;
  return key === CONFIG_KEY ? ` It brings into force configuration ${configText(config)}.` : '';
}

// Elections in sentences (§5.1, §5.2, §5.4.1).
import type { Event, LogEnd } from '../model/event.ts';
import { compareEnds, endText } from './op.ts';
import { decision, nodes, type Piece, type Sentence, write } from './piece.ts';
import { WHY } from './why.ts';

type Of<T extends Event['type']> = Event & { readonly type: T };

/** The events of an election. */
export type ElectionEvent = Of<
  | 'TermAdopted'
  | 'BecameCandidate'
  | 'VoteGranted'
  | 'VoteRefused'
  | 'VoteCounted'
  | 'BecameLeader'
  | 'BecameFollower'
  | 'ReplyIgnored'
>;

/** What happened in an election. */
export function electionSentence(event: ElectionEvent): Sentence {
  const node = { node: event.node };
  switch (event.type) {
    case 'TermAdopted': {
      const { from, to, by, rule } = event;
      const text = write`${node} hears of ${{ strong: `term ${to}` }} from ${{ node: by }} and leaves term ${from}; its vote is free again.`;
      return decision(text, rule, WHY.adoptTerm);
    }
    case 'BecameCandidate': {
      const { term, lastLog, needed, rule } = event;
      const log = endText(lastLog);
      const strength = log === null ? 'Its log is empty' : `Its last entry is (${log})`;
      const text = write`${node} becomes a candidate in ${{ strong: `term ${term}` }} and votes for itself. ${strength}, and it needs ${{ strong: votes(needed) }} to win.`;
      return decision(text, rule, WHY.startElection);
    }
    case 'VoteGranted':
      return granted(event);
    case 'VoteRefused':
      return refused(event);
    case 'VoteCounted': {
      const { voter, votes: held, needed, rule } = event;
      const sum = { strong: `${held} of the ${needed}` };
      const what = !event.granted
        ? write`notes the refusal of ${{ node: voter }}`
        : voter === event.node
          ? write`counts its own vote`
          : write`counts the vote of ${{ node: voter }}`;
      return decision(write`${node} ${what}: it has ${sum} votes that it needs.`, rule, WHY.countVote);
    }
    case 'BecameLeader': {
      const { term, votes: voters, needed, rule } = event;
      const held = voters.length === 1 ? 'the vote of' : 'the votes of';
      const text = write`${node} becomes the leader of ${{ strong: `term ${term}` }}: it has ${held} ${nodes(voters)}, and needs ${{ strong: `${needed}` }}.`;
      return decision(text, rule, WHY.electionQuorum);
    }
    case 'BecameFollower':
      return stepsDown(event);
    case 'ReplyIgnored':
      return ignored(event);
  }
}

/** `1 vote`, `3 votes`. */
function votes(n: number): string {
  return n === 1 ? '1 vote' : `${n} votes`;
}

/** `its own (term 2, index 7)`, or that the log is empty. */
function own(log: LogEnd): string {
  const end = endText(log);
  return end === null ? 'its own log, which is empty' : `its own (${end})`;
}

/** `the candidate’s last entry (term 2, index 5)`, or its empty log. */
function theirs(log: LogEnd): string {
  const end = endText(log);
  return end === null ? 'the candidate’s empty log' : `the candidate’s last entry (${end})`;
}

function granted(event: Of<'VoteGranted'>): Sentence {
  const { candidate, term, ownLog, candidateLog, rule } = event;
  const order = compareEnds(candidateLog, ownLog);
  const lead = write`${{ node: event.node }} votes for ${{ node: candidate }} in ${{ strong: `term ${term}` }}`;
  const bothEmpty = ownLog.index === 0 && candidateLog.index === 0;
  let text: readonly Piece[];
  if (order < 0) {
    text = write`${lead} although ${theirs(candidateLog)} is ${{ strong: 'older' }} than ${own(ownLog)}: the paper’s rule would refuse.`;
  } else if (bothEmpty) text = write`${lead}: both logs are empty.`;
  else text = write`${lead}: ${theirs(candidateLog)} is ${order === 0 ? 'as new as' : 'newer than'} ${own(ownLog)}.`;
  return decision(text, rule, WHY.grantVote);
}

function refused(event: Of<'VoteRefused'>): Sentence {
  const { candidate, term, electionTerm, reason, votedFor, ownLog, candidateLog, rule } = event;
  const lead = write`${{ node: event.node }} refuses ${{ node: candidate }} its vote in term ${electionTerm}`;
  switch (reason) {
    case 'old-term': {
      const text = write`${lead}: that term is over, ${{ node: event.node }} is in ${{ strong: `term ${term}` }} already.`;
      return decision(text, rule, 'A leader of a term that is over could undo what a later one has committed');
    }
    case 'already-voted': {
      const other = votedFor === null || votedFor === event.node ? 'itself' : { node: votedFor };
      const text = write`${lead}: it has already voted for ${other} in this term.`;
      return decision(text, rule, 'If a server voted twice in a term, two candidates could both win it');
    }
    case 'log-behind': {
      const end = endText(ownLog) ?? 'none';
      const text = write`${lead}: its own last entry (${{ strong: end }}) is newer than ${theirs(candidateLog).replace('last entry ', '')}.`;
      return decision(text, rule, 'A leader that lacks committed entries would overwrite them on all the others');
    }
    case 'leading': {
      const text = write`${lead}: it leads ${{ strong: `term ${term}` }} itself.`;
      return decision(text, rule, 'A term has at most one leader');
    }
  }
}

function stepsDown({ node, was, term, reason, by }: Of<'BecameFollower'>): Sentence {
  const higher = write`${{ node: by }} speaks in the higher ${{ strong: `term ${term}` }}`;
  const leads = write`${{ node: by }} leads ${{ strong: `term ${term}` }}`;
  const lead = was === 'leader' ? write`${{ node }} steps down as leader` : write`${{ node }} gives up its election`;
  const rule = reason === 'higher-term' ? 'adoptTerm' : 'concedeElection';
  return decision(write`${lead}: ${reason === 'higher-term' ? higher : leads}.`, rule, WHY[rule]);
}

function ignored({ node, from, reason, rule }: Of<'ReplyIgnored'>): Sentence {
  const isVote = rule === 'countVote';
  const lead = write`${{ node }} puts the answer of ${{ node: from }} aside`;
  const because = {
    'old-term': isVote ? 'it was meant for an earlier election' : 'it is of an earlier term',
    'not-waiting': isVote ? 'it is no longer a candidate' : 'it no longer leads',
    'old-request': 'it answers a request that a later one has overtaken',
  }[reason];
  return decision(write`${lead}: ${{ strong: because }}.`, rule, isVote ? WHY.countVote : WHY.ignoreStaleReply);
}

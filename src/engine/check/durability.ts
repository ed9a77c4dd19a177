// Durable before spoken (I22): what a server says of itself is on its disk by then, and it counts itself no further.
import type { Persisted } from '../../model/raft.ts';
import type { Envelope } from '../../model/world.ts';
import { lastIndex } from '../raft/log.ts';
import { sameTerm } from './agreement.ts';
import { checkVote } from './election.ts';
import { alarm, type Change } from './scene.ts';

/** A message that the server has sent in this step. Granted votes are remembered too (I2). */
export function checkSent(change: Change, { to, message }: Envelope): void {
  switch (message.type) {
    case 'RequestVoteReply':
      if (!message.voteGranted) return;
      checkVote(change, message.electionTerm, to);
      return checkVoteDurable(change, message.electionTerm, to);
    case 'AppendEntriesReply':
      if (message.success) checkEntriesDurable(change, message.term, message.matchIndex);
      return;
    case 'InstallSnapshotReply':
      return checkEntriesDurable(change, message.term, message.matchIndex);
    default:
      return;
  }
}

/** A candidate has counted its own vote. */
export function checkOwnVote(change: Change): void {
  const { id, raft } = change.is;
  checkVote(change, raft.currentTerm, id);
  checkVoteDurable(change, raft.currentTerm, id);
}

/** On the disk is that vote, or already a later term, in which it is not asked for any more. */
function checkVoteDurable(change: Change, term: number, candidate: string): void {
  const { is } = change;
  const { currentTerm, votedFor } = is.disk.durable;
  if (currentTerm > term || (currentTerm === term && votedFor === candidate)) return;
  alarm(change, 'I22', is.id, [is.id], null, () => {
    const name = candidate === is.id ? 'itself' : candidate;
    const stored = `term ${currentTerm} and ${votedFor === null ? 'no vote' : `a vote for ${votedFor}`}`;
    return `${is.id} gave its vote of term ${term} to ${name}, but its disk has ${stored}.`;
  });
}

/** On the disk are those entries, or already a later term: then the memory it was said from has moved on, and crashed with it. */
function checkEntriesDurable(change: Change, term: number, through: number): void {
  const { is } = change;
  const { durable } = is.disk;
  if (durable.currentTerm > term || (durable.currentTerm === term && isDurable(change, durable, through))) return;
  alarm(change, 'I22', is.id, [is.id], through, () => {
    const stored = `term ${durable.currentTerm} and entries through ${lastIndex(durable.log)}`;
    return `${is.id} confirmed in term ${term} to store the entries through ${through}, but its disk has ${stored}.`;
  });
}

/** Does the disk hold the log through an index? Memory of a later term may have moved on from what was said in an earlier one. */
function isDurable({ is }: Change, { log, currentTerm }: Persisted, through: number): boolean {
  if (through > lastIndex(log)) return false;
  if (log === is.raft.log || is.raft.currentTerm > currentTerm) return true;
  return sameTerm(log, is.raft.log, through);
}

/** A leader counts its own copy no further than its disk. */
export function checkOwnCopy(change: Change): void {
  const { is } = change;
  const { durableIndex, currentTerm, role } = is.raft;
  if (role.kind !== 'leader' || isDurable(change, is.disk.durable, durableIndex)) return;
  alarm(change, 'I22', is.id, [is.id], durableIndex, () => {
    const end = lastIndex(is.disk.durable.log);
    return `${is.id} leads term ${currentTerm} and counts its own copies through ${durableIndex}, but its disk has entries through ${end}.`;
  });
}

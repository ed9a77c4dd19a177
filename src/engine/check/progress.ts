// What a leader believes of its followers: matchIndex is true and only grows, nextIndex lies beyond it.
import type { NodeId } from '../../model/ids.ts';
import { type Progress, progressOf } from '../../model/raft.ts';
import { nodeOf, type ServerNode } from '../../model/world.ts';
import { lastIndex } from '../raft/log.ts';
import { agreesAt } from './agreement.ts';
import { isWiped } from './election.ts';
import { alarm, type Change } from './scene.ts';

/** A leader's view of its followers has changed: I14, I15, I16 of each that changed. */
export function checkProgress(change: Change): void {
  const { was, is } = change;
  const { role, currentTerm } = is.raft;
  if (role.kind !== 'leader') return;
  const { role: old, currentTerm: oldTerm } = was.raft;
  const earlier = old.kind === 'leader' && oldTerm === currentTerm ? old.peers : [];
  for (let i = 0; i < role.peers.length; i++) {
    const now = role.peers[i] as Progress;
    if (now === earlier[i]) continue; // as most are
    const then = earlier.find(({ id }) => id === now.id);
    checkNext(change, now);
    const matched = then?.matchIndex ?? 0;
    if (now.matchIndex > matched) checkMatch(change, is, now.id, now.matchIndex);
    else if (now.matchIndex < matched) checkMatchGrows(change, now.id, matched, now.matchIndex);
  }
}

/** I15. */
function checkNext(change: Change, { id: peer, nextIndex, matchIndex }: Progress): void {
  const { is } = change;
  const end = lastIndex(is.raft.log);
  if (matchIndex < nextIndex && nextIndex <= end + 1) return;
  alarm(change, 'I15', `${is.id}>${peer}@${is.raft.currentTerm}`, [is.id, peer], nextIndex, () => {
    return `${is.id} has nextIndex ${nextIndex} for ${peer}, with matchIndex ${matchIndex} and its own log ending at ${end}.`;
  });
}

/** I16. */
function checkMatchGrows(change: Change, peer: NodeId, from: number, to: number): void {
  const { is } = change;
  alarm(change, 'I16', `${is.id}>${peer}@${is.raft.currentTerm}`, [is.id, peer], to, () => {
    return `${is.id} took its matchIndex for ${peer} back from ${from} to ${to} within term ${is.raft.currentTerm}.`;
  });
}

/** I14, of one follower. In another term than the leader's it may have gone other ways since. */
function checkMatch(change: Change, leader: ServerNode, peer: NodeId, matchIndex: number): void {
  const follower = nodeOf(change.world, peer);
  const { currentTerm: term, log } = leader.raft;
  if (follower?.kind !== 'server' || follower.raft.currentTerm !== term) return;
  if (matchIndex === 0 || agreesAt(log, follower.raft.log, matchIndex)) return;
  alarm(change, 'I14', `${leader.id}>${peer}@${term}`, [leader.id, peer], matchIndex, () => {
    const end = lastIndex(follower.raft.log);
    const instead = end < matchIndex ? `whose log ends at ${end}` : 'whose log differs there';
    return `${leader.id} leads term ${term} and believes that its entries through ${matchIndex} are stored by ${peer}, ${instead}.`;
  });
}

/** A server has lost entries of its log: what the leader of its term believes of it must still be true (I14). */
export function checkStillMatches(change: Change): void {
  const { world, is } = change;
  if (isWiped(change)) return;
  for (const node of world.nodes) {
    if (node.kind !== 'server' || node === is || node.group !== is.group || node.raft.role.kind !== 'leader') continue;
    const matchIndex = progressOf(node.raft.role, is.id)?.matchIndex ?? 0;
    checkMatch(change, node, is.id, matchIndex);
  }
}

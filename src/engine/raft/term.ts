// Terms and stepping down (§5.1): the rule that every message passes first.
import type { NodeId, Term } from '../../model/ids.ts';
import type { RaftState } from '../../model/raft.ts';
import { note, type RaftOutput } from './output.ts';

/** Adopts a message's term if the rule says so: the vote is free again and the server follows, nobody yet. */
export function considerTerm(raft: RaftState, out: RaftOutput, term: Term, by: NodeId): void {
  if (!out.rules.adoptTerm(raft, term)) return;
  note(out, { type: 'TermAdopted', node: out.self, rule: 'adoptTerm', from: raft.currentTerm, to: term, by });
  raft.currentTerm = term;
  raft.votedFor = null;
  out.persist = true;
  becomeFollower(raft, out, null, 'higher-term', by);
}

/** Follows, from whatever role. A leader that steps down starts its election timer. */
export function becomeFollower(
  raft: RaftState,
  out: RaftOutput,
  leaderId: NodeId | null,
  reason: 'higher-term' | 'leader-exists',
  by: NodeId,
): void {
  const { role } = raft;
  if (role.kind === 'follower') {
    if (role.leaderId !== leaderId) raft.role = { kind: 'follower', leaderId };
    return;
  }
  raft.role = { kind: 'follower', leaderId };
  if (role.kind === 'leader') out.resetElectionTimer = true;
  note(out, { type: 'BecameFollower', node: out.self, was: role.kind, term: raft.currentTerm, reason, by });
}

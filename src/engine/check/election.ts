// Elections: one leader a term, one vote a term, terms that only grow, roles that follow one another as they may.
import type { TermHistory } from '../../model/ghost.ts';
import type { NodeId, Term } from '../../model/ids.ts';
import { append, at, type List, replaceAt } from '../../model/list.ts';
import type { RoleKind } from '../../model/raft.ts';
import { nodeOf } from '../../model/world.ts';
import { alarm, type Change, listed } from './scene.ts';

const NO_TERM: TermHistory = { leader: null, votes: {} };

/** A server is in another term or another role: I9, I37, I1. */
export function checkElection(change: Change): void {
  checkTermGrows(change);
  checkRoles(change);
  if (change.is.raft.role.kind === 'leader') checkOneLeader(change);
}

/** I9. A crash may take a term that was not on the disk yet: nobody had heard of it. Wiping a disk is no fault of Raft. */
function checkTermGrows(change: Change): void {
  const { was, is, reborn } = change;
  const floor = reborn ? was.disk.durable.currentTerm : was.raft.currentTerm;
  const term = is.raft.currentTerm;
  if (term >= floor || isWiped(change)) return;
  alarm(
    change,
    'I9',
    `${is.id}@${floor}`,
    [is.id],
    null,
    () => `${is.id} fell from term ${floor} back to term ${term}.`,
  );
}

/** The disk of a crashed server has been emptied: nothing else happens to it while it is down. */
export function isWiped({ was, is }: Change): boolean {
  return was.health === 'down' && is.health === 'down';
}

const NEXT_ROLES: Readonly<Record<RoleKind, readonly RoleKind[]>> = {
  follower: ['follower', 'candidate'],
  candidate: ['follower', 'candidate', 'leader'],
  leader: ['follower', 'leader'],
};

/** I37. A step can lead through several roles (a lone server stands and wins at once); its events say which. */
function checkRoles(change: Change): void {
  const { events, was, is } = change;
  let role = was.raft.role.kind;
  let isElected = false;
  const enter = (next: RoleKind) => {
    if (!NEXT_ROLES[role].includes(next)) {
      const from = role;
      alarm(change, 'I37', `${is.id}@${is.raft.currentTerm}`, [is.id], null, () => {
        return `${is.id} went from ${from} to ${next} in term ${is.raft.currentTerm}.`;
      });
    }
    role = next;
  };
  for (const event of events) {
    if (!('node' in event) || event.node !== is.id) continue;
    if (event.type === 'BecameCandidate') enter('candidate');
    else if (event.type === 'BecameLeader') {
      enter('leader');
      isElected = true;
    } else if (event.type === 'BecameFollower' || event.type === 'NodeCrashed') enter('follower');
  }
  enter(is.raft.role.kind);
  if (role !== 'leader' || isElected || was.raft.currentTerm === is.raft.currentTerm) return;
  alarm(change, 'I37', `${is.id}@${is.raft.currentTerm}`, [is.id], null, () => {
    return `${is.id} leads term ${is.raft.currentTerm}, for which it has not been elected.`;
  });
}

/** I1. */
function checkOneLeader(change: Change): void {
  const { world, is } = change;
  const { currentTerm: term } = is.raft;
  const remembered = termHistory(change, term);
  const { leader } = remembered;
  if (leader === null) {
    setTermHistory(change, term, { leader: is.id, votes: remembered.votes });
  } else if (leader !== is.id) {
    const other = nodeOf(world, leader);
    const still = other?.kind === 'server' && other.raft.role.kind === 'leader' && other.raft.currentTerm === term;
    alarm(change, 'I1', term, [leader, is.id], null, () => {
      return `${listed([leader, is.id])} ${still ? 'are both' : 'have both been'} leaders of term ${term}.`;
    });
  }
}

/** I2. A server's vote has become known: its reply was sent, or, being the candidate itself, it has counted it. */
export function checkVote(change: Change, term: Term, candidate: NodeId): void {
  const { is } = change;
  const remembered = termHistory(change, term);
  const earlier = remembered.votes[is.id];
  if (earlier === candidate) return;
  if (earlier === undefined) {
    setTermHistory(change, term, {
      leader: remembered.leader,
      votes: { ...remembered.votes, [is.id]: candidate },
    });
    return;
  }
  const name = (id: NodeId) => (id === is.id ? 'itself' : id);
  alarm(change, 'I2', `${is.id}@${term}`, [is.id, candidate], null, () => {
    return `${is.id} voted for ${name(earlier)} and for ${name(candidate)} in term ${term}.`;
  });
}

function termHistory({ history }: Change, term: Term): TermHistory {
  return at(history.terms, term) ?? NO_TERM;
}

function setTermHistory(change: Change, term: Term, remembered: TermHistory): void {
  let terms: List<TermHistory> = change.history.terms;
  while (terms.size < term) terms = append(terms, NO_TERM);
  terms = terms.size === term ? append(terms, remembered) : replaceAt(terms, term, remembered);
  change.history = { ...change.history, terms };
}

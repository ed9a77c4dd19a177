// What one is looking at, judged from the world alone: shown above the ring while the scenario has no caption of its own.
import type { NodeId, Tick } from '../model/ids.ts';
import { at as entryAt } from '../model/list.ts';
import { linkRule, type ServerNode, serversOf, type World } from '../model/world.ts';
import { invariantOf } from './invariants.ts';
import { opText } from './op.ts';
import { capital, count, listed, stopped } from './piece.ts';

/** A heading of one sentence, and one to three sentences that go with it. */
export interface Situation {
  readonly title: string;
  readonly detail: string;
}

/** What is seen of the servers, worked out once for all captions. */
interface Sight {
  readonly world: World;
  readonly servers: readonly ServerNode[];
  /** Servers that make a majority. */
  readonly majority: number;
  /** The leader of the highest term among the servers that have not crashed. */
  readonly leader: ServerNode | null;
  /** Other servers that believe they lead. */
  readonly stale: readonly ServerNode[];
  /** Running candidates of the highest candidate's term. */
  readonly candidates: readonly ServerNode[];
}

/** What one is looking at, at an instant `at` (virtual ms, not before the world's `now`). The weightiest thing is said. */
export function situation(world: World, at: Tick): Situation {
  const sight = look(world);
  const { leader, candidates } = sight;
  const said =
    broken(world) ??
    noMajority(sight) ??
    staleLeader(sight) ??
    (candidates.some((c) => isContender(sight, c)) || (!leader && candidates.length > 0) ? election(sight) : null) ??
    (leader ? leading(sight, leader) : waiting(sight, at));
  return { title: said.title, detail: `${said.detail} ${figures(world)}`.trim() };
}

/** The committed index and the number of messages in flight, for captions and badges. */
export function counts(world: World): { readonly committed: number; readonly inFlight: number } {
  let committed = 0;
  for (const { raft } of serversOf(world)) if (raft.commitIndex > committed) committed = raft.commitIndex;
  return { committed, inFlight: world.bus.length };
}

function figures(world: World): string {
  const { committed, inFlight } = counts(world);
  const entries = committed === 0 ? 'Nothing is committed yet' : `Index ${committed} is committed`;
  const messages = inFlight === 0 ? 'no message is' : inFlight === 1 ? '1 message is' : `${inFlight} messages are`;
  return `${entries}; ${messages} in flight.`;
}

function look(world: World): Sight {
  const servers = serversOf(world);
  const alive = servers.filter((s) => s.health !== 'down');
  const leaders = alive.filter((s) => s.raft.role.kind === 'leader').sort((a, b) => term(b) - term(a));
  const standing = alive.filter((s) => s.health === 'up' && s.raft.role.kind === 'candidate');
  const highest = Math.max(0, ...standing.map(term));
  return {
    world,
    servers,
    majority: (servers.length >> 1) + 1,
    leader: leaders[0] ?? null,
    stale: leaders.slice(1),
    candidates: standing.filter((s) => term(s) === highest),
  };
}

function term(server: ServerNode): number {
  return server.raft.currentTerm;
}

function names(servers: readonly ServerNode[]): string {
  return listed(servers.map((s) => s.id));
}

/** The servers (itself included) that run and that a server can talk with in both directions. */
function reached({ world, servers }: Sight, from: ServerNode): ServerNode[] {
  const open = (a: NodeId, b: NodeId) => !linkRule(world, a, b).cut;
  return servers.filter((s) => s === from || (s.health === 'up' && open(from.id, s.id) && open(s.id, from.id)));
}

/** A candidate of a later term than any leader's, that could win: it reaches a majority. */
function isContender(sight: Sight, candidate: ServerNode): boolean {
  const isLater = sight.leader === null || term(candidate) > term(sight.leader);
  return isLater && reached(sight, candidate).length >= sight.majority;
}

function broken(world: World): Situation | null {
  const { violations } = world.ghost;
  const [first] = violations;
  if (!first) return null;
  const name = invariantOf(first.invariant)?.name ?? first.invariant;
  const where = first.nodes.length === 0 ? '' : ` on ${listed(first.nodes)}`;
  const more = violations.length > 1 ? ` ${capital(count(violations.length - 1, 'further alarm'))} followed.` : '';
  return {
    title: `${name} is broken.`,
    detail: `${stopped(first.detail)} It happened at ${first.at} ms${where}.${more}`,
  };
}

function noMajority({ servers, majority }: Sight): Situation | null {
  const up = servers.filter((s) => s.health === 'up');
  if (up.length >= majority) return null;
  const runs = `${up.length} of ${servers.length} ${servers.length === 1 ? 'server' : 'servers'}`;
  return {
    title: `The cluster has lost its majority: ${runs} ${up.length === 1 ? 'is' : 'are'} up.`,
    detail: `Without ${majority} nobody can be elected, and nothing can be committed.`,
  };
}

function staleLeader({ servers, majority, leader, stale }: Sight): Situation | null {
  const [old] = stale;
  if (!leader || !old) return null;
  if (term(old) === term(leader)) {
    return {
      title: `${leader.id} and ${old.id} both lead term ${term(old)}.`,
      detail: 'A term must not have two leaders.',
    };
  }
  const later = servers.filter((s) => term(s) > term(old));
  const cannot =
    later.length >= majority
      ? `Nothing ${old.id} appends can commit, for a majority (${names(later)}) has left its term.`
      : `As yet ${names(later)} ${later.length === 1 ? 'has' : 'have'} left its term.`;
  return {
    title: `${old.id} still believes it leads term ${term(old)}.`,
    detail: `${leader.id} leads term ${term(leader)}. ${cannot}`,
  };
}

function election(sight: Sight): Situation {
  const { majority, leader, candidates } = sight;
  const held = (s: ServerNode) =>
    s.raft.role.kind === 'candidate' ? Object.values(s.raft.role.votes).filter((granted) => granted).length : 0;
  const [first] = candidates as [ServerNode];
  const of = `term ${term(first)}`;
  const still = leader ? ` ${leader.id} still leads term ${term(leader)}.` : '';
  if (candidates.length === 1) {
    const reach = reached(sight, first);
    const outlook =
      reach.length >= majority
        ? `It leads as soon as it has ${count(majority, 'vote')}.`
        : `It cannot win: it reaches only ${reach.length - 1} of the ${sight.servers.length - 1} other servers.`;
    return {
      title: `An election: ${first.id} asks for votes in ${of}, it has ${held(first)} of ${majority}.`,
      detail: `${outlook}${still}`,
    };
  }
  const tally = candidates.map((s) => `${s.id} has ${held(s)}`);
  return {
    title: `An election: ${names(candidates)} ask for votes in ${of}.`,
    detail: `${capital(listed(tally))} of the ${majority} that are needed. If nobody gets them, the vote is split, and the next timer decides.${still}`,
  };
}

function leading(sight: Sight, leader: ServerNode): Situation {
  const { servers, majority } = sight;
  const lead = `${leader.id} leads term ${term(leader)}`;
  if (leader.health === 'paused') {
    return {
      title: `${lead}, but is paused.`,
      detail: 'Its followers hear nothing from it; the first whose election timer runs out will stand.',
    };
  }
  const reach = reached(sight, leader);
  if (reach.length < majority) {
    const others = reach.filter((s) => s !== leader);
    return {
      title: `${lead}, but reaches ${others.length === 0 ? 'nobody' : `only ${names(others)}`}.`,
      detail: `Nothing it appends can commit before ${majority} of ${servers.length} servers can store it.`,
    };
  }
  return {
    title: `${lead}.`,
    detail: [standing(sight, leader), progress(sight, leader)].filter((s) => s !== '').join(' '),
  };
}

/** Who follows the leader, and who does not and why. */
function standing({ servers }: Sight, leader: ServerNode): string {
  const others = servers.filter((s) => s !== leader);
  if (others.length === 0) return 'It is alone, so its own disk is the majority.';
  const follows = (s: ServerNode) =>
    s.health === 'up' && s.raft.role.kind === 'follower' && s.raft.role.leaderId === leader.id;
  const followers = others.filter(follows);
  const down = others.filter((s) => s.health === 'down');
  const paused = others.filter((s) => s.health === 'paused');
  const apart = others.filter((s) => s.health === 'up' && !follows(s));
  const groups: string[] = [];
  if (followers.length === others.length && others.length > 1) groups.push(`all ${others.length} others follow it`);
  else if (followers.length > 0) groups.push(`${names(followers)} ${followers.length === 1 ? 'follows' : 'follow'} it`);
  else groups.push('nobody has heard from it yet');
  const rest = followers.length > 0 ? apart : [];
  if (rest.length > 0) groups.push(`${names(rest)} ${rest.length === 1 ? 'does' : 'do'} not`);
  if (down.length > 0) groups.push(`${names(down)} ${down.length === 1 ? 'is' : 'are'} down`);
  if (paused.length > 0) groups.push(`${names(paused)} ${paused.length === 1 ? 'is' : 'are'} paused`);
  return capital(`${groups.join('; ')}.`);
}

/** How far the leader's newest entry has come, while it is not committed. */
function progress({ servers, majority }: Sight, leader: ServerNode): string {
  const { log, commitIndex, role, durableIndex } = leader.raft;
  const newest = log.base + log.entries.size;
  if (newest <= commitIndex || role.kind !== 'leader') return '';
  const next = commitIndex + 1;
  const entry = entryAt(log.entries, next - log.base - 1);
  const { peers } = role;
  const holders = servers.filter((s) => (s === leader ? durableIndex : (peers[s.id]?.matchIndex ?? 0)) >= next).length;
  const what = entry ? ` (${opText(entry.op)})` : '';
  const older = entry && entry.term < term(leader) && holders >= majority;
  if (older) {
    return `Index ${next}${what} is on ${holders} of ${servers.length} servers, but of the earlier term ${entry.term}: it waits for an entry of term ${term(leader)}.`;
  }
  return `Index ${next}${what} is known to be on ${holders} of ${servers.length} servers and needs ${majority}.`;
}

function waiting({ servers }: Sight, at: Tick): Situation {
  const timed = servers.filter((s) => s.health === 'up' && s.electionTimer !== null);
  const firesAt = (s: ServerNode) => s.electionTimer?.firesAt ?? 0;
  const first = timed.reduce<ServerNode | null>((a, s) => (a === null || firesAt(s) < firesAt(a) ? s : a), null);
  const all = timed.length === servers.length ? 'every server' : 'every running server';
  return {
    title: `No leader: ${all} waits for its election timer.`,
    detail: first
      ? `${first.id}’s runs out first, in ${Math.max(0, Math.ceil(firesAt(first) - at))} ms.`
      : 'No election timer is running.',
  };
}

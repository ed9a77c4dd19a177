// What one is looking at, judged from the world alone: shown above the ring while the scenario has no caption of its own.
import { NEVER, type Tick } from '../model/ids.ts';
import { at as entryAt } from '../model/list.ts';
import { progressOf } from '../model/raft.ts';
import { type ServerNode, serversOf, type World } from '../model/world.ts';
import { invariantOf } from './invariants.ts';
import { jobSituation } from './jobCaption.ts';
import { opPhrase } from './op.ts';
import { capital, count, listed, stopped } from './piece.ts';
import { shardSituation } from './shardCaption.ts';
import { look, names, reached, type Sight, term, votesOf } from './sight.ts';

/** A heading of one sentence, and one to three sentences that go with it. */
export interface Situation {
  readonly title: string;
  readonly detail: string;
}

/** What one is looking at, at an instant `at` (virtual ms, not before the world's `now`). The weightiest thing is said. */
export function situation(world: World, at: Tick): Situation {
  const ofJob = world.job && (broken(world) ?? jobSituation(world, at));
  if (ofJob) return ofJob;
  const said = broken(world) ?? (world.setup.shards > 0 ? shardSituation(world) : clusterSituation(world, at));
  return { title: said.title, detail: `${said.detail} ${figures(world)}`.trim() };
}

function clusterSituation(world: World, at: Tick): Situation {
  const sight = look(world);
  const { leader } = sight;
  return (
    noMajority(sight) ??
    staleLeader(sight) ??
    election(sight, at) ??
    (leader ? leading(sight, leader) : waiting(sight, at))
  );
}

/** The committed index and the number of messages in flight, for captions and badges. */
export function counts(world: World): { readonly committed: number; readonly inFlight: number } {
  let committed = 0;
  for (const { raft } of serversOf(world)) if (raft.commitIndex > committed) committed = raft.commitIndex;
  for (const group of Object.values(world.ghost.groups)) {
    if (group.committed.size > committed) committed = group.committed.size; // a crash forgets, the checks do not
  }
  return { committed, inFlight: world.bus.length };
}

function figures(world: World): string {
  const { committed, inFlight } = counts(world);
  const entries = committed === 0 ? 'Nothing is committed yet' : `Index ${committed} is committed`;
  if (world.setup.shards > 0) return ''; // an index says nothing without its group
  const messages = inFlight === 0 ? 'no message is' : inFlight === 1 ? '1 message is' : `${inFlight} messages are`;
  return `${entries}; ${messages} in flight.`;
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
  const up = servers.filter((s) => s.health === 'up').length;
  if (up >= majority) return null;
  if (servers.length === 1) return { title: 'The only server is not running.', detail: 'Nothing can be committed.' };
  return {
    title: `The cluster has lost its majority: ${up} of ${servers.length} servers ${up === 1 ? 'is' : 'are'} up.`,
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

/** A candidate that could win stands in a later term than any leader's; or there is no leader, and somebody tries in vain. */
function election(sight: Sight, at: Tick): Situation | null {
  const { majority, leader, candidates, promising } = sight;
  const [first] = candidates;
  if (!first || (leader && (!promising || term(first) <= term(leader)))) return null;
  const of = `term ${term(first)}`;
  if (!promising)
    return {
      title: `${names(candidates)} ${candidates.length === 1 ? 'asks' : 'ask'} for votes in ${of}, in vain.`,
      detail: inVain(sight, first, at),
    };
  const still = leader ? ` ${leader.id} still leads term ${term(leader)}.` : '';
  if (candidates.length === 1) {
    return {
      title: `An election: ${first.id} asks for votes in ${of}, it has ${votesOf(first)} of ${majority}.`,
      detail: `It leads as soon as it has ${count(majority, 'vote')}.${still}`,
    };
  }
  const same = candidates.every((s) => votesOf(s) === votesOf(first));
  const tally = same ? `Each has ${votesOf(first)}` : listed(candidates.map((s) => `${s.id} has ${votesOf(s)}`));
  return {
    title: `An election: ${names(candidates)} ask for votes in ${of}.`,
    detail: `${tally} of the ${majority} that are needed. If nobody gets them, the vote is split, and the next timer decides.${still}`,
  };
}

function inVain({ world, servers, majority }: Sight, candidate: ServerNode, at: Tick): string {
  const others = reached(world, candidate).filter((s) => s !== candidate);
  const reach = others.length === 0 ? 'reaches no other server' : `reaches only ${names(others)}`;
  return `${candidate.id} ${reach}, and needs ${majority} votes of ${servers.length}. ${nextTimer(servers, at)}`;
}

function leading(sight: Sight, leader: ServerNode): Situation {
  const { world, servers, majority } = sight;
  const lead = `${leader.id} leads term ${term(leader)}`;
  if (leader.health === 'paused') {
    return {
      title: `${lead}, but is paused.`,
      detail: 'Its followers hear nothing from it; the first whose election timer runs out will stand.',
    };
  }
  const reach = reached(world, leader);
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
function standing({ world, servers }: Sight, leader: ServerNode): string {
  const others = servers.filter((s) => s !== leader);
  if (others.length === 0) return 'It is alone, so its own disk is the majority.';
  const follows = (s: ServerNode) =>
    s.health === 'up' && s.raft.role.kind === 'follower' && s.raft.role.leaderId === leader.id;
  const followers = others.filter((s) => follows(s) && reached(world, leader).includes(s));
  const down = others.filter((s) => s.health === 'down');
  const paused = others.filter((s) => s.health === 'paused');
  const near = reached(world, leader);
  const cutOff = others.filter((s) => s.health === 'up' && !near.includes(s));
  const apart = others.filter((s) => s.health === 'up' && !follows(s) && !cutOff.includes(s));
  const groups: string[] = [];
  if (followers.length === others.length && others.length > 1)
    groups.push(`${others.length === 2 ? 'both' : `all ${others.length}`} others follow it`);
  else if (followers.length > 0) groups.push(`${names(followers)} ${followers.length === 1 ? 'follows' : 'follow'} it`);
  else groups.push('nobody has heard from it yet');
  const rest = followers.length > 0 ? apart : [];
  if (rest.length > 0) groups.push(`${names(rest)} ${rest.length === 1 ? 'does' : 'do'} not`);
  if (cutOff.length > 0) groups.push(`${names(cutOff)} ${cutOff.length === 1 ? 'is' : 'are'} cut off`);
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
  const holders = servers.filter(
    (s) => (s === leader ? durableIndex : (progressOf(role, s.id)?.matchIndex ?? 0)) >= next,
  ).length;
  const what = entry ? ` (${opPhrase(entry.op)})` : '';
  const older = entry && entry.term < term(leader) && holders >= majority;
  if (older) {
    return `Index ${next}${what} is on ${holders} of ${servers.length} servers, but of the earlier term ${entry.term}: it waits for an entry of term ${term(leader)}.`;
  }
  return `Index ${next}${what} is known to be on ${holders} of ${servers.length} servers and needs ${majority}.`;
}

function waiting({ servers }: Sight, at: Tick): Situation {
  const all = servers.every((s) => s.health === 'up') ? 'every server' : 'every running server';
  return { title: `No leader: ${all} waits for its election timer.`, detail: nextTimer(servers, at) };
}

function nextTimer(servers: readonly ServerNode[], at: Tick): string {
  const firesAt = (s: ServerNode) => (s.health === 'up' ? (s.electionTimer?.firesAt ?? NEVER) : NEVER);
  const first = servers.reduce<ServerNode | null>((a, s) => (a === null || firesAt(s) < firesAt(a) ? s : a), null);
  if (!first || firesAt(first) === NEVER) return 'No election timer is running.';
  return `The timer of ${first.id} runs out first, in ${Math.max(0, Math.ceil(firesAt(first) - at))} ms.`;
}

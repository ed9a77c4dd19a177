// Who a process is, in a phrase beside its name: `leader since 1.820 s`, `candidate, 2 of 3 votes`, `crashed at 2.100 s`.
import type { Milestone } from '../../../model/timeline.ts';
import type { ClerkNode, ServerNode } from '../../../model/world.ts';
import { count } from '../../lib/figures.ts';
import { secondsText } from '../../lib/timeText.ts';

/** The phrase for a server. `milestones` tell since when; those after `step` are of the future and do not count. */
export function serverStanding(server: ServerNode, milestones: readonly Milestone[], step: number): string {
  const { id, health, raft } = server;
  if (health === 'down') {
    const since = lastOf(milestones, step, (m) => m.kind === 'crash' && m.node === id);
    return since ? `crashed at ${secondsText(since.at)} s` : 'crashed';
  }
  return `${health === 'paused' ? 'paused ' : ''}${roleText(server, milestones, step)}`.trim() || raft.role.kind;
}

function roleText({ id, raft }: ServerNode, milestones: readonly Milestone[], step: number): string {
  const { role, currentTerm, members } = raft;
  switch (role.kind) {
    case 'leader': {
      const since = lastOf(milestones, step, (m) => m.kind === 'leader' && m.node === id && m.term === currentTerm);
      const isOld = lastOf(milestones, step, (m) => m.kind === 'leader' && m.term > currentTerm) !== null;
      const title = isOld ? 'leader of an old term' : 'leader';
      return since ? `${title} since ${secondsText(since.at)} s` : title;
    }
    case 'candidate': {
      const votes = Object.values(role.votes).filter(Boolean).length;
      return `candidate, ${votes} of ${(members.voters.length >> 1) + 1} votes needed`;
    }
    case 'follower':
      return role.leaderId ? `follower of ${role.leaderId}` : 'follower, knows no leader';
  }
}

function lastOf(milestones: readonly Milestone[], step: number, fits: (m: Milestone) => boolean): Milestone | null {
  for (let i = milestones.length - 1; i >= 0; i--) {
    const m = milestones[i];
    if (m && m.step <= step && fits(m)) return m;
  }
  return null;
}

/** The phrase for a clerk. */
export function clerkStanding({ health, pending, queue, load }: ClerkNode): string {
  if (health === 'down') return 'crashed';
  const paused = health === 'paused' ? 'paused, ' : '';
  const waiting = queue.length > 0 ? `, ${count(queue.length, 'call')} behind` : '';
  if (pending) return `${paused}waits for ${pending.server}${waiting}`;
  return `${paused}${load ? 'under load' : 'idle'}`;
}

// What the stage says of a server in words: its role beside the name, and the whole of it for a screen reader.
import type { NodeId, Term } from '../../../model/ids.ts';
import type { BugId } from '../../../model/setup.ts';
import type { ServerNode } from '../../../model/world.ts';

/** How a server is drawn: its role, or that it does not run. */
export type Shape = 'follower' | 'candidate' | 'leader' | 'crashed';

/** The shape of a server. A paused one keeps its role's. */
export function shapeOf(server: ServerNode): Shape {
  return server.health === 'down' ? 'crashed' : server.raft.role.kind;
}

/** Does it believe to lead, while a running server has seen a higher term? */
export function isStaleLeader(server: ServerNode, highestTerm: Term): boolean {
  return server.health !== 'down' && server.raft.role.kind === 'leader' && server.raft.currentTerm < highestTerm;
}

/** The highest term among the running servers. */
export function highestTerm(servers: readonly ServerNode[]): Term {
  return servers.reduce((term, s) => (s.health === 'down' ? term : Math.max(term, s.raft.currentTerm)), 0);
}

/** The word beside a server's name. */
export function roleWord(server: ServerNode, stale: boolean): string {
  const role = stale ? 'old leader' : server.raft.role.kind;
  if (server.health === 'down') return 'crashed';
  return server.health === 'paused' ? `paused ${role}` : role;
}

/** What else is out of the ordinary; null: nothing. */
export function remark(server: ServerNode): string | null {
  const remarks = [
    server.inbox.length > 0 ? `${server.inbox.length} waiting` : null,
    server.rate === 1000 ? null : `clock ${server.rate / 1000}×`,
  ].filter((r) => r !== null);
  return remarks.length > 0 ? remarks.join(' · ') : null;
}

/** `n4, leader of term 3, log to index 6, commit 6`. */
export function serverName(server: ServerNode, stale: boolean): string {
  const { currentTerm, commitIndex, log } = server.raft;
  const lastIndex = log.base + log.entries.size;
  const role =
    server.health === 'down'
      ? `crashed, term ${currentTerm} on disk`
      : stale
        ? `leader of the old term ${currentTerm}`
        : `${server.raft.role.kind} ${server.raft.role.kind === 'follower' ? 'in' : 'of'} term ${currentTerm}`;
  const paused = server.health === 'paused' ? ', paused' : '';
  const more = remark(server);
  return `${server.id}, ${role}${paused}, log to index ${lastIndex}, commit ${commitIndex}${more ? `, ${more}` : ''}`;
}

/** The rules that are replaced, each with where: nothing when it is everywhere, else ` on n3`. */
export function replacedRules(
  processes: readonly { readonly id: NodeId; readonly bugs: readonly BugId[] }[],
): readonly { readonly bug: BugId; readonly where: string }[] {
  return [...new Set(processes.flatMap(({ bugs }) => bugs))].map((bug) => {
    const having = processes.filter(({ bugs }) => bugs.includes(bug));
    return { bug, where: having.length === processes.length ? '' : ` on ${having.map(({ id }) => id).join(' ')}` };
  });
}

// What there is to see in a world: who leads, who stands, who reaches whom. The captions are judged by it.
import type { NodeId } from '../model/ids.ts';
import { linkRule, type ServerNode, serversOf, type World } from '../model/world.ts';
import { listed } from './piece.ts';

/** What a caption is judged by. */
export interface Sight {
  readonly world: World;
  readonly servers: readonly ServerNode[];
  /** Servers that make a majority. */
  readonly majority: number;
  /** The leader of the highest term among the servers that have not crashed. */
  readonly leader: ServerNode | null;
  /** Other servers that believe they lead. */
  readonly stale: readonly ServerNode[];
  /** Running candidates of the highest term among them; those that reach a majority come before those that do not. */
  readonly candidates: readonly ServerNode[];
  /** The candidates reach a majority. */
  readonly promising: boolean;
}

/** Looks at a world. */
export function look(world: World): Sight {
  const servers = serversOf(world);
  const majority = (servers.length >> 1) + 1;
  const alive = servers.filter((s) => s.health !== 'down');
  const leaders = alive.filter((s) => s.raft.role.kind === 'leader').sort((a, b) => term(b) - term(a));
  const standing = alive.filter((s) => s.health === 'up' && s.raft.role.kind === 'candidate');
  const promising = standing.filter((s) => reached(world, s).length >= majority);
  const pool = promising.length > 0 ? promising : standing;
  const highest = Math.max(0, ...pool.map(term));
  return {
    world,
    servers,
    majority,
    leader: leaders[0] ?? null,
    stale: leaders.slice(1),
    candidates: pool.filter((s) => term(s) === highest),
    promising: promising.length > 0,
  };
}

/** A server's currentTerm. */
export function term(server: ServerNode): number {
  return server.raft.currentTerm;
}

/** Their ids as a list in words. */
export function names(servers: readonly ServerNode[]): string {
  return listed(servers.map((s) => s.id));
}

/** The servers (itself included) that run and that a server can talk with in both directions. */
export function reached(world: World, from: ServerNode): ServerNode[] {
  const open = (a: NodeId, b: NodeId) => !linkRule(world, a, b).cut;
  return serversOf(world).filter(
    (s) => s === from || (s.health === 'up' && open(from.id, s.id) && open(s.id, from.id)),
  );
}

/** How many votes a candidate holds; 0 of anybody else. */
export function votesOf({ raft: { role } }: ServerNode): number {
  return role.kind === 'candidate' ? Object.values(role.votes).filter((granted) => granted).length : 0;
}

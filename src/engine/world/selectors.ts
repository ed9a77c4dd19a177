// Which processes a command means, decided when it is performed.
import type { Selection, Selector } from '../../model/command.ts';
import type { NodeId } from '../../model/ids.ts';
import type { Node, ServerNode } from '../../model/world.ts';
import { rand } from '../prim/rand.ts';
import { lastIndex } from '../raft/log.ts';
import { majority } from '../raft/quorum.ts';

/** What selectors are resolved against. `place` tells one draw from another: instant, and position in the instant. */
export interface Scene {
  readonly nodes: readonly Node[];
  readonly seed: number;
  readonly place: string;
  readonly unplugged: readonly NodeId[];
  readonly names: Readonly<Record<string, number | readonly NodeId[]>>;
}

/** The server that leads in the highest term, if any; crashed ones and those off the network do not count. */
export function leaderOf(nodes: readonly Node[], unplugged: readonly NodeId[] = []): ServerNode | null {
  let leader: ServerNode | null = null;
  for (const node of nodes) {
    if (node.kind !== 'server' || node.health === 'down' || node.raft.role.kind !== 'leader') continue;
    if (unplugged.includes(node.id)) continue;
    if (!leader || node.raft.currentTerm > leader.raft.currentTerm) leader = node;
  }
  return leader;
}

/** `count` of the ids, drawn from the seed, in their old order. */
function drawSome(scene: Scene, ids: readonly NodeId[], count: number, salt: string): NodeId[] {
  const ranked = ids.map((id) => ({ id, rank: rand(scene.seed, 'any', scene.place, salt, id) }));
  ranked.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
  const chosen = new Set(ranked.slice(0, count).map((r) => r.id));
  return ids.filter((id) => chosen.has(id));
}

/** The ids that one selector yields; empty when it finds nothing. `taken` is what `rest` leaves out. */
export function resolve(scene: Scene, selector: Selector, taken: readonly NodeId[] = []): NodeId[] {
  const servers = scene.nodes.filter((n): n is ServerNode => n.kind === 'server');
  // Of all that is said of servers the workers of a job have their share, and `rest` is everybody but clerks.
  const hosts = scene.nodes.filter((n) => n.kind === 'server' || n.kind === 'worker');
  const ids = (nodes: readonly Node[]) => nodes.map((n) => n.id);
  switch (selector.kind) {
    case 'id':
      return scene.nodes.some((n) => n.id === selector.id) ? [selector.id] : [];
    case 'leader': {
      const leader = leaderOf(scene.nodes, scene.unplugged);
      return leader ? [leader.id] : [];
    }
    case 'leaders':
      return ids(servers.filter((s) => s.health !== 'down' && s.raft.role.kind === 'leader'));
    case 'followers': {
      const leader = leaderOf(scene.nodes, scene.unplugged);
      return ids(servers.filter((s) => s.health !== 'down' && s !== leader));
    }
    case 'servers':
      return ids(servers);
    case 'clerks':
      return ids(scene.nodes.filter((n) => n.kind === 'clerk'));
    case 'workers':
      return ids(scene.nodes.filter((n) => n.kind === 'worker'));
    case 'coordinator':
    case 'store':
      return ids(scene.nodes.filter((n) => n.kind === selector.kind));
    case 'all':
      return ids(scene.nodes);
    case 'up':
      return ids(hosts.filter((s) => s.health === 'up'));
    case 'down':
      return ids(hosts.filter((s) => s.health === 'down'));
    case 'connected':
      return ids(hosts.filter((s) => s.health === 'up' && !scene.unplugged.includes(s.id)));
    case 'disconnected':
      return ids(hosts.filter((s) => scene.unplugged.includes(s.id)));
    case 'name': {
      const kept = scene.names[selector.name];
      return Array.isArray(kept) ? kept.filter((id) => scene.nodes.some((n) => n.id === id)) : [];
    }
    case 'majority':
      return drawSome(scene, ids(servers), majority(servers.length), 'majority');
    case 'minority':
      return drawSome(scene, ids(servers), servers.length - majority(servers.length), 'minority');
    case 'rest':
      return ids(scene.nodes.filter((n) => n.kind !== 'clerk')).filter((id) => !taken.includes(id));
    case 'of': {
      const nodes = servers.filter((s) => s.group === selector.group);
      return resolve({ ...scene, nodes }, selector.of, taken);
    }
    case 'with':
    case 'without': {
      const index = typeof selector.index === 'number' ? selector.index : scene.names[selector.index];
      const isAsked = (id: NodeId) => {
        const server = servers.find((s) => s.id === id);
        return server !== undefined && lastIndex(server.raft.log) >= Number(index) === (selector.kind === 'with');
      };
      return typeof index === 'number' ? resolve(scene, selector.of, taken).filter(isAsked) : [];
    }
    case 'any': {
      const from = resolve(scene, selector.of, taken).filter((id) => !taken.includes(id));
      return drawSome(scene, from, selector.count, selector.of.kind);
    }
  }
}

/** The ids that several selectors yield together, each once, in the order found. */
export function resolveAll(scene: Scene, selection: Selection, taken: readonly NodeId[] = []): NodeId[] {
  const found: NodeId[] = [];
  for (const selector of selection) {
    for (const id of resolve(scene, selector, [...taken, ...found])) if (!found.includes(id)) found.push(id);
  }
  return found;
}

/** The sides of a partition: what is named is settled first, then `any`, and `rest` takes what is left over. */
export function resolveSides(scene: Scene, sides: readonly Selection[]): NodeId[][] {
  const result: NodeId[][] = sides.map(() => []);
  const order = (s: Selector): number => {
    if (s.kind === 'with' || s.kind === 'without') return order(s.of);
    return s.kind === 'rest' ? 2 : s.kind === 'any' || s.kind === 'followers' ? 1 : 0;
  };
  for (const round of [0, 1, 2]) {
    sides.forEach((side, i) => {
      const taken = result.flat();
      const now = side.filter((s) => order(s) === round);
      for (const id of resolveAll(scene, now, taken)) if (!result.flat().includes(id)) result[i]?.push(id);
    });
  }
  return result;
}

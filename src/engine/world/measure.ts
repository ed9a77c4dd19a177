// Amounts that a scenario names: counted or read off a world.
import type { NodeId } from '../../model/ids.ts';
import { toArray } from '../../model/list.ts';
import type { Amount, Comparison, Quantity, ServerField } from '../../model/scenario.ts';
import { NO_TRAFFIC, totalsOf } from '../../model/traffic.ts';
import type { Node, ServerNode, World } from '../../model/world.ts';
import { nodeOf, serversOf } from '../../model/world.ts';
import { lastIndex, persistedBytes } from '../raft/log.ts';
import { measureJob } from './jobs.ts';
import { resolve, resolveAll, type Scene } from './selectors.ts';
import { configNumber, measureShards } from './shards.ts';

/** What selectors in a condition are resolved against: the world as it is. */
export function sceneOf(world: World, place = `condition@${world.now}`): Scene {
  return {
    nodes: world.nodes,
    seed: world.setup.seed,
    place,
    unplugged: world.unplugged,
    names: world.director.names,
  };
}

/** A server's field as a scenario names it. votedFor is `none` when no vote was given. */
export function fieldOf(server: ServerNode, field: ServerField): number | string {
  const { raft } = server;
  switch (field) {
    case 'role':
      return server.health === 'down' ? 'down' : raft.role.kind;
    case 'votedFor':
      return raft.votedFor ?? 'none';
    case 'config':
      return configNumber(server.machine);
    case 'lastIndex':
      return lastIndex(raft.log);
    case 'snapshotIndex':
      return raft.snapshot?.lastIncludedIndex ?? 0;
    default:
      return raft[field];
  }
}

/** A sum of quantities, or null when one of them does not exist now (no such server, no such name). */
export function measure(world: World, amount: Amount): number | null {
  let sum = 0;
  for (const { factor, quantity } of amount) {
    const value = measureOne(world, quantity);
    if (value === null) return null;
    sum += factor * value;
  }
  return sum;
}

function measureOne(world: World, quantity: Quantity): number | null {
  switch (quantity.kind) {
    case 'number':
      return quantity.value;
    case 'now':
      return world.now;
    case 'name': {
      const kept = world.director.names[quantity.name];
      return typeof kept === 'number' ? kept : null;
    }
    case 'calls':
    case 'answers':
    case 'open': {
      const clerks = quantity.clerks && resolveAll(sceneOf(world), quantity.clerks);
      const wanted = (o: { returnedAt: number | null }) =>
        quantity.kind === 'calls' || (quantity.kind === 'answers') === (o.returnedAt !== null);
      return toArray(world.operations).filter((o) => wanted(o) && (!clerks || clerks.includes(o.clerk))).length;
    }
    case 'count':
      return resolveAll(sceneOf(world), quantity.nodes).length;
    case 'field': {
      const [id] = resolve(sceneOf(world), quantity.node);
      const server = id ? nodeOf(world, id) : undefined;
      const value = server?.kind === 'server' ? fieldOf(server, quantity.field) : null;
      return typeof value === 'number' ? value : null;
    }
    case 'state':
      return largest(world, resolveAll(sceneOf(world), quantity.nodes), (s) => persistedBytes(s.raft.log));
    case 'snapshotSize':
      return largest(world, resolveAll(sceneOf(world), quantity.nodes), (s) => s.raft.snapshot?.bytes ?? 0);
    case 'stored':
      return resolveAll(sceneOf(world), quantity.nodes).reduce((sum, id) => sum + storedBytes(nodeOf(world, id)), 0);
    case 'sent':
    case 'received':
      return resolveAll(sceneOf(world), quantity.nodes).reduce((sum, id) => sum + trafficOf(world, id, quantity), 0);
    case 'attempts':
    case 'completed':
    case 'parallel':
    case 'running':
    case 'exits':
      return measureJob(world, quantity, []);
    case 'tasks':
      return measureJob(world, quantity, resolveAll(sceneOf(world), quantity.nodes));
    case 'config':
    case 'moved':
    case 'owned':
    case 'owner':
      return measureShards(world, quantity);
    default:
      return totalsOf(world)[quantity.kind];
  }
}

function trafficOf(world: World, id: NodeId, { kind, what }: Extract<Quantity, { what: string }>): number {
  const traffic = nodeOf(world, id) ?? NO_TRAFFIC;
  if (what === 'bytes') return traffic.sentBytes;
  if (what === 'requests') return kind === 'sent' ? traffic.sentRequests : traffic.receivedRequests;
  return kind === 'sent' ? traffic.sent : traffic.received;
}

function storedBytes(node: Node | undefined): number {
  if (node?.kind !== 'server') return 0;
  return persistedBytes(node.raft.log) + (node.raft.snapshot?.bytes ?? 0);
}

function largest(world: World, ids: readonly NodeId[], size: (server: ServerNode) => number): number {
  return serversOf(world)
    .filter((s) => ids.includes(s.id))
    .reduce((most, s) => Math.max(most, size(s)), 0);
}

/** Does a comparison hold between two numbers, or two words? */
export function compares(left: number | string, op: Comparison, right: number | string): boolean {
  switch (op) {
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

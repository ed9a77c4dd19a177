// What the page asks of the groups of a sharded store: each a line that a scenario could hold.
import type { Command, ControlCall } from '../../model/command.ts';
import type { GroupId, NodeId } from '../../model/ids.ts';
import { clerksOf, type World } from '../../model/world.ts';

/** A call of the shard controller through a clerk. */
export function controlCommand(clerk: NodeId, call: ControlCall): Command {
  return { type: 'call', clerk: { kind: 'id', id: clerk }, call, via: null };
}

/** Crashes or restarts all servers of a group. */
export function groupCommand(type: 'crash' | 'restart', group: GroupId): Command {
  return { type, nodes: [{ kind: 'of', group, of: { kind: type === 'crash' ? 'servers' : 'down' } }] };
}

/** The clerk that asks the shard controller: the last one that is up and carries no load, else the last that is up. */
export function adminOf(world: World): NodeId | null {
  const up = clerksOf(world).filter(({ health }) => health === 'up');
  return (up.findLast(({ load }) => load === null) ?? up.at(-1))?.id ?? null;
}

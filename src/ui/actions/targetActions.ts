// Everything that can be done to what is under the pointer.
import { groupName } from '../../describe/groupWords.ts';
import type { GroupId } from '../../model/ids.ts';
import { nodeOf, type World } from '../../model/world.ts';
import type { Selection } from '../store/store.ts';
import { clusterActions, inFlight, linkActions, messageActions } from './busActions.ts';
import { groupActions } from './groupActions.ts';
import { clerkActions, jobNodeActions, sendActions, serverActions } from './nodeActions.ts';
import type { ActionGroup } from './targetAction.ts';

/** Something on the stage, a group of a sharded store, or the empty ground: the cluster as a whole. */
export type Target = Selection | { readonly kind: 'group'; readonly group: GroupId } | { readonly kind: 'ground' };

/** Can it be looked into? */
export function isSelection(target: Target): target is Selection {
  return target.kind !== 'group' && target.kind !== 'ground';
}

/** What can be done to a target now. Empty for what can only be looked at (events, operations). */
export function actionsFor(world: World, target: Target): readonly ActionGroup[] {
  switch (target.kind) {
    case 'node':
      return nodeGroups(world, target.id);
    case 'entry':
      return nodeGroups(world, target.node);
    case 'message':
      return messageActions(target.id, inFlight(world, target.id));
    case 'link':
      return linkActions(world, target.from, target.to);
    case 'group':
      return groupActions(world, target.group);
    case 'ground':
      return clusterActions(world);
    case 'operation':
    case 'event':
      return [];
  }
}

function nodeGroups(world: World, id: string): readonly ActionGroup[] {
  const node = nodeOf(world, id);
  if (!node) return [];
  if (node.kind === 'clerk') return clerkActions(world, node);
  if (node.kind !== 'server') return jobNodeActions(world, node);
  const ofGroup = world.setup.shards > 0 ? groupActions(world, node.group) : [];
  return [...serverActions(world, node), { title: 'Client', actions: sendActions(world, node) }, ...ofGroup];
}

/** What a menu or a button calls a target: `n3`, `the link n1 to n2`. */
export function targetName(target: Target): string {
  switch (target.kind) {
    case 'node':
      return target.id;
    case 'message':
      return target.id;
    case 'entry':
      return `${target.node}, entry ${target.index}`;
    case 'link':
      return `${target.from} – ${target.to}`;
    case 'operation':
      return 'Operation';
    case 'event':
      return 'Event';
    case 'group':
      return groupName(target.group);
    case 'ground':
      return 'Cluster';
  }
}

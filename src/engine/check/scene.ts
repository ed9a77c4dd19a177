// What the checks look at: one step, and in it one server that the step touched. A check compares the server as it was with
// the server as it is; what is the same object has not changed, and is not looked at.
import type { Event } from '../../model/event.ts';
import type { Ghost, GroupHistory, Violation } from '../../model/ghost.ts';
import type { LogIndex, NodeId } from '../../model/ids.ts';
import { emptyList } from '../../model/list.ts';
import type { ServerNode, World } from '../../model/world.ts';
import { initialMachine } from '../machine/machine.ts';
import type { InvariantId } from './catalogue.ts';

/** A step under judgement. What the checks find and remember is written here. */
export interface Scene {
  /** The world after the step. */
  readonly world: World;
  readonly events: readonly Event[];
  groups: Ghost['groups'];
  violations: readonly Violation[];
}

/** One server that the step touched. */
export interface Change {
  readonly scene: Scene;
  readonly was: ServerNode;
  readonly is: ServerNode;
  /** It has crashed, restarted or been wiped in this step: its memory begins anew from the disk. */
  readonly reborn: boolean;
  /** Its log is as it was through this index. */
  readonly kept: LogIndex;
  /** What is remembered of its group. */
  history: GroupHistory;
}

/** The history of a group of which nothing is known yet. */
export const EMPTY_HISTORY: GroupHistory = {
  terms: emptyList(),
  committed: emptyList(),
  digests: emptyList(),
  machine: initialMachine(),
  configs: emptyList(),
};

/** Alarms kept at most: a broken world breaks more and more, and the first ones tell the story. */
export const MOST_VIOLATIONS = 100;

/**
 * Raises an alarm, unless the same one has been raised before. `key` tells apart what is worth telling apart: a term, a
 * server. `detail` is called only for a new alarm.
 */
export function alarm(
  { scene, is }: Change,
  invariant: InvariantId,
  key: string | number,
  nodes: readonly NodeId[],
  index: LogIndex | null,
  detail: () => string,
): void {
  const { violations, world } = scene;
  if (violations.length >= MOST_VIOLATIONS) return;
  const fullKey = `${is.group}/${key}`;
  if (violations.some((v) => v.invariant === invariant && v.key === fullKey)) return;
  const { step, now } = world;
  scene.violations = [...violations, { invariant, key: fullKey, detail: detail(), nodes, index, step, at: now }];
}

/** `n1, n2 and n3`; `nobody` of none. */
export function listed(ids: readonly NodeId[]): string {
  if (ids.length === 0) return 'nobody';
  return ids.length === 1 ? `${ids[0]}` : `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}`;
}

/** `entry 5` or `entries 5 to 7`. */
export function entryRange(from: LogIndex, to: LogIndex): string {
  return from >= to ? `entry ${from}` : `entries ${from} to ${to}`;
}

// What the checks look at: one server that a step touched, as it was and as it is. What is the same object has not changed,
// and is not looked at.
import type { Event } from '../../model/event.ts';
import type { Ghost, GroupHistory, StoreHistory, Violation } from '../../model/ghost.ts';
import type { GroupId, LogIndex, NodeId } from '../../model/ids.ts';
import { emptyList } from '../../model/list.ts';
import type { Setup } from '../../model/setup.ts';
import type { ServerNode, World } from '../../model/world.ts';
import { initialMachine } from '../machine/machine.ts';
import type { InvariantId } from './catalogue.ts';

/** One server that a step touched, under judgement. What the checks find and remember is written here. */
export interface Change {
  readonly was: ServerNode;
  readonly is: ServerNode;
  /** The world after the step, and what happened in it. */
  readonly world: World;
  readonly events: readonly Event[];
  /** It has crashed, restarted or been wiped in this step: its memory begins anew from the disk. */
  readonly reborn: boolean;
  /** Its log is as it was through this index. */
  readonly kept: LogIndex;
  /** The last index it has applied, as its events tell so far. */
  applied: LogIndex;
  /** What is remembered of its group. */
  history: GroupHistory;
  /** What is remembered of the sharded store. */
  store: StoreHistory;
  violations: readonly Violation[];
}

/** What is remembered of a group; of one of which nothing is known yet, that. */
export function historyOf(ghost: Ghost, setup: Setup, group: GroupId): GroupHistory {
  return (
    ghost.groups[group] ?? {
      terms: emptyList(),
      committed: emptyList(),
      machine: initialMachine(setup, group),
      configs: emptyList(),
    }
  );
}

/** Alarms kept at most: a broken world breaks more and more, and the first ones tell the story. */
export const MOST_VIOLATIONS = 100;

/**
 * Raises an alarm, unless the same one has been raised before. `key` tells apart what is worth telling apart: a term, a
 * server. `detail` is called only for a new alarm.
 */
export function alarm(
  change: Change,
  invariant: InvariantId,
  key: string | number,
  nodes: readonly NodeId[],
  index: LogIndex | null,
  detail: () => string,
): void {
  const { is, violations, world } = change;
  if (violations.length >= MOST_VIOLATIONS) return;
  const fullKey = `${is.group}/${key}`;
  if (violations.some((v) => v.invariant === invariant && v.key === fullKey)) return;
  const { step, now } = world;
  change.violations = [...violations, { invariant, key: fullKey, detail: detail(), nodes, index, step, at: now }];
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

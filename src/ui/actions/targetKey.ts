// Which key does the same as an action of a menu, when its target is selected.
import { keyText } from './keyText.ts';
import { ACTIONS } from './registry.ts';
import type { Target } from './targetActions.ts';

/** The registry's action that does to the selection what this one does to its target; for the cluster it needs none. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  node: ['crash', 'restart', 'pause', 'resume', 'timeout', 'snapshot', 'wipe'],
  message: ['drop', 'duplicate', 'deliver'],
};
const OF_CLUSTER: Readonly<Record<string, string>> = {
  'crash-leader': 'crash-leader',
  'cut-leader': 'isolate-leader',
  'leader-in-minority': 'minority-leader',
  heal: 'heal',
  'resume-all': 'resume-all',
};

/** The key for a target's action as the reader's keyboard names it; null: it has none. */
export function targetKey({ kind }: Pick<Target, 'kind'>, actionId: string): string | null {
  const id =
    kind === 'ground'
      ? OF_CLUSTER[actionId]
      : SAME[kind]?.includes(actionId)
        ? `${actionId}-${kind === 'node' ? 'selected' : 'message'}`
        : undefined;
  const key = ACTIONS.find((action) => action.id === id)?.keys[0];
  return key ? keyText(key) : null;
}

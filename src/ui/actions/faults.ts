// What breaks and mends the cluster, by key: the actions of the selected target and of the cluster, and RaftScope's R T A B.
import type { Command } from '../../model/command.ts';
import { type ServerNode, serversOf, type World } from '../../model/world.ts';
import { perform } from '../engine/playground.ts';
import { selectLeader } from '../store/selectors.ts';
import type { PageState } from '../store/store.ts';
import { notify } from '../store/view.ts';
import type { Action, ActionGroup } from './action.ts';
import { findAction, only, type TargetAction } from './targetAction.ts';
import { actionsFor, type Target } from './targetActions.ts';

/** An action of a target (see targetActions.ts) under a key. `none` is said while there is no such target. */
function onTarget(
  group: ActionGroup,
  targetOf: (state: PageState) => Target | null,
  none: string,
  row: { readonly id: string; readonly does: string; readonly label: string; readonly keys: readonly string[] },
): Action {
  const find = (state: PageState): TargetAction | null => {
    const target = targetOf(state);
    return (state.world && target && findAction(actionsFor(state.world, target), row.does)) ?? null;
  };
  return {
    id: row.id,
    group,
    label: row.label,
    keys: row.keys,
    enabled: (state) => {
      const found = find(state);
      return found === null ? none : (found.refusal ?? true);
    },
    run: (state) => {
      const found = find(state);
      if (found) void perform(found.command);
    },
  };
}

const selectedNode = ({ selection }: PageState) => (selection?.kind === 'node' ? selection : null);
const selectedMessage = ({ selection }: PageState) => (selection?.kind === 'message' ? selection : null);
const ground = (): Target => ({ kind: 'ground' });

function onSelected(does: string, label: string, keys: readonly string[]): Action {
  return onTarget('Servers', selectedNode, 'Select a server first', { id: `${does}-selected`, does, label, keys });
}

function onMessage(does: string, label: string, keys: readonly string[]): Action {
  return onTarget('Network', selectedMessage, 'Select a message first', { id: `${does}-message`, does, label, keys });
}

function onCluster(group: ActionGroup, does: string, id: string, label: string, keys: readonly string[]): Action {
  return onTarget(group, ground, 'The engine is still starting', { id, does, label, keys });
}

/** Servers that wait for a leader: up, and not leading themselves. */
function waiting(world: World | null): readonly ServerNode[] {
  return world ? serversOf(world).filter((server) => server.health === 'up' && server.raft.role.kind !== 'leader') : [];
}

const isSharded = ({ world }: PageState) => world !== null && world.setup.shards > 0;

const timeOut = (servers: readonly ServerNode[]): Command => ({
  type: 'timeout',
  nodes: servers.map(({ id }) => only(id)),
});

function tell(detail: string): void {
  notify({ tone: 'info', title: 'Timers', detail, action: null });
}

/** In the order in which the palette lists them. */
export const FAULT_ACTIONS: readonly Action[] = [
  onSelected('crash', 'Crash the selected server', ['x']),
  onSelected('restart', 'Restart the selected server', ['Shift+X']),
  onSelected('pause', 'Pause the selected server', ['p']),
  onSelected('resume', 'Resume the selected server', ['Shift+P']),
  onSelected('timeout', 'Let its election timer fire now', ['e']),
  onSelected('snapshot', 'Let it take a snapshot now', ['s']),
  onSelected('wipe', 'Wipe its disk', []),
  onSelected('isolate', 'Cut the selected server off', []),
  onSelected('reconnect', 'Reconnect the selected server', []),
  onCluster('Servers', 'crash-leader', 'crash-leader', 'Crash the leader', ['Shift+R']),
  {
    id: 'restart-leader',
    group: 'Servers',
    label: 'Crash the leader and start it again at once',
    keys: ['r'],
    enabled: (state) =>
      isSharded(state) ? 'Each group has a leader of its own' : selectLeader(state) !== null || 'Nobody leads',
    run: () => void perform({ type: 'restart', nodes: [{ kind: 'leader' }] }),
  },
  {
    id: 'spread',
    group: 'Servers',
    label: 'Let one follower time out alone (no split vote)',
    keys: ['t'],
    enabled: ({ world }) => waiting(world).length > 0 || 'No server is waiting for a leader',
    run: ({ world }) => {
      const firesAt = (server: ServerNode) => server.electionTimer?.firesAt ?? Number.POSITIVE_INFINITY;
      const [soonest] = waiting(world).toSorted((a, b) => firesAt(a) - firesAt(b));
      if (!soonest) return;
      void perform(timeOut([soonest]));
      tell(`${soonest.id} was the next to time out. It does so now, alone, and will hardly meet a rival.`);
    },
  },
  {
    id: 'align',
    group: 'Servers',
    label: 'Let two followers time out together (a split vote)',
    keys: ['a'],
    enabled: ({ world }) => waiting(world).length > 1 || 'It takes two followers that are up',
    run: ({ world }) => {
      const pair = waiting(world).slice(0, 2);
      void perform(timeOut(pair));
      tell(`${pair.map(({ id }) => id).join(' and ')} time out at the same instant, and each votes for itself first.`);
    },
  },
  {
    id: 'resume-all',
    group: 'Servers',
    label: 'Bring everybody back: restart and resume all',
    keys: ['b'],
    enabled: ({ world }) => world?.nodes.some((node) => node.health !== 'up') || 'Every process is up',
    run: ({ world }) => {
      const has = (health: 'down' | 'paused') => world?.nodes.some((node) => node.health === health) ?? false;
      void (async () => {
        if (has('down')) await perform({ type: 'restart', nodes: [{ kind: 'down' }] });
        if (has('paused')) await perform({ type: 'resume', nodes: [{ kind: 'all' }] });
      })();
    },
  },
  onCluster('Network', 'cut-leader', 'isolate-leader', 'Cut the leader off from everybody', ['i']),
  onCluster('Network', 'leader-in-minority', 'minority-leader', 'Leave the leader with one follower only', ['m']),
  onCluster('Network', 'split', 'split', 'Split the network in two', []),
  onCluster('Network', 'heal', 'heal', 'Heal all links', ['h']),
  onMessage('drop', 'Drop the selected message', ['Delete', 'Backspace']),
  onMessage('duplicate', 'Duplicate the selected message', ['d']),
  onMessage('delay', 'Delay the selected message', []),
  onMessage('deliver', 'Deliver the selected message now', ['Enter']),
];

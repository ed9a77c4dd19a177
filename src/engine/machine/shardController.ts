// The shard controller's machine (lab 4A): a history of configurations that only ever grows. A change makes the next one.
import type { OpResult } from '../../model/kv.ts';
import {
  type ConfigChange,
  type ControlOp,
  configBytes,
  firstConfig,
  gidsOf,
  NOBODY,
  type ShardConfig,
  type ShardControllerState,
} from '../../model/shard.ts';
import type { MachineRules } from './machineRules.ts';
import { dealAnew, rebalance } from './rebalance.ts';

/** What the shard controller asks of the rules. */
type ControllerRules = Pick<MachineRules, 'applyOnce' | 'moveFewest'>;

/** The controller before the first change, of a store of so many shards. */
export function emptyController(shards: number): ShardControllerState {
  return { kind: 'shardController', configs: [firstConfig(shards)], sessions: {} };
}

/** Applies an op. A change that its clerk's session has already seen makes no second configuration. */
export function applyControl(
  state: ShardControllerState,
  op: ControlOp,
  rules: ControllerRules,
): { state: ShardControllerState; result: OpResult; repeated: boolean } {
  if (op.type === 'query') {
    const config = configAt(state, op.num);
    return { state, result: { ok: true, value: null, config }, repeated: false };
  }
  const session = Object.hasOwn(state.sessions, op.clientId) ? state.sessions[op.clientId] : undefined;
  if (rules.applyOnce() && session && session.requestId >= op.requestId)
    return { state, result: session.result, repeated: true };
  const next = nextConfig(newestConfig(state), op, rules);
  const result: OpResult = { ok: next !== null, value: null };
  const configs = next === null ? state.configs : [...state.configs, next];
  const sessions = { ...state.sessions, [op.clientId]: { requestId: op.requestId, result } };
  return { state: { kind: 'shardController', configs, sessions }, result, repeated: false };
}

/** The newest configuration. */
export function newestConfig({ configs }: ShardControllerState): ShardConfig {
  return configs[configs.length - 1] as ShardConfig;
}

/** The configuration of a number; of -1, or one that there is not yet, the newest. */
export function configAt(state: ShardControllerState, num: number): ShardConfig {
  return state.configs[num] ?? newestConfig(state);
}

/** What a change makes of a configuration; null when it changes nothing: a group that is in already, one that is not. */
export function nextConfig(config: ShardConfig, change: ConfigChange, rules: ControllerRules): ShardConfig | null {
  const num = config.num + 1;
  switch (change.type) {
    case 'join': {
      const fresh = Object.keys(change.groups).filter((gid) => !Object.hasOwn(config.groups, gid));
      if (fresh.length === 0 || fresh.some((gid) => Number(gid) === NOBODY)) return null;
      const groups = { ...config.groups };
      for (const gid of fresh) groups[Number(gid)] = change.groups[Number(gid)] ?? [];
      return balanced(num, config.shards, groups, rules);
    }
    case 'leave': {
      const left = gidsOf(config).filter((gid) => !change.gids.includes(gid));
      if (left.length === gidsOf(config).length) return null;
      const groups = Object.fromEntries(left.map((gid) => [gid, config.groups[gid] ?? []]));
      return balanced(num, config.shards, groups, rules);
    }
    case 'move': {
      const { shard, gid } = change;
      const owner = config.shards[shard];
      if (owner === undefined || owner === gid || !Object.hasOwn(config.groups, gid)) return null;
      return { num, shards: config.shards.with(shard, gid), groups: config.groups };
    }
    case 'recover':
      return null;
  }
}

function balanced(
  num: number,
  shards: ShardConfig['shards'],
  groups: ShardConfig['groups'],
  rules: ControllerRules,
): ShardConfig {
  const gids = Object.keys(groups).map(Number);
  return { num, shards: rules.moveFewest() ? rebalance(shards, gids) : dealAnew(shards, gids), groups };
}

/** Canonical size of the state in bytes. */
export function controllerBytes(state: ShardControllerState): number {
  const sessions = Object.keys(state.sessions).reduce((sum, clerk) => sum + clerk.length + 9, 0);
  return state.configs.reduce((sum, config) => sum + configBytes(config), sessions);
}

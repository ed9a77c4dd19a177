// The sharded store (6.824 lab 4): who owns which shard, what may be asked of the shard controller, what a group keeps.
import type { GroupId, NodeId } from './ids.ts';
import type { KvState, OpResult, Session } from './kv.ts';

/** A shard's number, from 0. */
export type ShardId = number;

/** The group of the shard controller's own servers. */
export const CONTROLLER_GROUP: GroupId = 0;
/** In a configuration: nobody owns the shard. (The labs' invalid group, which has the same number as our controller's.) */
export const NOBODY: GroupId = 0;
/** The first group of a sharded store; the others follow. The labs' number. */
export const FIRST_GROUP: GroupId = 100;

/**
 * A configuration: which group owns each shard. Numbered from 0, in which there are no groups and nobody owns anything.
 * `shards[s]` is the owner of shard s; `groups` names each group's servers.
 */
export interface ShardConfig {
  readonly num: number;
  readonly shards: readonly GroupId[];
  readonly groups: Readonly<Record<GroupId, readonly NodeId[]>>;
}

/** What the shard controller may be asked to change. `join` names groups and their servers, `move` pins one shard until the next change. */
export type ConfigChange =
  | { readonly type: 'join'; readonly groups: Readonly<Record<GroupId, readonly NodeId[]>> }
  | { readonly type: 'leave'; readonly gids: readonly GroupId[] }
  | { readonly type: 'move'; readonly shard: ShardId; readonly gid: GroupId }
  /** Only where clerks hand shards over: a change that another clerk has begun, and not ended, is ended. */
  | { readonly type: 'recover' };

/** The configuration of a number; of -1, or one beyond the last, the newest. */
export interface ConfigQuery {
  readonly type: 'query';
  readonly num: number;
}

/** A log entry of the shard controller (lab 4A). A retried change runs once, by `clientId` and `requestId`. */
export type ControlOp = (ConfigChange | ConfigQuery) & { readonly clientId: NodeId; readonly requestId: number };

/** The shard controller's machine: every configuration there has been, `configs[n]` numbered n, and a session for each clerk. */
export interface ShardControllerState {
  readonly kind: 'shardController';
  readonly configs: readonly ShardConfig[];
  readonly sessions: Readonly<Record<NodeId, Session>>;
}

/** A log entry of a group of the sharded store, by which all its servers go over to the next configuration at one place. */
export interface ReconfigureOp {
  readonly type: 'reconfigure';
  readonly config: ShardConfig;
}
/** A shard is frozen where it is, for configuration `num`, and read by the clerk that hands it over (6.5840 of 2025). */
export interface FreezeShardOp {
  readonly type: 'freezeShard';
  readonly num: number;
  readonly shard: ShardId;
}
/**
 * A shard arrives, with its data and its sessions, for configuration `num`. `from` is the server that sent it and waits for
 * word, or the clerk that hands it over.
 */
export interface InstallShardOp {
  readonly type: 'installShard';
  readonly num: number;
  readonly shard: ShardId;
  readonly kv: KvState;
  readonly from: NodeId;
}
/** The new owner has the shard for configuration `num`: the old one deletes it (lab 4, challenge 1). */
export interface DeleteShardOp {
  readonly type: 'deleteShard';
  readonly num: number;
  readonly shard: ShardId;
}
/** What is written into a group's log for the hand-over of shards: by its leader, or by a clerk. */
export type ShardOp = ReconfigureOp | FreezeShardOp | InstallShardOp | DeleteShardOp;

/** What a clerk that hands shards over asks of a group (6.5840 of 2025). */
export type AdminOp = Exclude<ShardOp, ReconfigureOp> & { readonly clientId: NodeId; readonly requestId: number };

/** Is this an op of the hand-over? */
export function isShardOp(op: { readonly type: string }): op is ShardOp {
  const { type } = op;
  return type === 'reconfigure' || type === 'freezeShard' || type === 'installShard' || type === 'deleteShard';
}

/**
 * How a group stands to a shard. serving: reads and writes run. arriving: owned by the configuration, and the former owner
 * still has it. leaving: owned by another group now, frozen here until that one has it.
 */
export type ShardPhase = 'serving' | 'arriving' | 'leaving';

/** One shard as a group has it. Its sessions travel with it, so that a retried request runs once whoever answers. */
export interface Shard {
  readonly phase: ShardPhase;
  readonly kv: KvState;
}

/** The machine of a group of the sharded store (lab 4B). `shards` holds what the group serves, awaits or has not handed over yet. */
export interface ShardKvState {
  readonly kind: 'shardKv';
  readonly gid: GroupId;
  readonly config: ShardConfig;
  readonly shards: Readonly<Record<ShardId, Shard>>;
  /**
   * Only where clerks hand shards over: the newest configuration for which each shard has been frozen, installed or deleted
   * here. A clerk with an older one comes too late. The group itself knows no configuration then, and `config` stays the first.
   */
  readonly nums?: Readonly<Record<ShardId, number>>;
}

/** The answer of a group that does not serve a key's shard: nothing has run, and the clerk asks for the configuration anew. */
export const WRONG_GROUP: OpResult = { ok: false, value: null, refusal: 'wrong-group' };

/** Where clerks hand shards over, the shard controller is a key/value store: under this key stands the configuration in force. */
export const CONFIG_KEY = 'config';
/** Under this one the configuration that is being gone over to; once that is done, the same as under the other. */
export const NEXT_KEY = 'next';

/** The configuration that stands under a key; the first one before anything does, or if it is something else. */
export function readConfig(text: string | null, shards: number): ShardConfig {
  const config = text === null ? null : configIn(text);
  return config?.shards.length === shards ? config : firstConfig(shards);
}

/** The configuration that a value is; null: it is some other text. */
export function configIn(text: string): ShardConfig | null {
  if (!/^\s*\{/.test(text)) return null;
  try {
    const { num, shards, groups } = JSON.parse(text) as Partial<ShardConfig>;
    const isOne = typeof num === 'number' && areNumbers(shards) && groups instanceof Object;
    return isOne && Object.values(groups).every(Array.isArray) ? { num, shards, groups } : null;
  } catch {
    return null; // it only looks like one
  }
}

function areNumbers(list: unknown): list is readonly number[] {
  return Array.isArray(list) && list.every((one) => typeof one === 'number');
}

/** The configuration before the first change: nobody owns anything. */
export function firstConfig(shards: number): ShardConfig {
  return { num: 0, shards: new Array<GroupId>(shards).fill(NOBODY), groups: {} };
}

/** The shard of a key: its last character's code modulo the number of shards, so that k0, k1, k2 ... lie apart. (The labs take the first one.) */
export function shardOf(key: string, shards: number): ShardId {
  return key.length === 0 ? 0 : key.charCodeAt(key.length - 1) % shards;
}

/** The groups of a configuration, in order. */
export function gidsOf(config: ShardConfig): GroupId[] {
  return Object.keys(config.groups).map(Number);
}

/** Is a group done with its configuration: has every shard arrived, and everything that had to leave been deleted? */
export function isSettled({ shards }: ShardKvState): boolean {
  for (const id in shards) if (shards[id]?.phase !== 'serving') return false;
  return true;
}

/** Canonical size of a configuration in bytes: its number and each owner 8, each group 8 and its servers' names. */
export function configBytes(config: ShardConfig): number {
  let bytes = 8 + 8 * config.shards.length;
  for (const gid of gidsOf(config)) bytes += 8 + namesBytes(config.groups[gid] ?? []);
  return bytes;
}

/** Canonical size of what is asked of the shard controller. */
export function controlBytes(op: ControlOp): number {
  const head = 9 + op.clientId.length;
  switch (op.type) {
    case 'join':
      return Object.values(op.groups).reduce((sum, servers) => sum + 8 + namesBytes(servers), head);
    case 'leave':
      return head + 8 * op.gids.length;
    case 'move':
      return head + 16;
    case 'query':
      return head + 8;
    case 'recover':
      return head;
  }
}

function namesBytes(names: readonly NodeId[]): number {
  return names.reduce((sum, name) => sum + name.length, 0);
}

// The sharded store (lab 4B): one configuration after the other, one owner of a shard, no shard lost on the way, no request
// run by two owners. Groups are judged by the furthest state that any of their servers has applied: one that restarts falls
// behind it and serves nobody until it has caught up.
import type { StoreHistory } from '../../model/ghost.ts';
import type { GroupId } from '../../model/ids.ts';
import { isKvOp, type KvOp } from '../../model/kv.ts';
import {
  CONTROLLER_GROUP,
  NEXT_KEY,
  NOBODY,
  readConfig,
  type ShardId,
  type ShardKvState,
  type ShardPhase,
  shardOf,
} from '../../model/shard.ts';
import type { Applied } from './machine.ts';
import { alarm, type Change, listed } from './scene.ts';

/** A server of a sharded group has another machine, or has applied more. */
export function checkShards(change: Change): void {
  const { is, was, events } = change;
  const { machine } = is;
  if (machine.kind !== 'shardKv' || was.machine.kind !== 'shardKv') return;
  const furthest = change.store.furthest[is.group];
  let num = was.machine.config.num;
  for (const event of events) {
    if (event.type === 'SnapshotInstalled' && event.node === is.id) num = configOfSnapshot(change, num);
    if (event.type !== 'EntryApplied' || event.node !== is.id) continue;
    num = checkNextConfig(change, event, num);
    if (event.entry.index > (furthest?.index ?? 0)) checkRunOnce(change, event, machine);
  }
  if (is.raft.lastApplied <= (furthest?.index ?? 0)) return;
  remember(change, machine);
  if (furthest && furthest.machine.shards === machine.shards && furthest.machine.config === machine.config) return;
  checkOwners(change, machine);
}

function configOfSnapshot({ is }: Change, num: number): number {
  const machine = is.raft.snapshot?.machine;
  return machine?.kind === 'shardKv' ? machine.config.num : num;
}

/** I36. Returns the number of the configuration after the entry. */
function checkNextConfig(change: Change, { entry, result }: Applied, num: number): number {
  const { op } = entry;
  if (op.type !== 'reconfigure' || !result?.ok) return num;
  const { is } = change;
  if (op.config.num !== num + 1) {
    alarm(change, 'I36', `${is.id}@${op.config.num}`, [is.id], entry.index, () => {
      return `${is.id} of group ${is.group} went from configuration ${num} to ${op.config.num}.`;
    });
  }
  return op.config.num;
}

/** I32, across owners: what a clerk has asked of a shard runs in the order of its requests, and once. */
function checkRunOnce(change: Change, { entry, result, repeated }: Applied, { config }: ShardKvState): void {
  const { op } = entry;
  if (!isKvOp(op) || repeated || !result?.ok || result.refusal || !isSessioned(op)) return;
  const shard = shardOf(op.key, config.shards.length);
  const { ran } = change.store;
  const ofShard = ran[shard];
  if ((ofShard?.[op.clientId] ?? 0) >= op.requestId) {
    alarm(change, 'I32', `${op.clientId}.${op.requestId}`, [change.is.id], entry.index, () => {
      return `Request ${op.requestId} of ${op.clientId} has run before, and group ${change.is.group} ran it again at ${entry.index}.`;
    });
  } else {
    const next = { ...ran, [shard]: { ...ofShard, [op.clientId]: op.requestId } };
    change.store = { furthest: change.store.furthest, ran: next };
  }
}

function isSessioned({ type }: KvOp): boolean {
  return type === 'put' || type === 'append' || type === 'cas';
}

function remember(change: Change, machine: ShardKvState): void {
  const { is, store } = change;
  const furthest = { ...store.furthest, [is.group]: { index: is.raft.lastApplied, machine } };
  change.store = { furthest, ran: store.ran };
}

/** I34 and I35, of every shard that the group has, or has had until now. */
function checkOwners(change: Change, { shards, nums }: ShardKvState): void {
  const had = change.was.machine;
  for (const key in shards) {
    if (shards[key]?.phase === 'serving') checkOneOwner(change, Number(key));
    else checkNotLost(change, Number(key));
  }
  if (had.kind !== 'shardKv') return;
  for (const key in had.shards) {
    if (Object.hasOwn(shards, key)) continue;
    if (nums) checkCarried(change, Number(key), nums[Number(key)] ?? 0);
    else checkNotLost(change, Number(key));
  }
}

/** I34. */
function checkOneOwner(change: Change, shard: ShardId): void {
  const owners = groupsWith(change.store, shard, 'serving');
  if (owners.length <= 1) return;
  alarm(change, 'I34', shard, [change.is.id], change.is.raft.lastApplied, () => {
    return `Shard ${shard} is served by groups ${listed(owners.map(String))} at the same time.`;
  });
}

/** I35. Who has come to the configuration that takes a shard away has it still, until the one that waits for it has it. */
function checkNotLost(change: Change, shard: ShardId): void {
  const { is, world, store } = change;
  const controller = world.ghost.groups[CONTROLLER_GROUP]?.machine;
  if (controller?.kind !== 'shardController') return;
  for (const gid of groupsWith(store, shard, 'arriving')) {
    const { num } = (store.furthest[gid] as StoreHistory['furthest'][number]).machine.config;
    const owner = controller.configs[num - 1]?.shards[shard] ?? NOBODY;
    const state = store.furthest[owner]?.machine;
    if (!state || state.config.num < num || state.shards[shard]?.phase === 'leaving') continue;
    alarm(change, 'I35', shard, [is.id], is.raft.lastApplied, () => {
      return `Group ${gid} waits for shard ${shard} of configuration ${num}, but group ${owner} has it no more.`;
    });
  }
}

/** I35, where clerks carry shards. A group has deleted one for a configuration: by then the new owner has it, if there is one. */
function checkCarried(change: Change, shard: ShardId, num: number): void {
  const { is, world, store } = change;
  const controller = world.ghost.groups[CONTROLLER_GROUP]?.machine;
  const announced = controller?.kind === 'kv' ? controller.data[NEXT_KEY] : undefined;
  const next = readConfig(announced ?? null, world.setup.shards);
  if (next.num === num && next.shards[shard] === NOBODY) return;
  for (const gid in store.furthest) {
    const nums = store.furthest[gid]?.machine.nums;
    if (Number(gid) !== is.group && (nums?.[shard] ?? 0) >= num) return;
  }
  alarm(change, 'I35', shard, [is.id], is.raft.lastApplied, () => {
    return `Group ${is.group} has deleted shard ${shard} for configuration ${num}, and no other group has it yet.`;
  });
}

function groupsWith({ furthest }: StoreHistory, shard: ShardId, phase: ShardPhase): GroupId[] {
  return Object.entries(furthest)
    .filter(([, { machine }]) => machine.shards[shard]?.phase === phase)
    .map(([gid]) => Number(gid));
}

// A digest of any machine's state. The shard controller's and a sharded group's are sums over their parts, as the store's is.
import type { MachineState } from '../../model/kv.ts';
import type { Shard, ShardConfig, ShardControllerState, ShardKvState } from '../../model/shard.ts';
import { digestOf } from './digest.ts';
import { hashText } from './textHash.ts';

const MASK = 0x3fffffff;

/** The digest of a state. With the state it came from, only what differs between the two is looked at. */
export function machineDigest(state: MachineState, from?: MachineState): number {
  switch (state.kind) {
    case 'kv':
      return digestOf(state, from?.kind === 'kv' ? from : undefined);
    case 'shardController':
      return remembered(state, controllerDigest);
    case 'shardKv':
      return remembered(state, groupDigest);
    case 'coordinator':
      return remembered(state, (table) => hashText(JSON.stringify(table)));
  }
}

/** Digests of states, of configurations and of shards that have been looked at before: they are values and never change. */
const known = new WeakMap<object, number>();

function remembered<T extends object>(value: T, reckon: (value: T) => number): number {
  let digest = known.get(value);
  if (digest === undefined) {
    digest = reckon(value) & MASK;
    known.set(value, digest);
  }
  return digest;
}

function controllerDigest({ configs, sessions }: ShardControllerState): number {
  const head = digestOf({ kind: 'kv', data: {}, sessions });
  return configs.reduce((sum, config) => (sum + remembered(config, configDigest)) & MASK, head);
}

function groupDigest({ gid, config, shards, nums }: ShardKvState): number {
  const fences = nums === undefined ? 0 : remembered(nums, (known) => hashText(JSON.stringify(known)));
  const head = hashText(`${gid}`) + remembered(config, configDigest) + fences;
  return Object.entries(shards).reduce((sum, [id, shard]) => (sum + shardDigest(id, shard)) & MASK, head);
}

function shardDigest(id: string, shard: Shard): number {
  return remembered(shard, ({ phase, kv }) => Math.imul(digestOf(kv) ^ hashText(phase), 0x85ebca6b)) ^ hashText(id);
}

function configDigest(config: ShardConfig): number {
  return hashText(JSON.stringify(config));
}

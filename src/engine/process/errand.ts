// A clerk that changes the configuration and hands the shards over itself (6.5840 of 2025, lab 5). The configuration stands in a
// versioned key/value store. Who wants to change it announces the next one there: a put for one version lets one clerk through.
// Then each shard that moves is frozen, installed and deleted, and the configuration is published. Any clerk can end what another
// has begun, for all that it needs is what was announced; and groups refuse whoever comes too late (machine/shardFence.ts).
import type { Errand } from '../../model/errand.ts';
import type { GroupId, NodeId } from '../../model/ids.ts';
import type { ClientOp, KvOp, OpResult } from '../../model/kv.ts';
import type { Setup } from '../../model/setup.ts';
import {
  CONFIG_KEY,
  CONTROLLER_GROUP,
  type ConfigChange,
  type ConfigQuery,
  firstConfig,
  NEXT_KEY,
  NOBODY,
  readConfig,
  type ShardConfig,
} from '../../model/shard.ts';
import { EMPTY_KV } from '../machine/kv.ts';
import { nextConfig } from '../machine/shardController.ts';
import { rulesWith } from '../raft/bugs.ts';

/** The beginning of an errand: nothing is known yet. */
export function beginErrand(call: ConfigChange | ConfigQuery, shards: number): Errand {
  return { call, stage: 'reads', config: firstConfig(shards), next: null, isOwn: false, shard: 0, kv: EMPTY_KV };
}

/** Whom the errand asks now, and for what. */
export function requestOf(errand: Errand, clientId: NodeId, requestId: number): { group: GroupId; op: ClientOp } {
  const { stage, config, next, shard, kv } = errand;
  const ids = { clientId, requestId };
  const num = next?.num ?? 0;
  const oldOwner = config.shards[shard] ?? NOBODY;
  switch (stage) {
    case 'reads':
      return { group: CONTROLLER_GROUP, op: get(CONFIG_KEY, ids) };
    case 'looks':
      return { group: CONTROLLER_GROUP, op: get(NEXT_KEY, ids) };
    case 'announces':
      return { group: CONTROLLER_GROUP, op: put(NEXT_KEY, errand, ids) };
    case 'freezes':
      return { group: oldOwner, op: { type: 'freezeShard', num, shard, ...ids } };
    case 'installs': {
      const op = { type: 'installShard' as const, num, shard, kv, from: clientId, ...ids };
      return { group: next?.shards[shard] ?? NOBODY, op };
    }
    case 'deletes':
      return { group: oldOwner, op: { type: 'deleteShard', num, shard, ...ids } };
    case 'publishes':
      return { group: CONTROLLER_GROUP, op: put(CONFIG_KEY, errand, ids) };
  }
}

type Ids = Pick<KvOp, 'clientId' | 'requestId'>;

function get(key: string, ids: Ids): KvOp {
  return { type: 'get', key, value: '', expected: null, ...ids };
}

/** Each configuration is written once under each key, so that the version of the key is the number of what stands there. */
function put(key: string, { config, next }: Errand, ids: Ids): KvOp {
  return { type: 'vput', key, value: JSON.stringify(next), expected: null, version: config.num, ...ids };
}

/** The errand after an answer; or what its call is answered, when it is over. */
export function afterAnswer(errand: Errand, result: OpResult, setup: Setup): Errand | OpResult {
  const { config, next, stage } = errand;
  switch (stage) {
    case 'reads':
      return afterReading(errand, readConfig(result.value, config.shards.length));
    case 'looks': {
      const announced = readConfig(result.value, config.shards.length);
      if (announced.num <= config.num) return propose(errand, setup);
      if (announced.num > config.num + 1) return { ...errand, stage: 'reads' }; // what it has read is out of date
      return handOver({ ...errand, next: announced, isOwn: errand.isOwn !== false && same(announced, next) }, 0);
    }
    case 'announces':
      if (result.ok) return handOver({ ...errand, isOwn: true }, 0);
      return { ...errand, stage: 'reads', isOwn: result.value === 'maybe' ? null : false };
    case 'freezes':
      if (!result.ok) return { ...errand, stage: 'reads' };
      return arrive({ ...errand, kv: result.shard ?? EMPTY_KV });
    case 'installs':
      if (!result.ok) return { ...errand, stage: 'reads' };
      return (config.shards[errand.shard] ?? NOBODY) === NOBODY
        ? handOver(errand, errand.shard + 1)
        : { ...errand, stage: 'deletes' };
    case 'deletes':
      return result.ok ? handOver(errand, errand.shard + 1) : { ...errand, stage: 'reads' };
    case 'publishes':
      return result.ok && errand.isOwn ? { ok: true, value: null } : { ...errand, stage: 'reads' };
  }
}

/** The configuration in force is known: that may be what it wanted to bring about. */
function afterReading(errand: Errand, config: ShardConfig): Errand | OpResult {
  const { call, next, isOwn } = errand;
  if (call.type === 'query') return { ok: true, value: null, config };
  const isInForce = isOwn === null ? same(config, next) : isOwn && next !== null && config.num >= next.num;
  if (isInForce) return { ok: true, value: null };
  return { ...errand, config, stage: 'looks' };
}

/** Nobody has begun a change: it announces its own, if it still changes anything. */
function propose(errand: Errand, { bugs }: Setup): Errand | OpResult {
  const { call, config } = errand;
  const rules = rulesWith(bugs.filter(({ node }) => node === '*').map(({ bug }) => bug));
  if (call.type === 'recover') return { ok: true, value: null };
  const next = call.type === 'query' ? null : nextConfig(config, call, rules);
  return next === null ? { ok: false, value: null } : { ...errand, next, isOwn: null, stage: 'announces' };
}

/** On to the next shard that changes hands, from this one on. */
function handOver(errand: Errand, from: number): Errand {
  const { config, next } = errand;
  for (let shard = from; shard < config.shards.length; shard++) {
    if (config.shards[shard] === next?.shards[shard]) continue;
    const moving = { ...errand, shard, kv: EMPTY_KV };
    return config.shards[shard] === NOBODY ? arrive(moving) : { ...moving, stage: 'freezes' };
  }
  return { ...errand, stage: 'publishes', kv: EMPTY_KV };
}

/** What has been frozen goes to the new owner; without one it is deleted. */
function arrive(errand: Errand): Errand {
  const isGone = (errand.next?.shards[errand.shard] ?? NOBODY) === NOBODY;
  return { ...errand, stage: isGone ? 'deletes' : 'installs' };
}

function same(a: ShardConfig | null, b: ShardConfig | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

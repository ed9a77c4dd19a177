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
import type { Rules } from '../raft/rules.ts';

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
export function afterAnswer(errand: Errand, result: OpResult, { bugs }: Setup): Errand | OpResult {
  const rules = rulesWith(bugs.filter(({ node }) => node === '*').map(({ bug }) => bug));
  const { config, next, stage, shard } = errand;
  switch (stage) {
    case 'reads':
      return afterReading(errand, readConfig(result.value, config.shards.length), rules);
    case 'looks': {
      const announced = readConfig(result.value, config.shards.length);
      if (announced.num <= config.num) return propose(errand, rules);
      if (announced.num > config.num + 1) return { ...errand, stage: 'reads' }; // what it has read is out of date
      return goOver({ ...errand, next: announced, isOwn: errand.isOwn !== false && same(announced, next) }, rules);
    }
    case 'announces':
      if (result.ok) return goOver({ ...errand, isOwn: true }, rules);
      return { ...errand, stage: 'reads', isOwn: result.value === 'maybe' ? null : false };
    case 'freezes':
      if (!result.ok) return { ...errand, stage: 'reads' };
      return carry({ ...errand, kv: result.shard?.kv ?? EMPTY_KV }, rules);
    case 'installs':
      if (!result.ok) return { ...errand, stage: 'reads' };
      return rules.keepUntilInstalled() && hadOwner(errand)
        ? { ...errand, stage: 'deletes' }
        : handOver(errand, shard + 1, rules);
    case 'deletes':
      if (!result.ok) return { ...errand, stage: 'reads' };
      return rules.keepUntilInstalled() || !getsOwner(errand)
        ? handOver(errand, shard + 1, rules)
        : { ...errand, stage: 'installs' };
    case 'publishes':
      if (!result.ok) return { ...errand, stage: 'reads' };
      if (!rules.publishLast()) return handOver(errand, 0, rules);
      return errand.isOwn ? DONE : { ...errand, stage: 'reads' };
  }
}

const DONE: OpResult = { ok: true, value: null };

/** The configuration in force is known: that may be what it wanted to bring about. */
function afterReading(errand: Errand, config: ShardConfig, rules: Rules): Errand | OpResult {
  const { call, next, isOwn } = errand;
  if (call.type === 'query') return { ...DONE, config };
  const isInForce = isOwn === null ? same(config, next) : isOwn && next !== null && config.num >= next.num;
  if (isInForce) return DONE;
  const known = { ...errand, config };
  return rules.announceChange() ? { ...known, stage: 'looks' } : propose(known, rules);
}

/** Nobody has begun a change: it announces its own, if it still changes anything. */
function propose(errand: Errand, rules: Rules): Errand | OpResult {
  const { call, config } = errand;
  if (call.type === 'recover') return DONE;
  const next = call.type === 'query' ? null : nextConfig(config, call, rules);
  if (next === null) return { ok: false, value: null };
  return rules.announceChange()
    ? { ...errand, next, isOwn: null, stage: 'announces' }
    : goOver({ ...errand, next, isOwn: true }, rules);
}

/** What is announced is carried out, and comes into force when that is done. */
function goOver(errand: Errand, rules: Rules): Errand | OpResult {
  return rules.publishLast() ? handOver(errand, 0, rules) : { ...errand, stage: 'publishes' };
}

/** On to the next shard that changes hands, from this one on. */
function handOver(errand: Errand, from: number, rules: Rules): Errand | OpResult {
  const { config, next } = errand;
  for (let shard = from; shard < config.shards.length; shard++) {
    if (config.shards[shard] === next?.shards[shard]) continue;
    const moving = { ...errand, shard, kv: EMPTY_KV };
    return hadOwner(moving) ? { ...moving, stage: 'freezes' } : carry(moving, rules);
  }
  return rules.publishLast() ? { ...errand, stage: 'publishes', kv: EMPTY_KV } : DONE;
}

/** What has been frozen goes to the new owner; without one it is deleted. */
function carry(errand: Errand, rules: Rules): Errand {
  const isKept = rules.keepUntilInstalled() || !hadOwner(errand);
  return { ...errand, stage: isKept && getsOwner(errand) ? 'installs' : 'deletes' };
}

function hadOwner({ config, shard }: Errand): boolean {
  return (config.shards[shard] ?? NOBODY) !== NOBODY;
}

function getsOwner({ next, shard }: Errand): boolean {
  return (next?.shards[shard] ?? NOBODY) !== NOBODY;
}

function same(a: ShardConfig | null, b: ShardConfig | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

// What a server of a sharded store has besides Raft: its group's configuration, how the group stands to each shard, whom its
// leader asks of other groups; and what messages and entries of the hand-over carry.
import { configText, opText } from '../../../describe/op.ts';
import { ownedBy } from '../../../describe/shardSight.ts';
import { type KvState, kvBytes, type MachineState, type Op } from '../../../model/kv.ts';
import type { JobState } from '../../../model/mapreduce.ts';
import {
  CONTROLLER_GROUP,
  configIn,
  gidsOf,
  type ShardConfig,
  type ShardKvState,
  type ShardPhase,
} from '../../../model/shard.ts';
import type { ServerNode } from '../../../model/world.ts';
import { bytes, count } from '../../lib/figures.ts';
import { type Fact, fact, factOf } from './facts.ts';

/** How a server's group stands, as far as this server has applied; nothing for one that is not of a sharded store. */
export function ownerFacts({ machine, mover, health }: ServerNode): Fact[] {
  if (machine.kind === 'kv' || machine.kind === 'coordinator' || health === 'down') return [];
  if (machine.kind === 'shardController') {
    const newest = machine.configs.at(-1);
    return newest ? [fact('newest', configText(newest), 'The newest configuration that it has applied')] : [];
  }
  return [
    ...(machine.nums
      ? []
      : [fact('config', machine.config.num, 'The configuration that its group has come to, as far as it has applied')]),
    fact('serves', shardNumbers(machine, 'serving') || 'nothing', 'Shards whose keys can be read and written here'),
    ...awaited(machine),
    ...leaving(machine),
    ...(mover?.timer ? [asked(mover)] : []),
  ];
}

function awaited(machine: ShardKvState): Fact[] {
  const shards = shardNumbers(machine, 'arriving');
  return shards === '' ? [] : [fact('awaits', shards, 'Shards that it owns, and that their former owner still has')];
}

function leaving({ config, shards, nums }: ShardKvState): Fact[] {
  const way = (id: number) => (nums ? `for configuration ${nums[id]}` : `to ${config.shards[id]}`);
  const parts = Object.entries(shards).flatMap(([id, { phase }]): [string, string][] =>
    phase === 'leaving' ? [[id, way(Number(id))]] : [],
  );
  if (parts.length === 0) return [];
  return [factOf('hands over', parts, 'Frozen shards: kept until their new owner has them in its log')];
}

function shardNumbers({ shards }: ShardKvState, wanted: ShardPhase): string {
  return Object.keys(shards)
    .filter((id) => shards[Number(id)]?.phase === wanted)
    .join(', ');
}

/** Whom the leader's part beside Raft asks of each group. */
function asked({ asks, silent }: NonNullable<ServerNode['mover']>): Fact {
  const parts = Object.entries(asks).map(([gid, server]): [string, string] => [
    Number(gid) === CONTROLLER_GROUP ? 'controller' : gid,
    silent.includes(Number(gid)) ? `${server}, silent` : server,
  ]);
  const about =
    'Whom it asks for the next configuration, and whom it sends shards to; not heard from since its last beat: silent';
  return parts.length === 0 ? fact('asks', 'nobody yet', about) : factOf('asks', parts, about);
}

/** Most configurations that are listed of the shard controller. */
const NEWEST = 6;

/** What the machine of a sharded store holds: the keys of each shard, or the configurations, newest first. */
export function storeFacts(machine: Exclude<MachineState, KvState | JobState>): Fact[] {
  if (machine.kind === 'shardController') {
    return machine.configs
      .slice(-NEWEST)
      .reverse()
      .map((config) => ({ ...fact(`${config.num}`, ownersText(config)), about: `Configuration ${config.num}` }));
  }
  return Object.entries(machine.shards).map(([id, { phase, kv }]) => {
    const keys = pairs(kv);
    const about = `Shard ${id}`;
    if (phase === 'arriving') return fact(`shard ${id}`, 'awaited', about);
    return keys.length === 0 ? fact(`shard ${id}`, 'empty', about) : factOf(`shard ${id}`, keys, about);
  });
}

function ownersText(config: ShardConfig): string {
  return configText(config).slice(`${config.num}: `.length);
}

/** Most keys of a shard that are listed. */
const KEYS = 12;

function pairs({ data }: KvState): [string, string][] {
  const keys = Object.keys(data).sort();
  const shown = keys
    .slice(0, KEYS)
    .map((key): [string, string] => [key, data[key] === '' ? '(empty)' : (data[key] ?? '')]);
  return keys.length > KEYS ? [...shown, ['and', `${keys.length - KEYS} more`]] : shown;
}

/** The last request of each clerk that has run on each shard: it travels with the shard. */
export function shardSessionFacts({ shards }: ShardKvState): Fact[] {
  return Object.entries(shards).flatMap(([id, { kv, phase }]) => {
    const clerks = Object.entries(kv.sessions).map(([clerk, { requestId }]): [string, number] => [clerk, requestId]);
    return clerks.length === 0 || phase === 'arriving' ? [] : [factOf(`shard ${id}`, clerks)];
  });
}

/** What a shard brings with it when it moves. */
export function carriedFacts(kv: KvState): Fact[] {
  const keys = pairs(kv);
  const clerks = Object.entries(kv.sessions).map(([clerk, { requestId }]): [string, string] => [
    clerk,
    `request ${requestId}`,
  ]);
  return [
    fact('data', `${bytes(kvBytes(kv))} · ${count(Object.keys(kv.data).length, 'key')}`),
    ...(keys.length === 0 ? [] : [factOf('keys', keys)]),
    ...(clerks.length === 0
      ? []
      : [factOf('sessions', clerks, 'The last request of each clerk: a repeat runs once, whoever owns it')]),
  ];
}

/** What an entry asks of the machine. */
export function opFacts(op: Op): Fact[] {
  switch (op.type) {
    case 'reconfigure':
      return [
        fact('config', op.config.num, 'Its group goes over to this configuration here'),
        ...owningFacts(op.config),
      ];
    case 'freezeShard':
      return [
        fact('shard', op.shard, 'It is frozen, and a clerk reads it'),
        fact('config', op.num, 'The configuration that takes it away'),
      ];
    case 'installShard':
      return [
        fact('shard', op.shard, 'It arrives, and is served from here on'),
        fact('config', op.num, 'The configuration that gives it to this group'),
        fact('from', op.from, 'The server that sent it, and waits for word'),
        ...carriedFacts(op.kv),
      ];
    case 'deleteShard':
      return [
        fact('shard', op.shard, 'Its new owner has it: it is deleted here'),
        fact('config', op.num, 'The configuration that takes it away'),
      ];
    default:
      return [fact('op', opText(op)), ...writtenFacts(op)];
  }
}

/** Who owns what by the configuration that an op puts under a key; nothing of any other op. */
export function writtenFacts(op: Op): Fact[] {
  const config = op.type === 'vput' ? configIn(op.value) : null;
  return config ? owningFacts(config) : [];
}

function owningFacts(config: ShardConfig): Fact[] {
  return gidsOf(config).map((gid) => {
    const owned = ownedBy(config.shards, gid);
    return fact(`group ${gid}`, owned.length === 0 ? 'no shard' : owned.join(', '), 'The shards it owns by it');
  });
}

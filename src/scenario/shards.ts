// What a scenario says of the sharded store: calls of the shard controller, groups, conditions and amounts.
import type { ControlCall } from '../model/command.ts';
import type { GroupId, NodeId } from '../model/ids.ts';
import type { Condition, Quantity } from '../model/scenario.ts';
import { CONTROLLER_GROUP, FIRST_GROUP } from '../model/shard.ts';
import { readWhole, wholeNumber } from './amounts.ts';
import { BOUNDS } from './bounds.ts';
import {
  accept,
  acceptMark,
  expectMark,
  expectWord,
  listed,
  oneOf,
  peek,
  problemAt,
  type Reader,
  take,
  unexpected,
} from './reader.ts';
import type { Token } from './tokens.ts';

/** The words that begin a call of the shard controller. */
export const CONTROL_WORDS = ['join', 'leave', 'move', 'recover', 'query'] as const;

/** Reads the rest of a call of the shard controller after its first word. */
export function readControlCall(reader: Reader, type: (typeof CONTROL_WORDS)[number]): ControlCall {
  switch (type) {
    case 'join': {
      const groups = [readJoining(reader)];
      while (acceptMark(reader, ',') || isNumberNext(reader)) groups.push(readJoining(reader));
      return { type, groups };
    }
    case 'leave':
      return { type, gids: readGids(reader) };
    case 'move': {
      const shard = readShard(reader);
      expectWord(reader, 'to');
      return { type, shard, gid: readGid(reader) };
    }
    case 'recover':
      return { type };
    case 'query':
      return { type, num: isNumberNext(reader) ? readWhole(reader, 'A configuration', BOUNDS.config) : -1 };
  }
}

/** Reads `101`, or `1 = x y z`: a group with the names of its servers. */
function readJoining(reader: Reader): { gid: GroupId; servers: readonly NodeId[] | null } {
  const gid = readGid(reader);
  return { gid, servers: acceptMark(reader, '=') ? readServerNames(reader) : null };
}

function readServerNames(reader: Reader): NodeId[] {
  const servers: NodeId[] = [];
  while (servers.length === 0 || isServerName(peek(reader))) {
    if (!isServerName(peek(reader))) throw unexpected(reader, 'the name of a server, such as n1 or x');
    servers.push(take(reader).text);
  }
  return servers;
}

function isServerName({ kind, text }: Token): boolean {
  return kind === 'word' && /^[a-z]\w{0,30}$/i.test(text) && text !== 'via' && text !== 'within';
}

function isNumberNext(reader: Reader): boolean {
  const token = peek(reader);
  return token.kind === 'word' && wholeNumber(token.text) !== null;
}

/** Reads the number of a group that a configuration can name, whether the world has it or not. */
function readGid(reader: Reader): GroupId {
  return readWhole(reader, 'The number of a group', BOUNDS.gid);
}

function readGids(reader: Reader): GroupId[] {
  const gids = [readGid(reader)];
  while (acceptMark(reader, ',') || isNumberNext(reader)) gids.push(readGid(reader));
  return gids;
}

function readShard(reader: Reader): number {
  return readWhole(reader, 'A shard', [0, Math.max(0, reader.counts.shards - 1)]);
}

/** Reads the number of a group of servers that the world has: 0 is the shard controller. */
export function readGroup(reader: Reader): GroupId {
  const gid = knownGroup(reader, peek(reader), peek(reader).text);
  take(reader);
  return gid;
}

/** The group that a word of the text names; a Problem at `token` when the world has none of that number. */
export function knownGroup(reader: Reader, token: Token, word: string): GroupId {
  const { groups, shards } = reader.counts;
  const gid = token.kind === 'word' ? wholeNumber(word) : null;
  if (gid === null) throw unexpected(reader, 'the number of a group');
  const isStore = gid >= FIRST_GROUP && gid < FIRST_GROUP + groups;
  if (shards > 0 && (gid === CONTROLLER_GROUP || isStore)) return gid;
  const last = FIRST_GROUP + groups - 1;
  const store = groups === 0 ? '' : groups === 1 ? ` and ${FIRST_GROUP}` : ` and ${FIRST_GROUP} to ${last}`;
  const there = `there is ${CONTROLLER_GROUP} (the shard controller)${store}`;
  const remedy = shards > 0 ? there : 'this cluster is not sharded; the setup line "shards 10" makes groups';
  throw problemAt(reader, token, `There is no group ${gid}: ${remedy}`);
}

/** A condition about the sharded store. */
export type ShardCondition = Extract<
  Condition,
  { kind: 'shard' | 'settled' | 'balanced' | 'members' | 'moved least' | 'queries agree' }
>;

/** The words that begin one. */
export const SHARD_CONDITION_WORDS = ['shard', 'settled', 'balanced', 'members', 'moved', 'queries'] as const;

/** Reads the rest of a condition after its first word. */
export function readShardCondition(
  reader: Reader,
  word: Exclude<(typeof SHARD_CONDITION_WORDS)[number], 'moved'>,
): ShardCondition {
  switch (word) {
    case 'shard': {
      const shard = readShard(reader);
      expectWord(reader, 'at');
      return { kind: 'shard', shard, gid: readGroup(reader) };
    }
    case 'settled':
      return { kind: 'settled' };
    case 'balanced':
      return { kind: 'balanced', gids: accept(reader, 'none') ? [] : readGids(reader) };
    case 'members': {
      const gid = readGid(reader);
      expectMark(reader, '=');
      return { kind: 'members', gid, servers: readServerNames(reader) };
    }
    case 'queries':
      expectWord(reader, 'agree');
      return { kind: 'queries agree' };
  }
}

/** The words that begin an amount of the sharded store. */
export const SHARD_QUANTITY_WORDS = ['config', 'moved', 'owned', 'owner'] as const;

/** Reads such an amount. */
export function readShardQuantity(reader: Reader): Quantity {
  const kind = oneOf(reader, SHARD_QUANTITY_WORDS, listed(SHARD_QUANTITY_WORDS));
  if (kind === 'owned') return { kind, gid: readGid(reader) };
  return kind === 'owner' ? { kind, shard: readShard(reader) } : { kind };
}

/** A call of the shard controller as it is written: `join 100, 101`, `move 3 to 100`, `query`. */
export function printControlCall(call: ControlCall): string {
  switch (call.type) {
    case 'join': {
      const parts = call.groups.map(({ gid, servers }) => (servers ? `${gid} = ${servers.join(' ')}` : `${gid}`));
      return `join ${parts.join(', ')}`;
    }
    case 'leave':
      return `leave ${call.gids.join(', ')}`;
    case 'move':
      return `move ${call.shard} to ${call.gid}`;
    case 'recover':
      return 'recover';
    case 'query':
      return call.num < 0 ? 'query' : `query ${call.num}`;
  }
}

/** A condition about the sharded store as it is written: `shard 3 at 100`, `balanced none`. */
export function printShardCondition(condition: ShardCondition): string {
  switch (condition.kind) {
    case 'shard':
      return `shard ${condition.shard} at ${condition.gid}`;
    case 'balanced':
      return `balanced ${condition.gids.length === 0 ? 'none' : condition.gids.join(', ')}`;
    case 'members':
      return `members ${condition.gid} = ${condition.servers.join(' ')}`;
    default:
      return condition.kind;
  }
}

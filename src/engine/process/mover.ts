// What the leader of a group of the sharded store does beside Raft (lab 4B): it asks the shard controller for the next
// configuration, sends shards that must leave to their new owner until that one has them, and takes those that arrive.
// Whatever it decides goes through its log first. A new leader goes on where the old one was: all it needs is in the machine.
import type { GroupId, LogIndex, NodeId } from '../../model/ids.ts';
import type { Op } from '../../model/kv.ts';
import type { Entry } from '../../model/raft.ts';
import { CONTROLLER_GROUP, isSettled, NOBODY, type ShardId, type ShardKvState } from '../../model/shard.ts';
import type { ClerkReply, InstallShard, InstallShardReply, Mover, ServerNode } from '../../model/world.ts';
import { latest, note } from '../prim/recorder.ts';
import { entryAt, lastIndex } from '../raft/log.ts';
import type { RaftOutput } from '../raft/output.ts';
import { propose } from '../raft/replication.ts';
import { arm, fire, membersOf, send, type Turn } from './turn.ts';

/** The mover of a server that does not lead, or has just begun. */
export const IDLE_MOVER: Mover = { timer: null, asks: {}, silent: [] };

/** Pause between two beats, in ms of the server's clock: how often the labs' servers ask for a configuration. */
const BEAT = 100;

/** Leading begins or ends: the beat with it. */
export function setMover(node: ServerNode, turn: Turn): void {
  const { mover } = node;
  if (!mover) return;
  if (node.raft.role.kind !== 'leader') {
    if (mover.timer) node.mover = IDLE_MOVER;
  } else if (!mover.timer) node.mover = { ...mover, timer: arm(turn, node.rate, BEAT) };
}

/** A beat: who has kept silent is passed over, and whatever is still to be done is asked for again. */
export function moverBeats(node: ServerNode, turn: Turn, out: RaftOutput): void {
  const { mover } = node;
  if (!mover?.timer || node.machine.kind !== 'shardKv') return;
  fire(turn, node.id, 'mover', mover.timer);
  const asks = { ...mover.asks };
  for (const gid of mover.silent) asks[gid] = successor(turn, gid, asks[gid]);
  node.mover = { timer: arm(turn, node.rate, BEAT), asks, silent: [] };
  if (isSettled(node.machine)) askForConfig(node, turn, out, node.machine);
  else for (const shard of leaving(node.machine)) sendShard(node, turn, out, node.machine, shard);
}

function leaving({ shards }: ShardKvState): ShardId[] {
  return Object.keys(shards)
    .map(Number)
    .filter((id) => shards[id]?.phase === 'leaving');
}

function askForConfig(node: ServerNode, turn: Turn, out: RaftOutput, { config }: ShardKvState): void {
  const to = askedOf(node, turn, CONTROLLER_GROUP);
  if (to === undefined) return;
  const num = out.rules.configAfter(config);
  const op = { type: 'query' as const, num, clientId: node.id, requestId: config.num + 1 };
  send(turn, to, { type: 'ClerkRequest', op }, turn.cause);
}

/** The controller answers: the next configuration goes into the log, unless it is there already. */
export function takeConfig(node: ServerNode, turn: Turn, out: RaftOutput, from: NodeId, reply: ClerkReply): void {
  heard(node, turn, CONTROLLER_GROUP, reply.result === null ? reply.leaderId : from);
  const config = reply.result?.config;
  if (!config || node.machine.kind !== 'shardKv' || !out.rules.acceptConfig(node.machine, config)) return;
  proposeOnce(node, out, { type: 'reconfigure', config }, (op) => op.type === 'reconfigure');
}

function sendShard(node: ServerNode, turn: Turn, out: RaftOutput, state: ShardKvState, shard: ShardId): void {
  const gid = state.config.shards[shard] ?? NOBODY;
  const to = askedOf(node, turn, gid);
  const kv = state.shards[shard]?.kv;
  if (to === undefined || !kv) return;
  const { num } = state.config;
  const { cause } = turn;
  note(turn, { type: 'ShardSent', node: node.id, rule: 'keepUntilInstalled', shard, num, gid, to });
  send(turn, to, { type: 'InstallShard', num, shard, gid, kv }, latest(turn));
  turn.cause = cause;
  if (!out.rules.keepUntilInstalled()) proposeDelete(node, out, num, shard);
}

/** A shard is offered. What has come before, or belongs to a configuration that is over, is there: the sender may delete it. */
export function takeShard(node: ServerNode, turn: Turn, out: RaftOutput, from: NodeId, offer: InstallShard): void {
  const { num, shard, kv } = offer;
  const { role } = node.raft;
  if (node.machine.kind !== 'shardKv') return;
  const own = node.machine.config.num;
  const op = { type: 'installShard' as const, num, shard, kv, from };
  const isAwaited = out.rules.acceptShard(node.machine, op);
  const verdict = role.kind !== 'leader' ? 'not-leader' : isAwaited ? 'taken' : num > own ? 'waiting' : 'installed';
  note(turn, { type: 'ShardOffered', node: node.id, rule: 'acceptShard', from, shard, num, own, verdict });
  if (verdict !== 'taken') {
    const leaderId = role.kind === 'follower' ? role.leaderId : null;
    return answer(turn, from, { type: 'InstallShardReply', num, shard, verdict, leaderId });
  }
  proposeOnce(node, out, op, (other) => other.type === 'installShard' && other.shard === shard && other.num === num);
  if (!out.rules.confirmCommitted()) confirm(node, turn, from, num, shard);
}

/** The new owner answers: the shard can be deleted here, or somebody else must be asked. */
export function shardAnswered(
  node: ServerNode,
  turn: Turn,
  out: RaftOutput,
  from: NodeId,
  reply: InstallShardReply,
): void {
  const { machine } = node;
  if (machine.kind !== 'shardKv' || machine.config.num !== reply.num) return;
  const gid = machine.config.shards[reply.shard] ?? NOBODY;
  if (machine.shards[reply.shard]?.phase !== 'leaving') return;
  heard(node, turn, gid, reply.verdict === 'not-leader' ? reply.leaderId : from);
  if (reply.verdict === 'installed') proposeDelete(node, out, reply.num, reply.shard);
}

/**
 * An entry has been applied by a leader: who sent the shard is told. What a configuration takes away is sent at once, and when
 * all of it has been handed over the next one is asked for; while some is still on its way nothing is sent before the next beat.
 */
export function moverApplied(node: ServerNode, turn: Turn, { op }: Entry): void {
  if (op.type !== 'reconfigure' && op.type !== 'installShard' && op.type !== 'deleteShard') return;
  if (node.raft.role.kind !== 'leader' || !node.mover || node.machine.kind !== 'shardKv') return;
  if (op.type === 'installShard') confirm(node, turn, op.from, op.num, op.shard);
  if (op.type !== 'reconfigure' && !isSettled(node.machine)) return;
  node.mover = { ...node.mover, timer: arm(turn, node.rate, 0) };
}

function confirm(node: ServerNode, turn: Turn, to: NodeId, num: number, shard: ShardId): void {
  answer(turn, to, { type: 'InstallShardReply', num, shard, verdict: 'installed', leaderId: node.id });
}

function answer(turn: Turn, to: NodeId, reply: InstallShardReply): void {
  send(turn, to, reply, latest(turn));
}

function proposeDelete(node: ServerNode, out: RaftOutput, num: number, shard: ShardId): void {
  const isSame = (op: Op) => op.type === 'deleteShard' && op.shard === shard && op.num === num;
  proposeOnce(node, out, { type: 'deleteShard', num, shard }, isSame);
}

/**
 * Proposes an op unless one like it waits in the log to be applied. One of an earlier term does not count: it may wait for
 * ever, for nothing but an entry of this term can commit it (§5.4.2). The second of two changes nothing.
 */
function proposeOnce({ raft }: ServerNode, out: RaftOutput, op: Op, isLike: (op: Op) => boolean): void {
  for (let index: LogIndex = lastIndex(raft.log); index > raft.lastApplied; index--) {
    const entry = entryAt(raft.log, index);
    if (entry?.term !== raft.currentTerm) break;
    if (isLike(entry.op)) return;
  }
  propose(raft, out, op);
}

/** Whom to ask of a group; until it is heard from, it counts as silent. */
function askedOf(node: ServerNode, turn: Turn, gid: GroupId): NodeId | undefined {
  if (!node.mover) return undefined;
  const to = node.mover.asks[gid] ?? membersOf(turn, gid)[0];
  if (to === undefined) return undefined;
  const silent = node.mover.silent.includes(gid) ? node.mover.silent : [...node.mover.silent, gid];
  node.mover = { ...node.mover, asks: { ...node.mover.asks, [gid]: to }, silent };
  return to;
}

/** A group has been heard from; `leader` is whom to ask next time, null: the next in line. */
function heard(node: ServerNode, turn: Turn, gid: GroupId, leader: NodeId | null): void {
  if (!node.mover) return;
  const { asks, silent, timer } = node.mover;
  const next = leader ?? successor(turn, gid, asks[gid]);
  node.mover = { timer, asks: { ...asks, [gid]: next }, silent: silent.filter((other) => other !== gid) };
}

function successor(turn: Turn, gid: GroupId, asked: NodeId | undefined): NodeId {
  const members = membersOf(turn, gid);
  return members[(members.indexOf(asked ?? '') + 1) % members.length] as NodeId;
}

// The bus: every message between processes, ordered by when it is due. Pure functions over the list of those in flight.
import type { LinkRule } from '../../model/command.ts';
import type { NodeId, Tick } from '../../model/ids.ts';
import { kvBytes, type OpResult, opBytes } from '../../model/kv.ts';
import { configBytes } from '../../model/shard.ts';
import type { Envelope, Message } from '../../model/world.ts';
import { between, chance, rand } from '../prim/rand.ts';
import { isJobRequest, jobMessageBytes } from './jobBytes.ts';

/** Is one message due before another? Ties go by `seq`, which no two messages share. */
function isBefore(a: Envelope, b: Envelope): boolean {
  return a.deliverAt < b.deliverAt || (a.deliverAt === b.deliverAt && a.seq < b.seq);
}

/**
 * The messages in flight without the first `taken`, and with some more among them, in the order in which they are due.
 * `posted` is put in order.
 */
export function merge(bus: readonly Envelope[], taken: number, posted: Envelope[]): readonly Envelope[] {
  if (posted.length === 0) return taken === 0 ? bus : bus.slice(taken);
  for (let i = 1; i < posted.length; i++) {
    const late = posted[i] as Envelope;
    let k = i;
    for (; k > 0 && isBefore(late, posted[k - 1] as Envelope); k--) posted[k] = posted[k - 1] as Envelope;
    posted[k] = late;
  }
  const merged = new Array<Envelope>(bus.length - taken + posted.length);
  let i = taken;
  let m = 0;
  for (const late of posted) {
    for (; i < bus.length && isBefore(bus[i] as Envelope, late); i++) merged[m++] = bus[i] as Envelope;
    merged[m++] = late;
  }
  for (; i < bus.length; i++) merged[m++] = bus[i] as Envelope;
  return merged;
}

/** How long the n-th message of a direction at an instant travels, in ms: drawn from the message's own name. */
export function delayOf(
  seed: number,
  rule: LinkRule,
  from: NodeId,
  to: NodeId,
  sentAt: Tick,
  n: number,
  copy: number,
): Tick {
  const lo = rule.latency[0]; // taken apart with brackets a pair costs an iterator
  const hi = rule.latency[1];
  if (lo === hi) return lo;
  return between(rand(seed, copy > 0 ? 'latency of copy' : 'latency', from, to, sentAt, n), lo, hi);
}

/** Does the bus deliver this message twice? Decided when it is sent. */
export function isDuplicated(seed: number, rule: LinkRule, e: Envelope): boolean {
  return rule.duplicate > 0 && chance(rand(seed, 'duplicate', e.from, e.to, e.sentAt, e.n), rule.duplicate);
}

/** Is this message lost to chance? Decided when it is due, by the rule that the link has then. */
export function isLost(seed: number, rule: LinkRule, e: Envelope): boolean {
  return (
    rule.loss > 0 && chance(rand(seed, e.copy > 0 ? 'loss of copy' : 'loss', e.from, e.to, e.sentAt, e.n), rule.loss)
  );
}

/** Does the message ask for an answer? (The labs count these as RPCs.) */
export function isRequest(message: Message): boolean {
  switch (message.type) {
    case 'AppendEntries':
    case 'RequestVote':
    case 'ClerkRequest':
    case 'InstallSnapshot':
    case 'InstallShard':
      return true;
    case 'RequestVoteReply':
    case 'AppendEntriesReply':
    case 'InstallSnapshotReply':
    case 'ClerkReply':
    case 'InstallShardReply':
      return false;
    default:
      return isJobRequest(message);
  }
}

function resultBytes({ value, config, shard }: OpResult): number {
  return (value?.length ?? 0) + (config ? configBytes(config) : 0) + (shard ? 8 + kvBytes(shard.kv) : 0);
}

/** Canonical size of a message in bytes: integers 8, verdicts 1, texts their UTF-8 length, entries and snapshots theirs. */
export function messageBytes(message: Message): number {
  switch (message.type) {
    case 'RequestVote':
      return 32;
    case 'RequestVoteReply':
      return 17;
    case 'AppendEntries': {
      let bytes = 40;
      for (const entry of message.entries) bytes += entry.bytes;
      return bytes;
    }
    case 'AppendEntriesReply':
      return 41;
    case 'InstallSnapshot':
      return 32 + message.snapshot.bytes;
    case 'InstallSnapshotReply':
      return 16;
    case 'ClerkRequest':
      return opBytes(message.op);
    case 'ClerkReply':
      return 17 + (message.result ? resultBytes(message.result) : 0);
    case 'InstallShard':
      return 24 + kvBytes(message.kv);
    case 'InstallShardReply':
      return 17;
    default:
      return jobMessageBytes(message);
  }
}

// The replicated key/value machine: what may be asked of it, what it answers, what it keeps.
import type { NodeId } from './ids.ts';
import type { JobOp, JobResult } from './jobOps.ts';
import type { JobState } from './mapreduce.ts';
import {
  type AdminOp,
  type ControlOp,
  configBytes,
  controlBytes,
  type ShardConfig,
  type ShardControllerState,
  type ShardId,
  type ShardKvState,
  type ShardOp,
} from './shard.ts';

/**
 * What a log entry asks of the machine (the labs' Op; the paper says "command", a word this project keeps for the user).
 * `clientId` and `requestId` make a retried request run once (dissertation §6.3). `requestId` counts from 1 per clerk.
 */
export interface KvOp {
  readonly type: 'get' | 'put' | 'append' | 'cas' | 'vput';
  readonly key: string;
  /** put, vput, append: the text; cas: the new value; get: ''. */
  readonly value: string;
  /** cas only: the value that must be there; null stands for "no such key". Always null for the other types. */
  readonly expected: string | null;
  /** vput alone: the version that the key must have; 0 for one that no vput has written. */
  readonly version?: number;
  readonly clientId: NodeId;
  readonly requestId: number;
}

/** An entry that changes nothing: a new leader's first entry, when the setup asks for it (dissertation §6.4). */
export interface NoOp {
  readonly type: 'noop';
}

/** The members of the group from this entry on: effective as soon as it is appended (dissertation ch. 4). */
export interface ConfigOp {
  readonly type: 'config';
  readonly voters: readonly NodeId[];
}

/** An opaque value without a machine behind it, as the Raft labs submit (`start n1 101`). */
export interface ValueOp {
  readonly type: 'value';
  readonly value: string;
}

/** What a clerk can ask: of the store, of the shard controller, or, when it hands shards over, of their groups. */
export type ClientOp = KvOp | ControlOp | AdminOp;

/** Everything a log entry can carry. */
export type Op = ClientOp | NoOp | ConfigOp | ValueOp | ShardOp | JobOp;

/**
 * What the machine answered. get: ok = key exists; put: `value` is null; append: it is the old value; cas: ok = swapped,
 * `value` = what was there; vput: ok = written, otherwise `value` is one of `Refusal`. query: `config` is what was asked for.
 */
export interface OpResult {
  readonly ok: boolean;
  readonly value: string | null;
  /** A group of the sharded store that does not serve the key has run nothing. */
  readonly refusal?: 'wrong-group';
  readonly config?: ShardConfig;
  /** Of the replicated coordinator of a job. */
  readonly job?: JobResult;
  /** freezeShard: the shard, and what is in it. */
  readonly shard?: { readonly id: ShardId; readonly kv: KvState };
}

/**
 * Why a versioned put has not been done (6.5840 of 2025): the key has another version, or does not exist. `maybe` is said by
 * the clerk: this try found another version, but an earlier one, whose answer was lost, may be what has changed it.
 */
export type Refusal = 'version' | 'nokey' | 'maybe';

/**
 * The last writing request of one clerk that the machine executed, with its answer: a repeat gets the answer, not a second
 * run. Reads change nothing and may run again, so that no session keeps what they read.
 */
export interface Session {
  readonly requestId: number;
  readonly result: OpResult;
}

/** The key/value machine's whole state; a snapshot carries exactly this. */
export interface KvState {
  readonly kind: 'kv';
  readonly data: Readonly<Record<string, string>>;
  /** How often a vput has written a key, for keys that one has; other writes leave it alone. */
  readonly versions?: Readonly<Record<string, number>>;
  readonly sessions: Readonly<Record<NodeId, Session>>;
}

/** The state of any replicated machine. */
export type MachineState = KvState | ShardControllerState | ShardKvState | JobState;

/** What a machine holds under its keys: of a group of the sharded store, in all its shards; of the shard controller and of a job's coordinator, nothing. */
export function dataOf(machine: MachineState): KvState['data'] {
  if (machine.kind === 'kv') return machine.data;
  if (machine.kind !== 'shardKv') return NO_DATA;
  return Object.assign({}, ...Object.values(machine.shards).map(({ kv }) => kv.data));
}

const NO_DATA: KvState['data'] = {};

/** Is this what a clerk asks of the store? */
export function isKvOp(op: Op): op is KvOp {
  switch (op.type) {
    case 'get':
    case 'put':
    case 'append':
    case 'cas':
    case 'vput':
      return true;
    default:
      return false;
  }
}

/** The key that an op is about; null for one that the shard controller is asked. */
export function keyOf(op: ClientOp): string | null {
  return isKvOp(op) ? op.key : null;
}

/** Canonical size of a key/value state in bytes: texts at their UTF-8 length, 8 for each request id and version, 1 for each verdict. */
export function kvBytes(state: KvState): number {
  let bytes = 0;
  for (const [key, value] of Object.entries(state.data)) bytes += utf8Length(key) + utf8Length(value);
  if (state.versions) bytes += 8 * Object.keys(state.versions).length;
  for (const [clerk, { result }] of Object.entries(state.sessions)) {
    bytes += clerk.length + 9 + (result.value === null ? 0 : utf8Length(result.value));
  }
  return bytes;
}

/** UTF-8 length of a text, in bytes. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
      bytes += 2; // a pair: two units, four bytes
      i++;
    } else bytes += unit < 0x800 ? 1 : 2;
  }
  return bytes;
}

/**
 * Canonical size of an op in bytes: an integer counts 8, a tag 1, a text its UTF-8 length.
 * All sizes of the project (persisted state, messages, snapshots) are sums of these.
 */
export function opBytes(op: Op): number {
  switch (op.type) {
    case 'noop':
      return 1;
    case 'config':
      return op.voters.reduce((sum, id) => sum + id.length, 1);
    case 'value':
      return 1 + utf8Length(op.value);
    case 'join':
    case 'leave':
    case 'move':
    case 'query':
    case 'recover':
      return controlBytes(op);
    case 'reconfigure':
      return 1 + configBytes(op.config);
    case 'installShard':
      return 17 + op.from.length + kvBytes(op.kv);
    case 'freezeShard':
    case 'deleteShard':
      return 17;
    case 'beginJob':
      return 17;
    case 'askTask':
      return 18 + op.worker.length;
    case 'endTask':
      return 26 + op.worker.length;
    case 'giveUpTask':
      return 9;
    default:
      return (
        (op.version === undefined ? 9 : 17) +
        op.clientId.length +
        utf8Length(op.key) +
        utf8Length(op.value) +
        (op.expected ? utf8Length(op.expected) : 0)
      );
  }
}

// The replicated key/value machine: what may be asked of it, what it answers, what it keeps.
import type { NodeId } from './ids.ts';

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

/** Everything a log entry can carry. */
export type Op = KvOp | NoOp | ConfigOp | ValueOp;

/**
 * What the machine answered. get: ok = key exists; put: `value` is null; append: it is the old value; cas: ok = swapped,
 * `value` = what was there; vput: ok = written, otherwise `value` is one of `Refusal`.
 */
export interface OpResult {
  readonly ok: boolean;
  readonly value: string | null;
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
export type MachineState = KvState;

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

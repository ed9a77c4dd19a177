// What the user (or a scenario's line) asks of the world. Imperative; one case per thing that can be asked.
import type { GroupId, MessageId, NodeId, Tick } from './ids.ts';
import type { BugId } from './setup.ts';
import type { ConfigQuery, ShardId } from './shard.ts';

/**
 * Which processes a command means. Resolved when the command is performed, so that a scenario stays valid when an earlier
 * line changes. `id` names one; `leader` is the leader of the highest term; `leaders` are all that lead, of
 * whatever term, and have not crashed; `followers` are the up servers that do not lead; `connected` servers are up and not disconnected; `any` draws `count` of what `of` yields, from the seed; `majority`/`minority` draw that many servers;
 * `rest` is every server and clerk that no other part of the same command names. `of` looks among the servers of one group
 * (100 and up of a sharded store, 0 the shard controller); without it `leader` is the first group's that has one.
 */
export type Selector =
  | { readonly kind: 'id'; readonly id: string }
  | {
      readonly kind:
        | 'leader'
        | 'leaders'
        | 'followers'
        | 'servers'
        | 'workers'
        | 'coordinator'
        | 'store'
        | 'clerks'
        | 'all'
        | 'up'
        | 'down'
        | 'connected'
        | 'disconnected'
        | 'majority'
        | 'minority'
        | 'rest';
    }
  | { readonly kind: 'any'; readonly count: number; readonly of: Selector }
  | { readonly kind: 'of'; readonly group: GroupId; readonly of: Selector }
  /** Those whose log has an entry at this index, in it or in its snapshot; or has none. A text is the name of a kept amount. */
  | { readonly kind: 'with' | 'without'; readonly index: number | string; readonly of: Selector }
  /** What a `let` line kept: the process (or processes) that it meant then. */
  | { readonly kind: 'name'; readonly name: string };

/** Several selectors as one set, in the order written. */
export type Selection = readonly Selector[];

/**
 * What a clerk is asked to do. A value that ends in `*` stands for one that no other line has: the `*` becomes the number
 * of the step at which it is called. `expected` belongs to cas alone; null there means "no such key". */
export interface KvCall {
  readonly type: 'get' | 'put' | 'append' | 'cas' | 'vput';
  readonly key: string;
  readonly value: string;
  readonly expected: string | null;
  /** vput alone: the version that the key must have, or the name under which a `let` line keeps it. */
  readonly version?: number | string;
}

/**
 * What a clerk asks of the shard controller. A group that joins with `servers` null brings the servers which the world has
 * for it.
 */
export type ControlCall =
  | {
      readonly type: 'join';
      readonly groups: readonly { readonly gid: GroupId; readonly servers: readonly NodeId[] | null }[];
    }
  | { readonly type: 'leave'; readonly gids: readonly GroupId[] }
  | { readonly type: 'move'; readonly shard: ShardId; readonly gid: GroupId }
  | { readonly type: 'recover' }
  | ConfigQuery;

/** Whatever a clerk can be asked to do. */
export type ClientCall = KvCall | ControlCall;

/**
 * A generated load: the clerk calls ops on the keys k0..k(keys-1), or on one that bears its own name and that no other
 * clerk of the load uses (`own`), pausing between an answer and the next call.
 */
export interface Load {
  readonly keys: number | 'own';
  /** Pause in ms. */
  readonly gap: readonly [Tick, Tick];
  /** Shares of the kinds of op, as whole numbers. Without `vput` there are no versioned puts. */
  readonly mix: {
    readonly get: number;
    readonly put: number;
    readonly append: number;
    readonly cas: number;
    readonly vput?: number;
  };
  /** No call starts at or after this instant; null: never ends. */
  readonly until: Tick | null;
}

/** The kinds of fault that a nemesis can draw. Each fault kind comes with its own cure. */
export type FaultKind = 'crash' | 'restart' | 'partition' | 'heal' | 'pause' | 'cut';

/** Generated faults: after every pause drawn from `every`, one of `kinds`; at `until` all is healed, restarted and resumed. */
export interface Nemesis {
  readonly every: readonly [Tick, Tick];
  readonly kinds: readonly FaultKind[];
  readonly until: Tick | null;
}

/** What a direction of a link does to messages. Chances in thousandths. */
export interface LinkRule {
  readonly cut: boolean;
  readonly loss: number;
  readonly duplicate: number;
  readonly latency: readonly [Tick, Tick];
}

/** One request of the user. `by hand` in the page and by a line of a scenario are the same thing. */
export type Command =
  /** A clerk runs one op. `via` pins it to one server, which is then asked again and again; null lets the clerk find the leader. */
  | { readonly type: 'call'; readonly clerk: Selector; readonly call: ClientCall; readonly via: Selector | null }
  /** An opaque value is proposed straight at servers, as the labs' Start does; only a leader takes it. */
  | { readonly type: 'start'; readonly nodes: Selection; readonly value: string }
  | { readonly type: 'workload'; readonly clerks: Selection; readonly load: Load | null }
  | { readonly type: 'nemesis'; readonly nemesis: Nemesis | null }
  /** crash: volatile state and unsynced writes are lost. pause: the process stands still, messages wait. timeout: the
   *  election timer fires now. snapshot: compact through lastApplied now. */
  | {
      readonly type: 'crash' | 'restart' | 'pause' | 'resume' | 'timeout' | 'snapshot';
      readonly nodes: Selection;
    }
  /** The disk of a crashed server loses everything (it returns blank). */
  | { readonly type: 'wipe'; readonly nodes: Selection }
  /** How long the servers' disk writes take from now on, in ms. */
  | { readonly type: 'disk'; readonly nodes: Selection; readonly delay: readonly [Tick, Tick] }
  /** Rate of a process's clock in thousandths: 500 runs at half speed. Timers armed from now on obey it. */
  | { readonly type: 'clock'; readonly nodes: Selection; readonly rate: number }
  /** One or both directions between two sets; `mend` undoes it. */
  | { readonly type: 'cut' | 'mend'; readonly from: Selection; readonly to: Selection; readonly both: boolean }
  /** Changes some figures of the directions between two sets; null fields stay. `from` and `to` both 'all' means every link. */
  | {
      readonly type: 'link';
      readonly from: Selection;
      readonly to: Selection;
      readonly both: boolean;
      readonly loss: number | null;
      readonly duplicate: number | null;
      readonly latency: readonly [Tick, Tick] | null;
    }
  /** The process is taken off the network (or put back) with all its links, whatever else is cut. */
  | { readonly type: 'disconnect' | 'connect'; readonly nodes: Selection }
  /** How the labs' network (setup `network labrpc`) is from now on, as in `Labrpc`; null stays. */
  | {
      readonly type: 'network';
      readonly unreliable: boolean | null;
      readonly reordering: boolean | null;
      readonly longDelays: boolean | null;
    }
  /** Servers talk only within their own side; a server in no side is alone, a clerk in no side reaches everybody. */
  | { readonly type: 'partition'; readonly sides: readonly Selection[] }
  /** No link is cut and nobody disconnected any more; loss, delay and duplication stay as they are. */
  | { readonly type: 'heal' }
  /** One chosen message. deliver: it arrives now. delay: it arrives `by` ms later. */
  | { readonly type: 'drop' | 'duplicate' | 'deliver'; readonly message: MessageId }
  | { readonly type: 'delay'; readonly message: MessageId; readonly by: Tick }
  /** A rule is replaced (on) or put back; nodes null: for every server. */
  | { readonly type: 'bug'; readonly bug: BugId; readonly nodes: Selection | null; readonly on: boolean };

/** The word for a kind of command. */
export type CommandType = Command['type'];

/** A value as it is when the command is carried out at a step: a `*` at its end becomes the number of that step. */
export function valueAt(value: string, step: number): string {
  return value.endsWith('*') ? `${value.slice(0, -1)}${step}` : value;
}

// A scenario: what is built, what happens, what must hold. Lesson, test, link and counter-example are all this.
import type { Command, Selection, Selector } from './command.ts';
import type { GroupId, NodeId, StepIndex, Tick } from './ids.ts';
import type { TaskKind } from './mapreduce.ts';
import type { Setup } from './setup.ts';
import type { ShardId } from './shard.ts';

/** When a line runs: at an instant (`@900`; if it has passed, at once), or so long after the line before it (`+200`). */
export type When = { readonly kind: 'at'; readonly tick: Tick } | { readonly kind: 'after'; readonly ticks: Tick };

/** How two amounts are compared. */
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** Something that can be counted or read off a world as a whole number. Sizes in canonical bytes, times in virtual ms. */
export type Quantity =
  | { readonly kind: 'number'; readonly value: number }
  /** What a `let` line kept. */
  | { readonly kind: 'name'; readonly name: string }
  /** Running totals of the whole world. `requests` are messages that ask, the labs' RPCs. */
  | { readonly kind: 'messages' | 'requests' | 'bytes' | 'elections' | 'commits' | 'snapshots' | 'now' }
  /** Of some processes together: what they have sent, or messages and requests that have come to them. */
  | { readonly kind: 'sent'; readonly what: 'messages' | 'requests' | 'bytes'; readonly nodes: Selection }
  | { readonly kind: 'received'; readonly what: 'messages' | 'requests'; readonly nodes: Selection }
  /** Calls of these clerks (all when null): made so far, answered, or still open. */
  | { readonly kind: 'calls' | 'answers' | 'open'; readonly clerks: Selection | null }
  /** How many processes a selection finds. */
  | { readonly kind: 'count'; readonly nodes: Selection }
  /** A numeric field of one server. */
  | { readonly kind: 'field'; readonly node: Selector; readonly field: ServerField }
  /** The largest persisted Raft state, or snapshot, among these servers; or all that they store of both, together. */
  | { readonly kind: 'state' | 'snapshotSize' | 'stored'; readonly nodes: Selection }
  /** Of the sharded store: the number of the newest configuration, and how many shards it gave to another owner. */
  | { readonly kind: 'config' | 'moved' }
  /** How many shards a group owns in the newest configuration. */
  | { readonly kind: 'owned'; readonly gid: GroupId }
  /** The group that owns a shard in it; 0: nobody. */
  | { readonly kind: 'owner'; readonly shard: ShardId }
  /** Of a MapReduce job, of all its maps or reduces: given out, completed, run at one instant at most, running now. */
  | { readonly kind: 'attempts' | 'completed' | 'parallel' | 'running'; readonly task: TaskKind }
  /** Tasks that these workers have carried to their end. */
  | { readonly kind: 'tasks'; readonly nodes: Selection }
  /** Processes that have ended of themselves. */
  | { readonly kind: 'exits' };

/** A sum of quantities, each counted `factor` times (negative: taken away). */
export type Amount = readonly { readonly factor: number; readonly quantity: Quantity }[];

/** What can be awaited or expected. */
export type Condition =
  /** Some up server leads (or one of these does), and it is the only leader of the highest term. */
  | { readonly kind: 'leader'; readonly nodes: Selection | null }
  /** No up server leads. */
  | { readonly kind: 'no leader' }
  /** At least `servers` servers have committed a write of this value to this key (`x=1`), or this opaque value when key is null. */
  | { readonly kind: 'committed'; readonly key: string | null; readonly value: string; readonly servers: number }
  /** The machine of each of these servers holds this value under the key (null: has no such key). */
  | { readonly kind: 'value'; readonly nodes: Selection; readonly key: string; readonly value: string | null }
  /** A field of a server compared with a number or, for role and votedFor, with a word. */
  | {
      readonly kind: 'field';
      readonly node: Selector;
      readonly field: ServerField;
      readonly op: Comparison;
      readonly value: number | string;
    }
  /** Two amounts compared: `messages - m <= 42`. */
  | { readonly kind: 'amounts'; readonly left: Amount; readonly op: Comparison; readonly right: Amount }
  /** At least (or exactly) so many servers have applied the entry at an index. */
  | { readonly kind: 'applied'; readonly index: Amount; readonly servers: number; readonly exactly: boolean }
  /** All connected servers have the same currentTerm. */
  | { readonly kind: 'terms agree' }
  /** The appended pieces of every key: each acknowledged one there once, each clerk's in the order of its calls. */
  | { readonly kind: 'appends once' }
  /** Every call of these clerks (all when null) has been answered. */
  | { readonly kind: 'answered'; readonly clerks: Selection | null }
  /** The most recent answer a clerk got: a value, or null for "no such key"; `ok` for a write. */
  | { readonly kind: 'answer'; readonly clerk: Selector; readonly value: string | null }
  /** No checked invariant has been broken (or this one has not). */
  | { readonly kind: 'no violation' }
  /** An invariant has been broken; null: any. */
  | { readonly kind: 'violation'; readonly invariant: string | null }
  /** The clients' history so far is linearizable. "Unknown" does not hold. */
  | { readonly kind: 'linearizable' }
  /** A group of the sharded store serves a shard. */
  | { readonly kind: 'shard'; readonly shard: ShardId; readonly gid: GroupId }
  /** Every group has a leader with the newest configuration, and no shard is on its way. */
  | { readonly kind: 'settled' }
  /** The newest configuration has exactly these groups, and no two of them differ by more than one shard. */
  | { readonly kind: 'balanced'; readonly gids: readonly GroupId[] }
  /** A group of the newest configuration has exactly these servers, in this order. */
  | { readonly kind: 'members'; readonly gid: GroupId; readonly servers: readonly NodeId[] }
  /** The newest configuration has moved no more shards than its balance needs. */
  | { readonly kind: 'moved least' }
  /** Whoever has been told a configuration of some number has been told the same. */
  | { readonly kind: 'queries agree' }
  /** The last reduce of the MapReduce job is done. */
  | { readonly kind: 'job done' }
  /** The outputs of the job are together what one loop over the whole input yields. */
  | { readonly kind: 'output matches' };

/** The fields of a server that a scenario can look at. */
export const SERVER_FIELDS = [
  'role',
  'currentTerm',
  'votedFor',
  'commitIndex',
  'lastApplied',
  'lastIndex',
  'snapshotIndex',
  'config',
] as const;
/** One of `SERVER_FIELDS`. */
export type ServerField = (typeof SERVER_FIELDS)[number];

/** What a line does. */
export type Action =
  | { readonly do: 'command'; readonly command: Command }
  /** Goes on as soon as the condition holds; fails the scenario when `within` ms pass first (default 10,000). */
  | { readonly do: 'await'; readonly condition: Condition; readonly within: Tick }
  | { readonly do: 'expect'; readonly condition: Condition }
  /** The condition must hold now and after every later step. Fails the scenario once. Not for what is judged over the whole history. */
  | { readonly do: 'always'; readonly condition: Condition }
  /** A caption: shown from here on until the next one. */
  | { readonly do: 'note'; readonly text: string }
  /** Nothing happens for so long. */
  | { readonly do: 'wait'; readonly ticks: readonly [Tick, Tick] }
  | { readonly do: 'repeat'; readonly times: number; readonly body: readonly Statement[] }
  /** The block runs when the condition holds at that instant. */
  | { readonly do: 'if'; readonly condition: Condition; readonly body: readonly Statement[] }
  /** One of these blocks, drawn from the seed by weight; what is missing to 100 does nothing. */
  | {
      readonly do: 'choose';
      readonly options: readonly { readonly weight: number; readonly body: readonly Statement[] }[];
    }
  /** Keeps an amount, or the processes that a selection finds, under a name for later lines. */
  | { readonly do: 'let'; readonly name: string; readonly amount: Amount | null; readonly nodes: Selection | null }
  /**
   * The labs' agreement on one value: a connected server that leads takes it, and within 2 s at least so many servers have
   * applied it; otherwise, with `retry`, it is submitted anew. Fails after 10 s. `as` keeps the index.
   */
  | {
      readonly do: 'agree';
      readonly value: string;
      readonly servers: number;
      readonly retry: boolean;
      readonly as: string | null;
    }
  /** The scenario is over; a headless run stops here. */
  | { readonly do: 'end' };

/** One line: its 1-based number in the text (0 for a line made in the page), when, and what. */
export interface Statement {
  readonly line: number;
  readonly when: When | null;
  readonly action: Action;
}

/**
 * A command given by hand, at exact coordinates: at `tick`, after `after` occurrences of that tick had run.
 * Without hands on it a run is the scenario alone.
 */
export interface HandCommand {
  readonly tick: Tick;
  readonly after: number;
  readonly command: Command;
}

/** A whole scenario as data. Its text form is its identity: `parse(print(s))` equals `s` but for line numbers. */
export interface Scenario {
  /** Version of the text format. */
  readonly version: 1;
  readonly title: string;
  readonly setup: Setup;
  readonly script: readonly Statement[];
  readonly hands: readonly HandCommand[];
}

/** A place in a run: an exact world by its step, and an instant not before it; either may be left to be found. */
export type Cursor = { readonly step: StepIndex } | { readonly tick: Tick };

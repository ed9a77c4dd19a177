// A scenario: what is built, what happens, what must hold. Lesson, test, link and counter-example are all this.
import type { Command, Selection, Selector } from './command.ts';
import type { StepIndex, Tick } from './ids.ts';
import type { Setup } from './setup.ts';

/** When a line runs: at an instant (`@900`; if it has passed, at once), or so long after the line before it (`+200`). */
export type When = { readonly kind: 'at'; readonly tick: Tick } | { readonly kind: 'after'; readonly ticks: Tick };

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
      readonly op: '=' | '!=' | '<' | '<=' | '>' | '>=';
      readonly value: number | string;
    }
  /** Every call of these clerks (all when null) has been answered. */
  | { readonly kind: 'answered'; readonly clerks: Selection | null }
  /** The most recent answer a clerk got: a value, or null for "no such key"; `ok` for a write. */
  | { readonly kind: 'answer'; readonly clerk: Selector; readonly value: string | null }
  /** No checked invariant has been broken (or this one has not). */
  | { readonly kind: 'no violation' }
  /** An invariant has been broken; null: any. */
  | { readonly kind: 'violation'; readonly invariant: string | null }
  /** The clients' history so far is linearizable. "Unknown" does not hold. */
  | { readonly kind: 'linearizable' };

/** The fields of a server that a scenario can look at. */
export const SERVER_FIELDS = [
  'role',
  'currentTerm',
  'votedFor',
  'commitIndex',
  'lastApplied',
  'lastIndex',
  'snapshotIndex',
] as const;
/** One of `SERVER_FIELDS`. */
export type ServerField = (typeof SERVER_FIELDS)[number];

/** What a line does. */
export type Action =
  | { readonly do: 'command'; readonly command: Command }
  /** Goes on as soon as the condition holds; fails the scenario when `within` ms pass first (default 10,000). */
  | { readonly do: 'await'; readonly condition: Condition; readonly within: Tick }
  | { readonly do: 'expect'; readonly condition: Condition }
  /** A caption: shown from here on until the next one. */
  | { readonly do: 'note'; readonly text: string }
  /** Nothing happens for so long. */
  | { readonly do: 'wait'; readonly ticks: readonly [Tick, Tick] }
  | { readonly do: 'repeat'; readonly times: number; readonly body: readonly Statement[] }
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

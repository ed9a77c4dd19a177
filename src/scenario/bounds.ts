// What a scenario may say at most and what it need not say: the bounds and defaults that are not already in model/setup.
import type { Load, Nemesis } from '../model/command.ts';
import type { Tick } from '../model/ids.ts';

/** Bounds of the language itself. Amounts are inclusive ranges. */
export const BOUNDS = {
  /** Lines of a text. */
  lines: 10_000,
  /** Blocks within blocks. */
  depth: 8,
  /** Errors reported at once. */
  errors: 30,
  seed: [0, 4_294_967_295],
  snapshot: [0, 1_000_000_000],
  batch: [1, 10_000],
  /** Entries between two snapshots; 0: never by count. */
  every: [0, 10_000],
  /** Rate of a clock, in thousandths. */
  rate: [1, 10_000],
  /** The index of an entry. */
  index: [1, 1_000_000_000],
  /** The version that a vput asks for. */
  version: [0, 1_000_000_000],
  /** The number of a configuration, and of a group in it. */
  config: [0, 1_000_000],
  gid: [0, 1_000_000],
  /** Keys of a generated load, and the share of a kind of op in it. */
  keys: [1, 1_000],
  share: [0, 1_000],
} as const;

/** How long an `await` waits before it fails, in ms, when it does not say. */
export const DEFAULT_WITHIN: Tick = 10_000;

/** The load of a `workload` that says nothing more. */
export const DEFAULT_LOAD: Load = {
  keys: 3,
  gap: [50, 150],
  mix: { get: 2, put: 1, append: 1, cas: 0 },
  until: null,
};

/** The faults of a `nemesis` that says nothing more. */
export const DEFAULT_NEMESIS: Nemesis = {
  every: [500, 1_500],
  kinds: ['crash', 'restart', 'partition', 'heal', 'pause', 'cut'],
  until: null,
};

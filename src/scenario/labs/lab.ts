// What a lab is; the list of all of them is labs.ts.

/**
 * A test of MIT's distributed systems labs (6.824, 6.5840) as a scenario: what the test does, with its figures as expectations.
 * It passes when every expectation and every invariant holds, on every seed.
 */
export interface Lab {
  /** `2B/backup`: the part of the labs and the test's name in small letters. */
  readonly id: string;
  /** The heading under which it stands: `Raft 2B`. */
  readonly suite: string;
  /** The test's name in the labs, without its number: `Backup`. */
  readonly name: string;
  /** What happens in it, in a sentence or two. */
  readonly what: string;
  /** The mistakes that it catches. */
  readonly catches: string;
  /** The scenario in the form that the printer writes, without a seed: the labs draw theirs. */
  readonly text: string;
  /** How long it may take, in virtual ms, where chance can hold it up for more than the two minutes of the labs. */
  readonly longest?: number;
}

// How far a scenario's script has come, and what it has found. Part of the world, so that a run can be stopped anywhere in it.
import type { NodeId, StepIndex, Tick } from './ids.ts';
import type { Condition } from './scenario.ts';

/** A block of the script that is being run: `option` is which of a `choose` it is. */
export interface Frame {
  readonly offset: number;
  readonly rounds: number;
  readonly option: number;
}

/** Where the scenario's script stands. Plain numbers: the statements themselves are `world.script`. */
export interface Director {
  /** Frames from outermost to innermost: the next statement's offset in that block, and rounds still to do after this one. */
  readonly frames: readonly Frame[];
  /** The instant at which the next statement runs; NEVER when the script is over or waits for a condition. */
  readonly wakeAt: Tick;
  /** The `when` of the next statement has been waited for. */
  readonly due: boolean;
  /** Set while an `await` is open: it gives up at this instant. */
  readonly awaitUntil: Tick | null;
  /** The instant at which the previous line ran. */
  readonly lineAt: Tick;
  /** The caption now shown. */
  readonly caption: string | null;
  /** What `let` and `agree` lines have kept. */
  readonly names: Readonly<Record<string, number | readonly NodeId[]>>;
  /** An `agree` under way: when it began, the server asked last, and the entry taken, with the time it has. */
  readonly agreeing: Agreeing | null;
  /** What must hold after every step, by `always` lines: those that have not failed yet. */
  readonly standing: readonly Standing[];
  readonly failures: readonly Failure[];
  readonly ended: boolean;
}

/** An `agree` under way. `index` 0: no server has taken the value yet. */
export interface Agreeing {
  readonly beganAt: Tick;
  readonly asked: number;
  readonly index: number;
  readonly term: number;
}

/** A condition that must go on to hold, and its line. */
export interface Standing {
  readonly line: number;
  readonly condition: Condition;
}

/** An expectation that did not hold, or an await that ran out. */
export interface Failure {
  readonly line: number;
  readonly message: string;
  readonly step: StepIndex;
  readonly at: Tick;
}
